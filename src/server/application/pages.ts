/** What a request for a page says, as the contract lets it through. */
export interface PageRequest {
  page?: string | undefined
  pageSize?: string | undefined
}

/** NFKC takes seconds over a long pile of combining marks, and nothing that is searched is this long. */
const longestSearch = 256

/** Which of `total` things a page holds. A page beyond the last is the last. */
export function rangeOf(total: number, request: PageRequest) {
  const pageSize = Number(request.pageSize ?? 20)
  const page = Math.max(1, Math.min(Number(request.page ?? 1), Math.ceil(total / pageSize)))
  return { page, pageSize, skip: (page - 1) * pageSize, take: pageSize }
}

/** One page of what matches. What is on another page is not looked at by `view`. */
export function pageOf<Row, Item>(matching: readonly Row[], request: PageRequest, view: (row: Row) => Item) {
  const { page, pageSize, skip, take } = rangeOf(matching.length, request)
  return { items: matching.slice(skip, skip + take).map(view), total: matching.length, page, pageSize }
}

/** Between texts that are searched together: nothing is found across it. */
const separator = '\0'

/** Texts as they are searched: the same for full and half width, large and small letters. */
export function searchable(...texts: readonly string[]): string {
  return texts.map(folded).join(separator)
}

/** Tells whether one of some searchable texts contains what is sought; without a search all do. */
export function searchFor(search = ''): (text: string) => boolean {
  const sought = folded(search.slice(0, longestSearch))
  return (text) => text.includes(sought) && !sought.includes(separator)
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}
