import { queryOptions } from '@tanstack/react-query'
import type { RequestOf } from '../contract/endpoint.ts'
import { countShares } from '../contract/shareCounts.ts'
import { send } from './send.ts'

export const shareCountsQuery = (request: RequestOf<typeof countShares>) =>
  queryOptions({
    queryKey: ['share-counts', request],
    queryFn: ({ signal }) => send(countShares, request, { signal }),
  })
