import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react'
import { shareCountsQuery } from '../../api/shareCounts.ts'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { accountKinds } from '../../domain/accounts/account.ts'
import { grantUses, readinessFilters, statusFilters } from '../../contract/share.ts'
import type { Direction } from '../../domain/sharing/share.ts'
import { nounsText } from '../../text/nouns.ts'
import { pagesText } from '../../text/pages.ts'
import { useText } from '../../text/sentences.ts'
import { shareFiltersText } from '../../text/shareFilters.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './FilterPanel.module.css'
import { hasFilters, noFilters, toCountsRequest, type ListFilters, type ListState, type OnChange } from './listState.ts'

export interface FilterPanelProps {
  direction: Direction
  list: ListState
  onChange: OnChange
  onClosed: () => void
}

/**
 * Every filter of a list with its choices, and how many shares each of them would list. The platform's own popover closes it
 * on Esc or a press outside.
 */
export function FilterPanel({ direction, list, onChange, onClosed }: FilterPanelProps) {
  const t = useText(shareFiltersText)
  const { clear } = useText(pagesText)
  const { kind } = useText(nounsText)
  const counts = useQuery({
    ...shareCountsQuery(toCountsRequest(direction, list)),
    placeholderData: keepPreviousData,
  })
  const data = counts.data
  // A choice that is chosen is pressed once more to be rid of it.
  const choose = (name: keyof ListFilters, value: string) => onChange({ [name]: list[name] === value ? '' : value })
  const choices = <Value extends string>(
    name: Exclude<keyof ListFilters, 'environment'>,
    values: readonly Value[],
    words: Readonly<Record<Value, string>>,
  ) => (
    <Group name={t.name[name]}>
      {values.map((value) => (
        <Choice
          key={value}
          label={words[value]}
          count={data && (data[name] as Readonly<Record<string, number>>)[value]}
          isChosen={list[name] === value}
          onChosen={() => choose(name, value)}
        />
      ))}
    </Group>
  )
  const panel = usePopover(onClosed)
  return (
    <div
      ref={panel}
      popover="auto"
      role="dialog"
      aria-label={t.title}
      tabIndex={-1}
      className={styles.panel}
      aria-busy={counts.isFetching}
    >
      {counts.error && <LoadFailure error={counts.error} onRetry={() => void counts.refetch()} />}
      {choices('permission', grantUses, t.permission)}
      {choices('readiness', readinessFilters, t.readiness)}
      {choices('status', statusFilters, t.status)}
      {choices('kind', accountKinds, kind)}
      {data && data.environments.length > 0 && (
        <Group name={t.name.environment}>
          <ul className={styles.environments}>
            {data.environments.map(({ id, shares, operate }) => (
              <li key={id}>
                <Choice
                  label={id}
                  count={shares}
                  isChosen={list.environment === id}
                  onChosen={() => choose('environment', id)}
                />
                <Choice
                  label={t.permission.operate}
                  of={id}
                  count={operate}
                  isChosen={list.environment === id && list.permission === 'operate'}
                  onChosen={() => onChange({ environment: id, permission: 'operate' })}
                />
              </li>
            ))}
          </ul>
        </Group>
      )}
      <p className={styles.note}>{t.sameGrant}</p>
      <div className={styles.foot}>
        {hasFilters(list) && (
          <Button
            kind="plain"
            onClick={() => {
              onChange({ search: '', ...noFilters })
              // The button goes with what it cleared.
              panel.current?.focus()
            }}
          >
            {clear}
          </Button>
        )}
        <Button onClick={() => panel.current?.hidePopover()}>{t.close}</Button>
      </div>
    </div>
  )
}

/** Shown as long as it is rendered. The focus goes in, and back to where it came from. */
function usePopover(onClosed: () => void) {
  const ref = useRef<HTMLDivElement>(null)
  const close = useEffectEvent(onClosed)
  useEffect(() => {
    const panel = ref.current
    const before = document.activeElement
    if (!panel) return undefined
    // A button tells the platform what it belongs to: a press on it is not one outside.
    const source = before instanceof HTMLElement ? before : undefined
    panel.showPopover(source && { source })
    panel.focus()
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState === 'closed') close()
    }
    panel.addEventListener('toggle', onToggle)
    return () => panel.removeEventListener('toggle', onToggle)
  }, [])
  return ref
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{name}</legend>
      {children}
    </fieldset>
  )
}

function Choice({
  label,
  of,
  count,
  isChosen,
  onChosen,
}: {
  label: string
  /** What it stands beside, where the label says too little without that. */
  of?: string
  count: number | undefined
  isChosen: boolean
  onChosen: () => void
}) {
  return (
    <button
      type="button"
      className={styles.choice}
      aria-pressed={isChosen}
      aria-label={of && `${of} ${label} ${count ?? ''}`}
      onClick={onChosen}
    >
      {label} <span className={styles.count}>{count}</span>
    </button>
  )
}
