import { errorMessage, userFrames } from './format.js'

const { stringify } = JSON
const { getOwnPropertyDescriptor } = Object

/**
 * Describes how a program ended, as plain data.
 * @param {(value: unknown) => string} kindOf
 * @param {(...values: unknown[]) => string} format
 */
export function createEnding(kindOf, format) {
  return { describe, toJson }

  /**
   * What was thrown, whatever it is.
   * @param {unknown} thrown
   */
  function describe(thrown) {
    const isError = kindOf(thrown) === 'Error'
    const line = isError
      ? /(?:caller|index)\.js:(\d+)/.exec(attempt(() => userFrames(/** @type {object} */ (thrown))[0]) ?? '')?.[1]
      : undefined
    const [errCode, errMsg] = [own(thrown, 'errCode'), own(thrown, 'errMsg')]
    return {
      message: format((isError && attempt(() => errorMessage(/** @type {object} */ (thrown)))) || thrown),
      line: line ? Number(line) : null,
      errCode: typeof errCode === 'string' ? errCode.slice(0, 200) : typeof errCode === 'number' ? errCode : null,
      errMsg: typeof errMsg === 'string' ? errMsg.slice(0, 10_000) : null,
      isOutOfMemory: isError && own(thrown, 'message') === 'out of memory',
    }
  }

  /**
   * @param {unknown} value
   * @returns {string | undefined} nothing when it is no plain data
   */
  function toJson(value) {
    return attempt(() => stringify(value))
  }

  /**
   * Reads a field without running a getter or a trap.
   * @param {unknown} value
   * @param {string} key
   */
  function own(value, key) {
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
    if (!isObject || kindOf(value) === 'Proxy') return undefined
    return getOwnPropertyDescriptor(value, key)?.value
  }
}

/**
 * @template T
 * @param {() => T} read
 */
function attempt(read) {
  try {
    return read()
  } catch {
    return undefined
  }
}
