/** Letters of other scripts, and digits, that pass for Latin ones at a glance. */
const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  i: 'l',
  '|': 'l',
  '5': 's',
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  к: 'k',
  м: 'm',
  т: 't',
  н: 'h',
  в: 'b',
  α: 'a',
  ο: 'o',
  ρ: 'p',
  ν: 'v',
  κ: 'k',
  一: '-',
  ー: '-',
  '—': '-',
  '–': '-',
}

const lookAlike = new RegExp(`[${Object.keys(lookAlikes).join('')}]`, 'gu')

/** Tells of a name whether another of these names could be taken for it (B18). */
export function similarNames(names: readonly string[]): (name: string) => boolean {
  const skeletons = new Map(names.map((name) => [name, skeleton(name)]))
  const counts = new Map<string | undefined, number>()
  for (const name of names) counts.set(skeletons.get(name), (counts.get(skeletons.get(name)) ?? 0) + 1)
  return (name) => (counts.get(skeletons.get(name)) ?? 0) > 1
}

/** What is left of a name at a glance: no case, no spaces, no invisible characters, look-alikes made one. */
function skeleton(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Mn}]/gu, '')
  return plain.replace(lookAlike, (character) => lookAlikes[character] ?? character)
}
