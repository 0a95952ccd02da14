import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { memoryStore } from '../src/server/adapters/memoryStore.ts'
import { routes } from '../src/server/application/routes/routes.ts'
import { createServe } from '../src/server/http/serve.ts'
import { listen } from '../src/server/testing/httpServer.ts'
import type { World } from '../src/domain/world/world.ts'
import { apiBuild } from '../tools/support/steps.mjs'

/** In the requests of a browser: which account is signed in. Stands where a real service has its cookie. */
export const signedInAs = 'Acting-As'

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

export interface Hosted {
  url: string
  /** Answers calls in the backend's place, before or after it, as proxies do. Nothing: they pass. */
  proxy: ((request: Request, pass: () => Promise<Response>) => Promise<Response>) | undefined
  close: () => Promise<void>
}

/** The console built for a real backend and such a backend beside it, at one address, in this process. */
export async function hostConsole(world: World): Promise<Hosted> {
  const serve = createServe({
    store: memoryStore(() => world),
    routes,
    identify: (request) => request.headers.get(signedInAs) ?? undefined,
    base: '/',
  })
  const hosted: Hosted = { url: '', proxy: undefined, close: async () => {} }
  const server = await listen((request) => {
    const { pathname } = new URL(request.url)
    if (!pathname.startsWith('/api/')) return file(pathname)
    return hosted.proxy ? hosted.proxy(request, () => serve(request)) : serve(request)
  })
  return Object.assign(hosted, server)
}

/** A file of the build; every other address is one of the console's. */
async function file(pathname: string): Promise<Response> {
  const name = path.extname(pathname) === '' ? 'index.html' : pathname
  try {
    const content = await readFile(path.join(apiBuild, path.posix.normalize(name)))
    return new Response(new Uint8Array(content), { headers: { 'Content-Type': types[path.extname(name)] ?? '' } })
  } catch {
    return new Response('Not found', { status: 404, headers: { 'Content-Type': 'text/plain' } })
  }
}
