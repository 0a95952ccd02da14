import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestAppIdInput, normalizeAppId, readAppId, type AppIdFault } from './appId.ts'
import { naughtyTexts } from '../testing/naughtyTexts.ts'

const sample = 'wxe0e2656d74f0bff3'
const seed = 20240520

test.each([
  ['as it is written', sample, false],
  ['with spaces around it', `  ${sample} `, false],
  ['B06: in capitals', sample.toUpperCase(), false],
  ['B06: in mixed case', 'Wxe0E2656d74F0bff3', false],
  ['B02: in full-width forms', 'ｗｘｅ０ｅ２６５６ｄ７４ｆ０ｂｆｆ３', true],
  ['B02: in full-width capitals', 'ＷＸＥ０Ｅ２６５６Ｄ７４Ｆ０ＢＦＦ３', true],
  ['B02: with a zero-width space inside', 'wxe0\u200be2656d74f0bff3', true],
  ['B02: with a bidi control before it', `\u202e${sample}`, true],
  ['B02: with a byte order mark before it', `\ufeff${sample}`, true],
  ['B02: with a no-break space after it', `${sample}\u00a0`, true],
  ['B02: with an ideographic space before it', `\u3000${sample}`, true],
  ['B02: with a line break after it', `${sample}\n`, true],
  ['B02: with spaces inside', 'wxe0e2 656d 74f0 bff3', true],
  ['B02: with a soft hyphen inside', 'wxe0e265\u00ad6d74f0bff3', true],
])('reads an AppID %s', (_case, text, cleaned) => {
  expect(readAppId(text)).toEqual({ appId: sample, cleaned })
})

const openId = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'

/** The compiler asks for a case of every fault. */
const faults = {
  empty: [
    ['B01: nothing', '', {}],
    ['B01: spaces', '   ', {}],
    ['B01: only invisible characters', '\u200b\u00a0\ufeff\u3000', {}],
  ],
  'too-long': [
    ['B10: one character too many', 'a'.repeat(longestAppIdInput + 1), {}],
    ['B10: 100 kB pasted', sample.repeat(5_700), {}],
    ['B10: an AppID in a sea of spaces', sample.padStart(longestAppIdInput + 1), {}],
  ],
  several: [
    ['B09: two AppIDs with a space', `${sample} wx1234567890abcdef`, {}],
    ['B09: two AppIDs with nothing between', `${sample}wx1234567890abcdef`, {}],
    ['B09: two AppIDs in lines, capitals and full-width forms', `${sample.toUpperCase()}\nｗｘ1234567890abcdef`, {}],
    ['B09: two AppIDs in a sentence', `从 ${sample} 换成 wx1234567890abcdef`, {}],
    ['B09: two AppIDs, one with an invisible character (B02)', `wxe0e2\u200b656d74f0bff3、wx1234567890abcdef`, {}],
  ],
  'original-id': [['B07: an original id', 'gh_1a2b3c4d5e6f', {}]],
  'corp-id': [
    ['B07: a corp id', 'ww1234567890abcdef', {}],
    ['B07: a corp id in capitals', 'WW1234567890ABCDEF', {}],
  ],
  'open-id': [
    ['B07: an OpenID', openId, {}],
    ['B07: an OpenID with spaces around it', ` ${openId} `, {}],
  ],
  length: [
    ['B03: one character missing', sample.slice(0, -1), { length: 17 }],
    ['B03: one character too many', `${sample}a`, { length: 19 }],
    ['B03: only wx', 'wx', { length: 2 }],
    ['B03: counted after cleaning (B02)', `wx e0\u200b`, { length: 4 }],
    ['B03: something strange behind a whole AppID', `${sample}!`, { length: 19 }],
    ['B03: the same AppID twice', `${sample} ${sample}`, { length: 36 }],
    ['B03: as many characters as may be', 'wx'.padEnd(longestAppIdInput, '0'), { length: longestAppIdInput }],
  ],
  character: [
    ['B04: a letter beyond f', 'wxg0e2656d74f0bff3', { position: 3, character: 'g' }],
    ['B04: a Chinese character', 'wx小程序', { position: 3, character: '小' }],
    ['B04: another first letter', 'ax1234567890abcdef', { position: 1, character: 'a' }],
    ['B04: another second letter', 'wy1234567890abcdef', { position: 2, character: 'y' }],
    ['B04: the last character', 'wx1234567890abcdeg', { position: 18, character: 'g' }],
    ['B04: a letter that looks like another one, but not there', 'аx1234567890abcdef', { position: 1, character: 'а' }],
    ['B07: a WeChat number', 'chayu_xiaozhu', { position: 1, character: 'c' }],
    ['B15: a piece of SQL', "' OR 1=1--", { position: 1, character: "'" }],
    ['B15: a piece of HTML', '<img src=x onerror=alert(1)>', { position: 1, character: '<' }],
    ['B15: a template', '{{7*7}}', { position: 1, character: '{' }],
    ['B15: another template', '${7*7}', { position: 1, character: '$' }],
    ['B15: a path', '../../', { position: 1, character: '.' }],
    ['B15: an escape', '%00', { position: 1, character: '%' }],
    ['B15: a null character inside', 'wx\u0000234567890abcdef', { position: 3, character: '\u0000' }],
    ['B16: an emoji, counted and shown whole', 'wx👩', { position: 3, character: '👩' }],
    ['B16: half an emoji', 'wx\ud83d', { position: 3, character: '\ud83d' }],
    ['B16: a pile of combining marks', `Z${'\u0351\u036b'.repeat(100)}`, { position: 1, character: 'z' }],
  ],
  'look-alike': [
    ['K8: a Cyrillic е', 'wxе0e2656d74f0bff3', { position: 3, character: 'е', script: 'cyrillic', meant: 'e' }],
    [
      'K8: a Cyrillic capital Е, as it was typed',
      'WXЕ0E2656D74F0BFF3',
      { position: 3, character: 'Е', script: 'cyrillic', meant: 'e' },
    ],
    ['K8: a Cyrillic х in wx', 'wхe0e2656d74f0bff3', { position: 2, character: 'х', script: 'cyrillic', meant: 'x' }],
    ['K8: a Greek α', 'wxe0e2656d74f0bffα', { position: 18, character: 'α', script: 'greek', meant: 'a' }],
    ['K8: the letter o for 0', 'wxeoe2656d74f0bff3', { position: 4, character: 'o', script: 'ascii', meant: '0' }],
    ['K8: the letter l for 1', 'wxl234567890abcdef', { position: 3, character: 'l', script: 'ascii', meant: '1' }],
    ['K8: an Arabic digit', 'wx٣234567890abcdef', { position: 3, character: '٣', script: 'digit', meant: '3' }],
    ['K8: an é', 'wxé0e2656d74f0bff3', { position: 3, character: 'é', script: 'latin', meant: 'e' }],
    [
      'K8: a sign of multiplication',
      'w×e0e2656d74f0bff3',
      { position: 2, character: '×', script: 'other', meant: 'x' },
    ],
  ],
} satisfies Record<AppIdFault['fault'], readonly [string, string, object][]>

const rows = Object.entries<readonly [string, string, object][]>(faults).flatMap(([fault, cases]) =>
  cases.map(([title, text, detail]): [string, string, object] => [title, text, { fault, ...detail }]),
)

test.each(rows)('names what is wrong with %s', (_case, text, fault) => {
  expect(readAppId(text)).toEqual(fault)
})

const aText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc.string({
    unit: fc.constantFrom(...'wxWXgh_a0ſßİΣς\u0301\u0323\u0345\u200b\u202e\u00a0 \n\ufb01\ufdfa´¨ｗＸ'),
    maxLength: 40,
  }),
  fc.webUrl(),
  fc.constantFrom(...naughtyTexts),
)

test('B15: normalising twice is normalising once, whatever the text', () => {
  fc.assert(
    fc.property(aText, (text) => {
      const once = normalizeAppId(text)
      expect(normalizeAppId(once)).toBe(once)
    }),
    { seed, numRuns: 3_000 },
  )
})

test('B15: every single character normalises the same twice', () => {
  const unstable: string[] = []
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
    const once = normalizeAppId(`a${String.fromCodePoint(codePoint)}Σ`)
    if (normalizeAppId(once) !== once) unstable.push(codePoint.toString(16))
  }
  expect(unstable).toEqual([])
})

test('B15: reading never throws, and an AppID it reads is well-formed and read the same again', () => {
  fc.assert(
    fc.property(aText, (text) => {
      const reading = readAppId(text)
      if ('fault' in reading) return
      expect(reading.appId).toMatch(/^wx[0-9a-f]{16}$/)
      expect(readAppId(reading.appId)).toEqual({ appId: reading.appId, cleaned: false })
    }),
    { seed, numRuns: 3_000 },
  )
})

const invisible = fc.constantFrom(
  '',
  ' ',
  '\n',
  '\t',
  '\u00a0',
  '\u200b',
  '\u200d',
  '\u2060',
  '\u202e',
  '\u3000',
  '\ufeff',
)

test('B02, B06: an AppID survives capitals, full-width forms and invisible characters anywhere', () => {
  const hexadecimal = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 })
  const disguise = fc.array(fc.tuple(invisible, fc.boolean(), fc.boolean()), { minLength: 18, maxLength: 18 })
  fc.assert(
    fc.property(hexadecimal, disguise, (digits, disguises) => {
      const appId = `wx${digits}`
      const disguised = disguises.map(([before, capital, fullWidth], index) => {
        const character = capital ? appId.charAt(index).toUpperCase() : appId.charAt(index)
        return before + (fullWidth ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character)
      })
      expect(readAppId(disguised.join(''))).toMatchObject({ appId })
    }),
    { seed },
  )
})

test.each(naughtyTexts.map((text) => [text]))('B15: takes %j for no AppID, and says why', (text) => {
  expect(readAppId(text)).toHaveProperty('fault')
})

// NFKC alone sorts combining marks in quadratic time: seconds for the pile of two marks.
test.each([
  ['letters', 'w'],
  ['spaces', ' '],
  ['invisible characters', '\u200b'],
  ['hexadecimal digits', '0'],
  ['AppIDs', sample],
  ['almost AppIDs', 'wx'],
  ['a ligature that becomes eighteen characters', '\ufdfa'],
  ['pieces of Hangul', '\u1100'],
  ['dotted capital I', 'İ'],
  ['combining marks in the wrong order', '\u0301\u0323'],
])('B10, S31: 100,000 characters of %s take less than 50 ms', (_case, unit) => {
  const text = unit.repeat(Math.ceil(100_000 / unit.length))
  const before = performance.now()
  readAppId(text)
  normalizeAppId(text)
  expect(performance.now() - before).toBeLessThan(50)
})

test.each([
  ['combining marks in the wrong order', '\u0301'.repeat(128) + '\u0323'.repeat(128)],
  ['a ligature that becomes eighteen characters', '\ufdfa'.repeat(longestAppIdInput)],
  ['almost AppIDs', 'wx'.repeat(longestAppIdInput / 2)],
  ['an almost OpenID', 'o'.repeat(longestAppIdInput)],
])('S31: the longest text that is looked at takes less than 50 ms, even %s', (_case, text) => {
  const before = performance.now()
  readAppId(text)
  expect(performance.now() - before).toBeLessThan(50)
})
