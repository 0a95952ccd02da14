import { queryOptions } from '@tanstack/react-query'
import type { RequestOf } from '../contract/endpoint.ts'
import { getShare, listShares } from '../contract/share.ts'
import { send } from './send.ts'

export const sharesQuery = (request: RequestOf<typeof listShares>) =>
  queryOptions({ queryKey: ['shares', request], queryFn: ({ signal }) => send(listShares, request, { signal }) })

export const shareQuery = (shareId: string) =>
  queryOptions({ queryKey: ['share', shareId], queryFn: ({ signal }) => send(getShare, { shareId }, { signal }) })
