import type { Json, JsonObject } from '../items/item.ts'
import { parseExpression, type Comparison, type RuleExpression } from './ruleExpression.ts'

export type RuleAction = 'invoke' | 'read' | 'create' | 'update' | 'delete'

/** Who may do what with a function or with the records of a collection, read from the text of its rule. */
export interface SecurityRule {
  conditions: ReadonlyMap<string, RuleExpression>
  /** Whether it is one of WeChat's simple permissions: those pass over other people's records instead of refusing. */
  isPreset: boolean
}

/** What a rule can refer to: the user who calls (`auth.custom` is from `cloudbase_auth`), and the record it is about. */
export interface RuleFacts {
  auth: { openid: string; unionid: string; custom: JsonObject } | null
  doc: JsonObject | null
}

const creator = 'doc._openid == auth.openid'

/** WeChat's simple permissions of a collection, written as rules. */
export const presets = {
  /** 所有用户可读，仅创建者可读写 */
  'everybody-reads': text({ read: true, write: creator }),
  /** 仅创建者可读写 */
  'creator-only': text({ read: creator, write: creator }),
  /** 所有用户可读 */
  'nobody-writes': text({ read: true, write: false }),
  /** 所有用户不可读写 */
  nobody: text({ read: false, write: false }),
} as const

const actions = { functions: ['invoke'], database: ['read', 'write', 'create', 'update', 'delete'] }

/**
 * Reads the text of a rule: a JSON object whose values are true, false or a condition. `problem` says what is wrong:
 * `not-json`, `not-an-object`, `unknown-action write2`, `not-a-condition read` or `condition read 12` with the character.
 */
export function parseRule(
  ruleText: string,
  kind: 'functions' | 'database',
): { rule: SecurityRule } | { problem: string } {
  const written = readJson(ruleText)
  if (!written) return { problem: 'not-json' }
  const { value } = written
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: 'not-an-object' }

  const conditions = new Map<string, RuleExpression>()
  for (const [action, condition] of Object.entries(value)) {
    if (!actions[kind].includes(action)) return { problem: `unknown-action ${action}` }
    if (typeof condition === 'boolean') conditions.set(action, { kind: 'literal', value: condition })
    else if (typeof condition !== 'string') return { problem: `not-a-condition ${action}` }
    else {
      const read = parseExpression(condition)
      if ('position' in read) return { problem: `condition ${action} ${read.position}` }
      conditions.set(action, read.expression)
    }
  }
  const isPreset = Object.entries(value).every(
    ([action, condition]) =>
      (action === 'read' || action === 'write') && (typeof condition === 'boolean' || condition === creator),
  )
  return { rule: { conditions, isPreset } }
}

/** Whether a rule allows an action. It does not allow what it does not mention. */
export function allows(rule: SecurityRule, action: RuleAction, facts: RuleFacts): boolean {
  const condition = conditionOf(rule, action)
  return condition !== undefined && evaluate(condition, facts) === true
}

/** Whether the answer depends on the record, so that it cannot be given without one. */
export function asksAboutRecord(rule: SecurityRule, action: RuleAction): boolean {
  const condition = conditionOf(rule, action)
  return condition !== undefined && mentionsRecord(condition)
}

/** A rule for the action itself wins over one for `write`. */
function conditionOf({ conditions }: SecurityRule, action: RuleAction): RuleExpression | undefined {
  const isWrite = action === 'create' || action === 'update' || action === 'delete'
  return conditions.get(action) ?? (isWrite ? conditions.get('write') : undefined)
}

function mentionsRecord(expression: RuleExpression): boolean {
  switch (expression.kind) {
    case 'literal':
      return false
    case 'path':
      return expression.from === 'doc'
    case 'list':
      return expression.elements.some(mentionsRecord)
    case 'not':
      return mentionsRecord(expression.of)
    case 'compare':
      return mentionsRecord(expression.left) || mentionsRecord(expression.right)
    case 'all':
    case 'any':
      return expression.of.some(mentionsRecord)
  }
}

function evaluate(expression: RuleExpression, facts: RuleFacts): Json | undefined {
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'path':
      return expression.names.reduce<Json | undefined>(fieldOf, facts[expression.from])
    case 'list':
      return expression.elements.map((element) => evaluate(element, facts) ?? null)
    case 'not':
      return !evaluate(expression.of, facts)
    case 'compare':
      return compare(expression.by, evaluate(expression.left, facts), evaluate(expression.right, facts), expression)
    case 'all':
      return expression.of.every((part) => Boolean(evaluate(part, facts)))
    case 'any':
      return expression.of.some((part) => Boolean(evaluate(part, facts)))
  }
}

/** Own fields only: a record has no `constructor` and the like. */
function fieldOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const fields = value as JsonObject
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

function compare(
  by: Comparison,
  left: Json | undefined,
  right: Json | undefined,
  written: { left: RuleExpression; right: RuleExpression },
): boolean {
  switch (by) {
    case '==':
      return !areBothMissing(left, right, written) && isSame(left, right)
    case '!=':
      return !isSame(left, right)
    case 'in':
      return Array.isArray(right) && left !== undefined && right.includes(left)
    default:
      return isOrdered(by, left, right)
  }
}

function isSame(left: Json | undefined, right: Json | undefined): boolean {
  return (left ?? null) === (right ?? null)
}

/** A field that a record does not have is not the field that a user does not have; only a written `null` means none. */
function areBothMissing(
  left: Json | undefined,
  right: Json | undefined,
  written: { left: RuleExpression; right: RuleExpression },
): boolean {
  return (
    (left ?? null) === null &&
    (right ?? null) === null &&
    written.left.kind !== 'literal' &&
    written.right.kind !== 'literal'
  )
}

function isOrdered(by: '<' | '<=' | '>' | '>=', left: Json | undefined, right: Json | undefined): boolean {
  const areComparable =
    (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string')
  if (!areComparable) return false
  if (by === '<') return left < right
  if (by === '<=') return left <= right
  return by === '>' ? left > right : left >= right
}

function readJson(ruleText: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(ruleText) as unknown }
  } catch {
    return undefined
  }
}

function text(rule: Record<string, boolean | string>): string {
  return JSON.stringify(rule, null, 2)
}
