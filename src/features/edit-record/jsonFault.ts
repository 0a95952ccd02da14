/** Where a text stops being JSON: the first character that does not fit, or the end of what was not finished. From 1, in UTF-16 units, as editors count. */
export interface JsonFault {
  kind: 'fault' | 'unfinished'
  line: number
  column: number
}

const primitive = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y
// Quote, then neither quote, backslash nor control character, or an escape.
const string = /"(?:[^"\\\p{Cc}]|\u007f|[\u0080-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy

/**
 * The fault of a text that is no JSON, or nothing. Browsers say it in their own words and places, some without any; a
 * person looks for a line and a column. Nesting is kept in a list, so that no depth of it overflows anything.
 */
export function jsonFault(text: string): JsonFault | undefined {
  if (isJson(text)) return undefined
  const position = firstFault(text)
  const before = text.slice(0, position)
  const line = before.split('\n').length
  const kind = text.slice(position).trim() === '' ? 'unfinished' : 'fault'
  return { kind, line, column: before.length - before.lastIndexOf('\n') }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What may come next. */
type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end'

function firstFault(text: string): number {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let at = skipSpace(text, 0)
  while (at < text.length) {
    const character = text[at] ?? ''
    if (expected === ', or end') {
      const inner = open.at(-1)
      if (inner === undefined) return at
      if (character === ',') expected = inner === '{' ? 'key' : 'value'
      else if (character === (inner === '{' ? '}' : ']')) open.pop()
      else return at
      at = skipSpace(text, at + 1)
    } else if (expected === ':') {
      if (character !== ':') return at
      expected = 'value'
      at = skipSpace(text, at + 1)
    } else if (expected === 'key' || expected === 'key or }') {
      if (character === '}' && expected === 'key or }') {
        open.pop()
        expected = ', or end'
        at = skipSpace(text, at + 1)
        continue
      }
      const end = endOf(string, text, at)
      if (end === undefined) return insideString(text, at)
      expected = ':'
      at = skipSpace(text, end)
    } else if (character === ']' && expected === 'value or ]') {
      open.pop()
      expected = ', or end'
      at = skipSpace(text, at + 1)
    } else if (character === '{' || character === '[') {
      open.push(character)
      expected = character === '{' ? 'key or }' : 'value or ]'
      at = skipSpace(text, at + 1)
    } else {
      const end = endOf(character === '"' ? string : primitive, text, at)
      if (end === undefined) return insideString(text, at)
      expected = ', or end'
      at = skipSpace(text, end)
    }
  }
  return text.length
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\n\r'.includes(text[at] ?? '')) at += 1
  return at
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

/** In a text that was not closed, the end of its line is where it goes wrong; a wrong escape is wrong by itself. */
function insideString(text: string, at: number): number {
  if (text[at] !== '"') return at
  let here = at + 1
  while (here < text.length) {
    const character = text[here] ?? ''
    if (character < ' ' || character === '"') return here
    if (character === '\\') {
      if (!/^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(text.slice(here, here + 6))) return here
      here += 1
    }
    here += 1
  }
  return here
}
