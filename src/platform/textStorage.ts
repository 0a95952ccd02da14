import { scoped } from './scope.ts'

/** Texts kept by the browser for this console. */
export interface TextStorage {
  get: (name: string) => string | null
  /** Where the browser refuses or is full, the text is kept as long as the page is open, and an older one is dropped. */
  set: (name: string, text: string) => void
  remove: (name: string) => void
}

/** For this tab: it survives a reload. */
export const tabStorage = textStorage(() => sessionStorage)

/** For all tabs of this browser. */
export const siteStorage = textStorage(() => localStorage)

/** The browser's own storage is looked up each time: even reading `window.localStorage` throws where it is denied. */
export function textStorage(browserStorage: () => Storage): TextStorage {
  const pageOnly = new Map<string, string>()
  const tried = <Result>(act: (storage: Storage) => Result): Result | null => {
    try {
      return act(browserStorage())
    } catch {
      return null
    }
  }
  return {
    get: (name) => pageOnly.get(name) ?? tried((storage) => storage.getItem(scoped(name))),
    set(name, text) {
      const isKept = tried((storage) => (storage.setItem(scoped(name), text), true))
      if (isKept) return void pageOnly.delete(name)
      tried((storage) => storage.removeItem(scoped(name)))
      pageOnly.set(name, text)
    },
    remove(name) {
      pageOnly.delete(name)
      tried((storage) => storage.removeItem(scoped(name)))
    },
  }
}
