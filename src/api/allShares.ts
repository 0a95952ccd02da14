import { queryOptions } from '@tanstack/react-query'
import type { RequestOf } from '../contract/endpoint.ts'
import { listShares, type ListedShare } from '../contract/share.ts'
import { send } from './send.ts'

/** More would be no list to print. */
const most = 1000

/** Every share that matches, fetched page after page, and how many there are: at most a thousand are fetched. */
export const allSharesQuery = (request: RequestOf<typeof listShares>) =>
  queryOptions({
    queryKey: ['shares', 'all', request],
    queryFn: async ({ signal }) => {
      const items: ListedShare[] = []
      for (let page = 1; ; page += 1) {
        const part = await send(listShares, { ...request, page: String(page), pageSize: '50' }, { signal })
        // A page beyond the last is answered with the last once more: shares were revoked meanwhile.
        if (part.page < page) return { items, total: part.total }
        items.push(...part.items)
        if (items.length >= Math.min(part.total, most)) return { items, total: part.total }
      }
    },
  })
