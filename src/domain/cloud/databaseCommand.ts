import type { Json, JsonObject } from '../items/item.ts'

/** A command as the SDK sends it inside plain data: `_.gt(5)` is `{ $command: 'gt', operands: [5] }`. */
export interface DatabaseCommand {
  name: string
  operands: readonly Json[]
}

/** A condition or an update that cannot be understood. The message is for the caller. */
export class WrongCommand extends Error {}

/** Counts steps of work on records. Throws `WrongCommand` when they are too many. */
export type Spend = (steps: number) => void

const mostSteps = 500_000

/** What one call may cost, a tenth of a second or so: the backend runs on the page's thread, where nothing could stop it. */
export function stepsOfOneCall(): Spend {
  let left = mostSteps
  return (steps) => {
    left -= steps
    if (left < 0) throw new WrongCommand('it takes too many steps')
  }
}

export function commandOf(value: Json | undefined): DatabaseCommand | undefined {
  if (!isObject(value) || !Object.hasOwn(value, '$command')) return undefined
  const { $command: name, operands } = value
  if (typeof name !== 'string' || !Array.isArray(operands)) throw new WrongCommand('command expected')
  return { name, operands }
}

/** A date is `{ $date: 'ISO 8601' }`, in records and in conditions alike; here it is milliseconds. */
export function dateOf(value: Json | undefined): number | undefined {
  if (!isObject(value) || Object.keys(value).length !== 1) return undefined
  const time = typeof value['$date'] === 'string' ? Date.parse(value['$date']) : NaN
  return Number.isNaN(time) ? undefined : time
}

/** Whether a value has fields of its own, which a date, a command and their like have not. */
export function isFields(value: Json | undefined): value is JsonObject {
  return isObject(value) && !Object.keys(value).some((name) => name.startsWith('$'))
}

/** A value as it may be stored: with the backend's time where `db.serverDate()` stands, and without any command. */
export function storable(value: Json, now: number): Json {
  if (Array.isArray(value)) return value.map((element: Json) => storable(element, now))
  if (!isObject(value) || dateOf(value) !== undefined) return value
  const offset = value['$serverDate']
  if (typeof offset === 'number') return { $date: serverDate(now + offset) }
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [checkedName(name), storable(field, now)]))
}

const longestPath = 256
const mostNames = 32

/** `style.color` names a field of a field. */
export function namesIn(path: string): string[] {
  if (path.length > longestPath) throw new WrongCommand(`a path may have ${longestPath} characters`)
  const names = path.split('.')
  if (names.length > mostNames) throw new WrongCommand(`a path may have ${mostNames} names`)
  return names.map(checkedName)
}

/** The value of a field of a field, or undefined where there is none. Only own fields count. */
export function fieldAt(value: Json | undefined, names: readonly string[]): Json | undefined {
  return names.reduce<Json | undefined>((inside, name) => {
    if (Array.isArray(inside)) return /^\d+$/.test(name) ? inside[Number(name)] : undefined
    return isObject(inside) && Object.hasOwn(inside, name) ? inside[name] : undefined
  }, value)
}

/** Whether two values are the same, whatever the order of their fields. */
export function isSameValue(one: Json, other: Json): boolean {
  if (Array.isArray(one))
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((element: Json, index) => isSameValue(element, (other as readonly Json[])[index] ?? null))
    )
  if (!isObject(one) || !isObject(other)) return one === other
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSameValue(one[name] ?? null, other[name] ?? null))
  )
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function serverDate(time: number): string {
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) throw new WrongCommand('there is no such date')
  return date.toISOString()
}

/** Refuses names that mean something to the database or to JavaScript. */
function checkedName(name: string): string {
  if (name === '' || name.startsWith('$') || name === '__proto__')
    throw new WrongCommand(`field name ${name} is not allowed`)
  return name
}
