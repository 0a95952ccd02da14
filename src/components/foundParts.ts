interface Part {
  start: number
  part: string
  isFound: boolean
}

/** A text in parts, of which some are what these words of a search found, whatever their case and width. */
export function foundParts(text: string, words: readonly string[]): Part[] {
  const isFound = foundUnits(text, words)
  const parts: Part[] = []
  for (let start = 0; start < text.length;) {
    let end = start + 1
    while (end < text.length && isFound[end] === isFound[start]) end += 1
    parts.push({ start, part: text.slice(start, end), isFound: isFound[start] ?? false })
    start = end
  }
  return parts
}

/** For each place in the text whether a word was found there. */
function foundUnits(text: string, words: readonly string[]): boolean[] {
  const { folded, places } = foldedWithPlaces(text)
  const found = Array.from({ length: text.length }, () => false)
  for (const word of words) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1)) {
      const first = places[at] ?? 0
      // A character may be several once it is folded, or several units of the text: it is marked whole.
      const last = places[at + word.length - 1] ?? first
      const length = String.fromCodePoint(text.codePointAt(last) ?? 0).length
      found.fill(true, first, last + length)
    }
  }
  return found
}

/** The text as it is searched, and for each of its places the one in the text that it comes from. */
function foldedWithPlaces(text: string) {
  let folded = ''
  let place = 0
  const places: number[] = []
  for (const character of text) {
    const searched = character.normalize('NFKC').toLowerCase()
    folded += searched
    for (let unit = 0; unit < searched.length; unit += 1) places.push(place)
    place += character.length
  }
  return { folded, places }
}
