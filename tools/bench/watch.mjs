/**
 * What a page tells about itself, in milliseconds since its navigation started.
 * @typedef {object} Watch
 * @property {number} firstRow when the first row of the table was painted; 0 before
 * @property {number} shift how far things moved by themselves so far (CLS, all of it)
 * @property {(type: string, until?: string) => void} expect waits for the next event of this type, and then for what it should bring up
 * @property {() => Promise<number>} nextPaint from that event to the frame that answers it
 * @property {() => Promise<number>} settled from the last answer of the backend to the last frame that changed
 */

/** Runs in every page before the page's own scripts. It is sent as text: nothing outside it may be used. */
export function watchPage() {
  const row = 'tbody tr:not([aria-hidden])'
  let changed = 0
  let painted = 0
  /** @type {{ selector: string, found: () => void } | undefined} */
  let awaited
  /** @type {Promise<number>} */
  let paint = Promise.resolve(0)
  let started = 0

  /** @type {Watch} */
  const watch = { firstRow: 0, shift: 0, expect, nextPaint: () => paint, settled }
  Object.assign(globalThis, { watch })

  // Watching must not take time from what is watched: one channel for all frames.
  /** @type {{ tell: (now: number) => void, counts: () => boolean }[]} */
  const coming = []
  /** @type {typeof coming} */
  const painting = []
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    const now = performance.now()
    for (const { tell } of painting.splice(0)) tell(now)
  }

  new MutationObserver(() => {
    changed = performance.now()
    if (watch.firstRow === 0) afterFrame((now) => (watch.firstRow ||= now), isRowVisible)
    if (awaited && document.querySelector(awaited.selector)) {
      afterFrame(awaited.found)
      awaited = undefined
    }
    afterFrame((now) => (painted = now))
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })

  new PerformanceObserver((list) => {
    for (const entry of /** @type {(PerformanceEntry & { value: number, hadRecentInput: boolean })[]} */ (
      list.getEntries()
    )) {
      if (!entry.hadRecentInput) watch.shift += entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })

  /** A row may exist before it can be seen. The frame about to be painted lays out what is measured anyway. */
  function isRowVisible() {
    return Boolean(document.querySelector(row)?.checkVisibility())
  }

  /**
   * A frame's callbacks run before it is painted, the next task after.
   * @param {(now: number) => void} tell
   * @param {() => boolean} [counts] whether the frame does
   */
  function afterFrame(tell, counts = () => true) {
    coming.push({ tell, counts })
    if (coming.length > 1) return
    requestAnimationFrame(() => {
      painting.push(...coming.splice(0).filter((waiting) => waiting.counts()))
      port2.postMessage(undefined)
    })
  }

  /** @param {string} type @param {string} [until] */
  function expect(type, until) {
    performance.clearResourceTimings()
    started = 0
    paint = new Promise((resolve) => {
      addEventListener(
        type,
        ({ timeStamp }) => {
          started = timeStamp
          const found = () => resolve(performance.now() - timeStamp)
          if (until) awaited = { selector: until, found }
          else afterFrame(found)
        },
        { capture: true, once: true },
      )
    })
  }

  /** Quiet is: half a second without a change or an answer. What made no request counts from its event. */
  async function settled() {
    const quiet = 500
    for (;;) {
      const answers = performance
        .getEntriesByType('resource')
        .filter(({ name }) => new URL(name).pathname.startsWith('/api/'))
      const answered = Math.max(
        0,
        ...answers.map((entry) => /** @type {PerformanceResourceTiming} */ (entry).responseEnd),
      )
      const now = performance.now()
      const isQuiet = started > 0 && now - Math.max(started, answered, changed) > quiet
      if (isQuiet && answered > started) return Math.max(0, painted - answered)
      if (isQuiet && now - started > 3000) return Math.max(0, painted - started)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
