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

/** What is left of a name at a glance: no case, no spaces, no invisible characters, look-alikes made one (B18). */
export function skeletonOf(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Mn}]/gu, '')
  return plain.replace(lookAlike, (character) => lookAlikes[character] ?? character)
}
