import type { Account } from './account.ts'
import { readAppId, type AppId } from './appId.ts'
import { refuse } from '../decision.ts'
import { accountOf, liveShareBetween, type World } from '../world/world.ts'

/**
 * 查询: whom an AppID belongs to, for an owner who wants to share with it.
 * Refuses in the order that docs/rules.md fixes; of another entity's account nothing is said, not even its name.
 */
export function lookUpAccount(world: World, text: string, as: AppId) {
  const reading = readAppId(text)
  if ('fault' in reading) return refuse('app-id-malformed', reading, 'appId')
  if (reading.appId === as) return refuse('self', {}, 'appId')

  const account = accountOf(world, reading.appId)
  if (!account) return refuse('account-not-found', {}, 'appId')
  if (account.status === 'frozen') return refuse('account-frozen', {}, 'appId')
  if (account.entityId !== accountOf(world, as)?.entityId) return refuse('other-entity', {}, 'appId')

  const share = liveShareBetween(world, as, account.appId)
  if (share) return refuse('already-shared', { shareId: share.id }, 'appId')
  return { refused: false as const, account: account satisfies Account }
}
