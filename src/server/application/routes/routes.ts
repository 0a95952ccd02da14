import { getOperation } from '../../../contract/operation.ts'
import { operationRoute, type Route } from '../route.ts'
import { accountRoutes } from './accounts.ts'
import { activationRoutes } from './activation.ts'
import { environmentRoutes } from './environments.ts'
import { historyRoutes } from './history.ts'
import { itemRoutes } from './items.ts'
import { notificationRoutes } from './notifications.ts'
import { recordRoutes } from './records.ts'
import { playgroundRoutes, runRoutes } from './runs.ts'
import { personaRoutes, sessionRoutes } from './session.ts'
import { shareRoutes } from './shares.ts'

/** What every backend answers: see `contract`. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...activationRoutes,
  ...accountRoutes,
  ...environmentRoutes,
  ...itemRoutes,
  ...recordRoutes,
  ...shareRoutes,
  ...notificationRoutes,
  ...historyRoutes,
  ...runRoutes,
  operationRoute(getOperation),
]

/** What the mock backend answers besides: see `mockContract`. */
export const mockRoutes: readonly Route[] = [...personaRoutes, ...playgroundRoutes]
