import { displayText } from '../../text/displayName.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useCopy } from '../useCopy.ts'
import styles from './CopyText.module.css'

/** An id in one width per character, with a button that copies it as it is. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const { copy, isCopied } = useCopy()
  const shown = displayText(text)
  return (
    <span className={styles.text}>
      <span className={styles.id} title={shown}>
        {shown}
      </span>
      <button
        type="button"
        className={styles.copy}
        data-copied={isCopied || undefined}
        aria-label={label}
        title={label}
        onClick={() => copy(text)}
      >
        <Icon name={isCopied ? 'check' : 'copy'} />
      </button>
    </span>
  )
}
