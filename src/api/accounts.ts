import { queryOptions } from '@tanstack/react-query'
import { lookUpAccount } from '../contract/account.ts'
import { send } from './send.ts'

/** 查询 of what was typed. Asked only when the user presses 查询, and an answer is not kept for another time: look-ups are counted, and accounts change. */
export const lookUpQuery = (appId: string) =>
  queryOptions({
    queryKey: ['look-up', appId],
    queryFn: ({ signal }) => send(lookUpAccount, { appId }, { signal }),
    enabled: false,
    gcTime: 0,
  })
