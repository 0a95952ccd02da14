import type { World } from '../../domain/world/world.ts'
import { worldFrom, type WorldData } from '../../domain/world/worldData.ts'
import { demo, empty, notActivated } from './demo.ts'
import { huge, hundred } from './large.ts'
import { many } from './many.ts'

const scenarios: [string, () => WorldData][] = [
  ['demo', demo],
  ['empty', empty],
  ['not-activated', notActivated],
  ['many', many],
  ['hundred', hundred],
  ['huge', huge],
]

/** The named worlds a link can start from (`?world=`). */
export const worlds: ReadonlyMap<string, () => World> = new Map(
  scenarios.map(([name, make]) => [name, () => worldFrom(make())]),
)

/** Scenarios that are too large to be stored: the code makes them again. A change of what is made raises the version. */
export const madeAgain: ReadonlyMap<string, number> = new Map([['huge', 1]])

export const defaultScenario = 'demo'
