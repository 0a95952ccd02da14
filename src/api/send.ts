import type { Endpoint } from '../contract/endpoint.ts'
import { fillPath } from '../contract/path.ts'
import { problem, protocolCodes } from '../contract/problem.ts'
import { Refused, Unavailable } from './failure.ts'

const readTimeout = 10_000
const writeTimeout = 15_000

export interface SendOptions {
  signal?: AbortSignal | undefined
  /** Idempotency-Key of a write. */
  key?: string | undefined
  /** The version a change is based on. */
  version?: number | undefined
}

/** Asks the backend. Gives the parsed answer, throws `Refused` for a refusal and `Unavailable` for anything else. */
export async function send<Request, Response>(
  endpoint: Endpoint<Request, Response>,
  input: Request,
  options: SendOptions = {},
): Promise<Response> {
  const response = await fetchFrom(endpoint, input as Record<string, unknown>, options)
  if (response.status === 401) throw new Unavailable('signed-out', { status: 401 })
  if (!isJson(response)) throw new Unavailable('foreign', { status: response.status })
  const body = await readJson(response)
  if (!response.ok) throw failureFrom(endpoint, response, body)
  const parsed = endpoint.response.safeParse(body)
  if (!parsed.success) throw new Unavailable('unreadable', { status: response.status })
  return parsed.data
}

async function fetchFrom(
  { method, path, precondition }: Pick<Endpoint, 'method' | 'path' | 'precondition'>,
  input: Record<string, unknown>,
  { signal, key, version }: SendOptions,
) {
  const filled = fillPath(path, input)
  const rest = Object.entries(input).filter(([name, value]) => !filled.used.includes(name) && value !== undefined)
  const query =
    method === 'GET' && rest.length > 0
      ? `?${new URLSearchParams(rest.map(([name, value]) => [name, String(value)]))}`
      : ''
  const hasBody = method === 'POST' || method === 'PUT'
  const timeout = AbortSignal.timeout(method === 'GET' ? readTimeout : writeTimeout)
  try {
    return await fetch(apiBase() + filled.path.slice(1) + query, {
      method,
      // What is deleted stands in the path, on which version in If-Match: a DELETE has no body, which proxies may drop.
      ...(hasBody ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}),
      // A real backend may live at an origin of its own and still know by a cookie who asks.
      credentials: import.meta.env.VITE_API_URL ? 'include' : 'same-origin',
      headers: {
        ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
        ...(key && precondition !== 'none' ? { 'Idempotency-Key': key } : {}),
        ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
      },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Unavailable(timeout.aborted ? 'timeout' : 'network')
  }
}

function apiBase(): string {
  return (import.meta.env.VITE_API_URL ?? import.meta.env.BASE_URL).replace(/\/?$/, '/')
}

function isJson({ headers }: Response): boolean {
  return /^application\/(problem\+)?json\s*(;|$)/i.test(headers.get('Content-Type') ?? '')
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    throw new Unavailable(response.status >= 500 ? 'server' : 'unreadable', { status: response.status })
  }
}

function failureFrom(endpoint: Pick<Endpoint, 'refusals'>, response: Response, body: unknown): Refused | Unavailable {
  const parsed = problem.safeParse(body)
  const { status } = response
  // All problems of the backend carry the id of the request; those of a host do not.
  if (!parsed.success) return new Unavailable('foreign', { status })
  const { code, requestId } = parsed.data
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  const about = { status, requestId, seconds: Number.isFinite(seconds) ? seconds : undefined }
  if (status >= 500 && code !== 'storage-full') return new Unavailable('server', about)
  if (endpoint.refusals.includes(code) || protocolCodes.some((known) => known === code)) return new Refused(parsed.data)
  return new Unavailable(status === 429 ? 'busy' : 'unreadable', about)
}
