/** @import { Refusal } from '../inside/bridge.js' */
/** @import { Api, Instance } from '../sdkCalls.ts' */

/** @typedef {{ send: (api: string, args: object) => Promise<any> }} Bridge */
/** @typedef {Error & { errCode: number | string, errMsg: string }} CloudError */
/** @typedef {{ success?: (result: any) => void, fail?: (error: CloudError) => void, complete?: (answer: unknown) => void }} Callbacks */

/**
 * What one object of the SDK knows of its way to the backend.
 * @typedef {object} Connection
 * @property {(name: string, api: Api, args: object, env?: string | null) => Promise<any>} send `name` is what the code called, for messages
 * @property {(name: string) => void} assertReady
 */

/**
 * @param {Bridge} bridge
 * @param {() => Instance | null} instance null before `init`
 * @returns {Connection}
 */
export function createConnection(bridge, instance) {
  return {
    async send(name, api, args, env) {
      const calledAt = new Error().stack
      const current = instance()
      if (!current) throw createError(name, notInitialised, calledAt)
      try {
        // An object that was let into one environment speaks of that one only.
        const target = env && current.token === null ? { ...current, resourceEnv: env } : current
        return await bridge.send(api, { instance: target, ...args })
      } catch (refusal) {
        throw createError(name, /** @type {Refusal} */ (refusal), calledAt)
      }
    },
    assertReady(name) {
      if (!instance()) throw createError(name, notInitialised, new Error().stack)
    },
  }
}

const notInitialised = { errCode: -1, errMsg: "Cloud API isn't enabled, please call init first" }

/**
 * An error as the SDK throws it. It points to where the code called, not to where the answer came in.
 * @param {string} name
 * @param {Refusal | Error} refusal
 * @param {string} [calledAt] a stack
 * @returns {CloudError}
 */
export function createError(name, refusal, calledAt) {
  const { errCode, errMsg } =
    'errCode' in refusal ? /** @type {Refusal} */ (refusal) : { errCode: -1, errMsg: refusal.message }
  const error = new Error(`${name}:fail Error: errCode: ${errCode} | errMsg: ${errMsg}`)
  Object.defineProperty(error, 'stack', { value: calledAt ?? error.stack, writable: true, configurable: true })
  return Object.assign(error, { errCode, errMsg })
}

/**
 * What a call was given does not fit.
 * @param {string} name
 * @param {string} problem
 */
export function parameterError(name, problem) {
  return createError(name, { errCode: -1, errMsg: `parameter error: ${problem}` })
}

/**
 * Gives the answer in the style the call was made: a promise, or, when any callback is there, nothing.
 * @template T
 * @param {Callbacks | undefined} callbacks
 * @param {Promise<T>} answer
 */
export function deliver(callbacks, answer) {
  const { success, fail, complete } = callbacks ?? {}
  if (![success, fail, complete].some((it) => typeof it === 'function')) return answer
  answer.then(
    (result) => {
      success?.(result)
      complete?.(result)
    },
    (error) => {
      fail?.(error)
      complete?.(error)
    },
  )
  return undefined
}
