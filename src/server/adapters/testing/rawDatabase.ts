/** The database as anything else on the origin could open it. */
export interface RawDatabase {
  rows: (table: string) => Promise<unknown[]>
  put: (table: string, ...rows: unknown[]) => Promise<void>
  /** Keys, or ranges of them. */
  remove: (table: string, ...keys: (IDBValidKey | IDBKeyRange)[]) => Promise<void>
  clear: (table: string) => Promise<void>
}

const databaseName = 'environment-sharing'

export const rawDatabase: RawDatabase = {
  rows: (table) => using(table, 'readonly', (store) => store.getAll()),
  put: (table, ...rows) =>
    using(table, 'readwrite', (store) => {
      for (const row of rows) store.put(row)
    }),
  remove: (table, ...keys) =>
    using(table, 'readwrite', (store) => {
      for (const key of keys) store.delete(key)
    }),
  clear: (table) => using(table, 'readwrite', (store) => void store.clear()),
}

/** Opens the database, at another version where one is given, and closes it when the upgrade is through. */
export async function upgradeDatabase(
  version: number,
  upgrade: (database: IDBDatabase) => void = () => {},
  name = databaseName,
): Promise<void> {
  const opening = indexedDB.open(name, version)
  opening.addEventListener('upgradeneeded', () => upgrade(opening.result))
  const database = await settled(opening)
  database.close()
}

export async function deleteDatabase(name = databaseName): Promise<void> {
  await settled(indexedDB.deleteDatabase(name))
}

function settled<Result>(asked: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(asked.error))
  })
}

async function using<Result>(
  table: string,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Result> | void,
): Promise<Result> {
  const database = await settled(indexedDB.open(databaseName))
  const transaction = database.transaction(table, mode)
  const done = new Promise((resolve) => transaction.addEventListener('complete', resolve))
  const asked = act(transaction.objectStore(table))
  await done
  database.close()
  // Writes are asked for nothing.
  return asked?.result as Result
}
