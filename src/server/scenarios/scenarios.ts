import type { World } from '../../domain/world/world.ts'
import { worldFrom } from '../../domain/world/worldData.ts'
import { demo } from './demo.ts'
import { huge, hundred } from './large.ts'
import { many } from './many.ts'
import { empty, notActivated, small } from './small.ts'

/** What a link can start from (`?world=`). */
export const scenarios: ReadonlyMap<string, () => World> = new Map([
  ['demo', () => worldFrom(demo())],
  ['small', () => worldFrom(small())],
  ['empty', () => worldFrom(empty())],
  ['not-activated', () => worldFrom(notActivated())],
  ['many', () => worldFrom(many())],
  ['hundred', hundred],
  ['huge', huge],
])

/** Scenarios that are too large to be stored: the code makes them again. A change of what is made raises the version. */
export const madeAgain: ReadonlyMap<string, number> = new Map([['huge', 1]])

export const defaultScenario = 'demo'
