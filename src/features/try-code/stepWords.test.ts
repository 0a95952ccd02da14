import { expect, test } from 'vitest'
import type { TraceStep, TracedCall } from '../../contract/run.ts'
import { tryText } from '../../text/try.ts'
import { decidingStep } from './decidingStep.ts'
import { stepSentence, wayOn } from './stepWords.ts'

const owner = 'wx1234567890abcdef'
const caller = 'wxe0e2656d74f0bff3'
const naming = {
  account: (appId: string) => ({ [owner]: '茶语小筑', [caller]: '茶语商城' })[appId] ?? appId,
  permission: () => '云函数 调用',
}

test.each<[string, TraceStep, string]>([
  ['own', { gate: 'own', passed: true, params: { environment: 'test-1' } }, 'test-1 是调用方自己的环境'],
  [
    'no activation',
    { gate: 'activated', passed: false, errCode: -601034, params: { account: owner } },
    '“茶语小筑”未开通环境共享或云开发',
  ],
  [
    'no share',
    { gate: 'share', passed: false, errCode: -601012, params: { owner, caller } },
    '“茶语小筑”未共享给“茶语商城”，或已解除',
  ],
  [
    'no environment',
    { gate: 'environment', passed: false, errCode: -501007, params: { environment: '' } },
    '代码没有写明环境 ID',
  ],
  [
    'no permission',
    {
      gate: 'permission',
      passed: false,
      errCode: -604101,
      params: { permission: 'functions.invoke', environment: 'test-1' },
    },
    '没有授权“云函数 调用”',
  ],
  ['no function', { gate: 'function', passed: false, errCode: -501000, params: { name: 'hello' } }, '环境中没有 hello'],
  [
    'no service',
    { gate: 'function', passed: false, errCode: -501009, params: { service: 'coupon' } },
    '环境中没有 coupon',
  ],
  [
    'an own refusal',
    { gate: 'answer', passed: false, errCode: 7, params: { errMsg: '不是会员' } },
    'cloudbase_auth 拒绝访问：不是会员',
  ],
  [
    'an own refusal without words',
    { gate: 'answer', passed: false, errCode: 7, params: { errMsg: '' } },
    'cloudbase_auth 拒绝访问',
  ],
  [
    'an answer with two problems',
    { gate: 'answer', passed: false, errCode: -601015, params: { problem: 'err-code-missing auth-not-a-string' } },
    'cloudbase_auth 的返回缺少 errCode；cloudbase_auth 返回的 auth 不是字符串，须用 JSON.stringify 序列化',
  ],
  [
    'a call before init',
    { gate: 'answer', passed: false, errCode: -601016, params: {} },
    '未等待 init() 完成就发起了调用',
  ],
  [
    'a rule',
    { gate: 'rule', passed: false, errCode: -502003, params: { action: 'delete', collection: 'orders' } },
    'orders 的安全规则不允许“删除”',
  ],
  [
    'a user of somebody else',
    { gate: 'identity', passed: false, errCode: 40003, params: { appId: owner } },
    '接收消息的 OpenID 不是“茶语小筑”的用户',
  ],
])('says %s', (_case, step, sentence) => {
  expect(stepSentence(step, tryText['zh-CN'], naming)).toBe(sentence)
})

const passedShare: TraceStep = { gate: 'share', passed: true, params: { owner, caller, share: 'share-1' } }
const call = (steps: TraceStep[]): TracedCall => ({
  api: 'callFunction',
  from: caller,
  to: owner,
  environmentId: 'test-1',
  subject: 'hello',
  steps,
  depth: 0,
  outcome: 'failed',
})

test.each<[string, TraceStep, string, string | undefined]>([
  [
    'the owner to its share',
    { gate: 'permission', passed: false, params: {} },
    owner,
    '/sharing/given/share-1/configure',
  ],
  ['the grantee nowhere, since it cannot grant', { gate: 'permission', passed: false, params: {} }, caller, undefined],
  ['the owner to 添加共享', { gate: 'share', passed: false, params: {} }, owner, '/sharing/given/new'],
  [
    'anybody to the functions',
    { gate: 'function', passed: false, params: { name: 'hello' } },
    caller,
    '/environments/test-1/functions',
  ],
  [
    'anybody to the services',
    { gate: 'function', passed: false, params: { service: 'coupon' } },
    caller,
    '/environments/test-1/run',
  ],
  [
    'anybody to the database',
    { gate: 'rule', passed: false, params: { collection: 'orders' } },
    caller,
    '/environments/test-1/database',
  ],
  [
    'anybody to the storage',
    { gate: 'rule', passed: false, params: { file: 'a.txt' } },
    caller,
    '/environments/test-1/storage',
  ],
])('leads %s', (_case, step, acting, to) => {
  expect(wayOn(step, call([passedShare, step]), acting, tryText['zh-CN'])?.to).toBe(to)
})

test('the deciding step is the last refusal with the error that ended the program', () => {
  const refused: TraceStep = { gate: 'function', passed: false, errCode: -501000, params: { name: 'b' } }
  const calls = [
    call([{ gate: 'function', passed: false, errCode: -501000, params: { name: 'a' } }]),
    call([passedShare, refused]),
    call([passedShare]),
  ]

  expect(decidingStep(calls, -501000)).toBe(refused)
  expect(decidingStep(calls, -1)).toBeUndefined()
  expect(decidingStep(calls, null)).toBeUndefined()
})
