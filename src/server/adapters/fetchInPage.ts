import type { Serve } from '../http/serve.ts'

/** A `fetch` that answers requests below `api` in the page, also one typed into the browser's console. */
export function fetchInPage(serve: Serve, api: string, fetchFromNetwork: typeof fetch): typeof fetch {
  return async (input, init) => {
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
