import * as contract from '../../../contract/run.ts'
import { checkView } from '../../../domain/environments/access.ts'
import { refuse } from '../../../domain/decision.ts'
import { checkSize } from '../../../domain/items/itemContent.ts'
import { accountOf } from '../../../domain/world/world.ts'
import { runRoute } from '../route.ts'

/** The playground of the mock backend: as with the personas, any account in good standing may be acted as. */
export const playgroundRoutes = [
  runRoute(contract.getPlayground, (cloud, world) =>
    cloud.prepare().then((body) => ({ body, version: world.revision })),
  ),

  runRoute(contract.runCode, (cloud, world, { caller, code, runId }, { signal }) => {
    const account = accountOf(world, caller)
    if (!account) return refuse('account-not-found', {}, 'caller')
    if (account.status !== 'normal') return refuse('account-frozen', {}, 'caller')
    const max = world.configuration.limits.itemKilobytes
    if (checkSize(world, code, 'code')) return refuse('code-too-large', { max }, 'code')
    return cloud.run(caller, code, { runId, signal }).then((body) => ({ body, version: world.revision }))
  }),

  runRoute(contract.stopRun, async (cloud, world, { runId }) => {
    cloud.stop(runId)
    return { body: {}, version: world.revision }
  }),
]

export const runRoutes = [
  runRoute(contract.checkAuthFunction, (cloud, world, { environmentId }, { as }) => {
    const refusal = checkView(world, as, environmentId, 'functions')
    return refusal ?? cloud.checkAuthFunction(environmentId, as).then((body) => ({ body, version: world.revision }))
  }),
]
