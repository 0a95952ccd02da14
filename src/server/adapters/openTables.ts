import { openDB, type IDBPTransaction } from 'idb'
import { scoped } from '../../platform/scope.ts'
import { StorageProblem } from '../application/storageProblem.ts'
import { storageVersion, tableNames, type Database, type TableName, type Tables } from './schema.ts'
import { fromVersion2, type Version2 } from './version2.ts'

const plainName = 'environment-sharing'
/** Milliseconds. A tab with an older console closes the database as soon as its running writes are through. */
const patience = 1500

interface Leaving {
  /** The connection is closed: by the browser, or because another tab wants to change or delete the database. */
  onClosed: (because: 'newer' | 'gone') => void
}

/** Opens the database of this console and brings it to the present version. Refuses with a `StorageProblem`. */
export async function openTables({ onClosed }: Leaving): Promise<Database> {
  try {
    const name = scoped(plainName)
    const inherited = name === plainName ? undefined : await readPlainVersion2(name)
    const database = await openNamed(name, inherited, onClosed)
    const missing = tableNames.filter((table) => !database.objectStoreNames.contains(table))
    if (missing.length === 0) return database
    database.close()
    throw new StorageProblem('damaged', `tables are missing: ${missing.join(', ')}`)
  } catch (error) {
    throw error instanceof StorageProblem ? error : problemOf(error)
  }
}

function openNamed(name: string, inherited: Version2 | undefined, onClosed: Leaving['onClosed']): Promise<Database> {
  return new Promise((resolve, reject) => {
    let isLate = false
    const opening = openDB<Tables>(name, storageVersion, {
      async upgrade(upgrading, oldVersion, _newVersion, transaction) {
        const old = oldVersion === 2 ? await readVersion2(transaction as unknown as AnyTransaction) : inherited
        // The worlds of version 1 have no items, and their commits fit no other seed: they start again.
        for (const table of Array.from(upgrading.objectStoreNames)) upgrading.deleteObjectStore(table)
        createTables(upgrading)
        if (old) await putAll(transaction, old)
      },
      blocked: () =>
        setTimeout(() => {
          isLate = true
          reject(new StorageProblem('blocked', 'another tab holds an older version open'))
        }, patience),
      // Neither a newer console nor a reset in another tab waits for this one.
      blocking(_current, next, { target }) {
        // The event of a database is sent to that database.
        const database = target as IDBDatabase
        database.close()
        onClosed(next === null ? 'gone' : 'newer')
      },
      terminated: () => onClosed('gone'),
    })
    opening.then((database) => (isLate ? database.close() : resolve(database)), reject)
  })
}

function createTables(database: Database) {
  database.createObjectStore('heads', { keyPath: 'world' })
  database.createObjectStore('seeds', { keyPath: 'world' })
  database
    .createObjectStore('commits', { keyPath: ['world', 'revision'] })
    .createIndex('about', 'about', { multiEntry: true })
  database.createObjectStore('snapshots', { keyPath: ['world', 'revision', 'part'] })
  database.createObjectStore('answers', { keyPath: ['world', 'key'] }).createIndex('at', 'at')
}

async function putAll(transaction: IDBPTransaction<Tables, TableName[], 'versionchange'>, old: Version2) {
  const { heads, seeds, commits, answers } = fromVersion2(old, new Date().toISOString())
  await Promise.all([
    ...heads.map((row) => transaction.objectStore('heads').put(row)),
    ...seeds.map((row) => transaction.objectStore('seeds').put(row)),
    ...commits.map((row) => transaction.objectStore('commits').put(row)),
    ...answers.map((row) => transaction.objectStore('answers').put(row)),
  ])
}

type AnyTransaction = IDBPTransaction<unknown, string[], IDBTransactionMode>

async function readVersion2(transaction: AnyTransaction): Promise<Version2> {
  const rowsOf = (table: string): Promise<unknown[]> =>
    transaction.objectStoreNames.contains(table) ? transaction.objectStore(table).getAll() : Promise.resolve([])
  const [worlds, epochs, commits, answers] = await Promise.all(['worlds', 'epochs', 'commits', 'answers'].map(rowsOf))
  return { worlds: worlds ?? [], epochs: epochs ?? [], commits: commits ?? [], answers: answers ?? [] }
}

/**
 * Version 2 had one name whatever the path. A console below a path of its own takes a copy when it first opens its
 * database; the original stays for the console at the root.
 */
async function readPlainVersion2(name: string): Promise<Version2 | undefined> {
  // Not in every browser. Without it a console below a path of its own starts anew.
  const known = (await indexedDB.databases?.()) ?? []
  if (known.some((each) => each.name === name)) return undefined
  if (!known.some((each) => each.name === plainName && each.version === 2)) return undefined
  const plain = await openDB(plainName, 2)
  try {
    return await readVersion2(plain.transaction(Array.from(plain.objectStoreNames)) as unknown as AnyTransaction)
  } finally {
    plain.close()
  }
}

function problemOf(error: unknown): StorageProblem {
  const name = error instanceof Error ? error.name : ''
  if (name === 'VersionError') return new StorageProblem('newer', 'a newer console has stored here', { cause: error })
  return new StorageProblem('denied', error instanceof Error ? error.message : String(error), { cause: error })
}
