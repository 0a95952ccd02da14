import { useId, type ReactNode, type Ref } from 'react'
import fieldStyles from './Field.module.css'
import styles from './TextField.module.css'

export interface TextFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string | undefined
  error?: string | undefined
  readOnly?: boolean
  /** Ids of what else describes it. */
  describedBy?: string | undefined
  /** Lines to begin with; without it, a single-line field. */
  minLines?: number
  maxLines?: number
  /** One width per character, lines that are not broken. */
  isCode?: boolean
  inputMode?: 'text' | 'numeric'
  /** What stands beside the label: a way to fill the field in. */
  aside?: ReactNode
  inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>
}

/** A field for text, of one line or several, with what is wrong with it at its place. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  error,
  readOnly = false,
  describedBy,
  minLines,
  maxLines = 24,
  isCode = false,
  inputMode = 'text',
  aside,
  inputRef,
}: TextFieldProps) {
  const id = useId()
  const note = error ?? (readOnly ? undefined : hint)
  const described = [describedBy, note && `${id}-note`].filter(Boolean).join(' ')
  const shared = {
    id,
    ref: inputRef,
    value,
    readOnly,
    spellCheck: false,
    autoComplete: 'off',
    autoCapitalize: 'off',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described === '' ? undefined : described,
  }
  const lines = Math.min(maxLines, Math.max(minLines ?? 1, value.split('\n').length))
  return (
    <div className={fieldStyles.field}>
      <div className={styles.head}>
        <label htmlFor={id} className={fieldStyles.label}>
          {label}
        </label>
        {aside}
      </div>
      {minLines === undefined ? (
        <input
          {...shared}
          className={`${fieldStyles.input} ${isCode ? styles.mono : ''}`}
          inputMode={inputMode}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea
          {...shared}
          className={`${fieldStyles.input} ${styles.lines} ${isCode ? styles.mono : ''}`}
          rows={lines}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {note && (
        <p
          id={`${id}-note`}
          className={error ? fieldStyles.error : fieldStyles.hint}
          role={error ? 'alert' : undefined}
        >
          {note}
        </p>
      )}
    </div>
  )
}
