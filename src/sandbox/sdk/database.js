/** @import { Callbacks, Connection } from './connection.js' */
import { command } from './command.js'
import { createError, deliver, parameterError } from './connection.js'
import { encode, ServerDate } from './encode.js'

/** @typedef {{ where: unknown, orderBy: { field: string, direction: string }[], limit: number | null, skip: number | null, field: object | null }} Terms */
/** @typedef {Callbacks & { data?: unknown }} Write */

/** @type {Terms} */
const noTerms = { where: null, orderBy: [], limit: null, skip: null, field: null }

/**
 * `cloud.database()`.
 * @param {Connection} connection
 * @param {string | null} env
 */
export function createDatabase(connection, env) {
  /** @type {Connection['send']} */
  const send = (name, api, args) => connection.send(name, api, args, env)
  return {
    command,
    /** @param {string} name */
    collection: (name) => new Collection(send, name),
    /** @param {{ offset?: number }} [options] */
    serverDate: (options) => new ServerDate(options?.offset ?? 0),
    /** @param {{ regexp: string, options?: string }} options */
    RegExp: function createRegExp({ regexp, options }) {
      return new RegExp(regexp, options)
    },
  }
}

/** Some records of a collection; every further term makes a new one. */
class Query {
  /** @type {Connection['send']} */ #send
  /** @type {string} */ #collection
  /** @type {Terms} */ #terms

  /**
   * @param {Connection['send']} send
   * @param {string} collection
   * @param {Terms} terms
   */
  constructor(send, collection, terms) {
    this.#send = send
    this.#collection = collection
    this.#terms = terms
  }

  /** @param {unknown} condition */
  where(condition) {
    return this.#with({ where: condition })
  }

  /**
   * @param {string} field
   * @param {string} direction
   */
  orderBy(field, direction) {
    return this.#with({ orderBy: [...this.#terms.orderBy, { field, direction }] })
  }

  /** @param {number} count */
  limit(count) {
    return this.#with({ limit: count })
  }

  /** @param {number} count */
  skip(count) {
    return this.#with({ skip: count })
  }

  /** @param {object} names */
  field(names) {
    return this.#with({ field: names })
  }

  /** @param {Callbacks} [callbacks] */
  get(callbacks) {
    return deliver(
      callbacks,
      this.#call(
        'collection.get',
        'database.get',
        () => this.#terms,
        ({ records }) => ({ data: records }),
      ),
    )
  }

  /** @param {Callbacks} [callbacks] */
  count(callbacks) {
    return deliver(
      callbacks,
      this.#call(
        'collection.count',
        'database.count',
        () => ({}),
        ({ total }) => ({ total }),
      ),
    )
  }

  /** @param {Write} [options] */
  update(options) {
    return deliver(
      options,
      this.#call(
        'collection.update',
        'database.update',
        () => ({ data: dataOf('collection.update', options) }),
        ({ updated }) => ({ stats: { updated } }),
      ),
    )
  }

  /** @param {Callbacks} [callbacks] */
  remove(callbacks) {
    return deliver(
      callbacks,
      this.#call(
        'collection.remove',
        'database.remove',
        () => ({}),
        ({ removed }) => ({ stats: { removed } }),
      ),
    )
  }

  /** @param {Partial<Terms>} terms */
  #with(terms) {
    return new Query(this.#send, this.#collection, { ...this.#terms, ...terms })
  }

  /**
   * @param {string} name
   * @param {Parameters<Connection['send']>[1]} api
   * @param {() => object} readArgs
   * @param {(value: any) => object} toResult
   */
  #call(name, api, readArgs, toResult) {
    const select = () => ({ collection: this.#collection, id: null, ...readArgs(), where: encode(this.#terms.where) })
    return callWith(this.#send, name, api, select, toResult)
  }
}

class Collection extends Query {
  /** @type {Connection['send']} */ #send
  /** @type {string} */ #collection

  /**
   * @param {Connection['send']} send
   * @param {string} collection
   */
  constructor(send, collection) {
    super(send, collection, noTerms)
    this.#send = send
    this.#collection = collection
  }

  /** @param {string | number} id */
  doc(id) {
    return new Document(this.#send, this.#collection, String(id), null)
  }

  /** @param {Write} [options] */
  add(options) {
    const name = 'collection.add'
    const read = () => ({ collection: this.#collection, data: dataOf(name, options) })
    return deliver(
      options,
      callWith(this.#send, name, 'database.add', read, ({ id }) => ({ _id: id })),
    )
  }
}

/** One record. */
class Document {
  /** @type {Connection['send']} */ #send
  /** @type {{ collection: string, id: string }} */ #place
  /** @type {object | null} */ #field

  /**
   * @param {Connection['send']} send
   * @param {string} collection
   * @param {string} id
   * @param {object | null} field
   */
  constructor(send, collection, id, field) {
    this.#send = send
    this.#place = { collection, id }
    this.#field = field
  }

  /** @param {object} names */
  field(names) {
    return new Document(this.#send, this.#place.collection, this.#place.id, names)
  }

  /** @param {Callbacks} [callbacks] */
  get(callbacks) {
    const read = () => ({ ...this.#place, ...noTerms, field: this.#field })
    return deliver(
      callbacks,
      callWith(this.#send, 'document.get', 'database.get', read, ({ records }) => ({ data: records[0] })),
    )
  }

  /** @param {Write} [options] */
  set(options) {
    const name = 'document.set'
    const read = () => ({ ...this.#place, data: dataOf(name, options) })
    const toResult = (/** @type {{ updated: number, created: number }} */ stats) => ({ _id: this.#place.id, stats })
    return deliver(options, callWith(this.#send, name, 'database.set', read, toResult))
  }

  /** @param {Write} [options] */
  update(options) {
    const name = 'document.update'
    const read = () => ({ ...this.#place, where: null, data: dataOf(name, options) })
    return deliver(
      options,
      callWith(this.#send, name, 'database.update', read, ({ updated }) => ({ stats: { updated } })),
    )
  }

  /** @param {Callbacks} [callbacks] */
  remove(callbacks) {
    const read = () => ({ ...this.#place, where: null })
    return deliver(
      callbacks,
      callWith(this.#send, 'document.remove', 'database.remove', read, ({ removed }) => ({ stats: { removed } })),
    )
  }
}

/**
 * @param {Connection['send']} send
 * @param {string} name
 * @param {Parameters<Connection['send']>[1]} api
 * @param {() => object} readArgs
 * @param {(value: any) => object} toResult
 */
async function callWith(send, name, api, readArgs, toResult) {
  const args = readOrFail(name, readArgs)
  return { ...toResult(await send(name, api, args)), errMsg: `${name}:ok` }
}

/**
 * What cannot be sent fails like what is refused.
 * @param {string} name
 * @param {() => object} readArgs
 */
function readOrFail(name, readArgs) {
  try {
    return readArgs()
  } catch (problem) {
    throw createError(name, /** @type {Error} */ (problem))
  }
}

/**
 * @param {string} name
 * @param {Write | undefined} options
 */
function dataOf(name, options) {
  const data = options?.data
  if (typeof data !== 'object' || data === null)
    throw parameterError(name, `parameter.data should be object instead of ${data === null ? 'null' : typeof data};`)
  return encode(data)
}
