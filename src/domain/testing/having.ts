import type { World } from '../world/world.ts'
import { worldData, worldFrom, type WorldData } from '../world/worldData.ts'

/** A world with other rows in some of its tables, even such as no command could have put there. */
export function having(world: World, change: Partial<WorldData>): World {
  return worldFrom({ ...worldData(world), ...change })
}
