import type { AccountKind } from '../../domain/account.ts'
import type { Direction } from '../../domain/share.ts'
import { pageSizes, shareSorts, type ShareSort } from '../../contract/share.ts'

/** What the list shows, as its address says it. */
export interface ListState {
  search: string
  kind: AccountKind | ''
  environment: string
  sort: ShareSort
  page: number
  pageSize: number
  /** The share just made: its next steps are shown above the list. */
  shared: string
}

const kinds: readonly AccountKind[] = ['mini-program', 'official-account', 'mini-game', 'mobile-app']

export const defaultListState: ListState = {
  search: '',
  kind: '',
  environment: '',
  sort: '-since',
  page: 1,
  pageSize: 20,
  shared: '',
}

/** Reads the address leniently: what it says wrongly counts as not said (B42, B43). */
export function readListState(search: string): ListState {
  const parameters = new URLSearchParams(search)
  const get = (name: string) => parameters.get(name) ?? ''
  return {
    search: get('search').slice(0, 200),
    kind: kinds.find((kind) => kind === get('kind')) ?? '',
    environment: get('environment').slice(0, 100),
    sort: shareSorts.find((sort) => sort === get('sort')) ?? defaultListState.sort,
    page: readPage(get('page')),
    pageSize: Number(pageSizes.find((size) => size === get('pageSize')) ?? defaultListState.pageSize),
    shared: get('shared').slice(0, 100),
  }
}

function readPage(text: string): number {
  const page = /^\d{1,6}$/.test(text) ? Number(text) : 1
  return Math.max(1, page)
}

/** Writes a state as an address, leaving out what is as it would be anyway. */
export function writeListState(state: ListState): string {
  const parameters = new URLSearchParams()
  for (const name of Object.keys(defaultListState) as (keyof ListState)[]) {
    if (state[name] !== defaultListState[name]) parameters.set(name, String(state[name]))
  }
  return parameters.toString()
}

export function hasFilters({ search, kind, environment }: ListState): boolean {
  return search !== '' || kind !== '' || environment !== ''
}

export function toRequest(direction: Direction, { search, kind, environment, sort, page, pageSize }: ListState) {
  return {
    direction,
    sort,
    page: String(page),
    pageSize: pageSizes.find((size) => Number(size) === pageSize),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...(kind === '' ? {} : { kind }),
    ...(environment === '' ? {} : { environment }),
  }
}
