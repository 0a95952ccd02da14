import { cloudError } from '../../../domain/cloud/cloudErrors.ts'
import { passed, stopped, type GateStep } from '../../../domain/cloud/gates.ts'
import type { World } from '../../../domain/world.ts'
import type { AskOf } from './askSchemas.ts'
import { good, type Decided } from './decided.ts'
import { contextFor, enter, type Program } from './program.ts'

/** A call of a cloud hosting service (云托管). No image runs here: an inert answer tells what it was asked, and by whom. */
export function decideContainer(world: World, program: Program, args: AskOf<'callContainer'>['args']): Decided {
  const { path, method } = args
  const service = args.service ?? ''
  const entered = enter(world, program, args.instance, 'run.invoke', (environmentId) => {
    const isThere = world.items.some(
      (item) => item.resource === 'run' && item.environmentId === environmentId && item.name === service,
    )
    return isThere
      ? { step: passed('function', { service }) }
      : { step: stopped('function', 'service-not-found', { service }), error: cloudError('service-not-found') }
  })
  const steps: GateStep[] = entered.steps
  if ('error' in entered) return { steps, result: { ok: false, ...entered.error } }

  const data = { service, path, method, context: contextFor(world, program, entered.place) }
  return { steps, result: good({ data, statusCode: 200, header: { 'content-type': 'application/json' } }) }
}
