import { isScoped, scoped } from '../platform/scope.ts'

const databaseName = scoped('environment-sharing')
const isOurs = (key: string) => /^(mock|draft|console)\./.test(key) && isScoped(key)

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

/** Clears everything that this console has stored. `onWaiting` is told while another tab holds the database open. */
export async function clearStored(onWaiting: () => void): Promise<void> {
  clearTexts(() => sessionStorage)
  clearTexts(() => localStorage)
  if (!hasDatabases()) return
  await new Promise<void>((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(databaseName)
    deleting.addEventListener('success', () => resolve())
    deleting.addEventListener('error', () => reject(deleting.error))
    deleting.addEventListener('blocked', onWaiting)
  })
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

function hasDatabases(): boolean {
  try {
    return Boolean(indexedDB)
  } catch {
    return false
  }
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

function clearTexts(open: () => Storage) {
  try {
    const storage = open()
    for (const key of ourKeys(storage)) storage.removeItem(key)
  } catch {
    // What is denied holds nothing.
  }
}

function ourKeys(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter(isOurs)
}

/** Damaged rows may hold what JSON has no form for. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value)
  if (value instanceof Map) return Object.fromEntries(value)
  return value instanceof Set ? [...value] : value
}
