import { brokenInvariants } from '../../domain/world/invariants.ts'
import type { World } from '../../domain/world/world.ts'
import { worldFrom, type WorldData } from '../../domain/world/worldData.ts'
import { readKept } from '../../platform/kept.ts'
import { tabStorage } from '../../platform/textStorage.ts'
import { defaultScenario, madeAgain, scenarios } from '../scenarios/scenarios.ts'
import type { Scenario } from './readWorld.ts'

const scenarioKey = 'mock.scenario'
/** A world that is brought along as JSON: tests do. */
const customScenarioKey = 'mock.custom-scenario'
const carried = 'carried'

/** The scenario that the address names, which stays for the tab; else the one the tab has; else the default. */
export function chooseScenario(wanted: string | null, ignored: string[]): Scenario {
  if (wanted !== null && scenarios.has(wanted)) tabStorage.set(scenarioKey, wanted)
  else if (wanted !== null) ignored.push('world')

  const chosen = readKept('scenario', tabStorage, scenarioKey, (name) => (scenarios.has(name) ? name : undefined))
  const customScenario = chosen === undefined ? readCustomScenario() : undefined
  if (customScenario) return { name: carried, make: () => customScenario }
  const name = chosen ?? defaultScenario
  const make = scenarios.get(name)
  if (!make) throw new Error(`there is no scenario ${name}`)
  return { name, make, version: madeAgain.get(name) }
}

function readCustomScenario(): World | undefined {
  const text = tabStorage.get(customScenarioKey)
  if (text === null) return undefined
  const world = worldFrom(JSON.parse(text) as WorldData)
  const broken = brokenInvariants(world)
  if (broken.length > 0) throw new Error(`the carried world breaks ${broken.join(', ')}`)
  return world
}
