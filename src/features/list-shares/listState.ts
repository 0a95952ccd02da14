import { accountKinds, type AccountKind } from '../../domain/accounts/account.ts'
import type { Direction } from '../../domain/sharing/share.ts'
import { firstPage, readListPage, toPageRequest, writeListAddress, type ListPage } from '../../api/pages.ts'
import {
  grantUses,
  readinessFilters,
  shareSorts,
  statusFilters,
  type GrantUse,
  type ReadinessFilter,
  type ShareSort,
  type StatusFilter,
} from '../../contract/share.ts'

/** What a list is narrowed by, besides its search; an empty text leaves it open. */
export interface ListFilters {
  kind: AccountKind | ''
  environment: string
  permission: GrantUse | ''
  readiness: ReadinessFilter | ''
  status: StatusFilter | ''
}

/** What the list shows, as its address says it. */
export interface ListState extends ListPage, ListFilters {
  sort: ShareSort
  /** The share just made: its next steps are shown above the list. */
  shared: string
}

/** Shows another list; `replace` leaves no way back to this one. */
export type OnChange = (change: Partial<ListState>, options?: { replace: boolean }) => void

export const noFilters: ListFilters = { kind: '', environment: '', permission: '', readiness: '', status: '' }

export const defaultListState: ListState = {
  search: firstPage.search,
  ...noFilters,
  sort: '-since',
  page: firstPage.page,
  pageSize: firstPage.pageSize,
  shared: '',
}

/** Reads the address leniently: an invalid value counts as missing (B42, B43). */
export function readListState(search: string): ListState {
  const parameters = new URLSearchParams(search)
  const get = (name: string) => parameters.get(name) ?? ''
  const oneOf = <Choice extends string>(name: keyof ListState, choices: readonly Choice[]) =>
    choices.find((choice) => choice === get(name))
  return {
    ...readListPage(parameters),
    kind: oneOf('kind', accountKinds) ?? '',
    environment: get('environment').slice(0, 100),
    permission: oneOf('permission', grantUses) ?? '',
    readiness: oneOf('readiness', readinessFilters) ?? '',
    status: oneOf('status', statusFilters) ?? '',
    sort: oneOf('sort', shareSorts) ?? defaultListState.sort,
    shared: get('shared').slice(0, 100),
  }
}

export function writeListState(state: ListState): string {
  return writeListAddress(state, defaultListState)
}

/** The filters that narrow the list, its search aside. */
export function activeFilters(list: ListState): (keyof ListFilters)[] {
  return (Object.keys(noFilters) as (keyof ListFilters)[]).filter((name) => list[name] !== '')
}

export function hasFilters(list: ListState): boolean {
  return list.search !== '' || activeFilters(list).length > 0
}

export function toRequest(direction: Direction, list: ListState) {
  return { direction, sort: list.sort, ...toPageRequest(list), ...filtersOf(list) }
}

/** What the counts of the filters are asked for with. */
export function toCountsRequest(direction: Direction, list: ListState) {
  const { search } = toPageRequest(list)
  return { direction, ...(search === undefined ? {} : { search }), ...filtersOf(list) }
}

function filtersOf({ kind, environment, permission, readiness, status }: ListFilters) {
  return {
    ...(kind === '' ? {} : { kind }),
    ...(environment === '' ? {} : { environment }),
    ...(permission === '' ? {} : { permission }),
    ...(readiness === '' ? {} : { readiness }),
    ...(status === '' ? {} : { status }),
  }
}
