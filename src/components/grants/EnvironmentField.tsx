import { useController, useFormContext } from 'react-hook-form'
import type { OwnEnvironment } from '../../contract/environment.ts'
import { authFunctionSample } from '../../domain/items/authFunctionSample.ts'
import { grantsText } from '../../text/grants.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { Combobox, type ComboboxOption } from '../../ui/Combobox.tsx'
import { CodeSample } from '../CodeSample.tsx'
import styles from './GrantFields.module.css'
import type { GrantRow } from './grantRows.ts'
import { useRowSentence } from './useRowSentence.ts'

/** 云环境 of one row of the surrounding form: what can be chosen, the state of each, and what the chosen one lacks. */
export function EnvironmentField({
  row,
  environments,
  chosen,
  kept,
  onChanged,
}: {
  row: number
  environments: readonly OwnEnvironment[]
  chosen: readonly string[]
  kept: readonly string[]
  onChanged: () => void
}) {
  const t = useText(grantsText)
  const { status } = useText(nounsText)
  const sentence = useRowSentence()
  const { control } = useFormContext<{ rows: GrantRow[] }>()
  const { field, fieldState } = useController({ control, name: `rows.${row}.environmentId` })
  const { value } = field
  const known = environments.find(({ id }) => id === value)
  const isGone = value !== '' && !known

  const options = environments.map((each): ComboboxOption => {
    if (each.id !== value && chosen.includes(each.id)) return { value: each.id, note: t.taken, disabled: true }
    return {
      value: each.id,
      note: [status[each.status], t.readiness[each.authFunction], t.shares(each.shares)].join(' · '),
      disabled: each.status !== 'normal' && !kept.includes(each.id),
    }
  })

  return (
    <>
      <Combobox
        label={t.environment}
        placeholder={t.chooseEnvironment}
        emptyText={t.noEnvironment}
        openLabel={t.openList}
        options={options}
        value={value}
        onChosen={(id) => {
          field.onChange(id)
          onChanged()
        }}
        error={isGone ? t.gone : sentence(fieldState.error?.message)}
        inputRef={field.ref}
      />
      {known && known.authFunction !== 'deployed' && (
        <div className={styles.warning}>
          <p>{known.authFunction === 'missing' ? t.missingAuth : t.brokenAuth}</p>
          <details>
            <summary>{t.showExample}</summary>
            <CodeSample code={authFunctionSample} label="cloudbase_auth" />
          </details>
        </div>
      )}
    </>
  )
}
