import { parse, tokenize } from '@humanwhocodes/momoa'

/** Why a text cannot be taken as JSON exactly as it stands, and where: from 1, in UTF-16 units, as editors count. */
export interface JsonProblem {
  code: 'fault' | 'unfinished' | 'too-deep' | 'name-repeated' | 'name-reserved' | 'number-inexact'
  /** `what`: the name, the number or the depth that it is about. */
  params: { line: number; column: number; what: string }
}

/** The first problem of a typed text, or nothing: what is taken is kept as it was typed. */
export function jsonProblem(text: string, maxDepth: number): JsonProblem | undefined {
  try {
    const problem = problemOfTokens(text, maxDepth)
    if (!problem && !isJson(text)) parse(text)
    return problem
  } catch (error) {
    // All that the library throws says where, but for the end of the text.
    const { message, line, column } = error as Error & { line: number; column: number }
    if (!message.startsWith('Unexpected end')) return { code: 'fault', params: { line, column, what: '' } }
    const lines = text.split('\n')
    const end = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
    return { code: 'unfinished', params: { ...end, what: '' } }
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What JavaScript would merge, drop, round or never come back from. */
function problemOfTokens(text: string, maxDepth: number): JsonProblem | undefined {
  const open: Set<string>[] = []
  const tokens = tokenize(text)
  for (const [index, { type, loc }] of tokens.entries()) {
    const { line, column, offset } = loc.start
    const source = text.slice(offset, loc.end.offset)
    const problem = (code: JsonProblem['code'], what: string) => ({ code, params: { line, column, what } })
    if (type === 'LBrace' || type === 'LBracket') open.push(new Set())
    if (type === 'RBrace' || type === 'RBracket') open.pop()
    if (open.length > maxDepth) return problem('too-deep', String(maxDepth))
    if (type === 'Number' && meaning(source) !== meaning(String(Number(source))))
      return problem('number-inexact', source)
    if (type !== 'String') continue
    // The library takes a string over several lines, which JSON does not.
    const control = source.search(/[^ -\uffff]/)
    if (control >= 0) return { code: 'fault', params: { line, column: column + control, what: '' } }
    if (tokens[index + 1]?.type !== 'Colon') continue
    const name = String(JSON.parse(source))
    if (name === '__proto__') return problem('name-reserved', name)
    if (open.at(-1)?.has(name)) return problem('name-repeated', name)
    open.at(-1)?.add(name)
  }
  return undefined
}

/** A number, however it is written: its digits without the zeros around them, and the power of ten of the last. */
function meaning(number: string): string {
  const [, sign, whole = '', fraction = '', power] = /^(-?)(\d+)(?:\.(\d+))?(?:e(.+))?$/i.exec(number) ?? []
  const digits = whole + fraction
  const start = digits.search(/[1-9]/)
  if (start < 0) return whole && '0'
  let end = digits.length
  while (digits[end - 1] === '0') end -= 1
  return `${sign}${digits.slice(start, end)} ${Number(power ?? 0) - fraction.length + digits.length - end}`
}
