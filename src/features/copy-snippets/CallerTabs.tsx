import { useRef, useState, type KeyboardEvent } from 'react'
import { CodeSample } from '../../components/CodeSample.tsx'
import { snippetKinds, type SnippetKind, type Snippets } from '../../domain/cloud/snippets.ts'
import type { AccountKind } from '../../domain/accounts/account.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { snippetsText } from '../../text/snippets.ts'
import tabStyles from '../../ui/Tabs.module.css'
import styles from './SnippetsDialog.module.css'

/** The four places a grantee calls from. Arrow keys move between them (W3C APG, automatic). */
export function CallerTabs({ snippets, grantee }: { snippets: Snippets; grantee: AccountKind }) {
  const t = useText(snippetsText)
  const n = useText(nounsText)
  const [chosen, setChosen] = useState<SnippetKind>(snippets.first)
  const tabs = useRef<HTMLDivElement>(null)
  const snippet = snippets.callers.find(({ kind }) => kind === chosen)

  function move(event: KeyboardEvent) {
    const last = snippetKinds.length - 1
    const at = snippetKinds.indexOf(chosen)
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ]
    const kind = next === undefined ? undefined : snippetKinds[next]
    if (!kind) return
    event.preventDefault()
    setChosen(kind)
    tabs.current?.querySelector<HTMLElement>(`#snippet-tab-${kind}`)?.focus()
  }

  return (
    <>
      <div role="tablist" tabIndex={-1} aria-label={t.callers} className={tabStyles.tabs} ref={tabs} onKeyDown={move}>
        {snippetKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            role="tab"
            id={`snippet-tab-${kind}`}
            aria-controls="snippet-panel"
            aria-selected={kind === chosen}
            tabIndex={kind === chosen ? 0 : -1}
            className={tabStyles.tab}
            onClick={() => setChosen(kind)}
          >
            {t.kind[kind]}
          </button>
        ))}
      </div>
      {snippet && (
        <div role="tabpanel" id="snippet-panel" aria-labelledby={`snippet-tab-${chosen}`} className={styles.side}>
          {!snippet.fits && <p className={styles.unfit}>{t.otherKind(n.kind[grantee])}</p>}
          <p className={styles.soft}>{t.needs[chosen]}</p>
          <CodeSample code={snippet.code} label={t.kind[chosen]} />
        </div>
      )}
    </>
  )
}
