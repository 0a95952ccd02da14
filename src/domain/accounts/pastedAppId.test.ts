import fc from 'fast-check'
import { expect, test } from 'vitest'
import { naughtyTexts } from '../testing/naughtyTexts.ts'
import { readAppId } from './appId.ts'
import { longestPaste, readPastedAppId } from './pastedAppId.ts'

const sample = 'wxe0e2656d74f0bff3'
const other = 'wx1234567890abcdef'
const seed = 20240520

test.each([
  ['as it is written', sample, 'nothing'],
  ['in capitals with spaces around it', ` ${sample.toUpperCase()} `, 'nothing'],
  ['in full-width forms', 'ｗｘｅ０ｅ２６５６ｄ７４ｆ０ｂｆｆ３', 'cleaned'],
  ['in an address', `https://mp.weixin.qq.com/wxamp/home?appid=${sample}&lang=zh_CN`, 'taken-out'],
  ['in an address of the console', `/sharing/given?as=${sample}`, 'taken-out'],
  ['in JSON', `{ "appid": "${sample}", "compileType": "miniprogram" }`, 'taken-out'],
  ['in a long project.config.json', `{${'"setting": {},'.repeat(100)}"appid":"${sample}"}`, 'taken-out'],
  ['in a sentence', `请共享给 ${sample}，谢谢。`, 'taken-out'],
  ['in a sentence without spaces', `请共享给${sample}谢谢`, 'taken-out'],
  ['beside its name', `茶语商城（${sample.toUpperCase()}）`, 'taken-out'],
  ['behind a label', `AppID：${sample}`, 'taken-out'],
  ['behind a label without a sign', `AppID ${sample}`, 'taken-out'],
  ['in full-width forms within a sentence', '账号ｗｘｅ０ｅ２６５６ｄ７４ｆ０ｂｆｆ３。', 'taken-out'],
  ['with an invisible character, within a sentence', '账号 wxe0\u200be2656d74f0bff3。', 'taken-out'],
  ['with something strange behind it', `${sample}!`, 'taken-out'],
  ['twice', `${sample} ${sample.toUpperCase()}`, 'taken-out'],
  ['twice with nothing between', `${sample}${sample}`, 'taken-out'],
  ['in a name of a file', `export_${sample}.json`, 'taken-out'],
  ['beside an original id', `gh_1a2b3c4d5e6f ${sample}`, 'taken-out'],
])('K8: takes an AppID %s', (_case, text, mending) => {
  expect(readPastedAppId(text)).toEqual({ appId: sample, mending })
})

test.each([
  ['two with a space', `${sample} ${other}`],
  ['two with nothing between', `${sample}${other}`],
  ['two in an address', `?from=${sample}&to=${other}`],
  ['two in a long text', `${sample}${' '.repeat(500)}${other}`],
  ['a whole one, and one that is part of something longer', `${sample} ${other}0`],
])('K8: of several different ones it chooses none: %s', (_case, text) => {
  expect(readPastedAppId(text)).toEqual({ fault: 'several' })
})

test.each([
  ['one character too many', `${sample}a`],
  ['a longer row of digits', `${sample}0123456789`],
  ['a part of a longer word', `sandwich${sample}`],
  ['no AppID', '请共享给茶语商城'],
  ['nothing', ''],
  ['too long a text', `${sample} `.repeat(longestPaste)],
  ...naughtyTexts.filter((text) => !text.includes(other)).map((text): [string, string] => [JSON.stringify(text), text]),
])('says the same as without a search where there is none to take: %s', (_case, text) => {
  expect(readPastedAppId(text)).toEqual(readAppId(text))
})

const anAppId = fc
  .string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 })
  .map((digits) => `wx${digits}`)
/** Nothing in it continues an AppID, nor is one. */
const around = fc.string({ unit: fc.constantFrom(...'茶语，。:：（）"{}&=?/ _-\n\u200b\u3000'), maxLength: 60 })

test('K8: whatever stands around it, the one AppID is taken out', () => {
  fc.assert(
    fc.property(anAppId, around, around, (appId, before, after) => {
      expect(readPastedAppId(`${before}${appId}${after}`)).toMatchObject({ appId })
    }),
    { seed },
  )
})

test('K8: two different ones are several, whatever stands around and between them', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anAppId, { minLength: 2, maxLength: 2 }),
      around,
      around,
      ([one, two], before, between) => {
        expect(readPastedAppId(`${before}${one}${between}${two}`)).toEqual({ fault: 'several' })
      },
    ),
    { seed },
  )
})

test('B15: an AppID that is taken out is well-formed and read as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), anAppId, (text, appId) => {
      const reading = readPastedAppId(text + appId)
      if ('fault' in reading) return
      expect(readPastedAppId(reading.appId)).toEqual({ appId: reading.appId, mending: 'nothing' })
    }),
    { seed, numRuns: 1000 },
  )
})

test.each([
  ['AppIDs', sample],
  ['almost AppIDs', 'wx0'],
  ['hexadecimal digits', '0'],
  ['spaces', ' '],
  ['invisible characters', '\u200b'],
  ['combining marks in the wrong order', '\u0301\u0323'],
  ['a ligature that becomes eighteen characters', '\ufdfa'],
])('S31: the longest text that is searched takes less than 50 ms: %s', (_case, unit) => {
  const text = unit.repeat(Math.floor(longestPaste / unit.length))
  const before = performance.now()
  readPastedAppId(text)
  expect(performance.now() - before).toBeLessThan(50)
})
