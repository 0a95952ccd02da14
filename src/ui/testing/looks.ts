import { colorIn, colorOf, type Color, type Theme } from './colors.ts'
import type { Condition, Rule } from './styleSheet.ts'

/** An element as a style sheet knows it, in one of the states that the sheet tells apart. */
export interface State {
  /** Its selector, without states. */
  element: string
  is: readonly string[]
  /** What holds for it: pseudo-classes, attributes, at-rules. */
  holds: readonly string[]
  /** What it declares then, by property. */
  look: ReadonlyMap<string, string>
}

const matters = /^(content|color|opacity|background|border|outline|accent-color)/
const mostConditions = 9

/** Every element of a style sheet that has colours, in every state that can come together. */
export function statesOf(rules: readonly Rule[]): State[] {
  const coloured = rules.filter(({ declarations }) => [...declarations.keys()].some((name) => matters.test(name)))
  const elements = new Map(coloured.map(({ selector }) => [nameOf(selector), selector]))
  return [...elements].flatMap(([element, { is, context, part }]) => {
    const own = coloured.filter(
      ({ selector }) =>
        selector.is.every((name) => is.includes(name)) &&
        (selector.is.length > 0 || is.length === 0) &&
        (selector.context === '' || selector.context === context) &&
        selector.part === part,
    )
    const conditions = [
      ...new Set(own.flatMap(({ selector, around }) => [...selector.conditions.flatMap(named), ...around])),
    ]
    if (conditions.length > mostConditions) throw new Error(`${element} has too many states to try them all`)
    return togetherOf(conditions).map((holds) => ({ element, is, holds, look: lookOf(own, holds) }))
  })
}

/** The colour of the text, the background and the frame of a state, as far as it has them of its own. */
export function colorsOf({ look }: State, tokens: ReadonlyMap<string, string>, theme: Theme) {
  const background = look.get('background-color') ?? look.get('background')
  const width = look.get('border-width') ?? look.get('border') ?? ''
  const frame = look.get('border-color') ?? look.get('border')
  return {
    text: visible(colorOf(look.get('color') ?? 'inherit', tokens, theme)),
    background: visible(background === undefined ? undefined : colorIn(background, tokens, theme)),
    frame: /^(0|none)\b/.test(width) ? undefined : frame && visible(colorIn(frame, tokens, theme)),
  }
}

function visible(color: Color | undefined): Color | undefined {
  return color && color[3] > 0 ? color : undefined
}

function nameOf({ context, is, part }: Rule['selector']): string {
  return `${context === '' ? '' : `${context} `}${is.join('')}${part}` || '*'
}

/** The cascade: what is more specific comes last, and of equals what is written last. */
function lookOf(rules: readonly Rule[], holds: readonly string[]): Map<string, string> {
  const applied = rules
    .filter(
      ({ selector, around }) =>
        selector.conditions.every((each) => isTrue(each, holds)) && around.every((each) => holds.includes(each)),
    )
    .toSorted((one, other) => one.selector.specificity - other.selector.specificity)
  const look = new Map<string, string>()
  for (const { declarations } of applied) {
    for (const [name, value] of declarations) {
      // A shorthand takes back what was said before about its parts.
      for (const part of look.keys()) if (part.startsWith(`${name}-`)) look.delete(part)
      look.set(name, value)
    }
  }
  return look
}

function isTrue(condition: Condition, holds: readonly string[]): boolean {
  if ('holds' in condition) return holds.includes(condition.holds)
  return condition.any.some((all) => all.every((each) => isTrue(each, holds))) !== condition.isNegated
}

function named(condition: Condition): string[] {
  return 'holds' in condition ? [condition.holds] : condition.any.flatMap((all) => all.flatMap(named))
}

/** Every set of conditions that can hold at once: of an attribute, one value. */
function togetherOf(conditions: readonly string[]): string[][] {
  return conditions.reduce<string[][]>(
    (sets, condition) => [
      ...sets,
      ...sets.filter((set) => !set.some((other) => isAnotherValue(condition, other))).map((set) => [...set, condition]),
    ],
    [[]],
  )
}

function isAnotherValue(one: string, other: string): boolean {
  const [first, second] = [one, other].map((each) => /^\[([\w-]+)/.exec(each)?.[1])
  return first !== undefined && first === second
}
