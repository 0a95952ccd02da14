import type { FocusEvent, Ref } from 'react'
import type { OwnEnvironment } from '../../contract/environment.ts'
import type { Catalogue } from '../../domain/sharing/permission.ts'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import fieldStyles from '../../ui/Field.module.css'
import { Icon } from '../../ui/Icon.tsx'
import { afterPress } from './afterPress.ts'
import { EnvironmentField } from './EnvironmentField.tsx'
import { FoldedGrant } from './FoldedGrant.tsx'
import styles from './GrantFields.module.css'
import { PermissionMatrix } from './PermissionMatrix.tsx'
import { useRowCheck } from './useRowCheck.ts'

interface GrantFieldsetProps {
  index: number
  environments: readonly OwnEnvironment[]
  /** The environments of all rows, so that none is chosen twice. */
  chosen: readonly string[]
  catalogue: Catalogue
  kept: readonly string[]
  isOpen: boolean
  /** Where there are so many rows that they fold. */
  onToggled: (() => void) | undefined
  /** The user is in it. */
  onEntered: () => void
  /** `undefined` for the last row, which stays (rule 5). */
  onRemove: (() => void) | undefined
  removeRef: Ref<HTMLButtonElement>
}

/** 环境 N: one environment and what is allowed in it; folded, both in one line. */
export function GrantFieldset({
  index,
  environments,
  chosen,
  catalogue,
  kept,
  isOpen,
  onToggled,
  onEntered,
  onRemove,
  removeRef,
}: GrantFieldsetProps) {
  const t = useText(grantsText)
  const { onLeft, onChanged } = useRowCheck(index)
  const removeReason = onRemove ? undefined : t.removeLast

  function onBlur({ currentTarget: row }: FocusEvent<HTMLElement>) {
    afterPress(() => {
      if (isOpen && row.isConnected && !row.contains(document.activeElement)) onLeft()
    })
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It takes no part in it: the focus has left.
    <fieldset className={isOpen ? styles.row : styles.folded} aria-label={t.row(index + 1)} onBlur={onBlur}>
      <div className={styles.head}>
        {onToggled ? (
          <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={onToggled}>
            <Icon name={isOpen ? 'up' : 'down'} />
            <span className={styles.legend}>{t.row(index + 1)}</span>{' '}
            {!isOpen && <FoldedGrant row={index} environments={environments} catalogue={catalogue} />}
          </button>
        ) : (
          <span className={styles.legend} aria-hidden="true">
            {t.row(index + 1)}
          </span>
        )}
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
      {isOpen && (
        <div className={styles.content} onFocus={onEntered}>
          <EnvironmentField row={index} environments={environments} chosen={chosen} kept={kept} onChanged={onChanged} />
          <PermissionMatrix row={index} catalogue={catalogue} onChanged={onChanged} />
        </div>
      )}
    </fieldset>
  )
}
