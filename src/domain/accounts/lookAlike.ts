/** Where a look-alike comes from, as far as it has a name that people know. `digit`: a digit of another script. */
export type Script = 'ascii' | 'latin' | 'cyrillic' | 'greek' | 'armenian' | 'hebrew' | 'digit' | 'other'

/**
 * What is taken for each character of an AppID, in lower case: letters of other alphabets that are drawn alike, and `o`,
 * `l` and `i` for digits. Full-width and mathematical forms are not here: normalising makes them plain.
 */
const drawnAlike: Readonly<Record<string, string>> = {
  a: 'аαɑ',
  b: 'вьβ',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еєεҽ',
  f: 'ƒ',
  w: 'ԝѡωш',
  x: 'хχ×',
  0: 'oоοօס〇ø',
  1: 'liіӏιı|',
  3: 'зʒ',
  4: 'ч',
  5: 'ѕ',
  6: 'б',
}

const meantBy = new Map(Object.entries(drawnAlike).flatMap(([meant, alike]) => [...alike].map((each) => [each, meant])))

const scripts: readonly (readonly [Script, RegExp])[] = [
  ['ascii', /[a-z]/],
  ['digit', /\p{Nd}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['armenian', /\p{Script=Armenian}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['latin', /\p{Script=Latin}/u],
]

/**
 * What a lower-case character that cannot be in an AppID was probably meant to be, and which script it is of; nothing for
 * one that looks like none of them. Letters with a mark (é) are taken for the letter without it.
 */
export function lookAlikeOf(character: string): { script: Script; meant: string } | undefined {
  const [base = ''] = character.normalize('NFD')
  const meant =
    meantBy.get(base) ?? digitOf(character) ?? (base !== character && /[a-fwx]/.test(base) ? base : undefined)
  if (meant === undefined) return undefined
  return { meant, script: scripts.find(([, pattern]) => pattern.test(character))?.[0] ?? 'other' }
}

/** Digits of one script stand side by side, from 0 to 9. */
function digitOf(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0
  if (!isDigit(code)) return undefined
  let value = 0
  while (value < 9 && isDigit(code - value - 1)) value += 1
  return String(value)
}

function isDigit(code: number): boolean {
  return /^\p{Nd}$/u.test(String.fromCodePoint(code))
}
