import type { Json, JsonObject } from './item.ts'

/** A command as the SDK sends it inside plain data: `_.gt(5)` is `{ $command: 'gt', operands: [5] }`. */
export interface DatabaseCommand {
  name: string
  operands: readonly Json[]
}

/** A condition or an update that cannot be understood. The message is for the caller. */
export class WrongCommand extends Error {}

export function commandOf(value: Json | undefined): DatabaseCommand | undefined {
  if (!isObject(value) || !Object.hasOwn(value, '$command')) return undefined
  const { $command: name, operands } = value
  if (typeof name !== 'string' || !Array.isArray(operands)) throw new WrongCommand('command expected')
  return { name, operands }
}

/** A date is `{ $date: milliseconds }`, in what is stored as in what is asked. */
export function dateOf(value: Json | undefined): number | undefined {
  if (!isObject(value)) return undefined
  const { $date, ...rest } = value
  return typeof $date === 'number' && Object.keys(rest).length === 0 ? $date : undefined
}

/** Whether a value has fields of its own, which a date and a command have not. */
export function isFields(value: Json | undefined): value is JsonObject {
  return isObject(value) && dateOf(value) === undefined && !Object.hasOwn(value, '$command')
}

/** Puts the backend's time where `db.serverDate()` stands. Nothing else that is a command may be stored. */
export function withServerDates(value: Json, now: number): Json {
  const command = commandOf(value)
  if (command) {
    const [offset = 0] = command.operands
    if (command.name !== 'serverDate' || typeof offset !== 'number') throw new WrongCommand(`${command.name} cannot be stored`)
    return { $date: now + offset }
  }
  if (Array.isArray(value)) return value.map((element: Json) => withServerDates(element, now))
  if (!isFields(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [checkedName(name), withServerDates(field, now)]))
}

/** `style.color` names a field of a field. */
export function namesIn(path: string): string[] {
  return path.split('.').map(checkedName)
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
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((element: Json, index) => isSameValue(element, (other as readonly Json[])[index] ?? null))
  if (!isObject(one) || !isObject(other)) return one === other
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name) && isSameValue(one[name] ?? null, other[name] ?? null))
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Names that mean something to the database, or to JavaScript, are nobody's. */
function checkedName(name: string): string {
  if (name === '' || name.startsWith('$') || name === '__proto__') throw new WrongCommand(`field name ${name} is not allowed`)
  return name
}
