import type { RequestOf, ResponseOf } from '../../contract/endpoint.ts'
import type { HistoryEntry, HistoryEventView, listHistory as listHistoryEndpoint } from '../../contract/history.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import type { Commit } from '../../domain/world/event.ts'
import { historyOf, historySubject, type HistoryEvent } from '../../domain/world/history.ts'
import type { World } from '../../domain/world/world.ts'
import { pageOf, rangeOf, searchable, searchFor } from './pages.ts'
import type { CommitLog } from './store.ts'
import { viewAccount } from './views.ts'

type Request = RequestOf<typeof listHistoryEndpoint>

/** One page of what happened to an account's sharing, newest first. Beyond the page only a search reads anything. */
export async function listHistory(
  log: CommitLog,
  world: World,
  request: Request,
  as: AppId,
): Promise<ResponseOf<typeof listHistoryEndpoint>> {
  const subject = subjectOf(request, as)
  const view = (commit: Commit) => viewCommit(world, commit, as)
  const isFound = request.search === undefined && (request.share === undefined || request.kind === undefined)
  if (isFound) {
    const total = await log.countAbout(subject)
    const { page, pageSize, skip, take } = rangeOf(total, request)
    return { items: (await log.commitsAbout(subject, { skip, take })).map(view), total, page, pageSize }
  }

  const isSought = searchFor(request.search)
  const entries = (await log.commitsAbout(subject))
    .map(view)
    .filter(({ events }) => request.kind === undefined || events.some(({ kind }) => kind === request.kind))
    .filter(({ events }) => isSought(searchable(...events.flatMap(textsOf))))
  return pageOf(entries, request, (entry) => entry)
}

function subjectOf({ share, kind }: Request, as: AppId): string {
  if (share !== undefined) return historySubject.share(as, share)
  return kind === undefined ? historySubject.account(as) : historySubject.kind(as, kind)
}

function textsOf({ share, grants }: HistoryEventView): string[] {
  return [...(share ? [share.other.name, share.other.appId] : []), ...grants.map(({ environmentId }) => environmentId)]
}

function viewCommit(world: World, { revision, at, actor, events }: Commit, as: AppId): HistoryEntry {
  const own = historyOf(as, events, (shareId) => world.shares.get(shareId))
  return { revision, at, by: viewAccount(world, actor), events: own.map((event) => viewEvent(world, event, as)) }
}

function viewEvent(world: World, event: HistoryEvent, as: AppId): HistoryEventView {
  const share = 'shareId' in event ? world.shares.get(event.shareId) : undefined
  const isGiven = share?.owner === as
  const grants = 'grants' in event ? event.grants : []
  return {
    kind: event.kind,
    share: share
      ? {
          id: share.id,
          direction: isGiven ? 'given' : 'received',
          other: viewAccount(world, isGiven ? share.grantee : share.owner),
        }
      : null,
    grants: grants.map(({ environmentId, permissions }) => ({ environmentId, permissions: [...permissions] })),
  }
}
