import { firstPage, readListPage, toPageRequest, writeListAddress, type ListPage } from '../../api/pages.ts'

/** Which notices are shown, as the address says it. */
export interface NoticesState extends ListPage {
  unread: '' | 'true'
}

const defaultNoticesState: NoticesState = { ...firstPage, unread: '' }

export function readNoticesState(search: string): NoticesState {
  const parameters = new URLSearchParams(search)
  return { ...readListPage(parameters), unread: parameters.get('unread') === 'true' ? 'true' : '' }
}

export function writeNoticesState(state: NoticesState): string {
  return writeListAddress(state, defaultNoticesState)
}

export function toRequest(state: NoticesState) {
  return { ...toPageRequest(state), ...(state.unread === '' ? {} : { unread: state.unread }) }
}

export function hasFilters({ search, unread }: NoticesState): boolean {
  return search !== '' || unread !== ''
}
