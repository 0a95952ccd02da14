/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {'search' | 'sort' | 'tabs' | 'wizard' | 'tick'} Interaction
 * @typedef {{ paint: number[], settled: number[] }} Times
 */

const dialog = '[role=dialog]:not([popover])'

/**
 * A person's finger rests for about 80 ms. Pressed and let go in no time, what the page does when the pointer arrives and
 * goes down would count as part of the click: 40 ms at a processor 4× slower, most of it the driver's own checks.
 */
const press = { delay: 80 }

/** What a person does on the list of fifty rows, in one visit. @param {Page} page */
export async function interact(page) {
  /** @type {Record<Interaction, Times>} */
  const times = {
    search: { paint: [], settled: [] },
    sort: { paint: [], settled: [] },
    tabs: { paint: [], settled: [] },
    wizard: { paint: [], settled: [] },
    tick: { paint: [], settled: [] },
  }

  await sort(page, times.sort, [0, 1, 1])
  await search(page, times.search)
  await openWizard(page, times.wizard)
  await switchTabs(page, times.tabs)
  await tick(page, times.tick)
  return times
}

/** The one thing that can be done on a floor page: sorting its fifty rows. @param {Page} page */
export async function interactWithFloor(page) {
  /** @type {Times} */
  const times = { paint: [], settled: [] }
  await sort(page, times, [0, 0, 0])
  return times
}

/** Every key counts; the list is asked for once the typing pauses. @param {Page} page @param {Times} times */
async function search(page, { paint, settled }) {
  const box = page.locator('input[type=search]')
  await box.click()
  for (const key of ['s', 't', 'o', 'r', 'e', '-', '0']) {
    await expectEvent(page, 'keydown')
    await page.keyboard.press(key)
    paint.push(await nextPaint(page))
  }
  settled.push(await settledAfter(page))
  await expectEvent(page, 'input')
  await box.fill('')
  settled.push(await settledAfter(page))
}

/** @param {Page} page @param {Times} times @param {readonly number[]} order which header is pressed, one after the other */
async function sort(page, { paint, settled }, order) {
  for (const header of order) {
    await expectEvent(page, 'click')
    await page.locator('th button').nth(header).click(press)
    paint.push(await nextPaint(page))
    settled.push(await settledAfter(page))
  }
}

/** There and back; what comes back has its rows already. @param {Page} page @param {Times} times */
async function switchTabs(page, { paint, settled }) {
  const tabs = page.locator('[role=tab]')
  for (const tab of [tabs.nth(1), tabs.nth(0)]) {
    await expectEvent(page, 'click')
    await tab.click(press)
    paint.push(await nextPaint(page))
    settled.push(await settledAfter(page))
  }
}

/** With the pointer there for a moment, as people have it. @param {Page} page @param {Times} times */
async function openWizard(page, { paint }) {
  const add = page.locator('a[href*="/sharing/given/new"]').first()
  await add.hover()
  await page.waitForTimeout(1000)
  await expectEvent(page, 'click', dialog)
  await add.click(press)
  paint.push(await nextPaint(page))
  await page.keyboard.press('Escape')
  await page.locator(dialog).waitFor({ state: 'detached' })
}

/** Last, because it leaves a dialog with changes in it. @param {Page} page @param {Times} times */
async function tick(page, { paint }) {
  await page.locator('a[href*="/configure"]').first().click()
  const boxes = page.locator(`${dialog} input[type=checkbox]`)
  await boxes.nth(3).waitFor()
  await page.waitForTimeout(500)
  for (const index of [0, 1, 2, 3]) {
    await expectEvent(page, 'click')
    await boxes.nth(index).click(press)
    paint.push(await nextPaint(page))
  }
}

/** @param {Page} page @param {string} type @param {string} [until] */
function expectEvent(page, type, until) {
  return page.evaluate(([type = '', until]) => globalThis.watch.expect(type, until), [type, until])
}

/** @param {Page} page */
function nextPaint(page) {
  return page.evaluate(() => globalThis.watch.nextPaint())
}

/** @param {Page} page */
function settledAfter(page) {
  return page.evaluate(() => globalThis.watch.settled())
}
