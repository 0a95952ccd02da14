import { nounsText } from '../../text/nouns.ts'
import { printText } from '../../text/print.ts'
import { useText } from '../../text/sentences.ts'
import type { ListState } from './listState.ts'

/** What a list is filtered by, a phrase each. */
export function useFilterWords({ search, kind, environment }: ListState): string[] {
  const t = useText(printText)
  const nouns = useText(nounsText)
  return [
    ...(search === '' ? [] : [t.searched(search)]),
    ...(kind === '' ? [] : [nouns.kind[kind]]),
    ...(environment === '' ? [] : [environment]),
  ]
}
