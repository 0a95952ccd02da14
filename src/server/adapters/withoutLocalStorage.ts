// Imported before msw, which throws while it is loaded where `localStorage` cannot be had: it keeps cookies there, and
// this backend has none. What is stored here is stored nowhere.
if (!isThere()) Object.defineProperty(globalThis, 'localStorage', { value: {}, configurable: true })

function isThere(): boolean {
  try {
    return typeof localStorage !== 'undefined'
  } catch {
    return false
  }
}

export {}
