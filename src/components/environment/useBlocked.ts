import type { Resource } from '../../domain/sharing/permission.ts'
import { useLossSentence, useReadOnlyReason, type EnvironmentAccess } from './useEnvironment.ts'

/** An environment that is, or was a moment ago, in reach. */
export type ReachedEnvironment = Extract<EnvironmentAccess, { state: 'there' | 'lost' }>

export function isReached(access: EnvironmentAccess): access is ReachedEnvironment {
  return access.state === 'there' || access.state === 'lost'
}

/** Why something in an environment cannot be changed, or nothing. `gone` says that the thing itself is not there any more. */
export function useBlocked(
  access: EnvironmentAccess,
  resource: Resource,
  gone: string | undefined,
): string | undefined {
  const environment = isReached(access) ? access.environment : undefined
  const loss = useLossSentence(environment, access.state === 'lost')
  const reason = useReadOnlyReason(environment, resource)
  return access.state === 'lost' ? loss : (gone ?? reason)
}
