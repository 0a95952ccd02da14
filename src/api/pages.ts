import { pageSizes } from '../contract/page.ts'

/** What of a list is shown, as its address says it. */
export interface ListPage {
  search: string
  page: number
  pageSize: number
}

export const firstPage: ListPage = { search: '', page: 1, pageSize: 20 }

export const pageSizeChoices: readonly number[] = pageSizes.map(Number)

/** Reads the address leniently: what it says wrongly counts as not said (B42, B43). */
export function readListPage(parameters: URLSearchParams): ListPage {
  const page = parameters.get('page') ?? ''
  const pageSize = Number(parameters.get('pageSize') ?? '')
  return {
    search: (parameters.get('search') ?? '').slice(0, 200),
    page: /^\d{1,6}$/.test(page) ? Math.max(1, Number(page)) : 1,
    pageSize: pageSizeChoices.find((size) => size === pageSize) ?? firstPage.pageSize,
  }
}

/** Writes a list's state as an address, leaving out what is as it would be anyway. */
export function writeListAddress<State extends object>(state: State, defaults: State): string {
  const parameters = new URLSearchParams()
  for (const name of Object.keys(defaults) as (keyof State & string)[]) {
    if (state[name] !== defaults[name]) parameters.set(name, String(state[name]))
  }
  return parameters.toString()
}

/** The page as a request asks for it. */
export function toPageRequest({ search, page, pageSize }: ListPage) {
  const sought = search.trim()
  return {
    page: String(page),
    pageSize: pageSizes.find((size) => Number(size) === pageSize),
    ...(sought === '' ? {} : { search: sought }),
  }
}
