import { firstPage, readListPage, toPageRequest, writeListAddress, type ListPage } from '../../api/pages.ts'
import { historyKinds, type HistoryKind } from '../../domain/world/history.ts'

/** Which part of the history is shown, as the address says it. */
export interface HistoryState extends ListPage {
  kind: HistoryKind | ''
  /** The only share it is about. */
  share: string
}

const defaultHistoryState: HistoryState = { ...firstPage, kind: '', share: '' }

export function readHistoryState(search: string): HistoryState {
  const parameters = new URLSearchParams(search)
  return {
    ...readListPage(parameters),
    kind: historyKinds.find((kind) => kind === parameters.get('kind')) ?? '',
    share: (parameters.get('share') ?? '').slice(0, 100),
  }
}

export function writeHistoryState(state: HistoryState): string {
  return writeListAddress(state, defaultHistoryState)
}

export function toRequest({ kind, share, ...page }: HistoryState) {
  return { ...toPageRequest(page), ...(kind === '' ? {} : { kind }), ...(share === '' ? {} : { share }) }
}

export function hasFilters({ search, kind, share }: HistoryState): boolean {
  return search !== '' || kind !== '' || share !== ''
}
