import { useRef, useState } from 'react'
import { displayName } from '../../text/displayName.ts'
import { itemsText } from '../../text/items.ts'
import { useText } from '../../text/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import fieldStyles from '../../ui/Field.module.css'
import { readTextFile } from './readTextFile.ts'
import styles from './TextFile.module.css'

/** Fills a field with a text file of the user. */
export function TextFile({
  maxKilobytes,
  onRead,
}: {
  maxKilobytes: number
  onRead: (text: string, name: string) => void
}) {
  const t = useText(itemsText)
  const input = useRef<HTMLInputElement>(null)
  const [note, setNote] = useState<{ text: string; isError: boolean }>()

  async function read(file: File) {
    const result = await readTextFile(file, maxKilobytes)
    if ('text' in result) onRead(result.text, file.name)
    const name = displayName(file.name, '')
    const sentences = { 'too-large': t.fileTooLarge(name, maxKilobytes), 'not-text': t.fileNotText(name) }
    setNote(
      'text' in result
        ? { text: t.fileRead(name), isError: false }
        : { text: sentences[result.problem], isError: true },
    )
  }

  return (
    <span className={styles.file}>
      <span className={note?.isError ? fieldStyles.error : fieldStyles.hint} role="status">
        {note?.text}
      </span>
      <Button kind="plain" title={t.fileHint} onClick={() => input.current?.click()}>
        {t.chooseFile}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept="text/*,.json,.md,.csv,.html,.css,.js,.ts,.xml,.svg,.txt"
        aria-label={t.chooseFile}
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file may be chosen again after it was changed.
          event.target.value = ''
          if (file) void read(file)
        }}
      />
    </span>
  )
}
