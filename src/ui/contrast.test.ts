import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { colorIn, colorOf, contrast, over, themes, type Color, type Theme } from './testing/colors.ts'
import { colorsOf, statesOf, type State } from './testing/looks.ts'
import { parseStyleSheet, type Rule } from './testing/styleSheet.ts'

/*
 * Contrast of every element × state × theme, from the style sheets themselves. A text that has a colour of its own and no
 * background may stand on every background that leaves the colour to its text, and the other way round: the palette holds
 * for all of these pairs, so nobody has to ask what lies on what.
 */

const text = 4.5
const frameOrFocus = 3

/** Nothing is written on these. */
const bare = new Set(['.backdrop', '.drawer::backdrop', '.bone'])
/** A class that has its background from another one of its sheet, by the name of the sheet. */
const worn: Readonly<Record<string, readonly [wearer: string, backgrounds: RegExp]>> = {
  'src/components/Avatar.module.css': ['.avatar', /^\.colour\d+$/],
}
/** They have no outline: they are focused for the user, and take no keys, or what is around them shows the focus. */
const unmarked = new Set(["[tabindex='-1']:focus", '.popup', '.plain'])
const fields = /^(\.input|\.box|input|select|textarea)$/

describe.each(themes)('%s', (theme) => {
  const sheets = new Map(styleSheets().map((file) => [file, parseStyleSheet(readFileSync(file, 'utf8'))]))
  const tokens = tokensOf(sheets.get('src/ui/tokens.css') ?? [])
  const all = [...sheets].flatMap(([file, rules]) =>
    tokenSets(tokens, rules, [...sheets.values()].flat()).flatMap((known) =>
      statesOf(withWorn(file, rules)).map((state) => ({
        file,
        known,
        name: `${file} ${state.element} ${state.holds.join(' ')}`,
        ...state,
      })),
    ),
  )
  const seen = all
    .filter(({ element, look }) => !bare.has(element) && !isDrawing(look))
    .map((state) => ({ ...state, ...colorsOf(state, state.known, theme) }))
  const page = color('var(--page)')
  const backgrounds = distinct([
    page,
    ...seen.flatMap((each) => (each.text || !each.background ? [] : [over(each.background, page)])),
  ])
  const texts = distinct(seen.flatMap((each) => (each.background || !each.text ? [] : [each.text])))

  function color(value: string): Color {
    const found = colorOf(value, tokens, theme)
    if (!found) throw new Error(`${value} is no colour`)
    return found
  }

  test('every text can be read on every background it may have', () => {
    const tooWeak = seen.flatMap((each) =>
      !each.text && !each.background
        ? []
        : weak(each.name, each.text ? [each.text] : texts, each.background ? [each.background] : backgrounds, text),
    )
    expect(seen.length).toBeGreaterThan(300)
    expect(tooWeak).toEqual([])
  })

  test('code can be read on its surface and in the line of the cursor', () => {
    const inks = [...tokens.keys()].filter((name) => /^--code-(?!line)/.test(name))
    expect(inks.length).toBeGreaterThan(3)
    const lines = [color('var(--surface)'), color('var(--code-line)')]
    expect(inks.flatMap((name) => weak(name, [color(`var(${name})`)], lines, text))).toEqual([])
  })

  test('the frame of every field, and of every button that has no colour of its own, stands out', () => {
    const framed = seen.filter(({ is, holds }) => is.some((name) => fields.test(name)) && !isUnavailable({ holds }))
    expect(framed.length).toBeGreaterThan(3)
    expect(
      framed.flatMap((each) => (each.frame ? weak(each.name, [each.frame], backgrounds, frameOrFocus) : [])),
    ).toEqual([])

    const buttons = seen.filter(
      ({ is, holds }) =>
        is.includes('.button') && !is.some((name) => name.startsWith('.plain')) && !isUnavailable({ holds }),
    )
    expect(buttons.length).toBeGreaterThan(5)
    expect(
      buttons.flatMap((each) => {
        const edge = each.frame ?? each.background
        return edge ? weak(each.name, [edge], backgrounds, frameOrFocus) : [`${each.name} has no edge`]
      }),
    ).toEqual([])
  })

  test('what is ticked, and where the focus is, stands out', () => {
    const marks = all.flatMap(({ name, known, look }) =>
      ['accent-color', 'outline-color', 'outline'].flatMap((property) => {
        const value = look.get(property)
        const mark = value === undefined ? undefined : colorIn(value, known, theme)
        return mark ? [{ name, mark }] : []
      }),
    )
    expect(marks.length).toBeGreaterThan(2)
    expect(marks.flatMap(({ name, mark }) => weak(name, [mark], backgrounds, frameOrFocus))).toEqual([])
  })

  test('the pointer changes nothing about what cannot be pressed (D2)', () => {
    const hovered = seen.filter((each) => each.holds.includes(':hover') && isUnavailable(each))
    expect(hovered.length).toBeGreaterThan(10)
    for (const each of hovered) {
      const resting = each.holds.filter((condition) => condition !== ':hover')
      const without = all.find(
        ({ file, element, holds }) => file === each.file && element === each.element && sameSet(holds, resting),
      )
      expect([each.name, colorsOf(each, each.known, theme)]).toEqual([
        each.name,
        without && colorsOf(without, each.known, theme),
      ])
    }
  })
})

test('no style sheet makes a text paler than its colour, or hides where the focus is', () => {
  const found = styleSheets().flatMap((file) =>
    parseStyleSheet(readFileSync(file, 'utf8')).flatMap(({ selector, declarations }) => {
      const opacity = declarations.get('opacity') ?? '1'
      // Of a drawing, a part may stand back.
      const isPale = opacity !== '1' && opacity !== '0' && selector.part === ''
      const isUnmarked = /^(none|0)/.test(declarations.get('outline') ?? '') && !unmarked.has(selector.text)
      return isPale || isUnmarked ? [`${file} ${selector.text}`] : []
    }),
  )
  expect(found).toEqual([])
})

describe('the check itself finds', () => {
  const tokens = new Map([['--pale', 'light-dark(#999, #666)']])
  const holdsIn = (css: string) => statesOf(parseStyleSheet(css))

  test('the look of a state that stands later or is more specific', () => {
    const css = '.a { color: #000; } .a:hover { color: #111; } .a.b:hover { color: #222; } .a:hover { color: #333; }'
    const looks = holdsIn(css).map(({ element, holds, look }) => [element, holds.join(), look.get('color')])
    expect(looks).toEqual([
      ['.a', '', '#000'],
      ['.a', ':hover', '#333'],
      ['.a.b', '', '#000'],
      ['.a.b', ':hover', '#222'],
    ])
  })

  test('states that come together, and :not, :is, nested rules and at-rules', () => {
    const css = `
      .a {
        background: var(--pale);
        &:hover:not([aria-busy='true'], :disabled) { background: #fff }
        @media (max-width: 1px) { background: #000 }
      }`
    const found = holdsIn(css).map(({ holds, look }) => `${holds.join(' ')} ${look.get('background')}`)
    expect(found).toHaveLength(16)
    expect(found).toContain(':hover #fff')
    expect(found).toContain(":hover [aria-busy='true'] var(--pale)")
    expect(found).toContain('@media (max-width: 1px) #000')
  })

  test('the contrast of two colours in each theme', () => {
    const ratio = (theme: Theme) => contrast(colorOf('var(--pale)', tokens, theme) ?? [0, 0, 0, 1], [255, 255, 255, 1])
    expect(ratio('light')).toBeCloseTo(2.85, 2)
    expect(ratio('dark')).toBeCloseTo(5.74, 2)
    expect(over([0, 0, 0, 0.5], [255, 255, 255, 1])).toEqual([127.5, 127.5, 127.5, 1])
    expect(colorOf('color-mix(in srgb, #000 25%, #fff)', tokens, 'light')).toEqual([191.25, 191.25, 191.25, 1])
  })
})

function weak(name: string, marks: readonly Color[], backgrounds: readonly Color[], least: number): string[] {
  const worst = Math.min(...marks.flatMap((mark) => backgrounds.map((below) => contrast(over(mark, below), below))))
  return worst < least ? [`${name}: ${worst.toFixed(2)}`] : []
}

/** `::before` and the like without a text. */
function isDrawing(look: ReadonlyMap<string, string>): boolean {
  return look.get('content') === "''"
}

function isUnavailable({ holds }: Pick<State, 'holds'>): boolean {
  return holds.some((each) => /disabled|aria-busy/.test(each))
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each))
}

function distinct(colors: readonly Color[]): Color[] {
  return [...new Map(colors.map((each) => [each.join(), each])).values()]
}

function tokensOf(rules: readonly Rule[]): Map<string, string> {
  return new Map(rules.flatMap(({ declarations }) => [...declarations].filter(([name]) => name.startsWith('--'))))
}

/**
 * The tokens as the colours of a sheet know them. What a sheet calls by a property that is no token, another sheet or another
 * state of its own has set: once with each value it can have.
 */
function tokenSets(tokens: ReadonlyMap<string, string>, rules: readonly Rule[], others: readonly Rule[]) {
  const called = rules.flatMap(({ declarations }) =>
    [...declarations].flatMap(([name, value]) =>
      /^(color|background|border|outline)/.test(name) ? (value.match(/--[\w-]+/g) ?? []) : [],
    ),
  )
  const own = [...new Set(called)].filter((name) => !tokens.has(name))
  return own.reduce<ReadonlyMap<string, string>[]>(
    (sets, name) => {
      const values = new Set(others.flatMap(({ declarations }) => declarations.get(name) ?? []))
      return sets.flatMap((set) => [...values].map((value) => new Map([...set, [name, value]])))
    },
    [tokens],
  )
}

/** Gives the backgrounds that another class wears their text. */
function withWorn(file: string, rules: readonly Rule[]): Rule[] {
  const [wearer, backgrounds] = worn[file] ?? []
  return rules.flatMap((rule) => {
    const { is } = rule.selector
    if (wearer === undefined || !backgrounds?.test(is.join(''))) return is.join('') === wearer ? [] : [rule]
    const first = rules.find(({ selector }) => selector.text === wearer)
    return [{ ...rule, declarations: new Map([...(first ? first.declarations : []), ...rule.declarations]) }]
  })
}

function styleSheets(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => `src/${file}`)
}
