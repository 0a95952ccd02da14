/** @import { Callbacks, Connection } from './connection.js' */
import { deliver, parameterError } from './connection.js'
import { createDatabase } from './database.js'

/** @typedef {Callbacks & { config?: { env?: string } } & Record<string, any>} Options */

/** The calls that one object of the SDK has, in a mini program and in a function. */
export class Calls {
  /** @type {Connection} */ #connection

  /** @param {Connection} connection */
  constructor(connection) {
    this.#connection = connection
  }

  /** @param {Options} [options] */
  callFunction(options) {
    return deliver(options, this.#callFunction(options))
  }

  /** @param {Options} [options] */
  callContainer(options) {
    return deliver(options, this.#callContainer(options))
  }

  /** @param {{ env?: string }} [options] */
  database(options) {
    this.#connection.assertReady('cloud.database')
    return createDatabase(this.#connection, options?.env ?? null)
  }

  /** @param {Options} [options] */
  uploadFile(options) {
    return deliver(options, this.#uploadFile(options))
  }

  /** @param {Options} [options] */
  getTempFileURL(options) {
    return deliver(options, this.#getTempFileURL(options))
  }

  /** @param {Options} [options] */
  downloadFile(options) {
    return deliver(options, this.#downloadFile(options))
  }

  /** @param {Options} [options] */
  deleteFile(options) {
    return deliver(options, this.#deleteFile(options))
  }

  /** @param {Options} [options] */
  async #callFunction({ name, data, config } = {}) {
    const call = 'cloud.callFunction'
    if (typeof name !== 'string' || name === '') throw parameterError(call, 'parameter.name should be a string;')
    const result = await this.#connection.send(call, 'callFunction', { name, data: data ?? {} }, config?.env)
    return { result, errMsg: `${call}:ok` }
  }

  /** @param {Options} [options] */
  async #callContainer({ path, method, header, data, config } = {}) {
    const call = 'cloud.callContainer'
    if (typeof path !== 'string') throw parameterError(call, 'parameter.path should be a string;')
    const service = Object.entries(header ?? {}).find(([key]) => key.toLowerCase() === 'x-wx-service')?.[1] ?? null
    const args = {
      path,
      method: String(method ?? 'GET').toUpperCase(),
      service,
      header: header ?? {},
      data: data ?? null,
    }
    const answer = await this.#connection.send(call, 'callContainer', args, config?.env)
    return { ...answer, errMsg: `${call}:ok` }
  }

  /** @param {Options} [options] */
  async #uploadFile({ cloudPath, filePath, fileContent, config } = {}) {
    const call = 'cloud.uploadFile'
    if (typeof cloudPath !== 'string' || cloudPath === '')
      throw parameterError(call, 'parameter.cloudPath should be a string;')
    if (filePath === undefined && fileContent === undefined)
      throw parameterError(call, 'parameter.filePath should be a string;')
    const args = {
      cloudPath,
      filePath: filePath ?? null,
      content: fileContent === undefined ? null : textOf(call, fileContent),
    }
    const { fileId } = await this.#connection.send(call, 'storage.upload', args, config?.env)
    return { fileID: fileId, statusCode: 200, errMsg: `${call}:ok` }
  }

  /** @param {Options} [options] */
  async #getTempFileURL({ fileList, config } = {}) {
    const call = 'cloud.getTempFileURL'
    /** @type {{ files: { fileId: string, url: string, failure: string | null }[] }} */
    const { files } = await this.#connection.send(
      call,
      'storage.tempUrls',
      { fileIds: fileIds(call, fileList) },
      config?.env,
    )
    const list = files.map(({ fileId, url, failure }) => ({
      fileID: fileId,
      tempFileURL: url,
      status: failure ? 1 : 0,
      errMsg: failure ?? 'ok',
    }))
    return { fileList: list, errMsg: `${call}:ok` }
  }

  /** @param {Options} [options] */
  async #downloadFile({ fileID, config } = {}) {
    const call = 'cloud.downloadFile'
    if (typeof fileID !== 'string') throw parameterError(call, 'parameter.fileID should be a string;')
    const { content } = await this.#connection.send(call, 'storage.download', { fileId: fileID }, config?.env)
    // There is no file system inside; a function gets the content, and a mini program a path nothing can be read from.
    return {
      tempFilePath: `wxfile://tmp/${fileID.split('/').at(-1)}`,
      fileContent: content,
      statusCode: 200,
      errMsg: `${call}:ok`,
    }
  }

  /** @param {Options} [options] */
  async #deleteFile({ fileList, config } = {}) {
    const call = 'cloud.deleteFile'
    /** @type {{ files: { fileId: string, failure: string | null }[] }} */
    const { files } = await this.#connection.send(
      call,
      'storage.delete',
      { fileIds: fileIds(call, fileList) },
      config?.env,
    )
    return {
      fileList: files.map(({ fileId, failure }) => ({
        fileID: fileId,
        status: failure ? 1 : 0,
        errMsg: failure ?? 'ok',
      })),
      errMsg: `${call}:ok`,
    }
  }
}

/**
 * @param {string} call
 * @param {unknown} fileList ids, or objects with one
 * @returns {string[]}
 */
function fileIds(call, fileList) {
  if (!Array.isArray(fileList)) throw parameterError(call, 'parameter.fileList should be an array;')
  return fileList.map((it) => String(typeof it === 'object' && it !== null ? it.fileID : it))
}

/**
 * @param {string} call
 * @param {unknown} content text, or its bytes in UTF-8
 */
function textOf(call, content) {
  if (typeof content === 'string') return content
  if (!(content instanceof Uint8Array)) throw parameterError(call, 'parameter.fileContent should be text or bytes;')
  return decodeURIComponent(Array.from(content, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
}
