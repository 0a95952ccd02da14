import { http } from 'msw/http'
import { setupWorker } from 'msw/browser'
import type { Serve } from '../http/serve.ts'

/** Has a service worker bring the page's requests below `/api` to `serve`. Rejects where there is none, or none in time. */
export async function startWorker(serve: Serve, base: string) {
  if (!('serviceWorker' in navigator)) throw new Error('this browser has no service workers here')
  addEventListener('unhandledrejection', forgiveUpdate)
  const api = `${location.origin}${base}api/`
  const worker = setupWorker(
    // Not a pattern: msw takes addresses apart by one, and fails on those that cannot be decoded.
    http.all(
      ({ request }) => request.url.startsWith(api),
      ({ request }) => serve(request),
    ),
  )
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
 * Finding a worker, msw has the browser look for a newer script and does not wait for the answer. Where there is none (no
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
