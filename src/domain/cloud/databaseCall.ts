import type { JsonObject } from '../items/item.ts'
import { itemNamed, type World } from '../world/world.ts'
import { fail, type CallDecision, type WriteContext } from './callDecision.ts'
import { WrongCommand } from './databaseCommand.ts'
import { countRecords, getRecords, type GetOptions } from './databaseReads.ts'
import { addRecord, removeRecords, setRecord, updateRecords } from './databaseWrites.ts'
import type { CallTarget } from './program.ts'
import type { Selection } from './recordSelection.ts'

export type DatabaseCall =
  | { api: 'database.add'; args: { collection: string; data: JsonObject } }
  | { api: 'database.get'; args: Selection & GetOptions }
  | { api: 'database.count'; args: Selection }
  | { api: 'database.update'; args: Selection & { data: JsonObject } }
  | { api: 'database.set'; args: { collection: string; id: string; data: JsonObject } }
  | { api: 'database.remove'; args: Selection }

/** A call of the database in an environment that the gates opened: the rule of the collection decides. */
export function handleDatabaseCall(
  world: World,
  target: CallTarget,
  call: DatabaseCall,
  context: WriteContext,
): CallDecision {
  const name = call.args.collection
  const collection = itemNamed(world, target.environmentId, 'database', name)
  if (!collection) return { steps: [], result: fail('collection-not-found', name) }
  const query = { world, target, collection, ...context }
  try {
    switch (call.api) {
      case 'database.add':
        return addRecord(query, call.args.data)
      case 'database.get':
        return getRecords(query, call.args)
      case 'database.count':
        return countRecords(query, call.args)
      case 'database.update':
        return updateRecords(query, call.args)
      case 'database.set':
        return setRecord(query, call.args)
      case 'database.remove':
        return removeRecords(query, call.args)
    }
  } catch (error) {
    if (error instanceof WrongCommand) return { steps: [], result: fail('command-wrong', error.message) }
    throw error
  }
}
