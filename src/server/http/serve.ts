import { lookUpAccount } from '../../contract/account.ts'
import { shareEnvironments } from '../../contract/shareWrites.ts'
import type { CommandContext, Refusal } from '../../domain/decision.ts'
import type { Event } from '../../domain/event.ts'
import type { World } from '../../domain/world.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { problemAnswer, refusalAnswer, toResponse, type Answer } from './answer.ts'
import type { Cloud } from '../application/cloud/createCloud.ts'
import { SandboxMissing } from '../application/cloud/sandboxMissing.ts'
import { noFaults, wait, type Fault, type Faults } from './faults.ts'
import { lookUpLimit } from './lookUpLimit.ts'
import { findRoute, readRequest } from './readRequest.ts'
import type { RunRoute, Reading, RouteContext, WriteRoute } from '../application/route.ts'
import type { MockSession } from '../application/session.ts'
import type { Store, StoredAnswer } from '../application/store.ts'

export interface Backend {
  store: Store
  session: MockSession
  /** Where the console lives: `/` or a sub-path. `/api` is below it. */
  base: string
  faults?: Faults
  /** Milliseconds since 1970. */
  now?: () => number
  newId?: (prefix: string) => string
  /** Where foreign code is run; where there is none, nothing of it is. */
  openSandbox?: () => Promise<Sandbox>
  /** Keeps the backend running until work that no answer waits for is done. */
  waitUntil?: (work: Promise<void>) => void
  /** Tells every open console that something changed without its doing. */
  announceChange?: () => void
}

/** The whole backend as one function from request to response. */
export function createServe(backend: Backend): (request: Request) => Promise<Response> {
  const running = new Set<string>()
  const secondsToWait = lookUpLimit()
  const { base, faults = noFaults, openSandbox = () => Promise.reject(new Error('there is none')) } = backend
  let cloud: Promise<Cloud> | undefined

  return async function serve(request) {
    const path = new URL(request.url).pathname.replace(base, '/')
    const taken = faults.take(request, path)
    const early = await failBefore(taken, request)
    if (early) return early

    return failAfter(taken, await answerSafely(request, path))
  }

  async function answerSafely(request: Request, path: string): Promise<Response> {
    const requestId = newId(backend, 'request')
    try {
      // An answer that cannot be written down has failed as well.
      return toResponse(await answer(request, path, requestId))
    } catch (error) {
      return toResponse(failureAnswer(error, requestId))
    }
  }

  function failureAnswer(error: unknown, requestId: string): Answer {
    if (error instanceof SandboxMissing) return problemAnswer('unavailable', requestId)
    if (error instanceof DOMException && error.name === 'QuotaExceededError')
      return problemAnswer('storage-full', requestId)
    console.error('The mock backend failed:', error)
    return problemAnswer('internal-error', requestId)
  }

  async function answer(request: Request, path: string, requestId: string): Promise<Answer> {
    const found = findRoute(request.method, path)
    if ('problem' in found)
      return problemAnswer(found.problem, requestId, found.headers ? { headers: found.headers } : {})
    const read = await readRequest(request, found)
    if ('problem' in read) return problemAnswer(read.problem, requestId)

    const routeContext = {
      as: backend.session.actingAs(),
      at: new Date((backend.now ?? Date.now)()).toISOString(),
      session: backend.session,
    }
    if (found.route === 'operation') return answerOperation(String(read.input['key']), routeContext)
    if (found.route.kind === 'write') return write(found.route, read, routeContext, requestId)
    if (found.route.kind === 'act') return act(found.route, read.input, routeContext, requestId)

    const world = await backend.store.read()
    if (found.route.endpoint.path === lookUpAccount.path) {
      const limited = countLookUp(world, routeContext, requestId)
      if (limited) return limited
    }
    const reading = found.route.read(world, read.input as never, routeContext)
    return 'refused' in reading ? refusalAnswer(reading, requestId) : good(reading, 200)
  }

  /** Says no to one look-up too many, and counts every other. */
  function countLookUp({ configuration }: World, { as, at }: RouteContext, requestId: string): Answer | undefined {
    const seconds = secondsToWait(as, Date.parse(at), configuration.limits.lookUpsPerMinute)
    if (seconds === 0) return undefined
    return problemAnswer('rate-limited', requestId, {
      params: { seconds },
      headers: { 'Retry-After': String(seconds) },
    })
  }

  /** Most visits run no code: what runs it is loaded by the first that does. */
  function openCloud(): Promise<Cloud> {
    cloud ??= import('../application/cloud/createCloud.ts').then(
      ({ createCloud }) =>
        createCloud({
          store: backend.store,
          openSandbox,
          now: backend.now ?? Date.now,
          newId: (prefix) => newId(backend, prefix),
        }),
      (cause: unknown) => {
        // The next one tries again: it may have been the network.
        cloud = undefined
        throw new SandboxMissing('no code for it', { cause })
      },
    )
    return cloud
  }

  async function act(route: RunRoute, input: object, routeContext: RouteContext, requestId: string): Promise<Answer> {
    const started = await route.act(await openCloud(), await backend.store.read(), input as never, routeContext)
    return 'refused' in started ? refusalAnswer(started, requestId) : good(started, 200)
  }

  async function write(
    route: WriteRoute,
    { input, key, version, fingerprint }: { input: object; key?: string; version?: number; fingerprint: string },
    routeContext: RouteContext,
    requestId: string,
  ): Promise<Answer> {
    // Keys belong to the account that uses them: nobody can ask for another's answers.
    const ownKey = key === undefined ? undefined : `${routeContext.as} ${key}`
    if (ownKey !== undefined && running.has(ownKey)) return problemAnswer('operation-running', requestId)
    if (ownKey !== undefined) running.add(ownKey)
    let events: readonly Event[] = []
    let written: Answer
    try {
      const origin = { actor: routeContext.as, at: routeContext.at, requestId, key: ownKey }
      written = await backend.store.transact(origin, (world, earlier) => {
        if (earlier) return { result: replay(earlier, fingerprint, requestId) }
        const commandContext: CommandContext = {
          as: routeContext.as,
          at: routeContext.at,
          newId: (prefix) => newId(backend, prefix),
        }
        const decision = route.decide(world, { ...input, version } as never, commandContext)
        if (decision.refused) {
          const limited = tellsOfAccount(route, decision) ? countLookUp(world, routeContext, requestId) : undefined
          return { result: limited ?? refuse(route, world, decision, input, routeContext, requestId) }
        }

        events = decision.events
        return {
          events,
          read: (after) => {
            const status = route.endpoint.precondition === 'idempotency-key' ? 201 : 200
            const result = good(route.read(after, input as never, routeContext), status)
            return { result, answer: { fingerprint, ...result } }
          },
        }
      })
    } finally {
      if (ownKey !== undefined) running.delete(ownKey)
    }
    if (route.afterCommit && events.length > 0) workOn(route.afterCommit(openCloud, events, routeContext))
    return written
  }

  /** Goes on after the answer. What was written is written, whatever comes of it. */
  function workOn(work: Promise<boolean>) {
    const done = work.then(
      (isNew) => (isNew ? backend.announceChange?.() : undefined),
      () => undefined,
    )
    backend.waitUntil?.(done)
  }

  async function answerOperation(key: string, { as }: RouteContext): Promise<Answer> {
    const ownKey = `${as} ${key}`
    const stored = await backend.store.answerTo(ownKey)
    if (stored) return { status: 200, body: { state: 'committed', status: stored.status, result: stored.body } }
    return { status: 200, body: { state: running.has(ownKey) ? 'running' : 'not-found' } }
  }
}

function good({ body, version }: Reading<unknown>, status: number): Answer {
  return { status, body, headers: { ETag: `"${version}"` } }
}

function replay(earlier: StoredAnswer, fingerprint: string, requestId: string): Answer {
  if (earlier.fingerprint !== fingerprint) return problemAnswer('key-reused', requestId)
  return { status: earlier.status, body: earlier.body, headers: { ...earlier.headers, 'Idempotent-Replayed': 'true' } }
}

/**
 * Whether a refused share says what a look-up would have: what is wrong with the account, or, where the rows or a limit
 * are in the way, that nothing is.
 */
function tellsOfAccount({ endpoint }: WriteRoute, { code }: Refusal): boolean {
  return endpoint.path === shareEnvironments.path && code !== 'self' && code !== 'sharing-not-activated'
}

function refuse(
  route: WriteRoute,
  world: World,
  refusal: Refusal,
  input: object,
  routeContext: RouteContext,
  requestId: string,
): Answer {
  const current = refusal.code === 'stale-version' ? route.current(world, input as never, routeContext) : undefined
  return refusalAnswer(refusal, requestId, current)
}

function newId(backend: Backend, prefix: string): string {
  return backend.newId?.(prefix) ?? `${prefix}-${crypto.randomUUID().slice(0, 13)}`
}

/** What goes wrong before a request reaches the backend. */
async function failBefore(taken: Fault[], request: Request): Promise<Response | undefined> {
  for (const { kind, milliseconds = 0, status = 500, code = 'internal-error', retryAfter, fieldErrors } of taken) {
    if (kind === 'latency') await wait(milliseconds, request.signal)
    if (kind === 'hang') await wait(2 ** 31 - 1, request.signal)
    if (kind === 'reset' || kind === 'drop-before' || request.signal.aborted) return Response.error()
    if (kind === 'html')
      return new Response('<!doctype html><title>502</title>', {
        status: 200,
        headers: { 'Content-Type': 'text/html' },
      })
    if (kind === 'status') {
      const headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }
      return toResponse(
        problemAnswer(code, 'request-fault', { status, headers, ...(fieldErrors ? { fieldErrors } : {}) }),
      )
    }
  }
  return undefined
}

/** What goes wrong on the way back: the command is committed, its answer is lost or cut. */
async function failAfter(taken: Fault[], response: Response): Promise<Response> {
  if (taken.some(({ kind }) => kind === 'drop-after')) return Response.error()
  if (!taken.some(({ kind }) => kind === 'truncated')) return response
  const text = await response.text()
  return new Response(text.slice(0, text.length / 2), { status: response.status, headers: response.headers })
}
