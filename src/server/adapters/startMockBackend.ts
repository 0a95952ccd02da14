import { normalizeAppId } from '../../domain/appId.ts'
import { brokenInvariants } from '../../domain/invariants.ts'
import { accountOf, type World } from '../../domain/world.ts'
import { worldFrom, type WorldData } from '../../domain/worldData.ts'
import { openChanges } from '../../platform/changes.ts'
import { tabStorage } from '../../platform/textStorage.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { createServe } from '../http/serve.ts'
import { mockRoutes, routes } from '../application/routes/routes.ts'
import { keepingSession, tabSession } from './session.ts'
import { openStore } from './store.ts'
import { tabFaults } from './tabFaults.ts'
import { startTransport } from './transport.ts'
import { allowWorkerScripts } from './trustedTypes.ts'
import { defaultScenario, worlds } from '../scenarios/scenarios.ts'

const worldKey = 'mock.scenario'
/** A world that somebody carries in, as JSON: tests do, and links will. */
const customScenarioKey = 'mock.custom-scenario'
const carried = 'carried'

export interface MockBackend {
  /** Who answers the page's requests now: a service worker that is lost gives way to the page. */
  readonly transport: 'service-worker' | 'in-page'
  /** `memory` when the browser keeps nothing: changes are gone with the page. */
  storage: 'kept' | 'memory'
  world: string
  worlds: readonly string[]
  /** Address parameters that named nothing. */
  ignored: readonly string[]
  /** Puts the world back to its start. */
  reset: () => Promise<void>
}

/**
 * Starts the backend of this tab as its address asks: `world` and `as` are read here, and stay for the tab. Requests are
 * answered from the moment this is called; its promise is kept once that holds for good.
 */
export async function startMockBackend(base: string, parameters: URLSearchParams): Promise<MockBackend> {
  allowWorkerScripts(base)
  const ignored: string[] = []
  const { name, seed } = chooseWorld(parameters.get('world'), ignored)
  // The worker takes as long to stand up as the store: neither waits for the other.
  const serving = startServe(base, name, seed, parameters.get('as'), ignored)
  // The mock backend is no further away than the page; a device without a network must notice it all the same.
  const serveOnline = async (request: Request) => {
    const { serve } = await serving
    return navigator.onLine || request.url.endsWith('/api/health') ? serve(request) : Response.error()
  }
  const [transport, { store }] = await Promise.all([startTransport(serveOnline, base), serving])
  return {
    get transport() {
      return transport.kind
    },
    storage: store.kind,
    world: name,
    worlds: [...worlds.keys()],
    ignored,
    reset: store.reset,
  }
}

async function startServe(base: string, name: string, seed: () => World, wanted: string | null, ignored: string[]) {
  const store = await openStore(name, seed)
  const world = await store.read()
  const first = world.accounts.rows[0]?.appId ?? ''
  const session = tabSession(name, first)
  // The tab may remember an account of another version of this world.
  if (!accountOf(world, session.actingAs())) session.actAs(first)

  if (wanted !== null) {
    const appId = normalizeAppId(wanted)
    if (accountOf(world, appId)?.status === 'normal') session.actAs(appId)
    else ignored.push('as')
  }

  const serve = createServe({
    store,
    routes: [...routes, ...mockRoutes],
    identify: session.actingAs,
    base,
    faults: tabFaults,
    openSandbox,
    announceChange: openChanges().announce,
  })
  return { store, serve: keepingSession(serve, session) }
}

/** Only loaded by the first program: most visits run none. */
async function openSandbox(): Promise<Sandbox> {
  const { openBrowserSandbox } = await import('../../sandbox/browser/openBrowserSandbox.ts')
  return openBrowserSandbox()
}

function chooseWorld(wanted: string | null, ignored: string[]): { name: string; seed: () => World } {
  if (wanted !== null && worlds.has(wanted)) tabStorage.set(worldKey, wanted)
  else if (wanted !== null) ignored.push('world')

  const chosen = tabStorage.get(worldKey)
  const customScenario = chosen === null ? readCustomScenario() : undefined
  if (customScenario) return { name: carried, seed: () => customScenario }
  const name = chosen !== null && worlds.has(chosen) ? chosen : defaultScenario
  const seed = worlds.get(name)
  if (!seed) throw new Error(`there is no world ${name}`)
  return { name, seed }
}

function readCustomScenario(): World | undefined {
  const text = tabStorage.get(customScenarioKey)
  if (text === null) return undefined
  const world = worldFrom(JSON.parse(text) as WorldData)
  const broken = brokenInvariants(world)
  if (broken.length > 0) throw new Error(`the carried world breaks ${broken.join(', ')}`)
  return world
}
