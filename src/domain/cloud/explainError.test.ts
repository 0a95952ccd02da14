import { expect, test } from 'vitest'
import { cloudErrors } from './cloudErrors.ts'
import { explainError } from './explainError.ts'
import { naughtyTexts } from '../testing/naughtyTexts.ts'

test.each<[string, string, string, string | null, string, number | null]>([
  [
    'the SDK, a missing function',
    'Error: cloud.callFunction:fail Error: errCode: -501000  | errMsg: FunctionName parameter could not be found (callId: 1700000000000-0.5029) (trace: 11:20:33 start)',
    'function-not-found',
    'function',
    'both',
    -501000,
  ],
  [
    'the SDK, a missing cloudbase_auth',
    'Error: cloud.init:fail Error: errCode: -501000 | errMsg: FunctionName parameter could not be found; cloudbase_auth',
    'auth-function-missing',
    'function',
    'owner',
    -501000,
  ],
  ["the guide's words", '找不到对应的FunctionName', 'function-not-found', 'function', 'both', null],
  [
    "the guide's words at init",
    'c1.init() 找不到对应的 FunctionName',
    'auth-function-missing',
    'function',
    'owner',
    null,
  ],
  [
    'not opened',
    'Error: cloud.callFunction:fail Error: errCode: -601034  | errMsg: 没有权限，请先开通云开发或者云托管',
    'not-activated',
    'activated',
    'both',
    -601034,
  ],
  ['not opened, words alone', '没有权限，请先开通云开发或者云托管', 'not-activated', 'activated', 'both', null],
  ['not shared', '{"errCode":-601012,"errMsg":"unauthorized env"}', 'not-shared', 'share', 'both', -601012],
  ['not shared, words alone', 'unauthorized env', 'not-shared', 'share', 'both', null],
  [
    'no such environment',
    'errCode: -501007 invalid parameters | errMsg: [100003] env not exists',
    'environment-not-found',
    'environment',
    'caller',
    -501007,
  ],
  [
    'no such environment, the template’s words',
    'errCode: -501000 | errMsg: Environment not found',
    'environment-not-found',
    'environment',
    'caller',
    -501000,
  ],
  ['no such environment, code alone', '-501007', 'environment-not-found', 'environment', 'caller', -501007],
  ['an invalid environment', 'errCode: -501005 invalid env', 'environment-not-found', 'environment', 'caller', -501005],
  [
    'other parameters',
    'errCode: -501007 invalid parameters | errMsg: 不能更新_id的值',
    'parameters-wrong',
    null,
    'caller',
    -501007,
  ],
  [
    'no permission',
    'errCode: -604101 function has no permission to call this API',
    'permission-missing',
    'permission',
    'owner',
    -604101,
  ],
  [
    'no permission, the other code',
    'errCode: -601018 unauthorized API',
    'permission-missing',
    'permission',
    'owner',
    -601018,
  ],
  [
    'no permission for a cloud call',
    'Error: errCode: -604101 | errMsg: openapi.subscribeMessage.send:fail function has no permission to call this API',
    'open-api-refused',
    'identity',
    'owner',
    -604101,
  ],
  [
    'a user of somebody else',
    'errCode: 40003 | errMsg: openapi.subscribeMessage.send:fail invalid openid',
    'open-id-wrong',
    'identity',
    'both',
    40003,
  ],
  [
    'an answer without errCode',
    'errCode: -601015 access denied (cloudfunction cloudbase_auth returns empty errCode)',
    'auth-answer-wrong',
    'answer',
    'owner',
    -601015,
  ],
  ['a refusal with WeChat’s code', 'errCode: -601017', 'auth-refused', 'answer', 'owner', -601017],
  ['a call before init', 'errCode: -601016 missing env auth info', 'not-initialized', 'answer', 'caller', -601016],
  ['an own code', '{"errCode": 7, "errMsg": "not a member"}', 'own-refusal', 'answer', 'owner', 7],
  [
    'an own code, as a console prints it',
    "Error { errCode: 10086, errMsg: '请先登录' }",
    'own-refusal',
    'answer',
    'owner',
    10086,
  ],
  ['an own code in full-width characters', 'errCode：７', 'own-refusal', 'answer', 'owner', 7],
  [
    'a rule of the database',
    'Error: errCode: -502003 database permission denied | errMsg: Permission denied',
    'database-refused',
    'rule',
    'owner',
    -502003,
  ],
  ['a rule of the storage', 'STORAGE_EXCEED_AUTHORITY', 'storage-refused', 'rule', 'owner', null],
  ['a rule of a function', 'errCode: -501019', 'function-refused', 'rule', 'owner', -501019],
  [
    'no collection',
    'errCode: -502005 database collection not exists | errMsg: [ResourceNotFound] Db or Table not exist: todos',
    'collection-not-found',
    null,
    'owner',
    -502005,
  ],
  ['no record', 'document.get:fail document with _id abc does not exist', 'document-not-found', null, 'both', null],
  [
    'no record, as the SDK has it',
    'document.get:fail Error: errCode: -1 | errMsg: document with _id abc does not exist',
    'document-not-found',
    null,
    'both',
    null,
  ],
  ['an error that says nothing', 'errCode: -1', 'unknown', null, 'both', null],
  ['no file', 'errCode: -503003 storage file not exists', 'file-not-found', null, 'both', -503003],
  [
    'a function that failed',
    'errCode: -504002 functions execute fail | errMsg: TypeError: a is not a function',
    'function-failed',
    null,
    'owner',
    -504002,
  ],
  [
    'a function that took too long',
    'errCode: -504003 | errMsg: Invoking task timed out after 3 seconds',
    'function-timed-out',
    null,
    'owner',
    -504003,
  ],
  ['a minus that is a dash', 'errCode: –601034', 'not-activated', 'activated', 'both', -601034],
  ['a code of WeChat we know nothing of', 'errCode: -404011', 'unknown', null, 'both', -404011],
  ['success', 'errCode: 0, errMsg: "cloud.init:ok"', 'unknown', null, 'both', null],
  ['nothing', '', 'unknown', null, 'both', null],
  ['a code inside a longer number', 'id 1-5010001 and 12-601034', 'unknown', null, 'both', null],
])('%s', (_case, text, explanation, gate, side, code) => {
  expect(explainError(text)).toMatchObject([{ explanation, gate, side, code }])
})

test('every error of ours is known again', () => {
  const unknown = Object.values(cloudErrors)
    .map(({ errCode, errMsg }) => `errCode: ${errCode} | errMsg: ${errMsg}`)
    .filter((text) => explainError(text).some(({ explanation }) => explanation === 'unknown'))

  expect(unknown).toEqual([
    'errCode: -502002 | errMsg: database invalid command',
    'errCode: -502001 | errMsg: database request fail',
    'errCode: -503001 | errMsg: storage request fail',
    'errCode: -501009 | errMsg: resource not initialized',
    'errCode: -501001 | errMsg: resource system error',
    'errCode: -501003 | errMsg: exceed request limit',
    'errCode: -604001 | errMsg: cloudfunction result size exceed limit (1MB)',
    'errCode: -604100 | errMsg: API not found',
    'errCode: -604104 | errMsg: illegal source of invocation',
  ])
})

test('an error inside another one comes first, the one around it last', () => {
  const found = explainError(
    'errCode: -504002 functions execute fail | errMsg: Error: errCode: -604101 function has no permission to call this API',
  )

  expect(found.map(({ explanation }) => explanation)).toEqual(['permission-missing', 'function-failed'])
})

test.each<[string, string, object]>([
  [
    'names its environment',
    "errCode: -501007 | errMsg: env not exists, env: 'test-f96b31'",
    { environmentId: 'test-f96b31' },
  ],
  [
    'names it in JSON',
    '{"errCode":-601012,"resourceEnv":"cloud1-8guv4660c1c70c65"}',
    { environmentId: 'cloud1-8guv4660c1c70c65' },
  ],
  ['names it in passing', 'env not exists test-f96b31 -501007', { environmentId: 'test-f96b31' }],
  [
    'names it in a file id',
    'STORAGE_EXCEED_AUTHORITY cloud://test-f96b31.7465-test-f96b31-1300/a.png',
    { environmentId: 'test-f96b31' },
  ],
  [
    'names none, only ids of the call',
    'errCode: -601012 (callId: 3f2a9c1e-11aa-4bcd-9e00-0123456789ab)',
    { environmentId: null },
  ],
  [
    'names its function',
    'errCode: -501000 FunctionName parameter could not be found, functionName: "getList"',
    { functionName: 'getList' },
  ],
  ['names its function in code', "c1.callFunction({ name: 'getList' }) -501000", { functionName: 'getList' }],
  ['names no function', 'errCode: -501000 FunctionName parameter could not be found', { functionName: null }],
  ['names an account', 'WXE0E2656D74F0BFF3 -601012', { appId: 'wxe0e2656d74f0bff3' }],
  ['names no account', 'wxe0e2656d74f0bff3a -601012', { appId: null }],
])('an error that %s', (_case, text, about) => {
  expect(explainError(text)).toMatchObject([about])
})

test.each(naughtyTexts)('%j is explained without a throw', (text) => {
  expect(explainError(text).length).toBeGreaterThan(0)
  expect(explainError(`errCode: -601034 ${text}`)[0]?.explanation).toBe('not-activated')
})

test.each([
  'errCode:',
  'env: a-',
  'a-a',
  'document with _id ',
  'functionName: [',
  '-501',
  'cloud://a',
  'callFunction({ ',
  '\ud83d',
])('%j, a hundred thousand times, is read in no time', (part) => {
  const before = performance.now()
  explainError(part.repeat(100_000 / part.length))
  expect(performance.now() - before).toBeLessThan(200)
})
