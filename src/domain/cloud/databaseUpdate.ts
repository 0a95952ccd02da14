import {
  commandOf,
  fieldAt,
  isFields,
  namesIn,
  stepsOfOneCall,
  storable,
  WrongCommand,
  type DatabaseCommand,
  type Spend,
} from './databaseCommand.ts'
import { fitsValue } from './databaseQuery.ts'
import type { Json, JsonObject } from '../items/item.ts'

/** A record's data after an `update`: fields of fields one by one, `_.set` for whole ones, and the other commands. */
export function updated(
  data: JsonObject,
  changes: JsonObject,
  now: number,
  spend: Spend = stepsOfOneCall(),
): JsonObject {
  return Object.entries(changes).reduce<JsonObject>(
    (so, [path, change]) => withChange(so, namesIn(path), change, { now, spend }),
    data,
  )
}

interface UpdateContext {
  now: number
  spend: Spend
}

function withChange(data: JsonObject, names: readonly string[], change: Json, context: UpdateContext): JsonObject {
  const { now, spend } = context
  // Every change copies the fields around it.
  spend(names.length + widthAlong(data, names))
  if (names[0] === '_id' || names[0] === '_openid') throw new WrongCommand(`${names[0]} cannot be changed`)
  const command = commandOf(change)
  if (command) return put(data, names, result(fieldAt(data, names), command, context))
  // An object without fields would change nothing; it is taken for the value.
  if (isFields(change) && Object.keys(change).length > 0) {
    return Object.entries(change).reduce<JsonObject>(
      (so, [path, inside]) => withChange(so, [...names, ...namesIn(path)], inside, context),
      data,
    )
  }
  return put(data, names, storable(change, now))
}

/** What a command makes of a field; undefined: the field goes. */
function result(
  value: Json | undefined,
  { name, operands }: DatabaseCommand,
  { now, spend }: UpdateContext,
): Json | undefined {
  const elements = () => listOf(name, value)
  const added = () => operands.map((operand) => storable(operand, now))
  const [operand = null] = operands
  switch (name) {
    case 'set':
      return storable(operand, now)
    case 'remove':
      return undefined
    case 'inc':
      return finite(numberOf(name, value ?? 0) + numberOf(name, operand))
    case 'mul':
      return finite(numberOf(name, value ?? 0) * numberOf(name, operand))
    case 'push':
      return [...elements(), ...added()]
    case 'unshift':
      return [...added(), ...elements()]
    case 'pop':
      return elements().slice(0, -1)
    case 'shift':
      return elements().slice(1)
    case 'pull':
      return elements().filter((element) => !fitsValue(element, operand, spend))
    default:
      throw new WrongCommand(`${name} is no update`)
  }
}

function widthAlong(data: Json | undefined, [name, ...rest]: readonly string[]): number {
  if (typeof data !== 'object' || data === null) return 0
  // To copy a field takes as long as to compare some twenty values.
  const width = Array.isArray(data) ? data.length : Object.keys(data).length * 20
  return name === undefined ? width : width + widthAlong(fieldAt(data, [name]), rest)
}

function put(data: JsonObject, [name = '', ...rest]: readonly string[], value: Json | undefined): JsonObject {
  if (rest.length > 0) {
    const inside = Object.hasOwn(data, name) ? data[name] : undefined
    if (value === undefined && inside === undefined) return data
    if (Array.isArray(inside)) return { ...data, [name]: putElement(inside, rest, value) }
    if (inside !== undefined && !isFields(inside)) throw new WrongCommand(`${name} has no fields`)
    return { ...data, [name]: put(inside ?? {}, rest, value) }
  }
  if (value !== undefined) return { ...data, [name]: value }
  return Object.fromEntries(Object.entries(data).filter(([other]) => other !== name))
}

/** `tags.1`: an element that is there. */
function putElement(
  elements: readonly Json[],
  [index = '', ...rest]: readonly string[],
  value: Json | undefined,
): Json {
  const place = Number(index)
  const element = elements[place]
  if (!/^\d+$/.test(index) || element === undefined) throw new WrongCommand(`there is no element ${index}`)
  if (rest.length === 0) return elements.with(place, value ?? null)
  if (!isFields(element)) throw new WrongCommand(`${index} has no fields`)
  return elements.with(place, put(element, rest, value))
}

function listOf(name: string, value: Json | undefined): readonly Json[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new WrongCommand(`${name} needs a list`)
  return value
}

function numberOf(name: string, value: Json): number {
  if (typeof value !== 'number') throw new WrongCommand(`${name} needs a number`)
  return value
}

function finite(number: number): number {
  if (!Number.isFinite(number)) throw new WrongCommand('the number is too large')
  return number
}
