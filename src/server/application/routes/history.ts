import * as contract from '../../../contract/history.ts'
import { listHistory } from '../listHistory.ts'
import { historyRoute } from '../route.ts'

export const historyRoutes = [
  historyRoute(contract.listHistory, async (log, world, request, { as }) => ({
    body: await listHistory(log, world, request, as),
    version: world.revision,
  })),
]
