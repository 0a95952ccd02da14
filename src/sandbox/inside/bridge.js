/** @import { HostFunctions } from '../vm.ts' */

const { parse, stringify } = JSON

/** @typedef {{ errCode: number | string, errMsg: string }} Refusal */

/**
 * The one way out: a call goes as text, and its answer comes back as text.
 * @param {HostFunctions['send']} sendToHost
 */
export function createBridge(sendToHost) {
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (refusal: Refusal) => void }>} */
  const waiting = new Map()
  let sent = 0

  return {
    /**
     * @param {string} api
     * @param {object} args
     * @returns {Promise<any>} fails with a `Refusal`
     */
    send(api, args) {
      return new Promise((resolve, reject) => {
        const id = ++sent
        const text = stringify(args)
        waiting.set(id, { resolve, reject })
        const refusal = sendToHost(id, api, text)
        if (refusal !== '') this.answer(id, refusal)
      })
    },

    /**
     * @param {number} id
     * @param {string} text
     */
    answer(id, text) {
      const caller = waiting.get(id)
      waiting.delete(id)
      const { ok, value, errCode, errMsg } = parse(text)
      if (ok) caller?.resolve(value)
      else caller?.reject({ errCode, errMsg })
    },
  }
}
