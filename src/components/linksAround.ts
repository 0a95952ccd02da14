/**
 * For a dialog about a row of a list: the links that lead to the same dialog from the rows around, the nearest first, those
 * below before those above. The row's own link is found by the address it leads to, where the dialog stands.
 */
export function linksAround(): HTMLElement[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main tr a')]
  const opener = links.find(({ pathname }) => pathname === location.pathname)
  const row = opener?.closest('tr')
  if (!opener || !row) return []
  const rows = [...(row.parentElement?.children ?? [])]
  const place = rows.indexOf(row)
  const column = [...row.querySelectorAll('a')].indexOf(opener)
  const around = [...rows.slice(place + 1), ...rows.slice(0, place).toReversed()]
  return around.flatMap((other) => other.querySelectorAll('a')[column] ?? [])
}
