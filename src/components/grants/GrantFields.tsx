import { useRef } from 'react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import type { OwnEnvironment } from '../../contract/environment.ts'
import { allPermissions, type Catalogue } from '../../domain/sharing/permission.ts'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './GrantFields.module.css'
import { GrantFieldset } from './GrantFieldset.tsx'
import type { GrantRow } from './grantRows.ts'
import { onlyChoice } from './onlyChoice.ts'
import { useOpenRows } from './useOpenRows.ts'

/** What can be granted. */
export interface Grantable {
  environments: readonly OwnEnvironment[]
  catalogue: Catalogue
  /** How many environments one share can have. */
  max: number
}

interface GrantFieldsProps extends Grantable {
  /** Environments the share already grants: they may stay whatever has become of them. */
  kept?: readonly string[]
}

/** The environment rows of a grant, with + and −. They live in the surrounding form under `rows`. */
export function GrantFields({ environments, catalogue, max, kept = [] }: GrantFieldsProps) {
  const t = useText(grantsText)
  const { control } = useFormContext<{ rows: GrantRow[] }>()
  const { fields, append, remove } = useFieldArray({ control, name: 'rows' })
  const rows = useWatch({ control, name: 'rows' })
  const around = useRef<HTMLDivElement>(null)
  const openRows = useOpenRows(
    fields.map(({ id }) => id),
    around,
  )
  const removeButtons = useRef<(HTMLButtonElement | null)[]>([])
  const chosen = rows.map(({ environmentId }) => environmentId)
  const choosable = environments.filter(({ id, status }) => status === 'normal' || kept.includes(id))
  const reason =
    fields.length >= max ? t.tooMany(max) : fields.length >= choosable.length ? t.noMoreEnvironments : undefined

  function add() {
    const number = fields.length
    openRows.onAdded(number)
    append(
      { environmentId: onlyChoice(choosable, chosen), permissions: allPermissions(catalogue) },
      { focusName: `rows.${number}.environmentId` },
    )
  }

  function removeRow(index: number) {
    remove(index)
    openRows.onRemoved(index)
    // The button that was pressed is gone with its row: its neighbour takes over.
    setTimeout(() => removeButtons.current[Math.max(0, index - 1)]?.focus())
  }

  return (
    <div ref={around} className={styles.rows}>
      {fields.map((field, index) => (
        <GrantFieldset
          key={field.id}
          index={index}
          environments={environments}
          chosen={chosen}
          catalogue={catalogue}
          kept={kept}
          isOpen={openRows.isOpen(index)}
          onToggled={openRows.isFolding ? () => openRows.toggle(index) : undefined}
          onEntered={() => openRows.open(index)}
          onRemove={fields.length > 1 ? () => removeRow(index) : undefined}
          removeRef={(button) => {
            removeButtons.current[index] = button
          }}
        />
      ))}
      <div className={styles.actions}>
        <Button
          aria-disabled={reason !== undefined}
          aria-describedby={reason ? 'add-row-reason' : undefined}
          onClick={add}
        >
          <Icon name="plus" />
          {t.add}
        </Button>
        {reason && (
          <span id="add-row-reason" className={styles.reason}>
            {reason}
          </span>
        )}
      </div>
    </div>
  )
}
