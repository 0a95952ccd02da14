import type { Permission } from '../sharing/permission.ts'
import type { World } from '../world/world.ts'
import { authorize } from './authorize.ts'
import type { CallDecision, WriteContext } from './callDecision.ts'
import { handleDatabaseCall, type DatabaseCall } from './databaseCall.ts'
import type { Instance, Program } from './program.ts'
import { handleStorageCall, type StorageCall } from './storageCall.ts'

/** A call about what is kept in an environment, with the object of the SDK it was made with. */
export type DataCall = (DatabaseCall | StorageCall) & { args: { instance: Instance } }

const permissions: Record<DataCall['api'], Permission> = {
  'database.get': 'database.view',
  'database.count': 'database.view',
  'database.add': 'database.operate',
  'database.update': 'database.operate',
  'database.set': 'database.operate',
  'database.remove': 'database.operate',
  'storage.download': 'storage.view',
  'storage.tempUrls': 'storage.view',
  'storage.upload': 'storage.operate',
  'storage.delete': 'storage.operate',
}

/** A call of the database or the storage: through the gates, then what the environment's own rules leave of it. */
export function handleDataCall(world: World, program: Program, call: DataCall, context: WriteContext): CallDecision {
  const authorized = authorize(world, program, call.args.instance, permissions[call.api])
  if (!authorized.isAuthorized) return authorized

  const { target } = authorized
  const decision = isDatabaseCall(call)
    ? handleDatabaseCall(world, target, call, context)
    : handleStorageCall(world, target, call, program.account, context)
  return { ...decision, steps: [...authorized.steps, ...decision.steps] }
}

function isDatabaseCall(call: DatabaseCall | StorageCall): call is DatabaseCall {
  return call.api.startsWith('database.')
}
