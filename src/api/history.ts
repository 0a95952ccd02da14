import { queryOptions } from '@tanstack/react-query'
import type { RequestOf } from '../contract/endpoint.ts'
import { listHistory } from '../contract/history.ts'
import { send } from './send.ts'

export const historyQuery = (request: RequestOf<typeof listHistory>) =>
  queryOptions({ queryKey: ['history', request], queryFn: ({ signal }) => send(listHistory, request, { signal }) })
