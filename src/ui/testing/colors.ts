import { split } from './styleSheet.ts'

export type Theme = 'light' | 'dark'
export const themes: readonly Theme[] = ['light', 'dark']

/** Red, green and blue from 0 to 255, and how much of it there is from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number]

/**
 * The colour that a value names, or nothing for a value that names none of its own: `inherit`, `currentcolor`, sizes.
 * A value that may be a colour and cannot be read throws.
 */
export function colorOf(value: string, tokens: ReadonlyMap<string, string>, theme: Theme): Color | undefined {
  if (/^(inherit|currentcolor|initial|unset|revert|none|auto|canvas|canvastext)$/i.test(value)) return undefined
  if (value === 'transparent') return [0, 0, 0, 0]
  if (value === 'white' || value === 'black') return colorOf(value === 'white' ? '#fff' : '#000', tokens, theme)
  if (value.startsWith('#')) return fromHex(value.slice(1))
  const [, name = '', inside = ''] = /^([\w-]+)\((.*)\)$/s.exec(value) ?? []
  if (name === 'var') {
    const [token = '', fallback] = split(inside, ',')
    const stands = tokens.get(token) ?? fallback
    if (stands === undefined) throw new Error(`there is no token ${token}`)
    return colorOf(stands, tokens, theme)
  }
  if (name === 'light-dark') return colorOf(split(inside, ',')[theme === 'light' ? 0 : 1] ?? '', tokens, theme)
  if (name === 'rgb' || name === 'rgba') return fromRgb(inside)
  if (name === 'color-mix') return mixed(inside, tokens, theme)
  // A drawing in the colour of the text.
  if (name.endsWith('gradient') && !/#|--|rgb|[^c]olor/.test(inside)) return undefined
  if (/gradient|^(hsl|hwb|lab|lch|oklab|oklch|color)a?$/.test(name)) throw new Error(`cannot read the colour ${value}`)
  return undefined
}

/** The colour within a shorthand like `1px solid var(--line)`. */
export function colorIn(shorthand: string, tokens: ReadonlyMap<string, string>, theme: Theme): Color | undefined {
  for (const value of split(shorthand, ' /')) {
    const color = colorOf(value, tokens, theme)
    if (color) return color
  }
  return undefined
}

/** What is seen of a colour that lies over another. */
export function over([red, green, blue, alpha]: Color, below: Color): Color {
  const seen = (upper: number, lower: number) => upper * alpha + lower * (1 - alpha)
  return [seen(red, below[0]), seen(green, below[1]), seen(blue, below[2]), 1]
}

/** The contrast ratio of WCAG 2, from 1 to 21. */
export function contrast(one: Color, other: Color): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance([red, green, blue]: Color): number {
  const linear = (value: number) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function fromHex(digits: string): Color {
  const pairs = digits.length < 6 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? [])
  const [red = 0, green = 0, blue = 0, alpha = 255] = pairs.map((pair) => Number.parseInt(pair, 16))
  return [red, green, blue, alpha / 255]
}

function fromRgb(inside: string): Color {
  const [red = 0, green = 0, blue = 0, alpha = 1] = split(inside, ' ,/')
    .filter((part) => part !== '')
    .map((part) => (part.endsWith('%') ? Number.parseFloat(part) / 100 : Number.parseFloat(part)))
  return [red, green, blue, alpha]
}

/** `color-mix(in srgb, A 20%, B)`. */
function mixed(inside: string, tokens: ReadonlyMap<string, string>, theme: Theme): Color {
  const [space, ...parts] = split(inside, ',')
  if (space !== 'in srgb' || parts.length !== 2) throw new Error(`cannot read color-mix(${inside})`)
  const [first, second] = parts.map((part) => {
    const [color = '', share] = split(part, ' ')
    return {
      color: colorOf(color, tokens, theme),
      share: share === undefined ? undefined : Number.parseFloat(share) / 100,
    }
  })
  if (!first?.color || !second?.color) throw new Error(`cannot read color-mix(${inside})`)
  const share = first.share ?? 1 - (second.share ?? 0.5)
  const [a, b] = [first.color, second.color]
  const alpha = a[3] * share + b[3] * (1 - share)
  const blend = (one: number, other: number) =>
    alpha === 0 ? 0 : (one * a[3] * share + other * b[3] * (1 - share)) / alpha
  return [blend(a[0], b[0]), blend(a[1], b[1]), blend(a[2], b[2]), alpha]
}
