import type { RefCallback } from 'react'
import type { TickState } from '../../domain/sharing/permissionColumns.ts'
import styles from './GrantFields.module.css'

/** A checkbox with its word; `some` shows as neither ticked nor not. */
export function Tick({
  label,
  name,
  state,
  isInvalid = false,
  className = '',
  inputRef,
  onToggled,
  'aria-describedby': describedBy,
}: {
  label: string
  /** What a screen reader calls it, where the word alone says too little. */
  name?: string
  state: TickState
  isInvalid?: boolean
  className?: string | undefined
  inputRef?: RefCallback<HTMLInputElement>
  onToggled: () => void
  'aria-describedby'?: string
}) {
  return (
    <label className={`${styles.check} ${className}`}>
      <input
        ref={(element) => {
          if (element) element.indeterminate = state === 'some' // HTML has no attribute for it.
          inputRef?.(element)
        }}
        type="checkbox"
        aria-label={name}
        checked={state === 'all'}
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        onChange={onToggled}
      />
      {label}
    </label>
  )
}
