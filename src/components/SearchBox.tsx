import { startTransition, useEffect, useId, useState } from 'react'
import { pagesText } from '../text/pages.ts'
import { useText } from '../text/sentences.ts'
import fieldStyles from '../ui/Field.module.css'
import { Icon } from '../ui/Icon.tsx'
import styles from './SearchBox.module.css'

const typingPause = 200
const longest = 200

/** Asks for what is typed once the typing pauses; what is too long is said and not asked for. `search` is what is shown now. */
export function SearchBox({
  label,
  search,
  placeholder,
  onSearch,
}: {
  /** Where 搜索 alone does not say what for. */
  label?: string
  search: string
  placeholder: string
  onSearch: (search: string) => void
}) {
  const t = useText(pagesText)
  const id = useId()
  const [text, setText] = useState(search)
  const [known, setKnown] = useState(search)
  const [isComposing, setComposing] = useState(false)
  // The address may change without the box: Back, or 清除筛选.
  if (known !== search) {
    setKnown(search)
    setText(search)
  }

  useEffect(() => {
    if (isComposing || text === search || text.length > longest) return undefined
    // The address follows in a transition. What is known of it goes along: ahead of it, the box would take it for Back.
    const tell = () =>
      startTransition(() => {
        setKnown(text)
        onSearch(text)
      })
    const timer = setTimeout(tell, typingPause)
    return () => clearTimeout(timer)
  })

  const isTooLong = text.length > longest
  return (
    <div className={styles.search}>
      <label htmlFor={id} className={fieldStyles.hidden}>
        {label ?? t.search}
      </label>
      <Icon name="search" />
      <input
        id={id}
        type="search"
        className={fieldStyles.input}
        placeholder={placeholder}
        value={text}
        aria-invalid={isTooLong || undefined}
        aria-describedby={isTooLong ? `${id}-note` : undefined}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
      {isTooLong && (
        <p id={`${id}-note`} className={fieldStyles.error} role="alert">
          {t.tooLong(longest, text.length)}
        </p>
      )}
    </div>
  )
}
