import { queryOptions } from '@tanstack/react-query'
import type { RequestOf } from '../contract/endpoint.ts'
import { listItems } from '../contract/item.ts'
import { send } from './send.ts'

export const itemsQuery = (request: RequestOf<typeof listItems>) =>
  queryOptions({ queryKey: ['items', request], queryFn: ({ signal }) => send(listItems, request, { signal }) })
