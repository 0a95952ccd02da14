import { interact, interactWithFloor } from './interact.mjs'
import { visit } from './visit.mjs'

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('./build.mjs').Page} Page
 * @typedef {Record<Page, string>} Addresses
 */

/** From issues 2 and 10. A quotient where there is a floor, else milliseconds; the last is a share of the screen. */
const budgets = { withMockBackend: 1.25, withoutMockBackend: 1.4, paint: 100, settled: 150, shift: 0.01 }

const nothing = async () => {}

/**
 * From the start of a navigation until the first row is painted.
 * @param {Browser} browser
 * @param {Addresses} addresses
 * @param {number} runs
 */
export async function measureLoads(browser, addresses, runs) {
  const names = /** @type {Page[]} */ (Object.keys(addresses))
  const fast = noSamples()
  const slow = noSamples()
  /** @type {number[]} */
  const shifts = []

  // The first visit of each warms the browser up and does not count.
  for (const name of names) await visit(browser, addresses[name], 'fast', nothing)
  for (let run = 0; run < runs; run += 1) {
    process.stdout.write(`\rFirst rows: ${run + 1} of ${runs}`)
    for (const [line, samples] of /** @type {const} */ ([
      ['fast', fast],
      ['slow', slow],
    ])) {
      // Each goes first once, so that none has the quiet moments to itself.
      for (const name of [...names.slice(run % names.length), ...names.slice(0, run % names.length)]) {
        const { firstRow, shift } = await visit(browser, addresses[name], line, nothing)
        samples[name].push(firstRow)
        if (name.startsWith('console')) shifts.push(shift)
      }
    }
  }
  console.log()

  return [
    {
      what: 'first row, fast line, against MSW floor',
      samples: fast.console,
      floor: fast['floor-msw'],
      budget: budgets.withMockBackend,
    },
    {
      what: 'first row, slow line, against MSW floor',
      samples: slow.console,
      floor: slow['floor-msw'],
      budget: budgets.withMockBackend,
    },
    {
      what: 'first row without mock backend, fast line, against React floor',
      samples: fast['console-api'],
      floor: fast['floor-react'],
      budget: budgets.withoutMockBackend,
    },
    {
      what: 'first row without mock backend, slow line, against React floor',
      samples: slow['console-api'],
      floor: slow['floor-react'],
      budget: budgets.withoutMockBackend,
    },
    worstShift('layout shift while loading, worst', shifts),
  ]
}

/**
 * On the console with its mock backend, at a quarter of the processor's speed.
 * @param {Browser} browser
 * @param {Addresses} addresses
 * @param {number} runs
 */
export async function measureInteractions(browser, addresses, runs) {
  /** @type {Awaited<ReturnType<typeof interact>>[]} */
  const visits = []
  /** @type {import('./interact.mjs').Times[]} */
  const floors = []
  /** @type {number[]} */
  const shifts = []
  for (let run = 0; run < runs; run += 1) {
    process.stdout.write(`\rInteractions: ${run + 1} of ${runs}`)
    floors.push((await visit(browser, addresses['floor-msw'], 'slow processor', interactWithFloor)).result)
    const { result, shift } = await visit(browser, addresses.console, 'slow processor', interact)
    visits.push(result)
    shifts.push(shift)
  }
  console.log()

  /** @param {string} what @param {import('./interact.mjs').Interaction} name @param {'paint' | 'settled'} moment */
  const line = (what, name, moment) => ({
    what,
    samples: visits.flatMap((times) => times[name][moment]),
    budget: budgets[moment],
    beside: floors.flatMap((times) => times[moment]),
  })
  return [
    line('typing in search, key to paint', 'search', 'paint'),
    line('opening 添加共享, click to dialog', 'wizard', 'paint'),
    line('switching tabs, click to paint', 'tabs', 'paint'),
    line('sorting, click to paint', 'sort', 'paint'),
    line('ticking a permission, click to paint', 'tick', 'paint'),
    line('search settled after the answer', 'search', 'settled'),
    line('tab settled after the answer', 'tabs', 'settled'),
    line('sort settled after the answer', 'sort', 'settled'),
    worstShift('layout shift while working, worst', shifts),
  ]
}

/** @returns {Record<Page, number[]>} */
function noSamples() {
  return { console: [], 'console-api': [], 'floor-react': [], 'floor-msw': [] }
}

/** @param {string} what @param {number[]} shifts @returns {import('./compare.mjs').Line} */
function worstShift(what, shifts) {
  return { what, samples: [Math.max(...shifts)], budget: budgets.shift, unit: '' }
}
