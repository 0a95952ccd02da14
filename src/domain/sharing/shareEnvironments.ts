import { checkGrants } from './checkGrants.ts'
import { accept, refuse, type CommandContext } from '../decision.ts'
import type { Event } from '../world/event.ts'
import { lookUpAccount } from '../accounts/lookUpAccount.ts'
import type { Grant } from './share.ts'
import { activationOf, isActivated, liveShares, type World } from '../world/world.ts'

/** 添加共享: the owner grants environments of its own to an account of the same entity (rules 1–7, 13). */
export function shareEnvironments(
  world: World,
  command: { grantee: string; grants: readonly Grant[] },
  { as, at, newId }: CommandContext,
) {
  if (!isActivated(world, as)) return refuse('sharing-not-activated')
  const lookUp = lookUpAccount(world, command.grantee, as)
  if (lookUp.refused) return { ...lookUp, ...('field' in lookUp ? { field: 'grantee' } : {}) }

  const max = world.configuration.limits.sharesPerAccount
  if (liveShares(world, as, 'given').length >= max) return refuse('too-many-shares', { max })
  const refusal = checkGrants(world, as, command.grants)
  if (refusal) return refusal

  const { account } = lookUp
  const events: Event[] = [
    {
      kind: 'environments-shared',
      at,
      shareId: newId('share'),
      owner: as,
      grantee: account.appId,
      grants: command.grants,
      version: 1,
    },
  ]
  // An account that has not opened cloud development is activated by the share itself (rule 7, from WeChat's documentation).
  if (account.cloud === 'not-opened' && !isActivated(world, account.appId)) {
    const version = (activationOf(world, account.appId)?.version ?? 0) + 1
    events.push({ kind: 'sharing-activated', at, appId: account.appId, by: 'share', version })
  }
  return accept(events)
}
