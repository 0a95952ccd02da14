import type { AppId } from '../accounts/appId.ts'
import type { Event } from './event.ts'
import type { Share } from '../sharing/share.ts'

/** What the history tells of: who may use what, and since when. */
export const historyKinds = [
  'environments-shared',
  'share-configured',
  'share-revoked',
  'sharing-activated',
  'sharing-deregistered',
  'activation-fell-back',
] as const
export type HistoryKind = (typeof historyKinds)[number]
export type HistoryEvent = Extract<Event, { kind: HistoryKind }>

export type Parties = Pick<Share, 'owner' | 'grantee'>
export type FindParties = (shareId: string) => Parties | undefined

/**
 * What a commit is found by. Every subject begins with an account, and only that account may ask for it: of what others
 * of its owner or its entity do, it finds nothing (I14).
 */
export const historySubject = {
  account: (appId: AppId) => appId,
  kind: (appId: AppId, kind: HistoryKind) => `${appId} ${kind}`,
  share: (appId: AppId, shareId: string) => `${appId} ${shareId}`,
}

/** Everything the events of one commit are to be found by. Parties of a share that is only just made are in its event. */
export function historySubjects(events: readonly Event[], findParties: FindParties): string[] {
  const subjects = events
    .filter(isHistoryEvent)
    .flatMap((event) =>
      concerned(event, findParties).flatMap((appId) => [
        historySubject.account(appId),
        historySubject.kind(appId, event.kind),
        ...('shareId' in event ? [historySubject.share(appId, event.shareId)] : []),
      ]),
    )
  return [...new Set(subjects)]
}

/** The events of a commit that an account is told of. */
export function historyOf(appId: AppId, events: readonly Event[], findParties: FindParties): HistoryEvent[] {
  return events.filter(isHistoryEvent).filter((event) => concerned(event, findParties).includes(appId))
}

function isHistoryEvent(event: Event): event is HistoryEvent {
  return historyKinds.some((kind) => kind === event.kind)
}

function concerned(event: HistoryEvent, findParties: FindParties): AppId[] {
  if ('appId' in event) return [event.appId]
  const parties = 'owner' in event ? event : findParties(event.shareId)
  return parties ? [parties.owner, parties.grantee] : []
}
