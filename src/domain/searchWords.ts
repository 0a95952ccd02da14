/** NFKC takes seconds over a long pile of combining marks, and nothing that is searched is this long. */
const longestSearch = 256

/** A text as it is searched: the same for full and half width, large and small letters. */
export function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** The words of a search, as they are looked for: what has all of them is found. */
export function searchWords(search: string): string[] {
  return folded(search.slice(0, longestSearch))
    .split(/\s+/)
    .filter((word) => word !== '')
}
