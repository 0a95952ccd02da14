import type { ServerResponse } from 'node:http'
import type { Plugin } from 'vite'

/** What every answer carries (docs/quality/security.md). Another origin may be called only when the console is built for it. */
export function securityHeaders(apiUrl = '') {
  const apiOrigin = /^https?:/.test(apiUrl) ? ` ${new URL(apiUrl).origin}` : ''
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src 'self'${apiOrigin}`,
      "worker-src 'self'",
      "manifest-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types default',
    ].join('; '),
    'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), unload=()',
    'X-Frame-Options': 'DENY',
  }
}

/**
 * The sandbox's worker compiles WebAssembly, which the console itself must not. It has no page, loads nothing but its
 * engine, and makes no strings into code.
 */
export const sandboxPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** What a file carries: the console's headers, and the sandbox's worker its own policy. */
export function headersFor(path: string, apiUrl?: string) {
  const isSandbox = /\/assets\/sandbox-[\w-]{8}\.js$/.test(path)
  return { ...securityHeaders(apiUrl), ...(isSandbox && { 'Content-Security-Policy': sandboxPolicy }) }
}

/** Only files whose name changes with their content may be kept; a page, the worker and a refusal never. */
export function cacheControl(path: string, status: number, type: string) {
  const isContent = status === 200 || status === 206 || status === 304
  if (!isContent || type.startsWith('text/html') || path.endsWith('/mockServiceWorker.js')) return 'no-store'
  return /\/assets\/[^/]+-[\w-]{8}\.\w+(\.map)?$/.test(path) ? 'public,max-age=31536000,immutable' : 'no-cache'
}

/** Serves the built console the way a host should. The development server cannot: its hot reload needs inline scripts. */
export function securityHeadersPlugin(apiUrl?: string): Plugin {
  return {
    name: 'security-headers',
    config: () => ({ preview: { cors: false } }),
    configurePreviewServer(server) {
      // Before Vite's own handlers, some of which answer by themselves (an unknown host, an address outside the base).
      server.httpServer.prependListener('request', (request: { url?: string }, response: ServerResponse) => {
        const [pathname = '/'] = (request.url ?? '/').split(/[?#]/)
        atTheLastMoment(response, () => {
          for (const [name, value] of Object.entries(headersFor(pathname, apiUrl))) response.setHeader(name, value)
          const type = String(response.getHeader('Content-Type') ?? '')
          response.setHeader('Cache-Control', cacheControl(pathname, response.statusCode, type))
        })
      })
    },
  }
}

/** Node calls `writeHead` once for every answer, also for those that never mention it. */
function atTheLastMoment(response: ServerResponse, setHeaders: () => void) {
  const writeHead = response.writeHead.bind(response) as (status: number) => ServerResponse
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const given = rest.find((it) => typeof it === 'object' && it !== null) ?? {}
    for (const [name, value] of Object.entries(given)) response.setHeader(name, value)
    response.statusCode = status
    setHeaders()
    return writeHead(status)
  }
}
