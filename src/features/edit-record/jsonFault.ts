/** Where a text stops being JSON: the first character that does not fit, or the end of what was not finished. From 1, in UTF-16 units, as editors count. */
export interface JsonFault {
  kind: 'fault' | 'unfinished'
  line: number
  column: number
}

/**
 * The fault of a text that is no JSON, or nothing. Browsers name it in their own words, some without a place; a user
 * looks for a line and a column. Nesting is kept in a list, so that no depth of it overflows anything
 * (docs/decisions/dependencies.md says why no library does this).
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

const literal = String.raw`(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])`
// A control character has to be escaped; \p{Cc} also has some that JSON allows.
const characters = String.raw`(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*`
const string = `"${characters}"`
const oneOf = (...tokens: string[]) => new RegExp(tokens.join('|'), 'uy')

/** The tokens that may come next. */
const value = oneOf(literal, string, '[{[]')
const firstItem = oneOf(literal, string, '[{[\\]]')
const name = oneOf(string)
const firstName = oneOf(string, '[}]')
const colon = oneOf(':')
const afterMember = oneOf('[,}]')
const afterItem = oneOf('[,\\]]')
const nothing = oneOf('(?!)')
const takesString: ReadonlySet<RegExp> = new Set([value, firstItem, name, firstName])

const unfinishedString = oneOf(`"${characters}`)
const space = oneOf('[ \\t\\n\\r]*')

function firstFault(json: string): number {
  const open: string[] = []
  let expected = value
  let at = endOf(space, json, 0) ?? 0
  while (at < json.length) {
    const end = endOf(expected, json, at)
    // A string goes wrong inside: at its first character that may not be there, or where it should have been closed.
    if (end === undefined) return (takesString.has(expected) ? endOf(unfinishedString, json, at) : undefined) ?? at
    expected = following(json.charAt(at), expected, open)
    at = endOf(space, json, end) ?? end
  }
  return json.length
}

/** What may come after a token that begins like that. Keeps `open`, the brackets that are to be closed. */
function following(token: string, expected: RegExp, open: string[]): RegExp {
  if (token === ':') return value
  if (token === ',') return open.at(-1) === '{' ? name : value
  if (expected === name || (expected === firstName && token === '"')) return colon
  if (token === '{' || token === '[') {
    open.push(token)
    return token === '{' ? firstName : firstItem
  }
  if (token === '}' || token === ']') open.pop()
  const inner = open.at(-1)
  if (inner === undefined) return nothing
  return inner === '{' ? afterMember : afterItem
}

function endOf(pattern: RegExp, json: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(json) ? pattern.lastIndex : undefined
}
