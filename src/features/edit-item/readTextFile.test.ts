import { expect, test } from 'vitest'
import { readTextFile } from './readTextFile.ts'

test.each([
  ['a text', new Blob(['茉莉雪芽\n']), { text: '茉莉雪芽\n' }],
  ['a text with a byte order mark', new Blob(['\uFEFFtea']), { text: 'tea' }],
  ['nothing', new Blob([]), { text: '' }],
  ['a text as large as may be', new Blob(['a'.repeat(1024)]), { text: 'a'.repeat(1024) }],
  ['one a byte larger', new Blob(['a'.repeat(1025)]), { problem: 'too-large' }],
  ['bytes that are no text', new Blob([new Uint8Array([0xff, 0xfe, 0x00])]), { problem: 'not-text' }],
  ['a text with a zero in it', new Blob(['a\0b']), { problem: 'not-text' }],
])('%s', async (_case, file, reading) => {
  expect(await readTextFile(file, 1)).toEqual(reading)
})

test('a file that cannot be read any more is no text', async () => {
  const gone = { size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as Blob
  expect(await readTextFile(gone, 1)).toEqual({ problem: 'not-text' })
})
