import type { Locator, Page } from '@playwright/test'
import { aWorld, news, owner, shop } from '../src/domain/testing/aWorld.ts'
import { axe, expect, pressOn, setFaults, test } from './fixtures.ts'

const header = (page: Page) => page.getByRole('banner')
const navigation = (page: Page) => page.getByRole('navigation', { name: '主导航' })
const row = (page: Page, { name }: { name: string }) => page.getByRole('row', { name })
const toast = (page: Page) => page.getByRole('region', { name: '提示' })
const phone = { width: 390, height: 844 }
const desk = { width: 1440, height: 900 }

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error(`${locator} is not shown`)
  return box
}

/** A name as long as any that is shown, and more notices than the bell counts. */
const crowded = () => aWorld().withAccounts({ ...owner, name: '茶语小筑'.repeat(16) })

test.describe('the header', () => {
  for (const width of [1920, 1440, 1280, 1024, 768, 390, 320])
    for (const language of ['zh-CN', 'en'])
      test(`is one row at ${width} px, ${language}`, async ({ page, given }) => {
        await given(crowded().withShare())
        await page.setViewportSize({ width, height: 844 })
        await page.goto(`/sharing/given?lang=${language}`)
        await expect(row(page, shop)).toBeVisible()

        expect((await boxOf(header(page))).height).toBeLessThanOrEqual(56)
        expect(await crossings(page)).toEqual([])
        expect(await header(page).evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0)
        await expect(
          header(page).getByRole('button', { name: language === 'en' ? 'Simulated data' : '模拟数据' }),
        ).toBeVisible()
        await expect(header(page).getByRole('button', { name: owner.appId })).toBeVisible()
      })

  test('and the page share their edges, and a wide window is used', async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.goto('/sharing/given')
    await expect(row(page, news)).toBeVisible()
    const account = await boxOf(header(page).getByRole('button', { name: owner.appId }))
    const list = await boxOf(page.getByRole('table').locator('..').locator('..'))
    const right = account.x + account.width
    expect(Math.abs(right - (list.x + list.width))).toBeLessThanOrEqual(32)
    expect(1920 - right).toBeLessThanOrEqual(64)
    const brand = await boxOf(header(page).getByRole('link', { name: '环境共享控制台' }))
    const place = await boxOf(navigation(page).getByRole('link', { name: '环境共享' }).locator('svg'))
    expect(Math.abs(brand.x - place.x)).toBeLessThanOrEqual(4)
  })

  test('and what is above a list leave the first record within reach on a telephone', async ({ page }) => {
    await page.setViewportSize(phone)
    await page.goto('/sharing/given')
    await expect(row(page, news)).toBeVisible()
    expect((await boxOf(page.getByRole('row').nth(1))).y).toBeLessThanOrEqual(420)
  })

  test('stays in sight while a long list is scrolled', async ({ page }) => {
    await page.goto('/sharing/given?world=many')
    await expect(page.getByText(/第 1 \/ \d+ 页/)).toBeVisible()
    await page.mouse.move(700, 400)
    await page.mouse.wheel(0, 2000)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(500)
    expect((await boxOf(header(page))).y).toBe(0)
    await expect(navigation(page).getByRole('link', { name: '拓展功能' })).toBeInViewport()
  })
})

test.describe('the navigation of a narrow window', () => {
  const opener = (page: Page) => page.getByRole('button', { name: '打开导航' })
  const drawer = (page: Page) => page.getByRole('dialog', { name: '主导航' })

  test.beforeEach(async ({ page }) => {
    await page.setViewportSize(phone)
    await page.goto('/sharing/given')
    await expect(row(page, news)).toBeVisible()
    await expect(navigation(page)).toHaveCount(0)
  })

  test('opens over the page, keeps the focus, and Esc closes it', async ({ page }) => {
    await pressOn(page, opener(page))
    await expect(drawer(page)).toBeVisible()
    const isInside = () => drawer(page).evaluate((dialog) => dialog.contains(document.activeElement))
    await expect.poll(isInside).toBe(true)
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(false)
    }
    await page.keyboard.press('Escape')
    await expect(drawer(page)).toHaveCount(0)
    await expect(opener(page)).toBeFocused()
  })

  test('leads somewhere, closes with that, and by a press beside it', async ({ page }) => {
    await opener(page).click()
    await navigation(page).getByRole('link', { name: '拓展功能' }).click()
    await expect(page.getByRole('heading', { name: '拓展功能', level: 1 })).toBeVisible()
    await expect(drawer(page)).toHaveCount(0)

    await opener(page).click()
    await expect(navigation(page).getByRole('link', { name: '拓展功能' })).toHaveAttribute('aria-current', 'page')
    await page.mouse.click(380, 500)
    await expect(drawer(page)).toHaveCount(0)

    await opener(page).click()
    await drawer(page).getByRole('button', { name: '关闭' }).click()
    await expect(drawer(page)).toHaveCount(0)
    await opener(page).click()
    await navigation(page).getByRole('link', { name: '拓展功能' }).click()
    await expect(drawer(page)).toHaveCount(0)
  })
})

test('notices are reached by the bell alone; what is for developers stands together', async ({ page }) => {
  await page.goto('/sharing/given')
  await expect(navigation(page).getByRole('link')).toHaveText([
    '环境共享',
    '云环境',
    '操作记录',
    '调试',
    '错误诊断',
    '环境名称',
    '拓展功能',
  ])
  await expect(
    navigation(page)
      .getByRole('listitem')
      .filter({ hasText: /^(开发工具|设置)$/ }),
  ).toHaveCount(2)
  await header(page).getByRole('link', { name: '通知' }).click()
  await expect(page.getByRole('heading', { name: '通知', level: 1 })).toBeVisible()
})

test('language and theme are chosen in one menu, with the keyboard alone', async ({ page }) => {
  await page.goto('/sharing/given')
  await pressOn(page, header(page).getByRole('button', { name: '语言和主题' }))
  const languages = page.getByRole('radiogroup', { name: '语言' })
  await expect(languages.getByRole('radio', { name: '中文' })).toBeChecked()
  await page.keyboard.press('Tab')
  await expect(languages.getByRole('radio', { name: '中文' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radiogroup', { name: 'Language' }).getByRole('radio', { name: 'English' })).toBeChecked()
  await expect(page).toHaveURL('/sharing/given?lang=en')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'Dark' })).toBeChecked()
  await expect(page).toHaveURL('/sharing/given?lang=en&theme=dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('radiogroup')).toHaveCount(0)
  await expect(header(page).getByRole('button', { name: 'Language and theme' })).toBeFocused()
})

test.describe('D9 the account switch', () => {
  for (const { width, height } of [desk, phone])
    test(`finds one of 1,006 accounts at ${width} px, and stays where it opened`, async ({ page }) => {
      await page.setViewportSize({ width, height })
      await page.goto('/sharing/given?world=many')
      await header(page).getByRole('button', { name: owner.appId }).click()
      const panel = page.getByRole('dialog', { name: '选择要使用的账号' })
      await expect(panel).toBeVisible()
      const opened = await boxOf(panel)
      await expect(panel.getByText('共 1006 个账号')).toBeVisible()
      expect(await boxOf(panel)).toEqual(opened)
      expect(opened.y).toBeGreaterThanOrEqual(55)
      expect(opened.y + opened.height).toBeLessThanOrEqual(height)
      expect(opened.x).toBeGreaterThanOrEqual(0)
      expect(opened.x + opened.width).toBeLessThanOrEqual(width)

      await panel.getByRole('button', { name: '下一页' }).click()
      await expect(panel.getByText('第 2 / 101 页')).toBeVisible()
      await panel.getByRole('searchbox').fill(shop.appId)
      await expect(panel.getByText('共 1 个账号')).toBeVisible()
      expect(await boxOf(panel)).toEqual(opened)
      await panel.getByRole('button', { name: shop.appId }).click()
      await expect(header(page).getByRole('button', { name: shop.appId })).toBeVisible()
    })

  test('shows the whole of the longest name, in the narrowest window too', async ({ page, given }) => {
    await given(crowded())
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto('/sharing/given')
    await header(page).getByRole('button', { name: owner.appId }).click()
    const name = page.getByRole('dialog', { name: '选择要使用的账号' }).getByText('茶语小筑'.repeat(16)).first()
    await expect(name).toBeVisible()
    expect(
      await name.evaluate(
        (element) => element.getBoundingClientRect().width <= (element.parentElement?.clientWidth ?? 0),
      ),
    ).toBe(true)
  })
})

test.describe('D5 a toast covers no act', () => {
  async function revoke(page: Page) {
    await row(page, shop).getByRole('link', { name: '解除' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: '解除共享' }).click()
    await expect(toast(page).getByText('已解除')).toBeVisible()
  }

  for (const viewport of [desk, { width: 1024, height: 768 }, phone])
    test(`of a dialog that opens under it, ${viewport.width} px`, async ({ page, given }) => {
      await given(aWorld().withShare().withShare({ grantee: news, id: 'share-news' }))
      await page.setViewportSize(viewport)
      await page.goto('/sharing/given')
      await revoke(page)
      for (const [link, dialog] of [
        ['添加共享', page.getByRole('dialog', { name: '添加共享' })],
        ['解除', page.getByRole('alertdialog', { name: '解除环境共享' })],
      ] as const) {
        await page.getByRole('main').getByRole('link', { name: link }).first().click()
        await expect(dialog.getByRole('button', { name: '取消' })).toBeVisible()
        await toast(page).hover()
        expect(await coveredActs(page)).toEqual([])
        const { y, height } = await boxOf(toast(page))
        expect(y + height).toBeLessThanOrEqual((await boxOf(dialog)).y)
        await page.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
      }
    })

  test('of a page in a wide window', async ({ page, given }) => {
    await given(aWorld().withShare().withShare({ grantee: news, id: 'share-news' }))
    await page.setViewportSize(desk)
    await page.goto('/sharing/given')
    await revoke(page)
    await toast(page).hover()
    expect(await coveredActs(page)).toEqual([])
  })

  test('of a narrow page that is scrolled to its end, nor of its header', async ({ page, given }) => {
    await given(aWorld().withShare().withShare({ grantee: news, id: 'share-news' }))
    await page.setViewportSize(phone)
    await page.goto('/sharing/given')
    await revoke(page)
    await toast(page).hover()
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    expect(await coveredActs(page)).toEqual([])
  })
})

test.describe('the guide', () => {
  for (const address of ['/sharing/received', '/environments/test-f96b31/database', '/settings/extensions', '/nowhere'])
    test(`is one click away from ${address}`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 })
      await page.goto(address)
      await header(page).getByRole('link', { name: '使用指南' }).click()
      await expect(page.getByRole('heading', { name: '使用指南', level: 1 })).toBeVisible()
      await expect(page).toHaveTitle('使用指南 · 环境共享控制台')
    })

  test('leads, step by step, to where each is done', async ({ page, given }) => {
    await given(aWorld().withShare())
    for (const [step, link, address] of [
      ['开通', '前往 拓展功能', '/settings/extensions'],
      ['添加共享', '前往 添加共享', '/sharing/given/new'],
      ['授权', '前往 我共享的', '/sharing/given'],
      ['部署 cloudbase_auth 云函数', '前往 云环境', '/environments/test-f96b31/functions'],
      ['调用', '前往 调试', '/try'],
      ['调用', '前往 错误诊断', '/errors'],
      ['在控制台查看和操作', '前往 环境名称', '/settings/environment'],
      ['解除', '前往 共享给我的', '/sharing/received'],
      ['注销', '前往 拓展功能', '/settings/extensions'],
    ] as const) {
      await page.goto('/guide')
      await page.getByRole('region', { name: step, exact: true }).getByRole('link', { name: link }).click()
      await expect(page).toHaveURL(new RegExp(`${address}(\\?|$)`))
    }
    await page.goto('/guide?lang=en')
    await expect(page.getByRole('region', { name: 'Deploy the cloudbase_auth function' })).toContainText('errCode')
    expect(await axe(page)).toEqual([])
  })
})

test.describe('D11 rehearsed failures', () => {
  const badge = (page: Page) => header(page).getByRole('button', { name: '模拟数据' })
  const panel = (page: Page) => page.getByRole('dialog', { name: '模拟数据' })

  test('are counted by the badge, listed in its panel and cleared there', async ({ page }) => {
    await setFaults(page, [
      { on: 'GET /api/shares', kind: 'status', status: 500 },
      { on: 'GET /api/history', kind: 'latency', milliseconds: 3000, times: 2 },
    ])
    await page.goto('/sharing/given')
    await expect(badge(page)).toHaveText('模拟数据 · 故障 2')
    await badge(page).click()
    await expect(panel(page).getByText('GET /api/shares · status 500')).toBeVisible()
    await expect(panel(page).getByText('GET /api/history · latency 3000 ms · 剩余 2 次')).toBeVisible()
    await panel(page).getByRole('button', { name: '全部清除' }).click()
    await expect(badge(page)).toHaveText('模拟数据')
    await expect(panel(page).getByText('GET /api/shares')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '重试' }).click()
    await expect(row(page, news)).toBeVisible()
  })

  test('that are mistyped are named in words', async ({ page }) => {
    await page.goto('/sharing/given')
    await page.evaluate(() =>
      sessionStorage.setItem('mock.faults', '[{"on": "GET /api/history", "kind": "latencyy", "milliseconds": 3000}]'),
    )
    await page.reload()
    await expect(badge(page)).toHaveText('模拟数据 · 故障设置有误')
    await badge(page).click()
    await expect(panel(page).getByRole('alert')).toContainText('第 1 条的“kind”无效："latencyy"。可用：latency、status')
    await panel(page).getByRole('button', { name: '全部清除' }).click()
    await expect(badge(page)).toHaveText('模拟数据')
  })

  test('are shown once they come to an end', async ({ page }) => {
    await page.goto('/sharing/given')
    await expect(row(page, news)).toBeVisible()
    await setFaults(page, [{ on: 'GET /api/history', kind: 'latency', milliseconds: 10, times: 1 }])
    await navigation(page).getByRole('link', { name: '拓展功能' }).click()
    await expect(badge(page)).toHaveText('模拟数据 · 故障 1')
    await navigation(page).getByRole('link', { name: '操作记录' }).click()
    await expect(badge(page)).toHaveText('模拟数据')
  })
})

/** What can be pressed now and lies under a toast. */
function coveredActs(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const toasts = [...document.querySelectorAll('[aria-live] > div')].map((element) => element.getBoundingClientRect())
    if (toasts.length === 0) throw new Error('there is no toast')
    const acts = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea')]
    return acts
      .filter((act) => act.checkVisibility() && !act.closest('[aria-hidden="true"], [aria-live]'))
      .filter((act) => {
        const { left, right, top, bottom } = act.getBoundingClientRect()
        return toasts.some((it) => left < it.right && right > it.left && top < it.bottom && bottom > it.top)
      })
      .map((act) => act.ariaLabel ?? act.textContent ?? act.tagName)
  })
}

/** Which acts of the header lie over one another, or beyond it. */
function crossings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('header:has(> [popover], > button) :is(a, button)')]
      .filter((act) => act.checkVisibility() && !act.closest('[popover]'))
      .map((act) => ({ name: act.ariaLabel ?? act.textContent ?? '', box: act.getBoundingClientRect() }))
    if (all.length < 4) throw new Error('the header has more acts than that')
    return all.flatMap(({ name, box }, index) => {
      const isOut = box.left < 0 || box.right > innerWidth || box.width < 24
      const next = all[index + 1]
      return isOut || (next && box.right > next.box.left) ? [`${name}: ${box.left} to ${box.right}`] : []
    })
  })
}
