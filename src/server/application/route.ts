import type { Endpoint } from '../../contract/endpoint.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import type { Acceptance, CommandContext, Refusal } from '../../domain/decision.ts'
import type { Event } from '../../domain/world/event.ts'
import type { World } from '../../domain/world/world.ts'
import type { Cloud } from './cloud/createCloud.ts'
import type { CommitLog } from './store.ts'

/** What a route may know besides the world. */
export interface RouteContext {
  as: AppId
  /** ISO 8601. */
  at: string
}

/** The body of an answer with the version it speaks of, for the ETag, and headers of its own. */
export interface Versioned<Body> {
  body: Body
  version: number
  headers?: Record<string, string>
}

/** An endpoint with what answers it. */
export interface Route {
  endpoint: Pick<Endpoint, 'method' | 'path' | 'precondition'>
  /** Checks what was sent against the endpoint's schema. Gives the call it makes, or nothing when it is malformed. */
  parse: (values: Readonly<Record<string, unknown>>) => Call | undefined
}

export type Call = ReadCall | HistoryCall | WriteCall | RunCall | OperationCall

/** A request that only asks. */
export interface ReadCall {
  kind: 'read'
  input: unknown
  read: (world: World, context: RouteContext) => Versioned<unknown> | Refusal
  countsAsLookUp: boolean
}

/** A request that asks what has been committed. */
interface HistoryCall {
  kind: 'history'
  input: unknown
  read: (log: CommitLog, world: World, context: RouteContext) => Promise<Versioned<unknown>>
}

/** A request that changes something: its rule decides. */
export interface WriteCall {
  kind: 'write'
  input: unknown
  /** Of an answer to an accepted one. */
  status: 200 | 201
  /** `version` is the one of the If-Match; 0 where the endpoint asks for none. */
  decide: (world: World, version: number, context: CommandContext) => Acceptance | Refusal
  /** What the answer says, read from the world after the commit. */
  read: (world: World, context: RouteContext) => Versioned<unknown>
  /** What is current, for the answer to a stale version. */
  current: (world: World, context: RouteContext) => unknown
  countsAsLookUp: (refusal: Refusal) => boolean
  afterCommit?: AfterCommit
}

/** A request that runs code, which reads and writes for itself, in its own time; the world it is asked in is only good for refusing. */
export interface RunCall {
  kind: 'run'
  input: unknown
  run: (cloud: Cloud, world: World, context: RunContext) => Promise<Versioned<unknown>> | Refusal
}

interface RunContext extends RouteContext {
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal
}

/** A request that asks what became of a write. The store knows, and no rule. */
interface OperationCall {
  kind: 'operation'
  input: unknown
  key: string
}

/** Work that a stored command starts and its answer does not wait for. Gives whether there is anything new to show. */
type AfterCommit = (
  openCloud: () => Promise<Cloud>,
  events: readonly Event[],
  context: RouteContext,
) => Promise<boolean>

/** Introduces an endpoint that only asks to what answers it. `countsAsLookUp` puts it under the limit of look-ups. */
export function readRoute<Request, Body, Code extends string>(
  endpoint: Endpoint<Request, Body, Code>,
  read: (world: World, request: Request, context: RouteContext) => Versioned<Body> | Refusal<Code>,
  { countsAsLookUp = false } = {},
): Route {
  return routeOf(endpoint, (request) => ({
    kind: 'read',
    input: request,
    read: (world, context) => read(world, request, context),
    countsAsLookUp,
  }))
}

/** Introduces an endpoint that asks what has been committed to what answers it. */
export function historyRoute<Request, Body>(
  endpoint: Endpoint<Request, Body, never>,
  read: (log: CommitLog, world: World, request: Request, context: RouteContext) => Promise<Versioned<Body>>,
): Route {
  return routeOf(endpoint, (request) => ({
    kind: 'history',
    input: request,
    read: (log, world, context) => read(log, world, request, context),
  }))
}

interface WriteOptions<Request, Code> {
  /** What is current, for the answer to a stale version, where that is not what `read` gives. */
  current?: (world: World, request: Request, context: RouteContext) => unknown
  /** Which refusals tell as much about an account as a look-up does: they count as look-ups. None without it. */
  countsAsLookUp?: (code: Code) => boolean
  afterCommit?: AfterCommit
}

/**
 * Introduces an endpoint that changes something to its rule. A rule that can refuse in a way the contract does not
 * name does not compile.
 */
export function writeRoute<Request, Body, Code extends string>(
  endpoint: Endpoint<Request, Body, Code>,
  rule: (
    world: World,
    command: Request & { version: number },
    context: CommandContext,
  ) => Acceptance | Refusal<NoInfer<Code>>,
  read: (world: World, request: Request, context: RouteContext) => Versioned<Body>,
  options: WriteOptions<Request, Code> = {},
): Route {
  const { current = (...all) => read(...all).body, countsAsLookUp = () => false, afterCommit } = options
  return routeOf(endpoint, (request) => ({
    kind: 'write',
    input: request,
    status: endpoint.precondition === 'idempotency-key' ? 201 : 200,
    decide: (world, version, context) => rule(world, { ...request, version }, context),
    read: (world, context) => read(world, request, context),
    current: (world, context) => current(world, request, context),
    // The rule refuses in no other way.
    countsAsLookUp: ({ code }) => countsAsLookUp(code as Code),
    ...(afterCommit ? { afterCommit } : {}),
  }))
}

/** Introduces an endpoint that runs code to the cloud. */
export function runRoute<Request, Body, Code extends string>(
  endpoint: Endpoint<Request, Body, Code>,
  run: (cloud: Cloud, world: World, request: Request, context: RunContext) => Promise<Versioned<Body>> | Refusal<Code>,
): Route {
  return routeOf(endpoint, (request) => ({
    kind: 'run',
    input: request,
    run: (cloud, world, context) => run(cloud, world, request, context),
  }))
}

/** Introduces the endpoint that asks what became of a write. */
export function operationRoute<Request extends { key: string }, Body>(endpoint: Endpoint<Request, Body, never>): Route {
  return routeOf(endpoint, (request) => ({ kind: 'operation', input: request, key: request.key }))
}

/** Here an endpoint's schema and what answers it meet, once: behind `parse` the request has its type. */
function routeOf<Request, Body, Code extends string>(
  endpoint: Endpoint<Request, Body, Code>,
  toCall: (request: Request) => Call,
): Route {
  return {
    endpoint,
    parse(values) {
      const parsed = endpoint.request.safeParse(values)
      return parsed.success ? toCall(parsed.data) : undefined
    },
  }
}
