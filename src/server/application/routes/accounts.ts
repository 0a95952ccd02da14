import * as contract from '../../../contract/account.ts'
import { lookUpAccount } from '../../../domain/accounts/lookUpAccount.ts'
import { readRoute } from '../route.ts'
import { viewFoundAccount } from '../views.ts'

export const accountRoutes = [
  readRoute(
    contract.lookUpAccount,
    (world, { appId }, { as }) => {
      const lookUp = lookUpAccount(world, appId, as)
      return lookUp.refused ? lookUp : { body: viewFoundAccount(world, lookUp.account.appId), version: world.revision }
    },
    { countsAsLookUp: true },
  ),
]
