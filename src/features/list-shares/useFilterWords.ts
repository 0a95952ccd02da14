import { nounsText } from '../../text/nouns.ts'
import { printText } from '../../text/print.ts'
import { useText } from '../../text/sentences.ts'
import { shareFiltersText } from '../../text/shareFilters.ts'
import { activeFilters, type ListFilters, type ListState } from './listState.ts'

/** What a list is filtered by, a phrase each. */
export function useFilterWords(list: ListState): string[] {
  const t = useText(printText)
  const { name } = useText(shareFiltersText)
  const choice = useChoiceWords()
  return [
    ...(list.search === '' ? [] : [t.searched(list.search)]),
    ...activeFilters(list).map((filter) => `${name[filter]} ${choice(filter, list[filter])}`),
  ]
}

/** What a choice of a filter is called. */
export function useChoiceWords(): (filter: keyof ListFilters, value: string) => string {
  const { permission, readiness, status } = useText(shareFiltersText)
  const { kind } = useText(nounsText)
  const words: Record<keyof ListFilters, Readonly<Record<string, string>>> = {
    kind,
    environment: {},
    permission,
    readiness,
    status,
  }
  return (filter, value) => words[filter][value] ?? value
}
