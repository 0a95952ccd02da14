import type { Account } from '../../domain/accounts/account.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import type { Environment } from '../../domain/environments/environment.ts'
import { allPermissions, standardCatalogue } from '../../domain/sharing/permission.ts'
import type { Grant, Share } from '../../domain/sharing/share.ts'
import { rowsOnDemand, type RowSource } from '../../domain/world/rowSource.ts'
import { chayu } from './small.ts'

/** Who shares with whom, by the number of the share. */
export interface Relations {
  sharers: readonly Sharer[]
  grantees: readonly AppId[]
  /** Which side ended it; undefined for a live share. */
  endedBy: readonly (AppId | undefined)[]
}

/** An owner, and what it may grant, to choose from. */
interface Sharer {
  appId: AppId
  grants: readonly (readonly Grant[])[]
}

/** How many shares 茶语小筑 has of each kind, in all. */
interface Counts {
  given: number
  received: number
  /** Received, and taken back by the owner: each has sent a notice. */
  takenBack: number
  all: number
}

const firstShare = Date.UTC(2024, 0, 1)
const hour = 3_600_000

const everything = allPermissions(standardCatalogue)
const viewOnly = everything.filter((permission) => permission.endsWith('.view'))

/**
 * Decides who shares with whom, without making a share. `groups` are the accounts of each entity, that of 茶语小筑 first;
 * those of them that `canShare` share with each other.
 */
export function relationsOf(
  groups: readonly (readonly Account[])[],
  canShare: (account: Account) => boolean,
  environments: readonly Environment[],
  { given, received, takenBack, all }: Counts,
): Relations {
  const sharers: Sharer[] = []
  const grantees: AppId[] = []
  const endedBy: (AppId | undefined)[] = []
  const add = (sharer: Sharer, grantee: AppId, by: AppId | undefined) => {
    sharers.push(sharer)
    grantees.push(grantee)
    endedBy.push(by)
  }

  const variants = grantsBy(environments)
  const sharerOf = ({ appId }: Pick<Account, 'appId'>): Sharer => ({ appId, grants: variants.get(appId) ?? [] })
  const acting = sharerOf(chayu)
  for (const { appId } of groups[0]?.slice(0, given) ?? []) add(acting, appId, undefined)
  const sharing = groups.map((group) => group.filter(canShare).map(sharerOf))
  for (const [index, colleague] of (sharing[0] ?? []).slice(0, received + takenBack).entries())
    add(colleague, chayu.appId, index < received ? undefined : colleague.appId)

  // In the first round everyone shares with the next of its entity, then with the one after that, and so on.
  for (let round = 1; ; round += 1)
    for (const group of sharing) {
      let rank = round
      for (const sharer of group) {
        if (sharers.length === all) return { sharers, grantees, endedBy }
        const grantee = (group[rank++ % group.length] ?? sharer).appId
        add(sharer, grantee, endOf(sharers.length, sharer.appId, grantee))
      }
    }
}

/** The shares of these relations behind those that are there already. A share is made when it is first looked at. */
export function sharesOf(relations: Relations, present: readonly Share[]): RowSource<Share, 'given' | 'received'> {
  const { sharers, grantees, endedBy } = relations
  const first = present.length
  return rowsOnDemand({
    length: first + sharers.length,
    row: (place) => present[place] ?? shareAt(relations, place - first),
    key: (place) => present[place]?.id ?? shareId(place - first),
    under(index, place) {
      const share = present[place]
      if (share) return share.ended ? undefined : share[index === 'given' ? 'owner' : 'grantee']
      if (endedBy[place - first] !== undefined) return undefined
      return index === 'given' ? sharers[place - first]?.appId : grantees[place - first]
    },
  })
}

export function shareAt({ sharers, grantees, endedBy }: Relations, index: number): Share {
  const { appId: owner, grants } = sharers[index] ?? { appId: '', grants: [] }
  const at = momentOf(index)
  const by = endedBy[index]
  return {
    id: shareId(index),
    owner,
    grantee: grantees[index] ?? '',
    grants: grants[index % grants.length] ?? [],
    version: by === undefined ? 1 : 2,
    createdAt: at,
    updatedAt: at,
    ended: by === undefined ? null : { at, by },
  }
}

function shareId(index: number): string {
  return `share-${index}`
}

/** Some shares have ended, by either side. */
function endOf(index: number, owner: AppId, grantee: AppId): AppId | undefined {
  if (index % 40 === 0) return owner
  return index % 40 === 20 ? grantee : undefined
}

/** What an owner may grant, to choose from: one environment with everything, or two with less. Shares have them in common. */
function grantsBy(environments: readonly Environment[]): ReadonlyMap<AppId, readonly Grant[][]> {
  const variants = new Map<AppId, Grant[][]>()
  const last = new Map<AppId, string>()
  for (const { id, owner } of environments) {
    const known = variants.get(owner) ?? []
    const earlier = last.get(owner)
    known.push([{ environmentId: id, permissions: everything }])
    known.push([
      { environmentId: id, permissions: viewOnly },
      ...(earlier === undefined ? [] : [{ environmentId: earlier, permissions: everything }]),
    ])
    variants.set(owner, known)
    last.set(owner, id)
  }
  return variants
}

/** Twenty shares an hour. */
export function momentOf(index: number): string {
  return new Date(firstShare + Math.floor(index / 20) * hour).toISOString()
}
