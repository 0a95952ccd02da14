import type { OwnEnvironment } from '../../contract/environment.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import type { Share } from '../../domain/sharing/share.ts'
import { oncePer } from '../../domain/world/oncePer.ts'
import { environmentsOf, liveShares, type World } from '../../domain/world/world.ts'
import { viewEnvironment } from './views.ts'

/** An account's own environments, each with how many live shares it is in. */
export function listOwnEnvironments(world: World, as: AppId): OwnEnvironment[] {
  const counts = sharesPerEnvironment(liveShares(world, as, 'given'))
  return environmentsOf(world, as).map(({ id }) => ({ ...viewEnvironment(world, id), shares: counts.get(id) ?? 0 }))
}

/** Counted once for as long as none of these shares changes. An environment occurs once in a share (rule 5). */
const sharesPerEnvironment = oncePer((shares: readonly Share[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { grants } of shares)
    for (const { environmentId } of grants) counts.set(environmentId, (counts.get(environmentId) ?? 0) + 1)
  return counts
})
