import { isReachable } from './access.ts'
import type { AppId } from '../accounts/appId.ts'
import { accept, refuse, type CommandContext } from '../decision.ts'
import type { Environment } from './environment.ts'
import { environmentOf, environmentsOf, liveShares, type World } from '../world/world.ts'

/** 设置 → 环境名称: work in one of the account's own or received environments (from the guide). */
export function switchEnvironment(
  world: World,
  command: { environmentId: string; version: number },
  { as, at }: CommandContext,
) {
  const version = choiceOf(world, as)?.version ?? 0
  if (!isReachable(world, as, command.environmentId))
    return refuse('environment-not-found', { name: command.environmentId }, 'environmentId')
  if (command.version !== version) return refuse('stale-version')
  if (choiceOf(world, as)?.environmentId === command.environmentId) return accept([])

  return accept([
    { kind: 'environment-switched', at, appId: as, environmentId: command.environmentId, version: version + 1 },
  ])
}

/** The environment an account works in: its choice while that is reachable, else its first own, else the first received. */
export function currentEnvironment(
  world: World,
  appId: AppId,
): { environment: Environment | undefined; version: number } {
  const choice = choiceOf(world, appId)
  const version = choice?.version ?? 0
  if (choice && isReachable(world, appId, choice.environmentId))
    return { environment: environmentOf(world, choice.environmentId), version }

  const own = environmentsOf(world, appId)[0]
  const received = liveShares(world, appId, 'received')[0]?.grants[0]
  return { environment: own ?? (received && environmentOf(world, received.environmentId)), version }
}

function choiceOf(world: World, appId: AppId) {
  return world.choices.get(appId)
}
