const deepest = 4
const mostEntries = 100

const { getOwnPropertyDescriptor, getPrototypeOf, is } = Object
const { apply, ownKeys } = Reflect
const { isArray } = Array
const toIso = Date.prototype.toISOString
const mapEntries = Map.prototype.entries
const setValues = Set.prototype.values
const regExpText = RegExp.prototype.toString

/**
 * Prints values the way a browser's console does. Runs no getter and no trap of what it prints.
 * @param {(value: unknown) => string} kindOf the engine's own word for what something is, which no code can fake
 * @param {number} most characters of one text
 */
export function createFormat(kindOf, most) {
  let left = most

  /** @param {readonly unknown[]} values as `console.log` gets them: strings stand as they are */
  return function format(...values) {
    left = most
    const text = values.map((value) => (typeof value === 'string' ? spend(value) : formatValue(value, []))).join(' ')
    return text.length > most ? `${text.slice(0, most - 1)}…` : text
  }

  /**
   * @param {unknown} value
   * @param {readonly object[]} trail what it lies in
   * @returns {string}
   */
  function formatValue(value, trail) {
    if (left <= 0) return '…'
    if (typeof value === 'string') return spend(quote(value))
    if (typeof value === 'bigint') return spend(`${value}n`)
    if (typeof value === 'symbol') return spend(symbolText(value))
    if (typeof value !== 'object' && typeof value !== 'function') return spend(is(value, -0) ? '-0' : `${value}`)
    if (value === null) return spend('null')
    if (trail.includes(value)) return spend('[Circular]')
    try {
      return formatObject(value, trail)
    } catch {
      return spend('[cannot be printed]')
    }
  }

  /**
   * @param {object} value
   * @param {readonly object[]} trail
   */
  function formatObject(value, trail) {
    const kind = kindOf(value)
    const deeper = [...trail, value]
    if (kind === 'Proxy') return spend('Proxy {…}')
    if (typeof value === 'function') return spend(functionText(value))
    if (kind === 'Error') return spend(errorText(value))
    if (kind === 'Date') return spend(dateText(value))
    if (kind === 'RegExp') return spend(apply(regExpText, value, []))
    if (kind === 'Promise') return spend('Promise {…}')
    if (trail.length >= deepest) return spend(isArray(value) ? '[…]' : '{…}')
    if (kind === 'Map')
      return `Map ${block(
        '{',
        list(apply(mapEntries, value, []), ([key, it]) => `${formatValue(key, deeper)} => ${formatValue(it, deeper)}`),
        '}',
      )}`
    if (kind === 'Set')
      return `Set ${block(
        '{',
        list(apply(setValues, value, []), (it) => formatValue(it, deeper)),
        '}',
      )}`
    if (isArray(value)) return block('[', arrayItems(value, deeper), ']')
    if (ArrayBuffer.isView(value) && kind !== 'DataView')
      return `${kind} ${block(
        '[',
        list(/** @type {Uint8Array} */ (value), (it) => formatValue(it, deeper)),
        ']',
      )}`

    const name = constructorName(value)
    return `${name === 'Object' ? '' : `${name} `}${block('{', members(value, deeper), '}')}`
  }

  /**
   * @param {unknown[]} array
   * @param {readonly object[]} trail
   */
  function arrayItems(array, trail) {
    const items = []
    for (let index = 0; index < array.length && index < mostEntries && left > 0; index++) {
      items.push(member(array, String(index), trail) ?? 'empty')
    }
    return withRest(items, array.length)
  }

  /**
   * @param {object} value
   * @param {readonly object[]} trail
   */
  function members(value, trail) {
    const keys = ownKeys(value).filter((key) => getOwnPropertyDescriptor(value, key)?.enumerable)
    const items = []
    for (const key of keys.slice(0, mostEntries)) {
      if (left <= 0) break
      items.push(`${spend(keyText(key))}: ${member(value, key, trail)}`)
    }
    return withRest(items, keys.length)
  }

  /**
   * @param {object} value
   * @param {string | symbol} key
   * @param {readonly object[]} trail
   */
  function member(value, key, trail) {
    const property = getOwnPropertyDescriptor(value, key)
    if (!property) return undefined
    return 'value' in property ? formatValue(property.value, trail) : spend('(...)')
  }

  /**
   * @template T
   * @param {Iterable<T>} values
   * @param {(value: T) => string} print
   */
  function list(values, print) {
    const items = []
    let count = 0
    for (const value of values) {
      if (++count <= mostEntries && left > 0) items.push(print(value))
      else break
    }
    return count > items.length ? [...items, '…'] : items
  }

  /** @param {string} text */
  function spend(text) {
    const shown = text.length > left ? `${text.slice(0, Math.max(left, 0))}…` : text
    left -= text.length
    return shown
  }
}

/**
 * @param {string} open
 * @param {string[]} items
 * @param {string} close
 */
function block(open, items, close) {
  return `${open}${items.join(', ')}${close}`
}

/**
 * @param {string[]} items
 * @param {number} count
 */
function withRest(items, count) {
  return count > items.length ? [...items, `… ${count - items.length} more`] : items
}

/** @param {string} text */
function quote(text) {
  const escaped = text.slice(0, 20_000).replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r')
  return escaped.includes("'") ? `"${escaped.replace(/"/g, '\\"')}"` : `'${escaped}'`
}

/** @param {symbol} symbol */
function symbolText(symbol) {
  return `Symbol(${symbol.description ?? ''})`
}

/** @param {string | symbol} key */
function keyText(key) {
  if (typeof key === 'symbol') return `[${symbolText(key)}]`
  return /^[A-Za-z_$][\w$]*$|^\d+$/.test(key) ? key : quote(key)
}

/** @param {object} value a function */
function functionText(value) {
  const name = getOwnPropertyDescriptor(value, 'name')?.value
  const isClass = getOwnPropertyDescriptor(value, 'prototype')?.writable === false
  return `${isClass ? 'class' : 'ƒ'} ${typeof name === 'string' ? name : ''}${isClass ? '' : '()'}`
}

/** @param {object} value */
function constructorName(value) {
  for (let proto = getPrototypeOf(value), steps = 0; proto && steps < 10; proto = getPrototypeOf(proto), steps++) {
    const made = getOwnPropertyDescriptor(proto, 'constructor')?.value
    const name = typeof made === 'function' && getOwnPropertyDescriptor(made, 'name')?.value
    if (typeof name === 'string' && name !== '') return name
  }
  return 'Object'
}

/** @param {object} date */
function dateText(date) {
  try {
    return apply(toIso, date, [])
  } catch {
    return 'Invalid Date'
  }
}

/**
 * What a thrown error says, and where the code was.
 * @param {object} error
 */
function errorText(error) {
  const frame = userFrames(error)[0]
  return frame ? `${errorMessage(error)}\n    ${frame}` : errorMessage(error)
}

/** @param {object} error */
export function errorMessage(error) {
  const { name, message } = /** @type {Error} */ (error)
  const [kind, said] = [typeof name === 'string' && name ? name : 'Error', typeof message === 'string' ? message : '']
  return said ? `${kind}: ${said}` : kind
}

/**
 * Where an error came from, as far as the user's own file is concerned.
 * @param {object} error
 * @returns {string[]}
 */
export function userFrames(error) {
  const { stack } = /** @type {Error} */ (error)
  if (typeof stack !== 'string') return []
  return stack
    .slice(0, 20_000)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /(caller|index)\.js:\d+/.test(line))
}
