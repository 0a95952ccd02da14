import { accept, refuse, type CommandContext } from '../decision.ts'
import { accountOf, activationOf, isActivated, type World } from '../world/world.ts'

/** 开通 (rule 7). Activating again changes nothing, so that two tabs may both ask. */
export function activateSharing(world: World, _command: object, { as, at }: CommandContext) {
  if (accountOf(world, as)?.cloud !== 'opened') return refuse('cloud-not-opened')
  if (isActivated(world, as)) return accept([])

  const version = (activationOf(world, as)?.version ?? 0) + 1
  return accept([{ kind: 'sharing-activated', at, appId: as, by: 'account', version }])
}
