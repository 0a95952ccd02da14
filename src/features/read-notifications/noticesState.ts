import { firstPage, readPageState, toPageRequest, writeListAddress, type PageState } from '../../api/pages.ts'

/** Which notices are shown, as the address says it. */
export interface NoticesState extends PageState {
  unread: '' | 'true'
}

const defaultNoticesState: NoticesState = { ...firstPage, unread: '' }

export function readNoticesState(search: string): NoticesState {
  const parameters = new URLSearchParams(search)
  return { ...readPageState(parameters), unread: parameters.get('unread') === 'true' ? 'true' : '' }
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
