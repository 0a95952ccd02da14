/** Acts when the browser has nothing else to do. Not every browser says so: there it is soon. */
export function whenIdle(act: () => void, timeout = 2000) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout })
  else setTimeout(act, 500)
}
