import { useEffect, useRef, type KeyboardEvent } from 'react'
import { standardCatalogue, type Resource } from '../../domain/sharing/permission.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { useRouter } from '../../router/Router.tsx'
import { environmentsText } from '../../text/environments.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import styles from '../../ui/Tabs.module.css'

const resources = standardCatalogue.map(({ resource }) => resource)

/** The kinds of resource as tabs that are links: each has its address. Arrow keys move between them (W3C APG, automatic). */
export function ResourceTabs({ environmentId, resource }: { environmentId: string; resource: Resource }) {
  const t = useText(environmentsText)
  const n = useText(nounsText)
  const { navigate } = useRouter()
  const list = useRef<HTMLDivElement>(null)

  // On a narrow screen the chosen one may lie beyond the edge. The page itself must not move.
  useEffect(() => {
    const tab = document.getElementById(`tab-${resource}`)
    if (list.current && tab)
      list.current.scrollLeft +=
        tab.getBoundingClientRect().left -
        list.current.getBoundingClientRect().left -
        (list.current.clientWidth - tab.clientWidth) / 2
  }, [resource])

  function move(event: KeyboardEvent) {
    const here = resources.indexOf(resource)
    const target = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key]
    if (target === undefined) return
    event.preventDefault()
    const next = resources.at(target % resources.length)
    if (!next || next === resource) return
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
    navigate(paths.items(environmentId, next))
  }

  return (
    <div ref={list} role="tablist" tabIndex={-1} aria-label={t.resources} className={styles.tabs} onKeyDown={move}>
      {resources.map((each) => (
        <Link
          key={each}
          to={paths.items(environmentId, each)}
          role="tab"
          id={`tab-${each}`}
          aria-selected={each === resource}
          tabIndex={each === resource ? 0 : -1}
          className={styles.tab}
        >
          {n.resource[each]}
        </Link>
      ))}
    </div>
  )
}
