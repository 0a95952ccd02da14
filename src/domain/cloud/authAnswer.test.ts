import { expect, test } from 'vitest'
import { checkAuthAnswer, readAuthAnswer } from './authAnswer.ts'
import { naughtyTexts } from '../testing/naughtyTexts.ts'

const good = { errCode: 0, errMsg: '', auth: '{"x":1}' }

test.each<[string, unknown, string[]]>([
  ["the guide's example", good, []],
  ['errCode alone', { errCode: 0 }, []],
  ['a refusal', { errCode: 7, errMsg: 'not a member' }, []],
  ['more than the protocol asks for', { ...good, more: [1] }, []],
  ['nothing', undefined, ['not-an-object']],
  ['null', null, ['not-an-object']],
  ['a text', JSON.stringify(good), ['not-an-object']],
  ['a list', [good], ['not-an-object']],
  ['an empty object', {}, ['err-code-missing']],
  ['errCode as a text', { ...good, errCode: '0' }, ['err-code-not-a-number']],
  ['errCode null, as NaN crosses the wall', { ...good, errCode: null }, ['err-code-not-a-number']],
  ['errCode that is no number at all', { ...good, errCode: NaN }, ['err-code-not-a-number']],
  ['errMsg as a number', { ...good, errMsg: 0 }, ['err-msg-not-a-string']],
  ['errMsg null', { ...good, errMsg: null }, ['err-msg-not-a-string']],
  ['auth as an object', { ...good, auth: { x: 1 } }, ['auth-not-a-string']],
  ['auth null', { ...good, auth: null }, ['auth-not-a-string']],
  ['auth as an empty text', { ...good, auth: '' }, ['auth-not-json']],
  ['auth as JavaScript', { ...good, auth: '{x: 1}' }, ['auth-not-json']],
  ['auth as JSON of a number', { ...good, auth: '1' }, ['auth-not-json']],
  ['auth as JSON of a list', { ...good, auth: '[1]' }, ['auth-not-json']],
  [
    'everything wrong at once',
    { errCode: '0', errMsg: 0, auth: {} },
    ['err-code-not-a-number', 'err-msg-not-a-string', 'auth-not-a-string'],
  ],
])('an answer that is %s', (_case, value, problems) => {
  expect(checkAuthAnswer(value)).toEqual(problems)
})

test.each<[string, unknown, object]>([
  ['lets in and hands over its object', good, { errCode: 0, errMsg: '', custom: { x: 1 } }],
  ['lets in without an object', { errCode: 0 }, { errCode: 0, errMsg: '', custom: {} }],
  [
    'refuses with its code and message',
    { errCode: 7, errMsg: 'not a member' },
    { errCode: 7, errMsg: 'not a member', custom: {} },
  ],
  ['refuses whatever else is wrong', { errCode: 7, errMsg: 5, auth: {} }, { errCode: 7, errMsg: '', custom: {} }],
  ['refuses and gives nothing to read', { errCode: -1, auth: '{"x":1}' }, { errCode: -1, errMsg: '', custom: {} }],
  ['breaks the protocol', { errCode: 0, auth: { x: 1 } }, { problems: ['auth-not-a-string'] }],
])('an answer that %s', (_case, value, read) => {
  expect(readAuthAnswer(value)).toEqual(read)
})

test.each(naughtyTexts)('auth %j is JSON of an object or a problem, and nothing throws', (auth) => {
  expect(['auth-not-json', undefined]).toContain(checkAuthAnswer({ errCode: 0, auth })[0])
})
