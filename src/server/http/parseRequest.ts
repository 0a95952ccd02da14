import { maxRecordDepth } from '../../domain/items/recordDepth.ts'
import type { Call } from '../application/route.ts'
import type { ProblemStep } from './answer.ts'
import { fingerprintOf } from './idempotency.ts'
import type { Matched } from './matchRoute.ts'

/** A request that was understood: the call it makes, and what its precondition asks for. */
export interface ParsedRequest {
  call: Call
  key?: string
  version?: number
  /** What was asked, to tell a repeat from another request under the same key. */
  fingerprint: string
}

type Values = Record<string, unknown>

/** Reads and checks a request against its endpoint's schema: unknown keys are refused, whatever they are called. */
export async function parseRequest(request: Request, matched: Matched): Promise<ParsedRequest | ProblemStep> {
  const { route, variables } = matched
  const { method, precondition } = route.endpoint
  const rest = method === 'GET' ? readQuery(request) : await readBody(request)
  if ('problem' in rest) return rest
  if (Object.keys(variables).some((name) => Object.hasOwn(rest.values, name))) return malformed

  const call = route.parse({ ...rest.values, ...variables })
  if (!call) return malformed

  const key = request.headers.get('Idempotency-Key') ?? undefined
  const version = /^"(\d+)"$/.exec(request.headers.get('If-Match') ?? '')?.[1]
  if (precondition === 'idempotency-key' && !key) return { problem: 'key-required' }
  if (key !== undefined && precondition !== 'none' && !isKey(key)) return { problem: 'key-invalid' }
  if (precondition === 'if-match' && version === undefined) return { problem: 'version-required' }

  return {
    call,
    fingerprint: fingerprintOf(route.endpoint, call.input, version),
    ...(key ? { key } : {}),
    ...(version === undefined ? {} : { version: versionOf(version) }),
  }
}

/** A key is stored with its answer: it is bounded, and of characters that can be seen. */
function isKey(text: string): boolean {
  return /^[!-~]{1,255}$/.test(text)
}

/** Versions are compared as they are written: "01" is not "1". What no version is written like is that of nothing. */
function versionOf(text: string): number {
  return String(Number(text)) === text ? Number(text) : -1
}

function readQuery(request: Request): { values: Values } | ProblemStep {
  const pairs = [...new URL(request.url).searchParams]
  const names = pairs.map(([name]) => name)
  if (new Set(names).size !== names.length || names.includes('__proto__')) return malformed
  return { values: Object.fromEntries(pairs) }
}

async function readBody(request: Request): Promise<{ values: Values } | ProblemStep> {
  // What a write says is in its body: a query would be overlooked.
  if (new URL(request.url).search !== '') return malformed
  const text = await request.text()
  if (text === '') return { values: {} }
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? ''))
    return { problem: 'unsupported-media-type' }
  const values = parseJson(text)
  return isObject(values) && isSound(values, mostLevels) ? { values } : malformed
}

/** What a text says as JSON; nothing where it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A body is the level around a record, which can be deeper than anything else that is sent. */
const mostLevels = maxRecordDepth + 1

/** Whether data can be worked with. Schemas would drop `__proto__` silently; what was sent has to be kept or refused. */
function isSound(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (levels === 0 || Object.hasOwn(value, '__proto__')) return false
  return Object.values(value).every((part) => isSound(part, levels - 1))
}

const malformed: ProblemStep = { problem: 'malformed-request' }
