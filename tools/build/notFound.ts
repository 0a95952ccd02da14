import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import type { Plugin } from 'vite'

type Next = () => void

/**
 * An address of the console answers with its page; a missing file and an unanswered call must not: they would look like
 * success. So that a mock backend that did not start is noticed, `/api` answers 404 here. An address with a `%` that cannot be
 * decoded is one of the console's as well, which says that it leads nowhere; Vite would answer with nothing.
 */
export function notFoundPlugin(): Plugin {
  return {
    name: 'not-found',
    configureServer({ middlewares, config }) {
      middlewares.use((request: IncomingMessage, response: ServerResponse, next: Next) => {
        const wanted = pathWithin(config.base, request)
        if (isCall(wanted)) return refuseCall(response)
        if (isUndecodable(request)) letConsoleAnswer(request, config.base)
        next()
      })
    },
    configurePreviewServer({ middlewares, config }) {
      const outDir = path.resolve(config.root, config.build.outDir)
      middlewares.use((request: IncomingMessage, response: ServerResponse, next: Next) => {
        const wanted = pathWithin(config.base, request)
        if (isCall(wanted)) return refuseCall(response)
        if (isHidden(wanted) || (isFile(wanted) && !existsSync(path.join(outDir, wanted)))) return refuseFile(response)
        if (isUndecodable(request)) letConsoleAnswer(request, config.base)
        next()
      })
    },
  }
}

function pathWithin(base: string, { url = '/' }: IncomingMessage) {
  const [pathname = '/'] = url.split(/[?#]/)
  const inside = pathname.startsWith(base) ? pathname.slice(base.length - 1) : pathname
  return decoded(inside) ?? inside
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const isUndecodable = ({ url = '/' }: IncomingMessage) => decoded(url) === undefined
const isCall = (wanted: string) => wanted === '/api' || wanted.startsWith('/api/')
const isFile = (wanted: string) => wanted.startsWith('/assets/') || /\.[a-z0-9]{1,11}$/i.test(wanted)
/** The manifest and other notes of the build are for tools. */
const isHidden = (wanted: string) => wanted.includes('/.')

function letConsoleAnswer(request: IncomingMessage, base: string) {
  // The page reads its address from the browser.
  if (request.url?.startsWith(base)) request.url = base
}

function refuseCall(response: ServerResponse) {
  response.statusCode = 404
  response.setHeader('Content-Type', 'application/problem+json')
  response.end(
    JSON.stringify({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      code: 'not-found',
      params: {},
      retryable: false,
    }),
  )
}

function refuseFile(response: ServerResponse) {
  response.statusCode = 404
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end('Not found')
}
