/** @import { HostFunctions } from '../vm.ts' */
import { createBridge } from './bridge.js'
import { createEnding } from './ending.js'
import { createFormat } from './format.js'
import { createTimers } from './timers.js'
import { createServerSdk } from '../sdk/serverSdk.js'
import { createWx } from '../sdk/wx.js'

const { parse, stringify } = JSON

/**
 * Prepares everything for one job before its code runs, and gives the host what it needs to run it. The code itself can
 * reach nothing of this, except what is put on `globalThis` here.
 * @param {HostFunctions} host
 * @param {'caller' | 'function'} kind
 * @param {number} most characters of one printed text
 */
export function start(host, kind, most) {
  const format = createFormat(host.kindOf, most)
  const ending = createEnding(host.kindOf, format)
  const bridge = createBridge(host.send)
  const timers = createTimers((error) => host.print('error', `Uncaught ${ending.describe(error).message}`))
  const console = createConsole()
  /** @type {{ kind: 'running' } | { kind: 'returned', value: unknown } | { kind: 'threw', error: unknown }} */
  let state = { kind: 'running' }

  // It belongs to hosts, not to the language, and an error thrown in it would be lost.
  Reflect.deleteProperty(globalThis, 'queueMicrotask')
  expose({ console, setTimeout: timers.setTimeout, clearTimeout: timers.clearTimeout })
  if (kind === 'caller') expose({ wx: createWx(bridge, console) })

  return {
    answer: bridge.answer,
    nextTimer: timers.next,
    fireTimer: timers.fire,

    /** @param {Promise<{ value: unknown }>} completion of the whole script */
    followScript(completion) {
      settle(async () => (await completion).value)
    },

    /**
     * @param {(exports: object, require: (name: string) => unknown, module: { exports: object }) => void} load
     * @param {string} event
     * @param {string} context what `getWXContext` answers, as JSON
     */
    callMain(load, event, context) {
      settle(async () => {
        const own = { exports: /** @type {{ main?: unknown }} */ ({}) }
        load.call(own.exports, own.exports, requireFor(bridge, console, context), own)
        const { main } = own.exports ?? {}
        if (typeof main !== 'function') throw new TypeError('exports.main is not a function')
        return main.call(own.exports, parse(event), {})
      })
    },

    isSettled: () => state.kind !== 'running',
    /** How it ended, as JSON, without the value itself. */
    report: () =>
      stringify(
        state.kind === 'returned'
          ? { kind: 'returned', text: format(state.value) }
          : { kind: 'threw', ...ending.describe(state.kind === 'threw' && state.error) },
      ),
    json: () => (state.kind === 'returned' ? ending.toJson(state.value) : undefined),

    /**
     * A promise failed without a handler.
     * @param {unknown} reason
     * @returns whether there was no memory left for it
     */
    printUnhandled(reason) {
      const { message, isOutOfMemory } = ending.describe(reason)
      host.print('error', `Uncaught (in promise) ${message}`)
      return isOutOfMemory
    },
  }

  /** @param {() => Promise<unknown>} run */
  async function settle(run) {
    try {
      state = { kind: 'returned', value: await run() }
    } catch (error) {
      state = { kind: 'threw', error }
    }
  }

  function createConsole() {
    /** @param {'log' | 'info' | 'warn' | 'error'} level */
    const printer =
      (level) =>
      (/** @type {unknown[]} */ ...values) =>
        host.print(level, format(...values))
    return { log: printer('log'), info: printer('info'), warn: printer('warn'), error: printer('error') }
  }
}

/**
 * @param {ReturnType<typeof createBridge>} bridge
 * @param {Pick<Console, 'log' | 'info' | 'warn' | 'error'>} console
 * @param {string} context
 */
function requireFor(bridge, console, context) {
  /** @type {object | undefined} */
  let sdk
  return (/** @type {string} */ name) => {
    if (name !== 'wx-server-sdk')
      throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' })
    sdk ??= createServerSdk(bridge, console, context)
    return sdk
  }
}

/** @param {Record<string, unknown>} globals */
function expose(globals) {
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true })
}
