import { startTransition, useDeferredValue, useEffect, useId, useState } from 'react'
import type { AccountKind } from '../../domain/account.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import { Button } from '../../ui/Button.tsx'
import fieldStyles from '../../ui/Field.module.css'
import { Icon } from '../../ui/Icon.tsx'
import { Select } from '../../ui/Select.tsx'
import { hasFilters, type ListState } from './listState.ts'
import styles from './ShareList.module.css'

const typingPause = 200

type OnChange = (change: Partial<ListState>, options?: { replace: boolean }) => void

/** Search and filters. They write the address; the address decides what is listed. */
export function Filters({
  list,
  environments,
  onChange,
  onCleared,
}: {
  list: ListState
  environments: readonly string[]
  onChange: OnChange
  onCleared: () => void
}) {
  const t = useText(sharesText)
  const { kind } = useText(nounsText)
  // The first rows do not wait for what a closed list holds. As one text, the same environments are no change: every
  // answer brings an array of its own, and would be drawn twice.
  const choosable = useDeferredValue(environments.join(' '), '')
  const environmentIds = [...new Set([...choosable.split(' '), list.environment])].filter((id) => id !== '')
  return (
    <div className={styles.filters} role="search">
      <SearchBox search={list.search} onSearch={(search) => onChange({ search }, { replace: true })} />
      <Select
        label={t.kind}
        value={list.kind}
        options={[
          { value: '', label: t.allKinds },
          ...Object.entries(kind).map(([value, label]) => ({ value, label })),
        ]}
        onChosen={(value) => onChange({ kind: value as AccountKind | '' })}
      />
      <Select
        label={t.environment}
        value={list.environment}
        options={[{ value: '', label: t.allEnvironments }, ...environmentIds.map((id) => ({ value: id, label: id }))]}
        onChosen={(environment) => onChange({ environment })}
      />
      {hasFilters(list) && (
        <Button kind="plain" onClick={onCleared}>
          {t.clear}
        </Button>
      )}
    </div>
  )
}

function SearchBox({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const t = useText(sharesText)
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
    if (isComposing || text === search) return undefined
    // The address follows in a transition. What is known of it goes along: ahead of it, the box would take it for Back.
    const tell = () =>
      startTransition(() => {
        setKnown(text)
        onSearch(text)
      })
    const timer = setTimeout(tell, typingPause)
    return () => clearTimeout(timer)
  })

  return (
    <div className={styles.search}>
      <label htmlFor={id} className={fieldStyles.hidden}>
        {t.search}
      </label>
      <Icon name="search" />
      <input
        id={id}
        type="search"
        className={fieldStyles.input}
        placeholder={t.searchPlaceholder}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
    </div>
  )
}
