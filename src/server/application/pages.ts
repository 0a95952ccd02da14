import { folded, searchWords } from '../../domain/searchWords.ts'

/** What a request for a page says, as the contract lets it through. */
export interface PageRequest {
  page?: string | undefined
  pageSize?: string | undefined
}

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

/** Tells whether searchable texts contain every word that is sought, in any of them; without a search all do. */
export function searchFor(search = ''): (text: string) => boolean {
  const words = searchWords(search)
  return (text) => words.every((word) => text.includes(word) && !word.includes(separator))
}
