import { useId, type ComponentProps } from 'react'
import styles from './Field.module.css'

export interface SelectOption {
  value: string
  label: string
}

/** The platform's own select: short lists, one choice. `showLabel` false keeps the label for screen readers. */
export function Select({
  label,
  options,
  showLabel = false,
  onChosen,
  ...rest
}: Omit<ComponentProps<'select'>, 'onChange'> & {
  label: string
  options: readonly SelectOption[]
  showLabel?: boolean
  onChosen: (value: string) => void
}) {
  const id = useId()
  return (
    <div className={styles.field}>
      {showLabel && (
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      <div className={styles.select}>
        <select
          {...rest}
          id={id}
          aria-label={showLabel ? undefined : label}
          className={styles.input}
          onChange={(event) => onChosen(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
