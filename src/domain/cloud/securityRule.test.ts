import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../items/item.ts'
import {
  allows,
  asksAboutRecord,
  parseRule,
  presets,
  type RuleAction,
  type RuleFacts,
  type SecurityRule,
} from './securityRule.ts'
import { naughtyTexts } from '../testing/naughtyTexts.ts'

/** What WeChat gives a function without a rule of its own. */
const defaultFunctionRule = '{"invoke": "auth != null"}'

const auth = { openid: 'o-me', unionid: 'u-me', custom: { x: 1, role: 'admin', nested: { deep: true }, none: null } }
const mine = {
  _id: 'a',
  _openid: 'o-me',
  stars: 3,
  tags: ['tea'],
  coaches: ['o-me'],
  open: true,
  style: { color: 'red' },
}
const facts = (doc: JsonObject | null = mine): RuleFacts => ({ auth, doc })

function ruleOf(text: string, kind: 'functions' | 'database' = 'database'): SecurityRule {
  const read = parseRule(text, kind)
  if ('problem' in read) throw new Error(read.problem)
  return read.rule
}
const holds = (condition: string, given = facts()) => allows(ruleOf(JSON.stringify({ read: condition })), 'read', given)

describe('a condition', () => {
  test.each<[string, boolean]>([
    ['true', true],
    ['false', false],
    ['auth != null', true],
    ['auth!==null', true],
    ['auth === null', false],
    ['null != auth', true],
    ['auth.openid == doc._openid', true],
    ["auth.openid == 'o-me'", true],
    ['auth.openid == "o-other"', false],
    ["auth.unionid == 'u-me'", true],
    ['auth.custom.x == 1', true],
    ["auth.custom.x == '1'", false],
    ["auth.custom.role == 'admin' && doc.stars >= 3", true],
    ["auth.custom.role == 'guest' || doc.stars > 3", false],
    ['auth.custom.nested.deep', true],
    ['!auth.custom.nested.deep', false],
    ['!doc.closed', true],
    ['doc.open', true],
    ['doc.stars', false],
    ['doc.stars && true', true],
    ['doc.stars < 3', false],
    ['doc.stars <= 3', true],
    ['doc.stars > -1', true],
    ['doc.stars == 3.0', true],
    ["doc.stars > '2'", false],
    ["doc._id < 'b'", true],
    ["doc.style.color == 'red'", true],
    ["doc['style']", false],
    ['auth.openid in doc.coaches', true],
    ["'milk' in doc.tags", false],
    ["!('milk' in doc.tags)", true],
    ["auth.openid in ['o-you', 'o-me']", true],
    ['auth.openid in []', false],
    ['auth.openid in doc.stars', false],
    ['doc.missing in doc.tags', false],
    ['doc.missing == null', true],
    ['doc.missing == undefined', true],
    ['auth.custom.none == null', true],
    ['doc.missing != null', false],
    ['doc.missing > 0', false],
    ['doc.missing.further == null', true],
    ['(doc.open || false) && (true)', true],
    ['true || false && false', true],
    ['(true || false) && false', false],
    ["doc._id == 'it\\'s'", false],
    ['doc.constructor == null', true],
    ['doc.__proto__ == null', true],
    ['doc.tags.length > 0', false],
    ['auth.custom.toString == null', true],
  ])('%s → %s', (condition, expected) => {
    const read = parseRule(JSON.stringify({ read: condition }), 'database')
    expect('rule' in read && allows(read.rule, 'read', facts())).toBe(expected)
  })

  test('two fields that are both missing are not the same one: a missing field opens nothing', () => {
    expect(holds('auth.custom.team == doc.team')).toBe(false)
    expect(holds('auth.custom.team != doc.team')).toBe(false)
    expect(
      holds('auth.custom.team == doc.team', { auth: { ...auth, custom: { team: 'a' } }, doc: { team: 'a' } }),
    ).toBe(true)
  })

  test('about a record that is not there, or a user that is not there, holds only where it says so', () => {
    expect(holds('doc._openid == auth.openid', facts(null))).toBe(false)
    expect(holds('auth == null', { auth: null, doc: mine })).toBe(true)
    expect(holds('auth.openid == null', { auth: null, doc: mine })).toBe(true)
    expect(holds('doc._openid == auth.openid', { auth: null, doc: { _id: 'a' } })).toBe(false)
  })
})

test.each<[string, string, 'functions' | 'database', string]>([
  ['no JSON', 'read: true', 'database', 'not-json'],
  ['an empty text', '', 'database', 'not-json'],
  ['a list', '[]', 'database', 'not-an-object'],
  ['null', 'null', 'database', 'not-an-object'],
  ['an unknown action', '{"reed": true}', 'database', 'unknown-action reed'],
  ['an action of something else', '{"read": true}', 'functions', 'unknown-action read'],
  ['an action called like a part of every object', '{"__proto__": true}', 'database', 'unknown-action __proto__'],
  ['a number', '{"read": 1}', 'database', 'not-a-condition read'],
  ['an object', '{"read": {}}', 'database', 'not-a-condition read'],
  ['an empty condition', '{"read": ""}', 'database', 'condition read 1'],
  ['an assignment', '{"read": "doc.a = 1"}', 'database', 'condition read 7'],
  ['a call', '{"read": "get(1)"}', 'database', 'condition read 1'],
  ['a call of a field', '{"read": "doc.tags.includes(1)"}', 'database', 'condition read 18'],
  ['an unknown word', '{"read": "window.open"}', 'database', 'condition read 1'],
  ['half a comparison', '{"write": "doc.a =="}', 'database', 'condition write 9'],
  ['half a conjunction', '{"write": "true &&"}', 'database', 'condition write 8'],
  ['two conditions', '{"write": "true false"}', 'database', 'condition write 6'],
  ['an open parenthesis', '{"write": "(true"}', 'database', 'condition write 6'],
  ['an open text', '{"write": "doc.a == \'b"}', 'database', 'condition write 10'],
  ['a field without a name', '{"write": "doc."}', 'database', 'condition write 5'],
  ['a chain of comparisons', '{"write": "1 < 2 < 3"}', 'database', 'condition write 7'],
  [
    'more than WeChat takes',
    JSON.stringify({ read: `${'true && '.repeat(200)}true` }),
    'database',
    'condition read 1025',
  ],
  ['very deep', JSON.stringify({ read: `${'('.repeat(400)}true${')'.repeat(400)}` }), 'database', 'condition read 33'],
  ['hundreds of negations', JSON.stringify({ read: `${'!'.repeat(400)}true` }), 'database', 'condition read 33'],
])('a rule is refused: %s', (_case, text, kind, problem) => {
  expect(parseRule(text, kind)).toEqual({ problem })
})

test.each<[string, RuleAction, boolean]>([
  ['{"write": true}', 'create', true],
  ['{"write": true}', 'delete', true],
  ['{"write": true}', 'read', false],
  ['{"write": true, "delete": false}', 'delete', false],
  ['{"write": true, "delete": false}', 'update', true],
  ['{"write": false, "create": "auth != null"}', 'create', true],
  ['{"write": false, "create": "auth != null"}', 'update', false],
  ['{"read": true}', 'create', false],
  ['{}', 'read', false],
])('of %s, %s is allowed: %s', (text, action, expected) => {
  expect(allows(ruleOf(text), action, facts())).toBe(expected)
})

test('what a rule does not mention it does not allow a function either', () => {
  expect(allows(ruleOf('{}', 'functions'), 'invoke', facts(null))).toBe(false)
  expect(allows(ruleOf(defaultFunctionRule, 'functions'), 'invoke', facts(null))).toBe(true)
  expect(allows(ruleOf(defaultFunctionRule, 'functions'), 'invoke', { auth: null, doc: null })).toBe(false)
})

test.each([
  ['everybody-reads', true, true, false],
  ['creator-only', true, false, false],
  ['nobody-writes', false, true, false],
  ['nobody', false, false, false],
] as const)(
  "WeChat's simple permission %s: the creator writes %s, others read %s and write %s",
  (name, creatorWrites, othersRead, othersWrite) => {
    const rule = ruleOf(presets[name])
    const theirs = { ...mine, _openid: 'o-you' }

    expect(rule.isPreset).toBe(true)
    expect(allows(rule, 'update', facts())).toBe(creatorWrites)
    expect(allows(rule, 'read', facts(theirs))).toBe(othersRead)
    expect(allows(rule, 'update', facts(theirs))).toBe(othersWrite)
  },
)

test('a rule that says more than the simple permissions is none of them', () => {
  expect(ruleOf('{"read": "doc._openid == auth.openid && true"}').isPreset).toBe(false)
  expect(ruleOf('{"read": true, "create": true}').isPreset).toBe(false)
})

test('whether a rule asks about the record is known before there is one', () => {
  expect(asksAboutRecord(ruleOf(presets['creator-only']), 'read')).toBe(true)
  expect(asksAboutRecord(ruleOf(presets['nobody-writes']), 'delete')).toBe(false)
  expect(asksAboutRecord(ruleOf('{"read": "auth.openid in [1, doc.a]"}'), 'read')).toBe(true)
  expect(asksAboutRecord(ruleOf('{"read": "!(doc.a) || true"}'), 'read')).toBe(true)
  expect(asksAboutRecord(ruleOf('{}'), 'read')).toBe(false)
})

test.each(naughtyTexts)('%j as a rule or as a condition never throws', (text) => {
  expect(Object.keys(parseRule(text, 'database'))).toHaveLength(1)
  const read = parseRule(JSON.stringify({ read: text }), 'database')
  expect('rule' in read && allows(read.rule, 'read', facts())).toBe(text === 'true')
})

test.each([
  '"'.repeat(1000),
  "'\\".repeat(500),
  '&'.repeat(1000),
  `doc${'.a'.repeat(480)}`,
  ' '.repeat(1024),
  '1'.repeat(1000),
])('a long condition is read in no time (%#)', (text) => {
  const before = performance.now()
  parseRule(JSON.stringify({ read: text }), 'database')
  expect(performance.now() - before).toBeLessThan(50)
})
