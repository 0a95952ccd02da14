import type { Route } from '../route.ts'
import { accountRoutes } from './accounts.ts'
import { activationRoutes } from './activation.ts'
import { environmentRoutes } from './environments.ts'
import { itemRoutes } from './items.ts'
import { notificationRoutes } from './notifications.ts'
import { recordRoutes } from './records.ts'
import { runRoutes } from './runs.ts'
import { sessionRoutes } from './session.ts'
import { shareRoutes } from './shares.ts'

/** Everything the mock backend answers, but `getOperation`, which asks the store and no rule. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...activationRoutes,
  ...accountRoutes,
  ...environmentRoutes,
  ...itemRoutes,
  ...recordRoutes,
  ...shareRoutes,
  ...notificationRoutes,
  ...runRoutes,
]
