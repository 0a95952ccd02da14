import { expect, test } from 'vitest'
import { callerSample, cloudCallSample, functionSample, webSample } from '../domain/cloud/samples.ts'
import { authFunctionSample } from '../domain/items/authFunctionSample.ts'
import { callerCode, functionSample as functionOfSample } from '../features/try-code/codeSamples.ts'
import { samples } from '../features/try-code/tryState.ts'
import { sampleIn } from './samples.ts'

const names = { caller: 'wx1', owner: '资源方 AppID', environmentId: 'test-1', functionNames: [], collectionNames: [] }
const all = [
  callerSample('wx2', 'test-1'),
  webSample('wx2', 'test-1', '公众号 AppID'),
  functionSample('wx2', 'test-1'),
  cloudCallSample('wx1'),
  authFunctionSample,
  ...samples.map((sample) => callerCode(sample, names)),
  ...samples.flatMap((sample) => functionOfSample('b', sample, names) ?? []),
]
/** Data of the sample, not words about it. */
const tea = /茉莉雪芽/g
const han = /\p{Script=Han}/u
const withoutWords = (line: string) => line.replace(/^( *\/\/ ).*$/, '$1').replace(/'[^']*'/g, "''")

test.each(all)('in Chinese a sample is as it is written: %#', (code) => {
  expect(sampleIn('zh-CN', code)).toBe(code)
})

test.each(all)('in English nothing of a sample is left in Chinese, and its statements are the same: %#', (code) => {
  const lines = code.split('\n')
  const english = sampleIn('en', code).split('\n')
  expect(english).toHaveLength(lines.length)
  for (const [index, line] of lines.entries()) {
    const same = english[index] ?? ''
    expect(same.replace(tea, '')).not.toMatch(han)
    if (!han.test(line.replace(tea, ''))) expect(same).toBe(line)
    else expect(withoutWords(same)).toBe(withoutWords(line))
  }
})

test('code of somebody’s own is not touched', () => {
  expect(sampleIn('en', "// 我的注释\nlog('我的', 'constructor') // constructor")).toBe(
    "// 我的注释\nlog('我的', 'constructor') // constructor",
  )
})
