import type { Resource } from '../../domain/permission.ts'
import { useLossSentence, useReadOnlyReason, type EnvironmentAccess } from './useEnvironment.ts'

/** An environment that is, or was a moment ago, in reach. */
export type ReachedEnvironment = Extract<EnvironmentAccess, { state: 'there' | 'lost' }>

/** Why a form about something in an environment cannot be submitted, or nothing. `gone` says that the thing itself is not there any more. */
export function useBlocked(
  access: ReachedEnvironment,
  resource: Resource,
  gone: string | undefined,
): string | undefined {
  const loss = useLossSentence(access.environment, access.state === 'lost')
  const reason = useReadOnlyReason(access.environment, resource)
  return access.state === 'lost' ? loss : (gone ?? reason)
}
