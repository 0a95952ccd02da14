import './withoutLocalStorage.ts'
import { normalizeAppId } from '../../domain/accounts/appId.ts'
import { accountOf } from '../../domain/world/world.ts'
import { openChanges } from '../../platform/changes.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { createServe } from '../http/serve.ts'
import { mockRoutes, routes } from '../application/routes/routes.ts'
import { keepingSession, tabSession } from './session.ts'
import type { StorageProblem } from '../application/storageProblem.ts'
import { chooseScenario } from './chooseScenario.ts'
import { chooseStorage, openStore, type StorageInUse } from './chooseStore.ts'
import { outdated, type Outdated } from './outdated.ts'
import type { LocalStore } from './localStore.ts'
import type { Scenario } from './readWorld.ts'
import { tabFaults, type TabFaults } from './tabFaults.ts'
import { startTransport } from './transport.ts'
import { allowWorkerScripts } from './trustedTypes.ts'
import { defaultScenario, scenarios } from '../scenarios/scenarios.ts'

export interface MockBackend {
  /** Who answers the page's requests now: a service worker that is lost gives way to the page. */
  readonly transport: 'service-worker' | 'in-page'
  storage: StorageInUse
  outdated: Outdated
  scenario: string
  scenarios: readonly string[]
  /** Address parameters that named nothing. */
  ignored: readonly string[]
  /** What of scenario and acting account is not the default, and can be asked for by an address. */
  address: { world: string | undefined; as: string | undefined }
  /** Acts where no address names another account. */
  firstAccount: string
  /** What of `mock.faults` is in force in this tab. */
  faults: Omit<TabFaults, 'take'>
  /** Puts the world back to its start. */
  reset: () => Promise<void>
}

/**
 * Starts the backend of this tab as its address asks: `world`, `as` and `storage` are read here, and stay for the tab.
 * Requests are answered from the moment this is called; its promise is kept once that holds for good. It fails with a
 * `StorageProblem` where what is stored cannot be used; one that comes later is given to `onProblem`.
 */
export async function startMockBackend(
  base: string,
  parameters: URLSearchParams,
  onProblem: (problem: StorageProblem) => void,
): Promise<MockBackend> {
  allowWorkerScripts(base)
  const ignored: string[] = []
  const scenario = chooseScenario(parameters.get('world'), ignored)
  const storage = chooseStorage(parameters.get('storage'))
  const newerConsole = outdated()
  const opening = openStore(storage, scenario, (problem) =>
    problem.kind === 'newer' ? newerConsole.come() : onProblem(problem),
  )
  // The worker takes as long to stand up as the store: neither waits for the other.
  const serving = startServe(base, scenario, opening, parameters.get('as'), ignored)
  // The mock backend is no further away than the page; a device without a network must notice it all the same.
  const serveOnline = async (request: Request) => {
    // Where the store cannot be opened, that is told once, and nothing is answered.
    const served = await serving.catch(() => undefined)
    const isReachable = navigator.onLine || request.url.endsWith('/api/health')
    return served && isReachable ? served.serve(request) : Response.error()
  }
  const [transport, { store, first, actingAs }] = await Promise.all([startTransport(serveOnline, base), serving])
  return {
    get transport() {
      return transport.kind
    },
    storage,
    outdated: newerConsole,
    scenario: scenario.name,
    scenarios: [...scenarios.keys()],
    ignored,
    address: {
      world: scenario.name !== defaultScenario && scenarios.has(scenario.name) ? scenario.name : undefined,
      as: actingAs === first ? undefined : actingAs,
    },
    firstAccount: first,
    faults: tabFaults,
    reset: store.reset,
  }
}

async function startServe(
  base: string,
  { name }: Scenario,
  opening: Promise<LocalStore>,
  wanted: string | null,
  ignored: string[],
) {
  const store = await opening
  const world = await store.read()
  const first = world.accounts.rows[0]?.appId ?? ''
  // The tab may remember an account of another version of this world.
  const session = tabSession(name, first, (appId) => accountOf(world, appId) !== undefined)

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
  return { store, serve: keepingSession(serve, session), first, actingAs: session.actingAs() }
}

/** Only loaded by the first program: most visits run none. */
async function openSandbox(): Promise<Sandbox> {
  const { openBrowserSandbox } = await import('../../sandbox/browser/openBrowserSandbox.ts')
  return openBrowserSandbox()
}
