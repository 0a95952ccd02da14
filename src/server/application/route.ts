import type { Endpoint, RefusalOf } from '../../contract/endpoint.ts'
import type { AppId } from '../../domain/appId.ts'
import type { Acceptance, CommandContext, Refusal } from '../../domain/decision.ts'
import type { Event } from '../../domain/event.ts'
import type { World } from '../../domain/world.ts'
import type { Cloud } from './cloud/createCloud.ts'
import type { MockSession } from './session.ts'

/** What a route may know besides the world. */
export interface RouteContext {
  as: AppId
  /** ISO 8601. */
  at: string
  session: MockSession
}

/** An answer with the version it speaks of, for the ETag. */
export interface Reading<Body> {
  body: Body
  version: number
}

export interface ReadRoute {
  kind: 'read'
  endpoint: Endpoint
  read: (world: World, request: never, routeContext: RouteContext) => Reading<unknown> | Refusal
}

export interface WriteRoute {
  kind: 'write'
  endpoint: Endpoint
  decide: (world: World, command: never, context: CommandContext) => Acceptance | Refusal
  /** What the answer says, read from the world after the commit. */
  read: (world: World, request: never, routeContext: RouteContext) => Reading<unknown>
  /** What is current, for the answer to a stale version. */
  current: (world: World, request: never, routeContext: RouteContext) => unknown
  afterCommit?: AfterCommit
}

/** Work that a stored command starts and its answer does not wait for. Gives whether there is anything new to show. */
export type AfterCommit = (
  openCloud: () => Promise<Cloud>,
  events: readonly Event[],
  routeContext: RouteContext,
) => Promise<boolean>

/** Runs code, which reads and writes for itself, in its own time; the world it is asked in is only good for refusing. */
export interface RunRoute {
  kind: 'act'
  endpoint: Endpoint
  act: (cloud: Cloud, world: World, request: never, routeContext: RouteContext) => Promise<Reading<unknown>> | Refusal
}

export type Route = ReadRoute | WriteRoute | RunRoute

/** Introduces an endpoint that only asks to what answers it. */
export function readRoute<Request, Body, Code extends string>(
  endpoint: Endpoint<Request, Body, Code>,
  read: (world: World, request: Request, routeContext: RouteContext) => Reading<Body> | Refusal<Code>,
): Route {
  return { kind: 'read', endpoint: endpoint as Endpoint, read }
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
  ) => Acceptance | Refusal<RefusalOf<{ refusals: readonly Code[] }>>,
  read: (world: World, request: Request, routeContext: RouteContext) => Reading<Body>,
  more: {
    current?: (world: World, request: Request, routeContext: RouteContext) => unknown
    afterCommit?: AfterCommit
  } = {},
): Route {
  const { current = (...all) => read(...all).body, ...rest } = more
  return { kind: 'write', endpoint: endpoint as Endpoint, decide: rule, read, current, ...rest }
}

/** Introduces an endpoint that runs code to the cloud. */
export function runRoute<Request, Body, Code extends string>(
  endpoint: Endpoint<Request, Body, Code>,
  act: (
    cloud: Cloud,
    world: World,
    request: Request,
    routeContext: RouteContext,
  ) => Promise<Reading<Body>> | Refusal<Code>,
): Route {
  return { kind: 'act', endpoint: endpoint as Endpoint, act }
}
