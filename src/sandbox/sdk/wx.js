/** @import { Instance } from '../sdkCalls.ts' */
/** @import { Bridge, Callbacks } from './connection.js' */
import { Calls } from './calls.js'
import { createConnection, createError, deliver } from './connection.js'

/** @typedef {{ resourceAppid?: string, resourceEnv?: string, identityless?: boolean }} CloudOptions */

/**
 * `wx` of a mini program, as far as it is about the cloud.
 * @param {Bridge} bridge
 * @param {Pick<Console, 'log'>} console
 */
export function createWx(bridge, console) {
  return {
    cloud: new DefaultCloud(bridge),
    /** @param {Callbacks & { title?: string }} [options] */
    showToast(options) {
      console.log(`[showToast] ${options?.title ?? ''}`)
      return deliver(options, Promise.resolve({ errMsg: 'showToast:ok' }))
    },
    /** @param {Callbacks & { title?: string, content?: string }} [options] */
    showModal(options) {
      console.log(`[showModal] ${[options?.title, options?.content].filter(Boolean).join(': ')}`)
      return deliver(options, Promise.resolve({ confirm: true, cancel: false, errMsg: 'showModal:ok' }))
    },
  }
}

/** `wx.cloud`: the account's own environments. */
class DefaultCloud extends Calls {
  /** @type {{ instance: Instance | null }} */ #state

  /** @param {Bridge} bridge */
  constructor(bridge) {
    const state = { instance: /** @type {Instance | null} */ (null) }
    super(createConnection(bridge, () => state.instance))
    this.#state = state
    Object.defineProperty(this, 'Cloud', { value: cloudClassFor(bridge) })
  }

  /**
   * Needs no answer from the backend. The first call counts.
   * @param {{ env?: string | { functions?: string, database?: string, storage?: string } }} [options]
   */
  init({ env } = {}) {
    this.#state.instance ??= {
      resourceAppid: null,
      resourceEnv: typeof env === 'string' ? env : null,
      identityless: false,
      token: null,
    }
  }
}

/**
 * `wx.cloud.Cloud`: one environment, perhaps another account's.
 * @param {Bridge} bridge
 */
function cloudClassFor(bridge) {
  return class Cloud extends Calls {
    /** @type {Instance} */ #wanted
    /** @type {{ instance: Instance | null }} */ #state
    /** @type {Promise<void> | null} */ #initialising = null

    /** @param {CloudOptions} [options] */
    constructor({ resourceAppid, resourceEnv, identityless } = {}) {
      const state = { instance: /** @type {Instance | null} */ (null) }
      super(createConnection(bridge, () => state.instance))
      this.#state = state
      this.#wanted = {
        resourceAppid: resourceAppid ?? null,
        resourceEnv: resourceEnv ?? null,
        identityless: identityless === true,
        token: null,
      }
    }

    /**
     * Has the owner's `cloudbase_auth` decide whether this program may come in. The first call counts, unless it failed.
     * @param {Callbacks} [callbacks]
     */
    init(callbacks) {
      this.#initialising ??= this.#init(new Error().stack)
      return deliver(callbacks, this.#initialising)
    }

    /** @param {string | undefined} calledAt */
    async #init(calledAt) {
      try {
        const { token } = await bridge.send('init', { instance: this.#wanted })
        this.#state.instance = { ...this.#wanted, token }
      } catch (refusal) {
        this.#initialising = null
        throw createError('cloud.init', /** @type {import('../inside/bridge.js').Refusal} */ (refusal), calledAt)
      }
    }
  }
}
