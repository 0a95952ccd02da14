import type { Ref } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import type { EnvironmentView } from '../../contract/environmentView.ts'
import { authFunctionSample } from '../../domain/items/authFunctionSample.ts'
import type { Catalogue } from '../../domain/sharing/permission.ts'
import { grantsText } from '../../text/grants.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { Combobox, type ComboboxOption } from '../../ui/Combobox.tsx'
import fieldStyles from '../../ui/Field.module.css'
import { Icon } from '../../ui/Icon.tsx'
import { CodeSample } from '../CodeSample.tsx'
import styles from './GrantFields.module.css'
import type { GrantRow } from './grantRows.ts'
import { PermissionMatrix } from './PermissionMatrix.tsx'
import { useRowSentence } from './useRowSentence.ts'

interface GrantFieldsetProps {
  index: number
  environments: readonly EnvironmentView[]
  /** The environments of all rows, so that none is chosen twice. */
  chosen: readonly string[]
  catalogue: Catalogue
  kept: readonly string[]
  /** `undefined` for the last row, which stays (rule 5). */
  onRemove: (() => void) | undefined
  removeRef: Ref<HTMLButtonElement>
}

/** 环境 N: one environment and what is allowed in it. */
export function GrantFieldset({
  index,
  environments,
  chosen,
  catalogue,
  kept,
  onRemove,
  removeRef,
}: GrantFieldsetProps) {
  const t = useText(grantsText)
  const { status } = useText(nounsText)
  const sentence = useRowSentence()
  const { control } = useFormContext<{ rows: GrantRow[] }>()
  const environment = useController({ control, name: `rows.${index}.environmentId` })
  const value = environment.field.value
  const known = environments.find(({ id }) => id === value)
  const isGone = value !== '' && !known
  const removeReason = onRemove ? undefined : t.removeLast

  const options = environments.map((each): ComboboxOption => {
    if (each.id !== value && chosen.includes(each.id)) return { value: each.id, note: t.taken, disabled: true }
    if (each.status !== 'normal' && !kept.includes(each.id))
      return { value: each.id, note: status[each.status], disabled: true }
    return { value: each.id }
  })

  return (
    <fieldset className={styles.row} aria-label={t.row(index + 1)}>
      <div className={styles.head}>
        <span className={styles.legend} aria-hidden="true">
          {t.row(index + 1)}
        </span>
        <Button
          kind="plain-danger"
          ref={removeRef}
          aria-label={t.removeRow(index + 1)}
          aria-disabled={!onRemove}
          aria-describedby={removeReason ? `remove-reason-${index}` : undefined}
          title={removeReason ?? t.removeRow(index + 1)}
          onClick={onRemove}
        >
          <Icon name="minus" />
        </Button>
      </div>
      {removeReason && (
        <span id={`remove-reason-${index}`} className={fieldStyles.hidden}>
          {removeReason}
        </span>
      )}
      <Combobox
        label={t.environment}
        placeholder={t.chooseEnvironment}
        emptyText={t.noEnvironment}
        openLabel={t.openList}
        options={options}
        value={value}
        onChosen={environment.field.onChange}
        error={isGone ? t.gone : sentence(environment.fieldState.error?.message)}
        inputRef={environment.field.ref}
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
      <PermissionMatrix row={index} catalogue={catalogue} />
    </fieldset>
  )
}
