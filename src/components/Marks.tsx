import { searchWords } from '../domain/searchWords.ts'
import { foundParts } from './foundParts.ts'
import styles from './Marks.module.css'

export function Marks({ text, sought }: { text: string; sought: string }) {
  return foundParts(text, searchWords(sought)).map(({ start, part, isFound }) =>
    isFound ? (
      <mark key={start} className={styles.mark}>
        {part}
      </mark>
    ) : (
      <span key={start}>{part}</span>
    ),
  )
}
