import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

const workerFile = 'mockServiceWorker.js'
const mockBackendModule = '/src/server/adapters/startMockBackend.ts'

/**
 * Brings the mock backend's service worker from the installed msw, so that no copy can fall behind, and lets the
 * mock backend download beside the console instead of after it. A console with a real backend gets neither.
 */
export function mockBackendPlugin({ apiUrl }: { apiUrl: string | undefined }): Plugin {
  if (apiUrl) return { name: 'mock-backend' }
  let base = '/'
  return {
    name: 'mock-backend',
    configResolved(config) {
      base = config.base
    },
    configureServer({ middlewares }) {
      middlewares.use(`${base}${workerFile}`, (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript')
        response.setHeader('Cache-Control', 'no-store')
        response.end(readWorker())
      })
    },
    generateBundle() {
      if (this.environment.name === 'client')
        this.emitFile({ type: 'asset', fileName: workerFile, source: readWorker() })
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => (bundle ? preloads(bundle, base, html) : []),
    },
  }
}

function readWorker() {
  return readFileSync(createRequire(import.meta.url).resolve(`msw/${workerFile}`), 'utf8')
}

function preloads(bundle: Rolldown.OutputBundle, base: string, html: string): HtmlTagDescriptor[] {
  const mockBackend = Object.values(bundle).find(
    (it) => it.type === 'chunk' && it.moduleIds.some((id) => id.endsWith(mockBackendModule)),
  )
  if (!mockBackend) return []

  return [...withImports(bundle, mockBackend.fileName)]
    .map((file) => `${base}${file}`)
    .filter((href) => !html.includes(`"${href}"`))
    .map((href) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href }, injectTo: 'head' }))
}

function withImports(bundle: Rolldown.OutputBundle, file: string, seen = new Set<string>()) {
  const chunk = bundle[file]
  if (chunk?.type !== 'chunk' || seen.has(file)) return seen
  seen.add(file)
  for (const imported of chunk.imports) withImports(bundle, imported, seen)
  return seen
}
