import { useQuery } from '@tanstack/react-query'
import { itemsQuery } from '../../api/items.ts'
import type { Resource } from '../../domain/sharing/permission.ts'
import { useLastSeen } from '../useLastSeen.ts'
import { useRefusalSentence } from '../WriteFailure.tsx'

/** One thing in an environment, as it was last seen; `gone` says that it is not there, or not any more. */
export function useItem(environmentId: string, resource: Resource, itemId: string | undefined) {
  const sentence = useRefusalSentence()
  const items = useQuery(itemsQuery({ environmentId, resource }))
  const present = items.data?.items.find(({ id }) => id === itemId)
  const isGone = itemId !== undefined && items.data !== undefined && !present
  const gone = isGone ? sentence({ code: 'item-not-found', params: {} }) : undefined
  const seen = useLastSeen(present)
  return { items, item: seen?.id === itemId ? seen : undefined, gone }
}
