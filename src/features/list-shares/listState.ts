import { accountKinds, type AccountKind } from '../../domain/accounts/account.ts'
import type { Direction } from '../../domain/sharing/share.ts'
import { firstPage, readListPage, toPageRequest, writeListAddress, type ListPage } from '../../api/pages.ts'
import { shareSorts, type ShareSort } from '../../contract/share.ts'

/** What the list shows, as its address says it. */
export interface ListState extends ListPage {
  kind: AccountKind | ''
  environment: string
  sort: ShareSort
  /** The share just made: its next steps are shown above the list. */
  shared: string
}

export const defaultListState: ListState = {
  search: firstPage.search,
  kind: '',
  environment: '',
  sort: '-since',
  page: firstPage.page,
  pageSize: firstPage.pageSize,
  shared: '',
}

/** Reads the address leniently: an invalid value counts as missing (B42, B43). */
export function readListState(search: string): ListState {
  const parameters = new URLSearchParams(search)
  const get = (name: string) => parameters.get(name) ?? ''
  return {
    ...readListPage(parameters),
    kind: accountKinds.find((kind) => kind === get('kind')) ?? '',
    environment: get('environment').slice(0, 100),
    sort: shareSorts.find((sort) => sort === get('sort')) ?? defaultListState.sort,
    shared: get('shared').slice(0, 100),
  }
}

export function writeListState(state: ListState): string {
  return writeListAddress(state, defaultListState)
}

export function hasFilters({ search, kind, environment }: ListState): boolean {
  return search !== '' || kind !== '' || environment !== ''
}

export function toRequest(direction: Direction, list: ListState) {
  const { kind, environment, sort } = list
  return {
    direction,
    sort,
    ...toPageRequest(list),
    ...(kind === '' ? {} : { kind }),
    ...(environment === '' ? {} : { environment }),
  }
}
