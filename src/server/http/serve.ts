import type { AppId } from '../../domain/accounts/appId.ts'
import { newId as randomId } from '../../platform/newId.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { cloudOnDemand } from '../application/cloud/cloudOnDemand.ts'
import { SandboxMissing } from '../application/cloud/sandboxMissing.ts'
import type { Route } from '../application/route.ts'
import type { Store } from '../application/store.ts'
import { StorageProblem } from '../application/storageProblem.ts'
import { mostMegabytes, WorldFull } from '../application/worldSize.ts'
import { problemAnswer, toResponse, type Answer } from './answer.ts'
import { answerCall } from './answerCall.ts'
import { noFaults, withFaults, type Faults } from './faults.ts'
import { memoryRunningWrites, ownKey, type RunningWrites } from './idempotency.ts'
import { matchRoute } from './matchRoute.ts'
import { parseRequest } from './parseRequest.ts'
import type { Pipeline } from './pipeline.ts'
import { memoryLookUpLimit, type LookUpLimit } from './rateLimit.ts'

export type Serve = (request: Request) => Promise<Response>

export interface Backend {
  store: Store
  /** What is answered. */
  routes: readonly Route[]
  /** Which account a request acts as; nothing where it does not say. */
  identify: (request: Request) => AppId | undefined
  /** Where the console lives: `/` or a sub-path. `/api` is below it. */
  base: string
  faults?: Faults
  lookUpLimit?: LookUpLimit
  runningWrites?: RunningWrites
  /** Milliseconds since 1970. */
  now?: () => number
  newId?: (prefix: string) => string
  /** Opens the sandbox that runs users' code. Without it no code is run. */
  openSandbox?: () => Promise<Sandbox>
  /** Keeps the backend running until work that no answer waits for is done. */
  waitUntil?: (work: Promise<void>) => void
  /** Tells every open console that something changed without its doing. */
  announceChange?: () => void
}

/** In characters. The longest ids and the longest search fit many times. */
const longestAddress = 8192

/** The whole backend as one function from request to response. */
export function createServe(backend: Backend): Serve {
  const { base, faults = noFaults, newId = prefixedId } = backend
  const pipeline = pipelineOf(backend)

  return function serve(request) {
    const path = new URL(request.url).pathname.replace(base, '/')
    return withFaults(faults.take(request, path), request, () => answerSafely(request, path))
  }

  async function answerSafely(request: Request, path: string): Promise<Response> {
    const requestId = newId('request')
    try {
      // An answer that cannot be written down has failed as well.
      return toResponse(await answer(request, path, requestId))
    } catch (error) {
      return toResponse(failureAnswer(error, requestId))
    }
  }

  async function answer(request: Request, path: string, requestId: string): Promise<Answer> {
    const { routes, identify, now = Date.now } = backend
    if (request.url.length > longestAddress) return problemAnswer('address-too-long', requestId)
    const matched = matchRoute(routes, request.method, path)
    if ('problem' in matched) return problemAnswer(matched.problem, requestId, matched.details)
    const parsed = await parseRequest(request, matched)
    if ('problem' in parsed) return problemAnswer(parsed.problem, requestId, parsed.details)
    const as = identify(request)
    if (as === undefined) return problemAnswer('not-signed-in', requestId)

    const { call, key, version, fingerprint } = parsed
    const context = { as, at: new Date(now()).toISOString() }
    const own = key === undefined ? undefined : ownKey(as, key)
    return answerCall(pipeline, call, { requestId, context, key: own, version, fingerprint, signal: request.signal })
  }
}

function pipelineOf(backend: Backend): Pipeline {
  const { store, now = Date.now, newId = prefixedId } = backend
  const { openSandbox = () => Promise.reject(new Error('there is none')) } = backend
  return {
    store,
    newId,
    lookUpLimit: backend.lookUpLimit ?? memoryLookUpLimit(),
    runningWrites: backend.runningWrites ?? memoryRunningWrites(),
    openCloud: cloudOnDemand({ store, openSandbox, now, newId }),
    workOn(work) {
      // What was written is written, whatever comes of it.
      const done = work.then(
        (isNew) => (isNew ? backend.announceChange?.() : undefined),
        () => undefined,
      )
      backend.waitUntil?.(done)
    },
  }
}

function prefixedId(prefix: string): string {
  return `${prefix}-${randomId()}`
}

function failureAnswer(error: unknown, requestId: string): Answer {
  if (error instanceof SandboxMissing) return problemAnswer('unavailable', requestId)
  if (error instanceof StorageProblem)
    return problemAnswer(error.kind === 'newer' ? 'console-outdated' : 'unavailable', requestId)
  if (error instanceof WorldFull) return problemAnswer('world-full', requestId, { params: { max: mostMegabytes } })
  if (error instanceof DOMException && error.name === 'QuotaExceededError')
    return problemAnswer('storage-full', requestId)
  console.error('The mock backend failed:', error)
  return problemAnswer('internal-error', requestId)
}
