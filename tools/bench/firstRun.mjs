import { withPage } from './visit.mjs'

/** From issue 3, in milliseconds. */
const budget = 300

/**
 * The guide's caller sample, run by a visitor for the first time: both gates, the owner's two functions, and the result on
 * the screen. The sandbox was loaded when the screen opened.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the playground
 * @param {number} runs
 */
export async function measureFirstRuns(browser, address, runs) {
  /** @type {number[]} */
  const samples = []
  for (let run = 0; run < runs; run += 1) {
    process.stdout.write(`\rFirst runs of code: ${run + 1} of ${runs}`)
    samples.push(await withPage(browser, 'fast', (page) => firstRun(page, address)))
  }
  console.log()
  return [{ what: 'first run of the guide’s sample, click to result', samples, budget }]
}

/** @param {import('@playwright/test').Page} page @param {string} address */
async function firstRun(page, address) {
  const prepared = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/playground')
  await page.goto(address)
  await prepared
  await page.locator('.cm-editor').nth(1).waitFor()
  await page.waitForTimeout(500)
  await page.evaluate(() => globalThis.watch.expect('click', '[data-kind=returned]'))
  await page.getByRole('button', { name: '运行', exact: true }).click()
  return page.evaluate(() => globalThis.watch.nextPaint())
}
