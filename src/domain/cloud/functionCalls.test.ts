import { expect, test } from 'vitest'
import { aWorld, owner, shop, testEnvironment } from '../testing/aWorld.ts'
import type { CallResult } from './callDecision.ts'
import { beginFunctionCall, beginInit, endInit, type FunctionDecision, type FunctionRun } from './functionCalls.ts'
import { adminTarget, callerProgram, functionProgram } from './program.ts'

const id = testEnvironment.id
const auth = { resource: 'functions', name: 'cloudbase_auth', code: 'auth', rule: '{"invoke": true}' } as const
const closed = { resource: 'functions', name: 'closed', code: '', rule: '{"invoke": false}' } as const
const unreadable = { resource: 'functions', name: 'unreadable', code: '', rule: '{"invoke": "auth !"}' } as const
const { world } = aWorld().withItems(testEnvironment, auth, closed, unreadable).withShare()
const lent = { resourceAppid: owner.appId, resourceEnv: id, token: null }
const own = { resourceAppid: null, resourceEnv: id, token: null }

test('init() of a grantee runs cloudbase_auth, and one in an own environment runs nothing', () => {
  const begun = beginInit(world, callerProgram(shop.appId), lent, 'token-1')
  const alone = beginInit(world, callerProgram(owner.appId), own, 'token-1')

  expect(begun).toMatchObject({ kind: 'run', called: { name: 'cloudbase_auth' } })
  expect(alone).toMatchObject({ kind: 'decided', result: { ok: true, value: { token: 'token-1' } } })
})

test.each<[string, CallResult, object]>([
  ['errCode 0 lets in', { ok: true, value: { errCode: 0 } }, { ok: true, value: { token: 'token-1' } }],
  [
    'another errCode refuses, in the function’s own words',
    { ok: true, value: { errCode: 7, errMsg: 'not a member' } },
    { ok: false, errCode: 7, errMsg: 'not a member' },
  ],
  ['an answer against the protocol refuses', { ok: true, value: { errCode: '0' } }, { ok: false, errCode: -601015 }],
  [
    'a function that fails refuses with its error',
    { ok: false, errCode: -504002, errMsg: 'boom' },
    { ok: false, errCode: -504002 },
  ],
])('%s', (_case, answered, result) => {
  const begun = beginInit(world, callerProgram(shop.appId), lent, 'token-1')
  if (begun.kind !== 'run') throw new Error('cloudbase_auth is to be run')
  const ended = endInit(begun, answered, 'token-1')

  expect(ended.result).toMatchObject(result)
  expect(ended.admission).toEqual(ended.result.ok ? { owner: owner.appId, environmentId: id, custom: {} } : undefined)
  expect(ended.steps.at(-1)).toMatchObject({ gate: 'answer', passed: ended.result.ok })
})

const caller = callerProgram(owner.appId)
const inside = functionProgram(world, caller, adminTarget(world, owner.appId, id))

test.each<[string, typeof caller, string, FunctionDecision['kind'] | number]>([
  ['an open rule allows the call', caller, 'cloudbase_auth', 'run'],
  ['a closed rule does not', caller, 'closed', -501019],
  ['nor does one that cannot be read', caller, 'unreadable', -501019],
  ['for a function of the same account no rule is read', inside, 'closed', 'run'],
  ['a function that is not there is not found', caller, 'none', -501000],
])('%s', (_case, program, name, expected) => {
  const decided = beginFunctionCall(world, program, { instance: own, name })

  expect(decided.kind === 'run' || decided.result.ok ? decided.kind : decided.result.errCode).toBe(expected)
  if (decided.kind === 'run') expect((decided satisfies FunctionRun).called.name).toBe(name)
})
