import { expect, test } from 'vitest'
import { countLines, formatSize, sizeOf } from './textSize.ts'

test.each([
  ['', '0 B', 0],
  ['a', '1 B', 1],
  ['茶\n', '4 B', 1],
  ['茶\n语', '7 B', 2],
  ['a'.repeat(1023), '1023 B', 1],
  ['a'.repeat(1536), '1.5 KB', 1],
])('a text starting with %.5j', (text, size, lines) => {
  expect(formatSize(sizeOf(text))).toBe(size)
  expect(countLines(text)).toBe(lines)
})
