/** One condition of a security rule, read: `doc._openid == auth.openid && doc.stars > 3`. */
export type RuleExpression =
  | { kind: 'literal'; value: null | boolean | number | string }
  /** `auth.custom.x`: from what, and which field of which field. */
  | { kind: 'path'; from: 'auth' | 'doc'; names: readonly string[] }
  | { kind: 'list'; elements: readonly RuleExpression[] }
  | { kind: 'not'; of: RuleExpression }
  | { kind: 'compare'; by: Comparison; left: RuleExpression; right: RuleExpression }
  | { kind: 'all' | 'any'; of: readonly RuleExpression[] }

export type Comparison = (typeof comparisons)[number]

/** Where a condition stops making sense: a character, counted from 1. */
export interface ExpressionFault {
  position: number
}

/** WeChat's limit for one condition. */
const longestExpression = 1024

const comparisons = ['==', '!=', '<=', '>=', '<', '>', 'in'] as const
const deepest = 32
const token =
  /\s*(?:(&&|\|\||[=!]==?|[<>]=?|[!()[\],.])|(-?\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([A-Za-z_$][\w$]*))/y

type Token = { kind: 'sign' | 'number' | 'text' | 'word'; text: string; at: number }

/** Reads a condition, or says where it cannot be read. Nothing is evaluated, and a long one takes no longer than its length. */
export function parseExpression(text: string): { expression: RuleExpression } | ExpressionFault {
  if (text.length > longestExpression) return { position: longestExpression + 1 }
  const tokens = tokensOf(text)
  if (!Array.isArray(tokens)) return tokens

  const reader = { tokens, at: 0, depth: 0 }
  const expression = readAny(reader)
  const left = tokens[reader.at]
  if (!expression || left) return { position: (left?.at ?? text.length) + 1 }
  return { expression }
}

function tokensOf(text: string): Token[] | ExpressionFault {
  const tokens: Token[] = []
  const end = text.trimEnd().length
  let at = 0
  while (at < end) {
    token.lastIndex = at
    const found = token.exec(text)
    if (!found) return { position: at + text.slice(at).search(/\S/) + 1 }
    const [all, sign, number, quoted, word] = found
    at += all.length
    const said = sign ?? number ?? quoted ?? word ?? ''
    const kind = sign ? 'sign' : number ? 'number' : quoted ? 'text' : 'word'
    // `===` and `!==` are written too and mean no more than `==` and `!=`.
    tokens.push({ kind, text: sign ? sign.slice(0, 2) : said, at: at - said.length })
  }
  return tokens
}

interface Reader {
  tokens: readonly Token[]
  at: number
  depth: number
}

// Each reader below takes what it understands and answers undefined where it does not; the place is then `reader.at`.

function readAny(reader: Reader): RuleExpression | undefined {
  return readChain(reader, 'any', '||', readAll)
}

function readAll(reader: Reader): RuleExpression | undefined {
  return readChain(reader, 'all', '&&', readComparison)
}

function readChain(
  reader: Reader,
  kind: 'all' | 'any',
  sign: string,
  readPart: (reader: Reader) => RuleExpression | undefined,
): RuleExpression | undefined {
  const of: RuleExpression[] = []
  do {
    const part = readPart(reader)
    if (!part) return undefined
    of.push(part)
  } while (took(reader, sign))
  const [only] = of
  return only && of.length === 1 ? only : { kind, of }
}

function readComparison(reader: Reader): RuleExpression | undefined {
  const left = readOne(reader)
  const by = comparisons.find((each) => left && took(reader, each))
  if (!by || !left) return left
  const right = readOne(reader)
  return right && { kind: 'compare', by, left, right }
}

function readOne(reader: Reader): RuleExpression | undefined {
  if (reader.depth >= deepest) return undefined
  reader.depth += 1
  const one = readUnlimited(reader)
  reader.depth -= 1
  return one
}

function readUnlimited(reader: Reader): RuleExpression | undefined {
  if (took(reader, '!')) {
    const of = readOne(reader)
    return of && { kind: 'not', of }
  }
  if (took(reader, '(')) {
    const inside = readAny(reader)
    return inside && took(reader, ')') ? inside : undefined
  }
  if (took(reader, '[')) return readList(reader)

  const next = reader.tokens[reader.at]
  if (!next || next.kind === 'sign') return undefined
  if (next.kind === 'word') return readWord(reader, next)
  reader.at += 1
  return {
    kind: 'literal',
    value: next.kind === 'number' ? Number(next.text) : next.text.slice(1, -1).replace(/\\(.)/g, '$1'),
  }
}

function readList(reader: Reader): RuleExpression | undefined {
  const elements: RuleExpression[] = []
  if (took(reader, ']')) return { kind: 'list', elements }
  do {
    const element = readAny(reader)
    if (!element) return undefined
    elements.push(element)
  } while (took(reader, ','))
  return took(reader, ']') ? { kind: 'list', elements } : undefined
}

const words = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', null],
])

function readWord(reader: Reader, { text }: Token): RuleExpression | undefined {
  const value = words.get(text)
  if (value !== undefined) {
    reader.at += 1
    return { kind: 'literal', value }
  }
  if (text !== 'auth' && text !== 'doc') return undefined

  reader.at += 1
  const names: string[] = []
  while (took(reader, '.')) {
    const field = reader.tokens[reader.at]
    if (field?.kind !== 'word') return undefined
    names.push(field.text)
    reader.at += 1
  }
  return { kind: 'path', from: text, names }
}

/** Takes a sign or word if it is the next one. */
function took(reader: Reader, text: string): boolean {
  const next = reader.tokens[reader.at]
  if (next?.text !== text || next.kind === 'text') return false
  reader.at += 1
  return true
}
