import { http } from 'msw/http'
import { setupWorker } from 'msw/browser'

type Serve = (request: Request) => Promise<Response>

/**
 * Puts the backend behind the page's network. At once the page answers its own requests; a service worker, which takes
 * its time to stand up, takes them over as soon as a health request has come back through it. Resolves with who answers.
 */
export async function startTransport(serve: Serve, base: string): Promise<'service-worker' | 'in-page'> {
  const fetchFromNetwork = globalThis.fetch
  serveInPage(serve, base, fetchFromNetwork)
  try {
    await startWorker(serve, base)
    if (!(await isHealthy(fetchFromNetwork, base))) throw new Error('requests do not reach the service worker')
    globalThis.fetch = fetchFromNetwork
    return 'service-worker'
  } catch (error) {
    // oxlint-disable-next-line no-console -- Said once, to whoever wonders why no service worker is there.
    console.warn('The mock backend answers in the page:', error instanceof Error ? error.message : error)
    return 'in-page'
  }
}

async function startWorker(serve: Serve, base: string) {
  if (!('serviceWorker' in navigator)) throw new Error('this browser has no service workers here')
  addEventListener('unhandledrejection', forgiveUpdate)
  const worker = setupWorker(http.all(`${location.origin}${base}api/*`, ({ request }) => serve(request)))
  const url = new URL(`${base}mockServiceWorker.js`, location.origin).href
  const starting = untilTakenOver(base).then(() =>
    worker.start({ serviceWorker: { url, options: { scope: base } }, onUnhandledFrame: 'bypass', quiet: true }),
  )
  await Promise.race([starting, tooLate(4000)])
}

/**
 * Finding a worker that does not have this page, msw loads the page again: right after a reload past the worker. One that
 * is still standing up, for a page that was left at once, takes this page over by itself.
 */
async function untilTakenOver(scope: string) {
  const { serviceWorker } = navigator
  const registration = await serviceWorker.getRegistration(scope)
  if (!registration || serviceWorker.controller) return
  const taken = new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
  // It may be done before the page hears of it.
  await (registration.active?.state === 'activated'
    ? Promise.race([taken, new Promise((resolve) => setTimeout(resolve, 300))])
    : taken)
}

/**
 * Finding a worker, msw has the browser look for a newer script and leaves the answer to nobody. Where there is none (no
 * network; the worker of a tab that closed is just being put away) the present worker simply goes on.
 */
function forgiveUpdate(event: PromiseRejectionEvent) {
  const { reason } = event
  if (reason instanceof TypeError && reason.message.startsWith('Failed to update a ServiceWorker'))
    event.preventDefault()
}

function tooLate(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('the service worker did not start in time')), milliseconds)
  })
}

async function isHealthy(fetchFromNetwork: typeof fetch, base: string): Promise<boolean> {
  const response = await fetchFromNetwork(`${base}api/health`, { signal: AbortSignal.timeout(3000) })
  if (!response.ok) return false
  const health: unknown = await response.json()
  return typeof health === 'object' && health !== null && 'service' in health && health.service === 'mock-backend'
}

/** Answers the page's own `fetch`, also one typed into the console. */
function serveInPage(serve: Serve, base: string, fetchFromNetwork: typeof fetch) {
  const api = `${location.origin}${base}api/`
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (!request.url.startsWith(api)) return fetchFromNetwork(request)
    request.signal.throwIfAborted()
    const response = await Promise.race([serve(request), aborted(request.signal)])
    if (response.type === 'error') throw new TypeError('Failed to fetch')
    return response
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
