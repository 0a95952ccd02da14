/** @import { Outside } from '../guest.ts' */

const { parse, stringify } = JSON

/** @typedef {{ errCode: number | string, errMsg: string }} Refusal */

/**
 * The one way out: a question goes as text, and its answer comes back as text.
 * @param {Outside['ask']} askOutside
 */
export function createBridge(askOutside) {
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (refusal: Refusal) => void }>} */
  const waiting = new Map()
  let asked = 0

  return {
    /**
     * @param {string} api
     * @param {object} args
     * @returns {Promise<any>} fails with a `Refusal`
     */
    ask(api, args) {
      return new Promise((resolve, reject) => {
        const id = ++asked
        const text = stringify(args)
        waiting.set(id, { resolve, reject })
        const refusal = askOutside(id, api, text)
        if (refusal !== '') this.answer(id, refusal)
      })
    },

    /**
     * @param {number} id
     * @param {string} text
     */
    answer(id, text) {
      const asker = waiting.get(id)
      waiting.delete(id)
      const { ok, value, errCode, errMsg } = parse(text)
      if (ok) asker?.resolve(value)
      else asker?.reject({ errCode, errMsg })
    },
  }
}
