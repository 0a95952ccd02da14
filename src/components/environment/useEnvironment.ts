import { useQuery } from '@tanstack/react-query'
import { environmentQuery } from '../../api/environments.ts'
import { Refused } from '../../api/failure.ts'
import { shareQuery } from '../../api/shares.ts'
import type { EnvironmentDetails } from '../../contract/environment.ts'
import { accessLevelOf } from '../../domain/environments/accessLevel.ts'
import type { Resource } from '../../domain/sharing/permission.ts'
import { environmentsText } from '../../text/environments.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { displayName } from '../../text/displayName.ts'

/** An environment as a screen has it. What was known of one that was taken away stays, and with it whose it was: it is lost. */
export function useEnvironment(environmentId: string) {
  const query = useQuery(environmentQuery(environmentId))
  return { query, environment: query.data, isLost: query.data !== undefined && query.error instanceof Refused }
}

/** Why something in an environment cannot be changed, or nothing. `gone` says that the thing itself is not there any more. */
export function useBlocked(
  { environment, isLost }: ReturnType<typeof useEnvironment>,
  resource: Resource,
  gone: string | undefined,
): string | undefined {
  const loss = useLossSentence(environment, isLost)
  const reason = useReadOnlyReason(environment, resource)
  return isLost ? loss : (gone ?? reason)
}

/** Why an environment that was received can no longer be reached, as far as this account is told. Asked only once it `isLost`. */
export function useLossSentence(environment: EnvironmentDetails | undefined, isLost: boolean): string {
  const t = useText(environmentsText)
  const shareId = environment?.shareId ?? ''
  const share = useQuery({ ...shareQuery(shareId), enabled: isLost && shareId !== '' })
  const owner = environment ? displayName(environment.owner.name, environment.owner.appId) : ''
  if (share.error instanceof Refused && share.error.code === 'share-ended') {
    return share.error.params['by'] === 'owner' ? t.lostByOwner(owner) : t.lostByGrantee(owner)
  }
  return share.data && !share.error && !share.isFetching ? t.takenOut(owner) : t.lost
}

/** Why one kind of resource cannot be changed here, or nothing. */
export function useReadOnlyReason(environment: EnvironmentDetails | undefined, resource: Resource): string | undefined {
  const t = useText(environmentsText)
  const n = useText(nounsText)
  if (!environment) return undefined
  const owner = displayName(environment.owner.name, environment.owner.appId)
  switch (accessLevelOf(environment, resource)) {
    case 'operate':
      return undefined
    case 'none':
      return t.nothing(n.permission(n.resource[resource], n.action.view))
    case 'view':
      return t.readOnly(n.permission(n.resource[resource], n.action.operate), owner)
    case 'view-while-unavailable':
      return t.unavailable(n.status[environment.status])
  }
}
