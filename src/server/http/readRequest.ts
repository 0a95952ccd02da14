import { fillPath } from '../../contract/endpoint.ts'
import { getOperation } from '../../contract/operation.ts'
import type { ProtocolCode } from '../../contract/problem.ts'
import { maxRecordDepth } from '../../domain/recordDepth.ts'
import type { Route } from '../application/route.ts'
import { routes } from '../application/routes/routes.ts'

type Found = { route: Route | 'operation'; endpoint: Route['endpoint']; variables: Record<string, string> }
type No = { problem: ProtocolCode; headers?: Record<string, string> }

/** A request that was understood: its input, and what its guard asks for. */
export interface ReadRequest {
  input: Record<string, unknown>
  key?: string
  version?: number
  /** What was asked, to tell a repeat from another request under the same key. */
  fingerprint: string
}

const everything: { route: Route | 'operation'; endpoint: Route['endpoint'] }[] = [
  ...routes.map((route) => ({ route, endpoint: route.endpoint })),
  { route: 'operation', endpoint: getOperation as Route['endpoint'] },
]

/** Finds who answers a method and path, or says that nobody does (404) or nobody in this way (405). */
export function findRoute(method: string, path: string): Found | No {
  const here = everything.flatMap((candidate) => {
    const variables = matchPath(candidate.endpoint.path, path)
    return variables ? [{ ...candidate, variables }] : []
  })
  if (here.length === 0) return { problem: 'endpoint-not-found' }
  // What is written in a path goes before what may stand for anything: /environments/own is no environment's.
  const fewest = Math.min(...here.map(({ variables }) => Object.keys(variables).length))
  const closest = here.filter(({ variables }) => Object.keys(variables).length === fewest)
  const found = closest.find(({ endpoint }) => endpoint.method === method)
  return (
    found ?? {
      problem: 'method-not-allowed',
      headers: { Allow: [...new Set(closest.map(({ endpoint }) => endpoint.method))].join(', ') },
    }
  )
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const variables: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith(':')) variables[part.slice(1)] = safelyDecoded(value)
    else if (part !== value) return undefined
  }
  return variables
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Reads and checks a request against its endpoint's schema: unknown keys are refused, whatever they are called. */
export async function readRequest(request: Request, { endpoint, variables }: Found): Promise<ReadRequest | No> {
  const { used } = fillPath(endpoint.path, variables)
  const rest = endpoint.method === 'GET' ? readQuery(request) : await readBody(request)
  if ('problem' in rest) return rest
  if (used.some((name) => Object.hasOwn(rest.values, name))) return malformed()

  const parsed = endpoint.request.safeParse({ ...rest.values, ...variables })
  if (!parsed.success) return malformed()

  const key = request.headers.get('Idempotency-Key') ?? undefined
  const version = /^"(\d+)"$/.exec(request.headers.get('If-Match') ?? '')?.[1]
  if (endpoint.precondition === 'idempotency-key' && !key) return { problem: 'key-required' }
  if (endpoint.precondition === 'if-match' && version === undefined) return { problem: 'version-required' }

  const input = parsed.data as Record<string, unknown>
  return {
    input,
    fingerprint: JSON.stringify([endpoint.method, endpoint.path, input, version ?? null]),
    ...(key ? { key } : {}),
    ...(version === undefined ? {} : { version: Number(version) }),
  }
}

function readQuery(request: Request): { values: Record<string, unknown> } | No {
  const pairs = [...new URL(request.url).searchParams]
  const names = pairs.map(([name]) => name)
  if (new Set(names).size !== names.length || names.includes('__proto__')) return malformed()
  return { values: Object.fromEntries(pairs) }
}

async function readBody(request: Request): Promise<{ values: Record<string, unknown> } | No> {
  // What a write says is in its body: a query would be overlooked.
  if (new URL(request.url).search !== '') return malformed()
  const text = await request.text()
  if (text === '') return { values: {} }
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? ''))
    return { problem: 'unsupported-media-type' }
  try {
    const values: unknown = JSON.parse(text)
    if (typeof values !== 'object' || values === null || Array.isArray(values) || !isSound(values, mostLevels))
      return malformed()
    return { values: values as Record<string, unknown> }
  } catch {
    return malformed()
  }
}

/** A body is the level around a record, which can be deeper than anything else that is sent. */
const mostLevels = maxRecordDepth + 1

/** Whether data can be worked with. Schemas would drop `__proto__` silently; what was sent has to be kept or refused. */
function isSound(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (levels === 0 || Object.hasOwn(value, '__proto__')) return false
  return Object.values(value).every((part) => isSound(part, levels - 1))
}

function malformed(): No {
  return { problem: 'malformed-request' }
}
