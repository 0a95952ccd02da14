import type { Account } from '../../domain/accounts/account.ts'
import { brokenInvariants } from '../../domain/world/invariants.ts'
import { now } from '../../domain/testing/acting.ts'
import { owner } from '../../domain/testing/aWorld.ts'
import type { World } from '../../domain/world/world.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { Faults } from '../http/faults.ts'
import { createServe } from '../http/serve.ts'
import { keepingSession, memorySession } from '../adapters/session.ts'
import { mockRoutes, routes } from '../application/routes/routes.ts'
import { memoryStore } from '../adapters/memoryStore.ts'
import type { LocalStore } from '../adapters/localStore.ts'

export interface Sent {
  /** A text goes out as it is, anything else as JSON. */
  body?: unknown
  headers?: Record<string, string>
}

/** An answer as it came over the wire, and its body as JSON. */
export interface Answered {
  status: number
  headers: Headers
  text: string
  // oxlint-disable-next-line typescript/no-explicit-any -- What it is, the tests say; the schemas check it.
  body: any
}

type Ask = (method: string, path: string, sent?: Sent) => Promise<Answered>

/** Everything the mock backend answers. */
export const everyRoute = [...routes, ...mockRoutes]

interface BackendOptions {
  as?: Account
  /** Shared by two backends, it makes them two tabs. */
  store?: LocalStore
  /** Keeps the new ids of two tabs apart. */
  tab?: string
  base?: string
  faults?: Faults
  /** Where code is run; without it every program lets every caller in, and does nothing else. */
  sandbox?: Sandbox
}

const idle: Sandbox = {
  limits: { seconds: 2, megabytes: 64, runSeconds: 10 },
  run: async () => ({ kind: 'returned', value: { errCode: 0 }, text: '{ errCode: 0 }' }),
}

/** The whole backend over a world of one's own, with a clock that stands and ids that count. */
export function backendWith(
  world: World,
  {
    as = owner,
    store = memoryStore(() => world),
    tab = as.appId,
    base = '/',
    faults,
    sandbox = idle,
  }: BackendOptions = {},
) {
  let time = Date.parse(now)
  let count = 0
  const works: Promise<void>[] = []
  let announced = 0
  const session = memorySession(as.appId)
  const backend = createServe({
    store,
    routes: everyRoute,
    identify: session.actingAs,
    base,
    now: () => time,
    newId: (prefix) => `new-${prefix}-${tab}-${++count}`,
    ...(faults ? { faults } : {}),
    openSandbox: async () => sandbox,
    waitUntil: (work) => void works.push(work),
    announceChange: () => void (announced += 1),
  })
  const serve = keepingSession(backend, session)

  const ask: Ask = async (method, path, sent = {}) => {
    const response = await serve(request(method, path, sent))
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: readJson(text) }
  }

  return {
    ask,
    serve,
    store,
    /** The same database, asked by another account. */
    as: (other: Account) => backendWith(world, { as: other, store, base, sandbox }),
    pass: (milliseconds: number) => void (time += milliseconds),
    /** When the work that no answer waits for is done. */
    settled: () => Promise.all(works),
    /** How often the screens were told that something changed without their doing. */
    announced: () => announced,
    /** The invariants that do not hold now, by id. */
    broken: async () => brokenInvariants(await store.read()),
  }
}

export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` })
export const once = (key = 'key-1') => ({ 'Idempotency-Key': key })

export function request(method: string, path: string, { body, headers = {} }: Sent = {}): Request {
  const init = { method, headers: { 'Content-Type': 'application/json', ...headers } }
  if (body === undefined) return new Request(`https://console.test${path}`, init)
  return new Request(`https://console.test${path}`, {
    ...init,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
