import { openTables } from './openTables.ts'
import type { Database } from './schema.ts'

/** The database, opened again after the browser or another tab has closed it. */
export interface Connection {
  use: <Result>(act: (database: Database) => Promise<Result>) => Promise<Result>
}

/** `onNewer` is told when a newer console changes the database: from then on it cannot be opened. */
export async function connect(onNewer: () => void): Promise<Connection> {
  let opened: Promise<Database> | undefined
  const open = () => {
    opened ??= openTables({
      onClosed(because) {
        opened = undefined
        if (because === 'newer') onNewer()
      },
    }).catch((error: unknown) => {
      // The next one tries again: storage may be there by then.
      opened = undefined
      throw error
    })
    return opened
  }
  await open()

  return {
    async use(act) {
      try {
        return await act(await open())
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
      }
      // It was closed before anything was done.
      opened = undefined
      return act(await open())
    },
  }
}
