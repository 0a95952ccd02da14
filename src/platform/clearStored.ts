import { isScoped, scoped } from './scope.ts'

export const databaseName = scoped('environment-sharing')

/**
 * Clears everything that this console has stored: every world, what this tab and this site keep, the service worker and its
 * cache. `onWaiting` is told while another tab holds the database open.
 */
export async function clearStored(onWaiting: () => void): Promise<void> {
  clearTexts(() => sessionStorage)
  clearTexts(() => localStorage)
  await clearWorker().catch(() => undefined)
  if (!hasDatabases()) return
  await new Promise<void>((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(databaseName)
    deleting.addEventListener('success', () => resolve())
    deleting.addEventListener('error', () => reject(deleting.error))
    deleting.addEventListener('blocked', onWaiting)
  })
}

export function hasDatabases(): boolean {
  try {
    return Boolean(indexedDB)
  } catch {
    return false
  }
}

/** The names under which this console keeps texts. */
export function ourKeys(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter(isOurs)
}

const isOurs = (key: string) => /^(mock|draft|console)\./.test(key) && isScoped(key)

function clearTexts(open: () => Storage) {
  try {
    const storage = open()
    for (const key of ourKeys(storage)) storage.removeItem(key)
  } catch {
    // What is denied holds nothing.
  }
}

/** Where there is none, or none is allowed, this rejects. */
async function clearWorker(): Promise<void> {
  const scope = new URL(import.meta.env.BASE_URL, location.origin).href
  const registration = await navigator.serviceWorker.getRegistration(scope)
  if (registration?.scope === scope) await registration.unregister()
  // The name that msw's worker gives it.
  await caches.delete(`msw:active-clients:${scope}`)
}
