import { withPage } from './visit.mjs'

/**
 * What the page holds once its list is there, in megabytes: its own heap after a collection and what lies outside of it.
 * The backend with its world runs in the page; the service worker only passes requests on.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 */
export async function heapAfterFirstOpening(browser, address) {
  return withPage(browser, 'fast', async (page) => {
    await page.goto(address)
    await page.waitForFunction(() => globalThis.watch.firstRow > 0)
    await page.waitForTimeout(2000)
    const session = await page.context().newCDPSession(page)
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage')
    return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1024 / 1024
  })
}
