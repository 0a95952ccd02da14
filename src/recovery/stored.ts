import { databaseName, hasDatabases, ourKeys } from '../platform/clearStored.ts'

/** Everything that this console has stored in the browser, as far as it can be read, as JSON. */
export async function readStored(): Promise<{ text: string; isEmpty: boolean }> {
  const stored = {
    console: databaseName,
    exportedAt: new Date().toISOString(),
    database: await readDatabase().catch((error: unknown) => ({ failed: String(error) })),
    tab: readTexts(() => sessionStorage),
    site: readTexts(() => localStorage),
  }
  return { text: JSON.stringify(stored, plain, 2), isEmpty: !stored.database && !stored.tab && !stored.site }
}

/** Every row of every table, whatever version they are of. */
async function readDatabase(): Promise<{ version: number; tables: Record<string, unknown> } | undefined> {
  if (!hasDatabases()) return undefined
  const database = await openExisting()
  if (!database) return undefined
  const tables: Record<string, unknown> = {}
  for (const name of Array.from(database.objectStoreNames)) tables[name] = await readTable(database, name)
  database.close()
  return { version: database.version, tables }
}

/** Opening a database that is not there would make one. */
function openExisting(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName)
    opening.addEventListener('upgradeneeded', () => {
      opening.transaction?.abort()
      resolve(undefined)
    })
    opening.addEventListener('success', () => {
      opening.result.addEventListener('versionchange', () => opening.result.close())
      resolve(opening.result)
    })
    opening.addEventListener('error', (event) => {
      event.preventDefault()
      reject(opening.error)
    })
  })
}

function readTable(database: IDBDatabase, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const reading = database.transaction(name).objectStore(name).getAll()
    reading.addEventListener('success', () => resolve(reading.result))
    reading.addEventListener('error', () => reject(reading.error))
  })
}

function readTexts(open: () => Storage): Record<string, string | null> | undefined {
  try {
    const storage = open()
    const keys = ourKeys(storage)
    return keys.length === 0 ? undefined : Object.fromEntries(keys.map((key) => [key, storage.getItem(key)]))
  } catch {
    return undefined
  }
}

/** Damaged rows may hold what JSON has no form for. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value)
  if (value instanceof Map) return Object.fromEntries(value)
  return value instanceof Set ? [...value] : value
}
