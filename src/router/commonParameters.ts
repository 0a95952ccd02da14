/** What every address carries besides the query of its own screen. */
export interface CommonParameters {
  /** Parameters with these names belong to no screen. */
  names: readonly string[]
  /** Those that are not at their default, as the address says them: `as=wx…&lang=en`. */
  query: string
}

/** The query of a screen, without its question mark: what is left when the parameters that every address carries are taken out. */
export function withoutCommon(search: string, { names }: CommonParameters): string {
  const nameOf = (part: string) => new URLSearchParams(part).keys().next().value ?? ''
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && !names.includes(nameOf(part)))
    .join('&')
}

/** The query that the address has for a screen's, with its question mark. */
export function withCommon(search: string, { query }: CommonParameters): string {
  const all = [search, query].filter((part) => part !== '').join('&')
  return all === '' ? '' : `?${all}`
}
