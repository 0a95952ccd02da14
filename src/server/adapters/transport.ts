import type { Serve } from '../http/serve.ts'
import { fetchInPage } from './fetchInPage.ts'
import { fetchThroughWorker } from './fetchThroughWorker.ts'
import { startWorker } from './serviceWorker.ts'

/** Who answers the page's requests now. */
export interface Transport {
  readonly kind: 'service-worker' | 'in-page'
}

/** In every answer of the mock backend, so that one of anything else is noticed. */
const mark = 'Mock-Backend'

/**
 * Puts the backend behind the page's network. At once the page answers its own requests; a service worker, which takes
 * its time to stand up, takes them over as soon as a health request has come back through it. When the worker is lost
 * later (site data cleared, unregistered, bypassed, stopped for good), the page answers again, as long as it is open.
 */
export async function startTransport(serve: Serve, base: string): Promise<Transport> {
  const fetchFromNetwork = globalThis.fetch
  const answer = marked(serve)
  const api = `${location.origin}${base}api/`
  const inPage = fetchInPage(answer, api, fetchFromNetwork)
  let kind: Transport['kind'] = 'in-page'
  const answerInPage = (why: unknown) => {
    globalThis.fetch = inPage
    kind = 'in-page'
    // oxlint-disable-next-line no-console -- Said once, for anyone who wonders why no service worker is there.
    console.warn('The mock backend answers in the page:', why instanceof Error ? why.message : why)
  }
  const isWorkerWell = () => isHealthy(fetchFromNetwork, base)

  globalThis.fetch = inPage
  try {
    await startWorker(answer, base)
    if (!(await isWorkerWell())) throw new Error('requests do not reach the service worker')
    globalThis.fetch = fetchThroughWorker({ fetchFromNetwork, inPage, isWorkerWell, isOurs, answerInPage, api })
    kind = 'service-worker'
  } catch (error) {
    answerInPage(error)
  }
  return {
    get kind() {
      return kind
    },
  }
}

/** A page that a fault sends in the backend's place stays without the mark. */
function marked(serve: Serve): Serve {
  return async (request) => {
    const response = await serve(request)
    if (response.type !== 'error' && response.headers.get('Content-Type')?.includes('json'))
      response.headers.set(mark, 'yes')
    return response
  }
}

function isOurs(response: Response): boolean {
  return response.headers.has(mark)
}

/** Whether a health request that goes to the network is answered by the mock backend. */
async function isHealthy(fetchFromNetwork: typeof fetch, base: string): Promise<boolean> {
  const response = await fetchFromNetwork(`${base}api/health`, { signal: AbortSignal.timeout(5000) })
  return isOurs(response)
}
