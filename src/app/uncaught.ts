/** Tells, once while the page is open, of an error that no code has caught and no screen tells of. */
export function tellOfUncaught() {
  let isTold = false
  const tell = (error: unknown) => {
    if (isTold) return
    isTold = true
    // Where even the note cannot be had, the browser's console has it.
    import('./UncaughtNote.tsx').then(({ showUncaught }) => showUncaught(error)).catch(() => {})
  }
  addEventListener('unhandledrejection', (event) => {
    // Another listener may know that it does not matter.
    setTimeout(() => event.defaultPrevented || tell(event.reason))
  })
  // Without an error it is the browser that says something of its own, such as that an observer was too slow.
  addEventListener('error', ({ error }) => error && tell(error))
}
