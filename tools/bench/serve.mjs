import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { root } from '../support/run.mjs'

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.png', 'image/png'],
  ['.wasm', 'application/wasm'],
  ['.json', 'application/json'],
  ['.webmanifest', 'application/manifest+json'],
])

/**
 * @typedef {{ type: string, bytes: Buffer, encoding?: 'br', status: number }} Prepared
 */

/**
 * Serves a build from memory the way a good host would: packed beforehand, connections kept. Nothing may be cached,
 * for every visit is a first one.
 * @param {string} folder
 * @param {import('./build.mjs').Serve} serve answers `/api`
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export async function serveBuild(folder, serve) {
  const files = readBuild(path.join(root, folder))
  const index = files.get('/index.html')
  if (!index) throw new Error(`no build in ${folder}`)
  /** @type {Map<string, Promise<Prepared>>} */
  const answers = new Map()

  const server = createServer(async (request, response) => {
    const url = request.url ?? '/'
    const [pathname = '/'] = url.split('?')
    const isFile = /\.[a-z0-9]+$/i.test(pathname)
    const found = pathname.startsWith('/api/')
      ? await answerTo(url)
      : (files.get(pathname) ?? (isFile ? undefined : index))
    if (!found || request.method !== 'GET') {
      response.writeHead(404).end()
      return
    }

    const isPacked = found.encoding !== undefined && String(request.headers['accept-encoding']).includes('br')
    if (found.encoding && !isPacked)
      throw new Error('the browser does not take brotli, so nothing measured here would count')
    response.writeHead(found.status, {
      'Content-Type': found.type,
      'Content-Length': found.bytes.length,
      'Cache-Control': 'no-store',
      ...(isPacked ? { 'Content-Encoding': 'br' } : {}),
    })
    response.end(found.bytes)
  })

  /** The same question has the same answer, worked out once. @param {string} url */
  function answerTo(url) {
    const known = answers.get(url) ?? prepareAnswer(serve, url)
    answers.set(url, known)
    return known
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the server has no port')
  return {
    origin: `http://localhost:${address.port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/**
 * @param {import('./build.mjs').Serve} serve
 * @param {string} url
 * @returns {Promise<Prepared>}
 */
async function prepareAnswer(serve, url) {
  const answer = await serve(new Request(`http://mock-backend${url}`))
  return prepare(Buffer.from(await answer.arrayBuffer()), answer.headers.get('Content-Type') ?? '', answer.status)
}

/** @param {string} folder */
function readBuild(folder) {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  // Visitors are served neither notes of the build nor source maps.
  const files = names.filter((name) => !/^\.|\.map$/.test(name) && statSync(path.join(folder, name)).isFile())
  return new Map(
    files.map((name) => {
      const type = types.get(path.extname(name)) ?? 'application/octet-stream'
      return [`/${name.replaceAll('\\', '/')}`, prepare(readFileSync(path.join(folder, name)), type)]
    }),
  )
}

/**
 * @param {Buffer} bytes
 * @param {string} type
 * @returns {Prepared}
 */
function prepare(bytes, type, status = 200) {
  const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  return packed.length < bytes.length ? { type, bytes: packed, encoding: 'br', status } : { type, bytes, status }
}
