import { chromium } from '@playwright/test'
import { findBrowser } from '../support/browser.mjs'
import { watchPage } from './watch.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {'fast' | 'slow' | 'slow processor'} Line
 */

/**
 * How fast the visitor's computer and network are. Playwright's page is throttled, and with it all that the page
 * downloads itself; what a service worker downloads is not, neither here nor on the floor page that has one.
 * @type {Record<Line, { cpu: number, network?: { latency: number, bytesPerSecond: number } }>}
 */
const lines = {
  fast: { cpu: 1 },
  slow: { cpu: 4, network: { latency: 150, bytesPerSecond: 1_600_000 / 8 } },
  'slow processor': { cpu: 4 },
}

/**
 * Milliseconds before a visit begins: the page of the visit before is being put away meanwhile, and the browser starts a
 * process for the next. On two processors that takes a third of the time of whatever comes too soon.
 */
const pause = 700

/** The browser of the end-to-end tests, started as they start it. */
export async function openBrowser() {
  const executablePath = await findBrowser()
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/**
 * A first visit: nothing cached, nothing stored. Ends when `act` does.
 * @template Result
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 * @param {Line} line
 * @param {(page: Page) => Promise<Result>} act called once fifty rows are painted
 * @returns {Promise<{ firstRow: number, shift: number, result: Result }>}
 */
export async function visit(browser, address, line, act) {
  return withPage(browser, line, async (page) => {
    await page.waitForTimeout(pause)
    await page.goto(address, { waitUntil: 'commit' })
    await page.waitForFunction(
      () => document.querySelectorAll('tbody tr:not([aria-hidden])').length === 50,
      undefined,
      { polling: 50 },
    )
    await page.waitForTimeout(500)
    const result = await act(page)
    const { firstRow, shift } = await page.evaluate(() => ({
      firstRow: globalThis.watch.firstRow,
      shift: globalThis.watch.shift,
    }))
    return { firstRow, shift, result }
  })
}

/**
 * A watched page of a visitor who has never been here.
 * @template Result
 * @param {import('@playwright/test').Browser} browser
 * @param {Line} line
 * @param {(page: Page) => Promise<Result>} act
 */
export async function withPage(browser, line, act) {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 720 },
  })
  try {
    await context.addInitScript(watchPage)
    const page = await context.newPage()
    await slowDown(page, line)
    return await act(page)
  } finally {
    await context.close()
  }
}

/** @param {Page} page @param {Line} line */
async function slowDown(page, line) {
  const { cpu, network } = lines[line]
  const session = await page.context().newCDPSession(page)
  if (cpu > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
  if (!network) return
  const { latency, bytesPerSecond } = network
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
}
