import { heapAfterFirstOpening } from './heap.mjs'
import { operations, workThrough } from './operations.mjs'
import { withPage } from './visit.mjs'

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./compare.mjs').Line} Line
 * @typedef {'hundred' | 'huge'} World
 */

/** From issue 10: quotients of the median at a hundred shares, milliseconds, megabytes. */
const budgets = { beside: 1.5, first: 1500, heap: 150, startUp: 1.2 }

const worlds = /** @type {const} */ (['hundred', 'huge'])
const commits = 10_000
const reloads = 3
const repeats = 8

/**
 * The same reads and writes in a world of 100,000 shares and in one of a hundred, by the same account, which sees about as
 * much in both. Each goes from the page through the service worker to the backend and back.
 * @param {Browser} browser
 * @param {string} origin of the console with its mock backend
 * @param {number} runs visits to each world
 * @returns {Promise<Line[]>}
 */
export async function measureScale(browser, origin, runs) {
  const first = samplesOfBoth()
  const warm = samplesOfBoth()
  /** @type {Record<string, Record<World, number[]>>} */
  const times = Object.fromEntries(operations.map(({ what }) => [what, samplesOfBoth()]))
  for (let run = 0; run < runs; run += 1) {
    process.stdout.write(`\rA hundred and 100,000 shares: ${run + 1} of ${runs}`)
    // Each goes first once in a while, so that neither has the quiet moments to itself.
    for (const world of run % 2 === 0 ? worlds : worlds.toReversed()) {
      await withPage(browser, 'fast', async (page) => {
        first[world].push(await firstRow(page, () => page.goto(listOf(origin, world))))
        for (let again = 0; again < reloads; again += 1) warm[world].push(await firstRow(page, () => page.reload()))
        const worked = await workThrough(page, repeats)
        for (const [what, samples] of Object.entries(worked)) times[what]?.[world].push(...samples)
      })
    }
  }
  console.log()

  const heap = await heapAfterFirstOpening(browser, listOf(origin, 'huge'))
  return [
    { what: '100,000 shares: first opening', samples: first.huge, beside: first.hundred, budget: budgets.first },
    { what: '100,000 shares: heap after it', samples: [heap], budget: budgets.heap, unit: 'MB' },
    beside('open warm', warm),
    ...operations.map(({ what }) => beside(what, times[what] ?? samplesOfBoth())),
    await measureStartUp(browser, origin, runs),
  ]
}

/**
 * Start-up of a console in which much has happened beside one in which nothing has, in turn.
 * @param {Browser} browser
 * @param {string} origin
 * @param {number} runs
 * @returns {Promise<Line>}
 */
async function measureStartUp(browser, origin, runs) {
  /** @type {number[]} */
  const after = []
  /** @type {number[]} */
  const before = []
  await withPage(browser, 'fast', (old) =>
    withPage(browser, 'fast', async (fresh) => {
      for (const page of [old, fresh]) await firstRow(page, () => page.goto(listOf(origin, 'hundred')))
      console.log(`Start-up: ${commits} commits are made …`)
      await old.evaluate(commit, commits)
      // What is put off until nothing else is to be done, snapshots above all, is done meanwhile.
      await old.waitForTimeout(12_000)
      for (const page of [old, fresh]) await firstRow(page, () => page.reload())
      for (let run = 0; run < runs * reloads; run += 1) {
        process.stdout.write(`\rStart-up after ${commits} commits: ${run + 1} of ${runs * reloads}`)
        after.push(await firstRow(old, () => old.reload()))
        before.push(await firstRow(fresh, () => fresh.reload()))
      }
    }),
  )
  console.log()
  return {
    what: `start-up after ${commits} commits, against none`,
    samples: after,
    floor: before,
    budget: budgets.startUp,
  }
}

/** Runs in the page: switches to and fro between two environments, one commit each. @param {number} count */
async function commit(count) {
  const { items } = await (await fetch('/api/environments/own')).json()
  let { version } = await (await fetch('/api/current-environment')).json()
  for (let index = 0; index < count; index += 1) {
    const answer = await fetch('/api/current-environment', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'If-Match': `"${version}"` },
      body: JSON.stringify({ environmentId: items[index % 2].id }),
    })
    if (!answer.ok) throw new Error(`commit ${index} was refused: ${await answer.text()}`)
    version = (await answer.json()).version
  }
}

/** @param {Page} page @param {() => Promise<unknown>} open */
async function firstRow(page, open) {
  await page.waitForTimeout(700)
  await open()
  await page.waitForFunction(() => globalThis.watch.firstRow > 0, undefined, { polling: 50 })
  await page.waitForTimeout(300)
  return page.evaluate(() => globalThis.watch.firstRow)
}

/** @param {string} origin @param {World} world */
function listOf(origin, world) {
  return `${origin}/sharing/given?world=${world}`
}

/** @returns {Record<World, number[]>} */
function samplesOfBoth() {
  return { hundred: [], huge: [] }
}

/** @param {string} what @param {Record<World, number[]>} samples @returns {Line} */
function beside(what, { hundred, huge }) {
  return { what: `100,000 shares: ${what}, against 100`, samples: huge, floor: hundred, budget: budgets.beside }
}
