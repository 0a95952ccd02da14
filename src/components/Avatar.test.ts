import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { colourOf } from './Avatar.tsx'

const styles = readFileSync(new URL('Avatar.module.css', import.meta.url), 'utf8')
const colours = [...styles.matchAll(/\.colour(\d+) \{\s*background: #([0-9a-f]{6});/g)].map(([, number, hex]) => ({
  number: Number(number),
  hex: hex ?? '',
}))

test('there is a colour for every number, and each is another one', () => {
  expect(colours.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, number) => number))
  expect(new Set(colours.map(({ hex }) => hex)).size).toBe(12)
})

test.each(colours)('white on colour $number is readable', ({ hex }) => {
  expect(1.05 / (luminance(hex) + 0.05)).toBeGreaterThanOrEqual(4.5)
})

test('every character of an AppID counts, and a thousand of them are spread over all colours', () => {
  const appId = 'wx1234567890abcdef'
  for (let index = 2; index < appId.length; index += 1) {
    const others = [...'0123456789abcdef'].map((digit) =>
      colourOf(appId.slice(0, index) + digit + appId.slice(index + 1)),
    )
    expect(new Set(others).size, `character ${index}`).toBeGreaterThan(6)
  }
  const counts = new Map<number, number>()
  for (let index = 0; index < 1200; index += 1) {
    const colour = colourOf(`wx${(index * 2_654_435_761).toString(16).padStart(16, '0').slice(-16)}`)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  expect(counts.size).toBe(12)
  expect(Math.min(...counts.values())).toBeGreaterThan(50)
})

/** WCAG 2.2: relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
