import {
  commandOf,
  dateOf,
  fieldAt,
  isFields,
  isSameValue,
  namesIn,
  stepsOfOneCall,
  WrongCommand,
  type DatabaseCommand,
  type Spend,
} from './databaseCommand.ts'
import type { Json, JsonObject } from '../items/item.ts'

/** A record the way code sees it: with `_id`, and `_openid` where a user made it. */
export type Document = JsonObject

/** Whether a record fits what `where` asked for. */
export function matches(document: Document, where: Json, spend: Spend = stepsOfOneCall()): boolean {
  spend(1)
  const command = commandOf(where)
  if (command) return joins(command, (part) => matches(document, part, spend))
  if (!isFields(where)) throw new WrongCommand('where expects an object')
  return fitsFields(document, where, spend)
}

const mostConditions = 500

/** Refuses a query of more conditions than any program has use for, before a record is looked at. */
export function checkConditions(where: Json): void {
  countConditions(where, 0)
}

/** The conditions in a part of a query and those `before` it. */
function countConditions(part: Json, before: number): number {
  const command = commandOf(part)
  // A list that values are looked for in is one condition, with a limit of its own.
  const joined = command && joining.has(command.name) ? command.operands : []
  const inside = isFields(part) ? Object.values(part) : joined
  if (inside.length > 0) return inside.reduce<number>((count, each) => countConditions(each, count), before)
  if (before >= mostConditions) throw new WrongCommand(`a query may have ${mostConditions} conditions`)
  return before + 1
}

/** The records in the order that `orderBy` asked for; without it they stay as they were added. */
export function sortRecords(
  documents: readonly Document[],
  orderBy: readonly { field: string; direction: 'asc' | 'desc' }[],
): Document[] {
  const terms = orderBy.map(({ field, direction }) => ({ names: namesIn(field), direction }))
  return documents.toSorted((one, other) => {
    for (const { names, direction } of terms) {
      const difference = compare(fieldAt(one, names), fieldAt(other, names))
      if (difference !== 0) return direction === 'asc' ? difference : -difference
    }
    return 0
  })
}

/** What `field` leaves of a record: the fields said to be wanted, or all but those said not to be. `_id` stays unless unwanted. */
export function withFields(document: Document, field: JsonObject | null): Document {
  if (!field) return document
  const areWanted = Object.entries(field).some(([name, wanted]) => Boolean(wanted) && name !== '_id')
  const isShown = (name: string) => (Object.hasOwn(field, name) ? Boolean(field[name]) : !areWanted || name === '_id')
  return Object.fromEntries(Object.entries(document).filter(([name]) => isShown(name)))
}

/** Whether the value of a field fits: a command, fields of its own one by one, or the same value. */
export function fitsValue(value: Json | undefined, condition: Json, spend: Spend): boolean {
  const command = commandOf(condition)
  // Most of what there is to compare are the elements of a list.
  spend(Array.isArray(value) ? 1 + value.length : 1)
  if (command) return fitsCommand(value, command, spend)
  if (isFields(condition)) return fitsFields(value, condition, spend)
  return isEqual(value, comparable(condition))
}

function fitsFields(value: Json | undefined, conditions: JsonObject, spend: Spend): boolean {
  return Object.entries(conditions).every(([path, part]) => {
    const names = namesIn(path)
    spend(names.length)
    return fitsValue(fieldAt(value, names), part, spend)
  })
}

/** What a value can be compared with. A pattern is refused: it would run on the page's thread without any limit. */
function comparable(operand: Json): Json {
  const isKnown =
    typeof operand !== 'object' ||
    operand === null ||
    Array.isArray(operand) ||
    isFields(operand) ||
    dateOf(operand) !== undefined
  if (!isKnown) throw new WrongCommand('this value cannot be compared with')
  return operand
}

function fitsCommand(value: Json | undefined, command: DatabaseCommand, spend: Spend): boolean {
  const [first = null] = command.operands
  const operand = joining.has(command.name) ? null : comparable(first)
  switch (command.name) {
    case 'eq':
      return isEqual(value, operand)
    case 'neq':
      return !isEqual(value, operand)
    case 'in':
      return isIn(value, listOf(operand), spend)
    case 'nin':
      return !isIn(value, listOf(operand), spend)
    case 'gt':
      return someOf(value, (each) => isComparable(each, operand) && compare(each, operand) > 0)
    case 'gte':
      return someOf(value, (each) => isComparable(each, operand) && compare(each, operand) >= 0)
    case 'lt':
      return someOf(value, (each) => isComparable(each, operand) && compare(each, operand) < 0)
    case 'lte':
      return someOf(value, (each) => isComparable(each, operand) && compare(each, operand) <= 0)
    case 'exists':
      return (value !== undefined) === operand
    default:
      return joins(command, (part) => fitsValue(value, part, spend))
  }
}

const joining = new Set(['and', 'or', 'nor', 'not'])

function joins({ name, operands }: DatabaseCommand, holds: (part: Json) => boolean): boolean {
  switch (name) {
    case 'and':
      return operands.every(holds)
    case 'or':
      return operands.some(holds)
    case 'not':
    case 'nor':
      return !operands.some(holds)
    default:
      throw new WrongCommand(`${name} is no condition`)
  }
}

/** A list fits where one of its elements does; a missing field is as good as null. */
function isEqual(value: Json | undefined, wanted: Json): boolean {
  if (wanted === null) return value === undefined || value === null
  return someOf(value, (each) => isSameValue(each, wanted))
}

function someOf(value: Json | undefined, holds: (each: Json) => boolean): boolean {
  if (value === undefined) return false
  return holds(value) || (Array.isArray(value) && value.some(holds))
}

function isIn(value: Json | undefined, list: readonly Json[], spend: Spend): boolean {
  spend(list.length * (Array.isArray(value) ? 1 + value.length : 1))
  return list.some((each) => isEqual(value, each))
}

const longestList = 500

function listOf(operand: Json): readonly Json[] {
  if (!Array.isArray(operand)) throw new WrongCommand('in expects a list')
  if (operand.length > longestList) throw new WrongCommand(`in expects at most ${longestList} values`)
  return operand
}

const ranks = ['nothing', 'number', 'string', 'object', 'boolean', 'date']

/** Values of one kind by size, kinds among themselves as the database orders them. */
function compare(one: Json | undefined, other: Json | undefined): number {
  const difference = ranks.indexOf(kindOf(one)) - ranks.indexOf(kindOf(other))
  if (difference !== 0) return difference
  const [left, right] = [dateOf(one) ?? one ?? 0, dateOf(other) ?? other ?? 0]
  if (left === right || typeof left === 'object') return 0
  return left < right ? -1 : 1
}

function isComparable(one: Json, other: Json): boolean {
  return kindOf(one) === kindOf(other) && ['number', 'string', 'date'].includes(kindOf(one))
}

function kindOf(value: Json | undefined): string {
  if (value === undefined || value === null) return 'nothing'
  return dateOf(value) === undefined ? typeof value : 'date'
}
