/** @import { Instance } from '../sdkCalls.ts' */
/** @import { Bridge, Connection } from './connection.js' */
import { Calls } from './calls.js'
import { createConnection } from './connection.js'

const currentEnvironment = Symbol.for('DYNAMIC_CURRENT_ENV')

/**
 * What `require('wx-server-sdk')` gives a cloud function.
 * @param {Bridge} bridge
 * @param {Pick<Console, 'log' | 'info' | 'warn' | 'error'>} console
 * @param {string} context as JSON
 */
export function createServerSdk(bridge, console, context) {
  const state = { instance: /** @type {Instance | null} */ (null) }
  const connection = createConnection(bridge, () => state.instance)

  class ServerCloud extends Calls {
    DYNAMIC_CURRENT_ENV = currentEnvironment
    openapi = openapi(connection, null, [])

    /** @param {{ env?: string | symbol }} [options] */
    init({ env } = {}) {
      state.instance = {
        resourceAppid: null,
        resourceEnv: typeof env === 'string' ? env : null,
        identityless: false,
        token: null,
      }
    }

    /** Who called, and from where. */
    getWXContext() {
      return JSON.parse(context)
    }

    logger() {
      const { log, info, warn, error } = console
      return { log, info, warn, error }
    }
  }

  return new ServerCloud(connection)
}

/**
 * 云调用: any path of names is a call, and calling the object itself says as whom.
 * @param {Connection} connection
 * @param {string | null} appid
 * @param {readonly string[]} path
 * @returns {any}
 */
function openapi(connection, appid, path) {
  return new Proxy(function call() {}, {
    get: (_target, name) =>
      typeof name === 'symbol' || name === 'then' ? undefined : openapi(connection, appid, [...path, name]),
    apply: (_target, _self, [options]) => {
      if (path.length === 0) return openapi(connection, options?.appid ?? null, [])
      return connection.send(`openapi.${path.join('.')}`, 'openapi', {
        appid,
        api: path.join('.'),
        args: options ?? {},
      })
    },
  })
}
