import { interact } from './interact.mjs'
import { visit } from './visit.mjs'

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('./build.mjs').Page} Page
 * @typedef {Record<Page, string>} Addresses
 */

/** From issue 2. A quotient where there is a floor, else milliseconds; the last is a share of the screen. */
const budgets = { withStandIn: 1.35, withoutStandIn: 1.5, paint: 100, settled: 150, shift: 0.01 }

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
    for (const [line, samples] of /** @type {const} */ ([['fast', fast], ['slow', slow]])) {
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
    { what: 'first row, fast line, against MSW floor', samples: fast.console, floor: fast['floor-msw'], budget: budgets.withStandIn },
    { what: 'first row, slow line, against MSW floor', samples: slow.console, floor: slow['floor-msw'], budget: budgets.withStandIn },
    { what: 'first row without stand-in, fast line, against React floor', samples: fast['console-api'], floor: fast['floor-react'], budget: budgets.withoutStandIn },
    { what: 'first row without stand-in, slow line, against React floor', samples: slow['console-api'], floor: slow['floor-react'], budget: budgets.withoutStandIn },
    worstShift('layout shift while loading, worst', shifts),
  ]
}

/**
 * On the console with its stand-in, at a quarter of the processor's speed.
 * @param {Browser} browser
 * @param {Addresses} addresses
 * @param {number} runs
 */
export async function measureInteractions(browser, addresses, runs) {
  /** @type {Awaited<ReturnType<typeof interact>>[]} */
  const visits = []
  /** @type {number[]} */
  const shifts = []
  for (let run = 0; run < runs; run += 1) {
    process.stdout.write(`\rInteractions: ${run + 1} of ${runs}`)
    const { result, shift } = await visit(browser, addresses.console, 'slow processor', interact)
    visits.push(result)
    shifts.push(shift)
  }
  console.log()

  /** @param {import('./interact.mjs').Interaction} name @param {'paint' | 'settled'} moment */
  const of = (name, moment) => visits.flatMap((times) => times[name][moment])
  return [
    { what: 'typing in search, key to paint', samples: of('search', 'paint'), budget: budgets.paint },
    { what: 'opening 添加共享, click to dialog', samples: of('wizard', 'paint'), budget: budgets.paint },
    { what: 'switching tabs, click to paint', samples: of('tabs', 'paint'), budget: budgets.paint },
    { what: 'sorting, click to paint', samples: of('sort', 'paint'), budget: budgets.paint },
    { what: 'ticking a permission, click to paint', samples: of('tick', 'paint'), budget: budgets.paint },
    { what: 'search settled after the answer', samples: of('search', 'settled'), budget: budgets.settled },
    { what: 'tab settled after the answer', samples: of('tabs', 'settled'), budget: budgets.settled },
    { what: 'sort settled after the answer', samples: of('sort', 'settled'), budget: budgets.settled },
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
