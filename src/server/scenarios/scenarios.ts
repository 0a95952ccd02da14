import type { World } from '../../domain/world.ts'
import { demo, empty, notActivated } from './demo.ts'
import { many } from './many.ts'

/** The named worlds a link can start from (`?world=`). */
export const worlds: ReadonlyMap<string, () => World> = new Map([
  ['demo', demo],
  ['empty', empty],
  ['not-activated', notActivated],
  ['many', many],
])

export const defaultScenario = 'demo'
