import { displayName } from './displayName.ts'

/**
 * The letter that stands for a name in a picture's place: the first one it does not share with the name of the account it
 * stands beside, 商 for 茶语商城 beside 茶语小筑. Words written with letters or digits are not taken apart.
 */
export function avatarLetter(name: string, appId: string, beside = ''): string {
  const letters = [...displayName(name, appId)]
  const others = [...displayName(beside, '')]
  let shared = letters.findIndex((letter, index) => letter !== others[index])
  while (shared > 0 && isWithinWord(letters[shared - 1], letters[shared])) shared -= 1
  return letters.slice(Math.max(shared, 0)).find((letter) => letter.trim() !== '') ?? ''
}

function isWithinWord(before: string | undefined, after: string | undefined): boolean {
  return /^[^\P{L}\p{Script=Han}]|^\p{N}/u.test(before ?? '') && /^[^\P{L}\p{Script=Han}]|^\p{N}/u.test(after ?? '')
}
