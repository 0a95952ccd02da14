import { queryOptions } from '@tanstack/react-query'
import { getActivation } from '../contract/activation.ts'
import { send } from './send.ts'

export const activationQuery = queryOptions({
  queryKey: ['activation'],
  queryFn: ({ signal }) => send(getActivation, {}, { signal }),
})
