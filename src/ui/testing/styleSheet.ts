/** One declaration block of a style sheet, for one of its selectors. */
export interface Rule {
  selector: Selector
  /** The at-rules around it: each may hold or not. */
  around: readonly string[]
  declarations: ReadonlyMap<string, string>
}

/** The last part of a selector, told apart into what an element is and what must hold for it. */
interface Selector {
  text: string
  /** What stands before the last part, as it is written. */
  context: string
  /** Its type and classes. */
  is: readonly string[]
  /** `::before` and the like. */
  part: string
  conditions: readonly Condition[]
  specificity: number
}

export type Condition = { holds: string } | { any: readonly (readonly Condition[])[]; isNegated: boolean }

const skipped = /^@(keyframes|font-face|media (print|\(forced-colors))/

/** Reads a style sheet, nested rules too. Keyframes, print and forced colours are left out: they have colours of their own. */
export function parseStyleSheet(css: string): Rule[] {
  return rulesIn(css.replace(/\/\*.*?\*\//gs, ''), [], [])
}

function rulesIn(css: string, parents: readonly string[], around: readonly string[]): Rule[] {
  const rules: Rule[] = []
  const declarations = new Map<string, string>()
  for (let at = 0; at < css.length;) {
    const end = at + css.slice(at).search(/[{;]|$/)
    const head = css.slice(at, end).trim()
    at = end + 1
    if (css[end] !== '{') {
      const [, name = '', value = ''] = /^([\w-]+)\s*:(.*)$/s.exec(head) ?? []
      if (name !== '') declarations.set(name, value.trim().replace(/\s+/g, ' '))
      continue
    }
    const close = closingOf(css, end)
    const body = css.slice(at, close)
    at = close + 1
    if (skipped.test(head)) continue
    if (head.startsWith('@')) rules.push(...rulesIn(body, parents, [...around, head.replace(/\s+/g, ' ')]))
    else rules.push(...rulesIn(body, nested(parents, head), around))
  }
  if (declarations.size === 0) return rules
  return [...parents.map((text) => ({ selector: parseSelector(text), around, declarations })), ...rules]
}

function closingOf(css: string, open: number): number {
  let depth = 0
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++
    if (css[at] === '}' && --depth === 0) return at
  }
  throw new Error(`a block is not closed: ${css.slice(open, open + 40)}`)
}

function nested(parents: readonly string[], head: string): string[] {
  const own = split(head, ',').map((each) => each.replace(/\s+/g, ' '))
  if (parents.length === 0) return own
  return parents.flatMap((parent) =>
    own.map((each) => (each.includes('&') ? each.replaceAll('&', parent) : `${parent} ${each}`)),
  )
}

function parseSelector(text: string): Selector {
  const parts = split(text, ' >+~').filter((part) => part !== '')
  const last = parts.at(-1) ?? ''
  const all = simpleSelectors(last)
  const isName = (each: string) => /^[\w.#*-]/.test(each)
  return {
    text,
    context: text.slice(0, text.length - last.length).trim(),
    is: all.filter((each) => isName(each) && each !== '*'),
    part: all.find((each) => each.startsWith('::')) ?? '',
    conditions: all.filter((each) => !isName(each) && !each.startsWith('::')).map(parseCondition),
    specificity: parts.flatMap(simpleSelectors).reduce((sum, each) => sum + weightOf(each), 0),
  }
}

function simpleSelectors(compound: string): string[] {
  return compound.match(/\[[^\]]*\]|::?[\w-]+(\((?:[^()]|\([^()]*\))*\))?|[.#]?[\w-]+|\*/g) ?? []
}

function parseCondition(simple: string): Condition {
  const [, name, inside] = /^:(not|is|where)\((.*)\)$/s.exec(simple) ?? []
  if (inside === undefined) return { holds: simple }
  const any = split(inside, ',').map((each) => simpleSelectors(each).map(parseCondition))
  return { any, isNegated: name === 'not' }
}

function weightOf(simple: string): number {
  const [, name, inside] = /^:(not|is|where|has)\((.*)\)$/s.exec(simple) ?? []
  if (name === 'where' || simple === '*') return 0
  if (inside !== undefined) {
    const each = split(inside, ',').map((one) => simpleSelectors(one).reduce((sum, part) => sum + weightOf(part), 0))
    return Math.max(...each)
  }
  if (simple.startsWith('#')) return 10_000
  return /^[.[:]/.test(simple) && !simple.startsWith('::') ? 100 : 1
}

/** Splits at any of the characters, outside of brackets. */
export function split(text: string, at: string): string[] {
  const parts = ['']
  let depth = 0
  for (const character of text) {
    if ('([{'.includes(character)) depth++
    if (')]}'.includes(character)) depth--
    if (depth === 0 && at.includes(character)) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${character}`)
  }
  return parts.map((part) => part.trim())
}
