import type { Endpoint, RefusalOf } from '../contract/endpoint.ts'
import type { AppId } from '../domain/appId.ts'
import type { Acceptance, Asking, Refusal } from '../domain/decision.ts'
import type { World } from '../domain/world.ts'
import type { Cloud } from './cloud/createCloud.ts'
import type { StandInSession } from './session.ts'

/** What a route may know besides the world. */
export interface Surroundings {
  as: AppId
  /** ISO 8601. */
  at: string
  session: StandInSession
}

/** An answer with the version it speaks of, for the ETag. */
export interface Reading<Body> {
  body: Body
  version: number
}

export interface ReadRoute {
  kind: 'read'
  endpoint: Endpoint
  read: (world: World, request: never, surroundings: Surroundings) => Reading<unknown> | Refusal
}

export interface WriteRoute {
  kind: 'write'
  endpoint: Endpoint
  decide: (world: World, command: never, asking: Asking) => Acceptance | Refusal
  /** What the answer says, read from the world after the commit. */
  read: (world: World, request: never, surroundings: Surroundings) => Reading<unknown>
  /** What is current, for the answer to a stale version. */
  current: (world: World, request: never, surroundings: Surroundings) => unknown
}

/** Runs code, which reads and writes for itself, in its own time; the world it is asked in is only good for refusing. */
export interface ActRoute {
  kind: 'act'
  endpoint: Endpoint
  act: (cloud: Cloud, world: World, request: never, surroundings: Surroundings) => Promise<Reading<unknown>> | Refusal
}

export type Route = ReadRoute | WriteRoute | ActRoute

/** Introduces an endpoint that only asks to what answers it. */
export function readRoute<Request, Body, Code extends string>(
  endpoint: Endpoint<Request, Body, Code>,
  read: (world: World, request: Request, surroundings: Surroundings) => Reading<Body> | Refusal<Code>,
): Route {
  return { kind: 'read', endpoint: endpoint as Endpoint, read }
}

/**
 * Introduces an endpoint that changes something to its rule. A rule that can refuse in a way the contract does not
 * name does not compile.
 */
export function writeRoute<Request, Body, Code extends string>(
  endpoint: Endpoint<Request, Body, Code>,
  rule: (world: World, command: Request & { version: number }, asking: Asking) => Acceptance | Refusal<RefusalOf<{ refusals: readonly Code[] }>>,
  read: (world: World, request: Request, surroundings: Surroundings) => Reading<Body>,
  current: (world: World, request: Request, surroundings: Surroundings) => unknown = (...all) => read(...all).body,
): Route {
  return { kind: 'write', endpoint: endpoint as Endpoint, decide: rule, read, current }
}

/** Introduces an endpoint that runs code to the cloud. */
export function actRoute<Request, Body, Code extends string>(
  endpoint: Endpoint<Request, Body, Code>,
  act: (cloud: Cloud, world: World, request: Request, surroundings: Surroundings) => Promise<Reading<Body>> | Refusal<Code>,
): Route {
  return { kind: 'act', endpoint: endpoint as Endpoint, act }
}
