import { itemNamed, type World } from '../world/world.ts'
import { authorize, type Subject } from './authorize.ts'
import { fail, succeed, type CallDecision } from './callDecision.ts'
import { passed, stopped } from './gates.ts'
import { contextFor, type Instance, type Program } from './program.ts'

export interface ContainerCall {
  instance: Instance
  path: string
  method: string
  /** Null where the call named none. */
  service: string | null
}

/** A call of a cloud hosting service (云托管). No image runs here: the answer repeats the request, and says who sent it. */
export function handleContainerCall(world: World, program: Program, call: ContainerCall): CallDecision {
  const { path, method } = call
  const service = call.service ?? ''
  const authorized = authorize(world, program, call.instance, 'run.invoke', (environmentId) =>
    serviceIn(world, environmentId, service),
  )
  if (!authorized.isAuthorized) return authorized

  const data = { service, path, method, context: contextFor(world, program, authorized.target) }
  const header = { 'content-type': 'application/json' }
  return { steps: authorized.steps, result: succeed({ data, statusCode: 200, header }) }
}

function serviceIn(world: World, environmentId: string, service: string): Subject {
  const isThere = itemNamed(world, environmentId, 'run', service) !== undefined
  if (isThere) return { isThere, step: passed('function', { service }) }
  return {
    isThere,
    step: stopped('function', 'service-not-found', { service }),
    result: fail('service-not-found'),
  }
}
