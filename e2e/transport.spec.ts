import type { BrowserContext, Page } from '@playwright/test'
import { aWorld, news, owner, prodEnvironment, shop, testEnvironment } from '../src/domain/testing/aWorld.ts'
import { ask, change } from './ask.ts'
import { actAs, expect, pressOn, faultsLeft, setFaults, test } from './fixtures.ts'

// Where the mock backend lives and what it remembers: the screens must not notice the difference.

const rowOf = (page: Page, { name }: { name: string }) => page.getByRole('row', { name })
const badge = (page: Page) => page.getByRole('button', { name: '模拟数据' })
async function switchTo(page: Page, scenario: string) {
  await panel(page).getByRole('combobox', { name: '场景' }).selectOption(scenario)
  await panel(page).getByRole('button', { name: '切换' }).click()
}
const panel = (page: Page) => page.getByRole('dialog', { name: '模拟数据' })
const doneToast = (page: Page, text: string) => page.getByRole('region').getByText(text)

async function share(page: Page, { appId, name }: { appId: string; name: string }, environment = testEnvironment) {
  await page.getByRole('link', { name: '添加共享' }).first().click()
  const dialog = page.getByRole('dialog', { name: '添加共享' })
  await dialog.getByRole('textbox', { name: 'AppID' }).fill(appId)
  await dialog.getByRole('button', { name: '查询' }).click()
  await dialog.getByRole('combobox', { name: '云环境' }).click()
  await page.getByRole('option', { name: environment.id }).click()
  await dialog.getByRole('button', { name: '提交' }).click()
  await expect(rowOf(page, { name })).toContainText(environment.id)
}

async function stopWorker(page: Page, context: BrowserContext) {
  const debug = await context.newCDPSession(page)
  const stopped = new Promise<void>((resolve) => {
    debug.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve()
    })
  })
  await debug.send('ServiceWorker.enable')
  await debug.send('ServiceWorker.stopAllWorkers')
  await stopped
}

/** As 清除网站数据 does, but what is stored of the world stays: that is another test's affair (e2e/storage.spec.ts). */
async function clearWorkers(page: Page, context: BrowserContext) {
  const debug = await context.newCDPSession(page)
  const { origin } = new URL(page.url())
  await debug.send('Storage.clearDataForOrigin', { origin, storageTypes: 'service_workers,cache_storage' })
}

async function bypassWorker(page: Page, context: BrowserContext) {
  const debug = await context.newCDPSession(page)
  await debug.send('Network.enable')
  await debug.send('Network.setBypassServiceWorker', { bypass: true })
}

/** What a worker knows of its pages it keeps in the cache storage, for when it is started again. */
async function stopForgetfulWorker(page: Page, context: BrowserContext) {
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name)
  })
  await stopWorker(page, context)
}

async function unregisterWorkers(page: Page) {
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister()
  })
}

async function revoke(page: Page, other: { name: string }) {
  await rowOf(page, other).getByRole('link', { name: '解除' }).click()
  const dialog = page.getByRole('alertdialog', { name: '解除环境共享' })
  await dialog.getByRole('button', { name: '解除共享' }).click()
  await expect(dialog).toBeHidden()
  await expect(rowOf(page, other)).toHaveCount(0)
}

/** What an owner does in a day: share, configure, revoke; and the grantee finds the notice. */
async function mainSteps(page: Page) {
  await share(page, shop)
  await rowOf(page, shop).getByRole('link', { name: '配置环境' }).click()
  const dialog = page.getByRole('dialog', { name: '配置环境' })
  await dialog.getByRole('button', { name: '添加环境' }).click()
  await dialog.getByRole('group', { name: '环境 2' }).getByRole('combobox', { name: '云环境' }).click()
  await page.getByRole('option', { name: prodEnvironment.id }).click()
  await dialog.getByRole('button', { name: '提交' }).click()
  await expect(rowOf(page, shop)).toContainText(prodEnvironment.id)
  await page.reload()
  await expect(rowOf(page, shop)).toContainText(prodEnvironment.id)
  await revoke(page, shop)
}

async function expectNotice(page: Page, path = '/notifications') {
  await actAs(page, shop, path)
  await expect(page.getByRole('list', { name: '通知列表' }).getByRole('listitem')).toContainText([
    `“${owner.name}”（${owner.appId}）已解除共享`,
  ])
}

async function expectTransport(page: Page, text: string) {
  await badge(page).click()
  await expect(panel(page)).toContainText(text)
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
}

test.describe('what is kept', () => {
  test('a reload keeps the state, and the badge says that the data is simulated', async ({ page }) => {
    await page.goto('/')
    await expectTransport(page, '通过 Service Worker 应答')
    await share(page, shop)
    await page.reload()
    await expect(rowOf(page, shop)).toBeVisible()
    await revoke(page, shop)
    await page.reload()
    await expect(rowOf(page, news)).toBeVisible()
    await expect(rowOf(page, shop)).toHaveCount(0)
  })

  test('what was done in a tab that crashed is there in the next one', async ({ page, context }) => {
    const doomed = await context.newPage()
    await doomed.goto('/')
    await share(doomed, shop)
    const debug = await context.newCDPSession(doomed)
    const crashed = doomed.waitForEvent('crash')
    void debug.send('Page.crash').catch(() => undefined)
    await crashed

    await page.goto('/')
    await expect(rowOf(page, shop)).toBeVisible()
  })

  test('a second tab sees a change within a second, without being touched', async ({ page, context }) => {
    const other = await context.newPage()
    await other.goto('/')
    await expect(rowOf(other, news)).toBeVisible()
    await page.goto('/')
    await share(page, shop)
    await expect(rowOf(other, shop)).toBeVisible({ timeout: 1000 })

    await revoke(page, shop)
    await expect(rowOf(other, shop)).toHaveCount(0, { timeout: 1000 })
  })

  test('X8 3,000 messages of another tab are one question, junk is none', async ({ page, context }) => {
    await page.goto('/')
    await expect(rowOf(page, news)).toBeVisible()
    const second = await context.newPage()
    await second.goto('/settings/extensions')
    await expect(second.getByRole('heading', { name: '拓展功能' })).toBeVisible()
    let asked = 0
    page.on('request', (request) => {
      if (request.url().includes('/api/shares?')) asked += 1
    })
    const send = (messages: unknown[]) =>
      second.evaluate((all) => {
        const channel = new BroadcastChannel('environment-sharing')
        for (const message of all) channel.postMessage(message)
        new BroadcastChannel('environment-sharing:/a/b/console/').postMessage('changed')
      }, messages)

    await send(['Changed', 0, null, ['changed'], { kind: 'changed' }, 'x'.repeat(100_000)])
    await change(second, 'POST', '/api/notifications/read', { body: { ids: [] } })
    await page.bringToFront()
    expect(asked).toBe(0)
    await send(Array.from({ length: 3000 }, () => 'changed'))
    await expect.poll(() => asked).toBeGreaterThan(0)
    await ask(page, 'GET', '/api/health')
    expect(asked).toBeLessThanOrEqual(2)
  })

  test("the acting account is each tab's own, and the bell of a grantee rings while the owner revokes", async ({
    page,
    context,
  }) => {
    const grantee = await context.newPage()
    await actAs(grantee, news, '/sharing/received')
    await expect(rowOf(grantee, owner)).toBeVisible()
    await page.goto('/')
    await revoke(page, news)

    await expect(grantee.getByText('暂无共享给我的环境')).toBeVisible({ timeout: 1000 })
    await expect(grantee.getByRole('link', { name: '通知，1 条未读' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('button', { name: new RegExp(owner.appId) })).toBeVisible()
    await grantee.reload()
    await expect(grantee.getByRole('button', { name: new RegExp(news.appId) })).toBeVisible()
  })

  test('F34 three tabs change one share again and again: every change counts once, none is lost', async ({
    page,
    context,
    given,
  }) => {
    await given(aWorld().withShare())
    const tabs = [page, await context.newPage(), await context.newPage()]
    for (const tab of tabs) {
      await tab.goto('/sharing/given')
      await expect(rowOf(tab, shop)).toBeVisible()
    }
    const environments = [testEnvironment.id, prodEnvironment.id]
    const seen = await Promise.all(tabs.map((tab) => tab.evaluate(configureAgainAndAgain, [environments, 10] as const)))

    const versions = seen.flat().toSorted((a, b) => a - b)
    expect(versions).toEqual(Array.from({ length: 30 }, (_, index) => index + 2))
    for (const tab of tabs) {
      expect(await tab.evaluate(async () => (await fetch('/api/shares/share-1')).headers.get('ETag'))).toBe('"31"')
    }
  })
})

test.describe('worlds', () => {
  test('重置 puts the world back to its start, in every tab', async ({ page, context }) => {
    const other = await context.newPage()
    await other.goto('/')
    await expect(rowOf(other, news)).toBeVisible()
    await page.goto('/')
    await revoke(page, news)
    await expect(rowOf(other, news)).toHaveCount(0)

    await badge(page).click()
    await panel(page).getByRole('button', { name: '重置' }).click()
    await expect(doneToast(page, '场景已恢复到初始状态')).toBeVisible()
    await expect(rowOf(page, news)).toBeVisible()
    await expect(rowOf(other, news)).toBeVisible()
    await page.reload()
    await expect(rowOf(page, news)).toBeVisible()
  })

  test('each world keeps its own state, and 重置 leaves the others alone', async ({ page }) => {
    await page.goto('/?world=small')
    await revoke(page, news)
    await page.goto('/?world=empty')
    await expect(page.getByText('暂无共享')).toBeVisible()
    await share(page, shop)
    await page.goto('/?world=small')
    await expect(page.getByText('暂无共享')).toBeVisible()
    await page.goto('/?world=empty')
    await expect(rowOf(page, shop)).toBeVisible()
    await badge(page).click()
    await panel(page).getByRole('button', { name: '重置' }).click()
    await expect(page.getByText('暂无共享')).toBeVisible()
    await page.goto('/?world=small')
    await expect(page.getByRole('tab', { name: '共享给我的' })).toBeVisible()
    await expect(rowOf(page, news)).toHaveCount(0)
    await expect(page.getByText('暂无共享')).toBeVisible()
  })

  test('the world that was chosen stays for the tab, and only for it', async ({ page, context }) => {
    await page.goto('/sharing/given?world=empty')
    await expect(page.getByText('暂无共享')).toBeVisible()
    await expect(page).toHaveURL('/sharing/given?world=empty')
    await page.reload()
    await expect(page.getByText('暂无共享')).toBeVisible()
    await page.goto('/sharing/given')
    await expect(page.getByText('暂无共享')).toBeVisible()

    const other = await context.newPage()
    await other.goto('/sharing/given')
    await expect(rowOf(other, news)).toBeVisible()
  })

  test('the badge chooses another world', async ({ page }) => {
    await page.goto('/')
    await badge(page).click()
    await switchTo(page, '未开通')
    await expect(page.getByRole('button', { name: '开通' })).toBeVisible()
    await badge(page).click()
    await switchTo(page, '大量共享')
    await expect(page.getByText(/第 1 \/ \d+ 页/)).toBeVisible()
    await expect(page).toHaveURL('/sharing/given?world=many')
  })

  test('going through the worlds with the keyboard changes nothing before 切换', async ({ page }) => {
    await page.goto('/notifications?world=demo')
    await badge(page).click()
    const choice = panel(page).getByRole('combobox', { name: '场景' })
    await expect(choice).toHaveValue('demo')
    await choice.focus()
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowDown')
    await expect(choice).toHaveValue('not-activated')
    await expect(page).toHaveURL('/notifications')
    await pressOn(page, panel(page).getByRole('button', { name: '切换' }))
    await expect(page.getByRole('button', { name: '开通' })).toBeVisible()
  })
})

test.describe('the service worker', () => {
  test('the page answers its first questions itself, the worker all later ones', async ({ page }) => {
    const seen: string[] = []
    page.on('request', (request) => void seen.push(new URL(request.url()).pathname))
    await page.goto('/')
    await expect(rowOf(page, news)).toBeVisible()
    expect(seen).toContain('/api/health')
    expect(seen).not.toContain('/api/shares')

    await page.getByRole('tab', { name: '共享给我的' }).click()
    await expect(page.getByRole('table', { name: '共享给我的小程序/公众号' }).getByRole('row')).toHaveCount(2)
    expect(seen).toContain('/api/shares')
  })

  // One stop each: over a second one Chromium itself goes down at times.
  test('F47 a worker that was stopped answers the next act all the same', async ({ page, context }) => {
    await page.goto('/')
    await expect(rowOf(page, news)).toBeVisible()
    await stopWorker(page, context)
    await share(page, shop)
  })

  test('F47 a worker that was stopped after an act still knows what became of it', async ({ page, context }) => {
    await page.goto('/')
    await share(page, shop)
    await stopWorker(page, context)
    await page.getByRole('tab', { name: '共享给我的' }).click()
    await expect(page.getByRole('table', { name: '共享给我的小程序/公众号' }).getByRole('row')).toHaveCount(2)
    await page.getByRole('tab', { name: '我共享的' }).click()
    await expect(rowOf(page, shop)).toBeVisible()
  })

  test('F48 a worker that was unregistered is back after a reload, with the state', async ({ page }) => {
    await page.goto('/')
    await share(page, shop)
    await unregisterWorkers(page)
    await page.reload()
    await expect(rowOf(page, shop)).toBeVisible()
    await expectTransport(page, '通过 Service Worker 应答')
    await revoke(page, shop)
  })

  test('F50 a worker script that is not there: the page answers itself, and says so once', async ({
    page,
    context,
    consoleLines,
    expectConsoleError,
  }) => {
    expectConsoleError(/mockServiceWorker\.js|Failed to register|bad HTTP response code|404/)
    await context.route('**/mockServiceWorker.js', (route) =>
      route.fulfill({ status: 404, contentType: 'text/plain', body: 'Not found' }),
    )
    await page.goto('/')
    await expect(rowOf(page, news)).toBeVisible()
    await expectTransport(page, '在页面内应答（in-page）')
    await share(page, shop)

    expect(
      consoleLines.filter((line) => line.startsWith('warning: The mock backend answers in the page')),
    ).toHaveLength(1)
    expect(consoleLines.filter((line) => line.startsWith('warning:'))).toHaveLength(1)
  })

  test('a worker whose script cannot be looked up again goes on answering, and nothing is left unhandled', async ({
    page,
    context,
  }) => {
    await page.goto('/')
    await expect(rowOf(page, news)).toBeVisible()
    const other = await context.newPage()
    // As browsers do without a network, or when the worker of a tab that closed is just being put away.
    await other.addInitScript(() => {
      ServiceWorkerRegistration.prototype.update = () => {
        document.documentElement.dataset['update'] = 'refused'
        return Promise.reject(new TypeError("Failed to update a ServiceWorker for scope ('/'): Not found"))
      }
    })
    await other.goto('/')
    await expect(other.locator('html')).toHaveAttribute('data-update', 'refused')
    await expectTransport(other, '通过 Service Worker 应答')
    await share(other, shop)
  })

  test('a tab opened while the worker of another is standing up waits for it, and is loaded once', async ({
    page,
    context,
  }) => {
    await context.route('**/mockServiceWorker.js', async (route) => {
      const script = await (await route.fetch()).text()
      const takesItsTime =
        "addEventListener('install', (event) => event.waitUntil(new Promise((resolve) => setTimeout(resolve, 1500))))"
      await route.fulfill({ contentType: 'text/javascript', body: `${script}\n${takesItsTime}` })
    })
    await page.goto('/', { waitUntil: 'commit' })
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.installing)
    const other = await context.newPage()
    await other.addInitScript(() => sessionStorage.setItem('loads', `${sessionStorage.getItem('loads') ?? ''}|`))
    await other.goto('/')
    await expect(rowOf(other, news)).toBeVisible()
    await expectTransport(other, '通过 Service Worker 应答')
    expect(await other.evaluate(() => sessionStorage.getItem('loads'))).toBe('|')
  })

  test('F50 a worker script of the wrong kind: the page answers itself', async ({
    page,
    context,
    consoleLines,
    expectConsoleError,
  }) => {
    expectConsoleError(/mockServiceWorker\.js|Failed to register|unsupported MIME type/)
    await context.route('**/mockServiceWorker.js', (route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html>' }),
    )
    await page.goto('/')
    await mainSteps(page)
    await expectTransport(page, '在页面内应答（in-page）')

    // Once for each time the page was loaded.
    expect(consoleLines.filter((line) => line.startsWith('warning:'))).toHaveLength(2)
  })
})

test.describe('K5 a service worker that is lost in mid-session', () => {
  /** Each way makes requests reach the host instead of the worker, which answers 404 there. */
  const losses: [string, (page: Page, context: BrowserContext) => Promise<void>][] = [
    ['whose site data was cleared', clearWorkers],
    ['F52 that the developer tools bypass', bypassWorker],
    ['that was stopped and has forgotten its pages', stopForgetfulWorker],
  ]

  for (const [how, lose] of losses) {
    test(`${how}: reads and writes go on in the page, and nothing is lost`, async ({ page, context, given }) => {
      await given(aWorld().withShare({ grantee: news }))
      await page.goto('/')
      await expectTransport(page, '通过 Service Worker 应答')
      await lose(page, context)

      await page.getByRole('tab', { name: '共享给我的' }).click()
      await expect(page.getByText('暂无共享给我的环境')).toBeVisible()
      await page.getByRole('tab', { name: '我共享的' }).click()
      await expect(rowOf(page, news)).toBeVisible()
      await mainSteps(page)
    })

    test(`${how}: a write that meets it goes through, once`, async ({ page, context, given }) => {
      await given(aWorld().withShare({ grantee: news }))
      await page.goto('/')
      await rowOf(page, news).getByRole('link', { name: '解除' }).click()
      const dialog = page.getByRole('alertdialog', { name: '解除环境共享' })
      await expect(dialog.getByRole('button', { name: '解除共享' })).toBeEnabled()
      await lose(page, context)

      await dialog.getByRole('button', { name: '解除共享' }).click()
      await expect(dialog).toBeHidden()
      await expect(rowOf(page, news)).toHaveCount(0)
      await expectTransport(page, '在页面内应答（in-page）')
      expect((await ask(page, 'GET', '/api/health')).version).toBe('"1"')
    })
  }

  test('that was unregistered answers on, and is back after a reload', async ({ page }) => {
    await page.goto('/')
    await expect(rowOf(page, news)).toBeVisible()
    await unregisterWorkers(page)
    await share(page, shop)
    await page.reload()
    await expect(rowOf(page, shop)).toBeVisible()
    await expectTransport(page, '通过 Service Worker 应答')
  })

  test('where the host answers everything with its page, too; it is said once, and another tab is not affected', async ({
    page,
    context,
    consoleLines,
  }) => {
    await page.goto('/')
    await expect(rowOf(page, news)).toBeVisible()
    await context.route('**/api/**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
    await bypassWorker(page, context)
    await share(page, shop)
    await page.getByRole('tab', { name: '共享给我的' }).click()
    await expect(page.getByRole('table', { name: '共享给我的小程序/公众号' }).getByRole('row')).toHaveCount(2)

    expect(
      consoleLines.filter((line) => line.startsWith('warning: The mock backend answers in the page')),
    ).toHaveLength(1)
    const other = await context.newPage()
    await other.goto('/')
    await expect(rowOf(other, shop)).toBeVisible()
    await expectTransport(other, '通过 Service Worker 应答')
  })

  test('is found behind a request that never came back: 重试 is answered', async ({ page, context }) => {
    await page.goto('/')
    await expect(rowOf(page, news)).toBeVisible()
    await setFaults(page, [{ on: 'GET /api/shares', kind: 'hang', times: 1 }])
    await page.getByRole('tab', { name: '共享给我的' }).click()
    await expect.poll(() => faultsLeft(page)).toBe(0)
    await bypassWorker(page, context)
    await page.getByRole('button', { name: '重试' }).click()
    await expect(page.getByRole('table', { name: '共享给我的小程序/公众号' }).getByRole('row')).toHaveCount(2)
  })
})

test.describe('K5 an answer that is not the backend’s', () => {
  const html = { kind: 'html' } as const

  test('once, to a read: it is asked again, and no error is shown', async ({ page }) => {
    await page.goto('/')
    await expect(rowOf(page, news)).toBeVisible()
    await setFaults(page, [{ on: 'GET /api/shares', ...html, times: 1 }])
    await page.getByRole('tab', { name: '共享给我的' }).click()
    await expect(page.getByRole('table', { name: '共享给我的小程序/公众号' }).getByRole('row')).toHaveCount(2)
    expect(await faultsLeft(page)).toBe(0)
    await expectTransport(page, '通过 Service Worker 应答')
  })

  test('again and again, to a read: the card says what it is, and 重试 is answered once it is over', async ({
    page,
  }) => {
    await setFaults(page, [{ on: 'GET /api/shares', ...html }])
    await page.goto('/')
    await expect(page.getByText('收到的不是服务的响应，可能来自网络代理或登录页，请检查网络后重试。')).toBeVisible()
    await setFaults(page, [])
    await page.getByRole('button', { name: '重试' }).click()
    await expect(rowOf(page, news)).toBeVisible()
  })

  test('to a write: it is asked after and sent again with its key, and there is one share', async ({ page }) => {
    await page.goto('/')
    await expect(rowOf(page, news)).toBeVisible()
    await setFaults(page, [{ on: 'POST /api/shares', ...html, times: 1 }])
    await share(page, shop)
    expect(await faultsLeft(page)).toBe(0)
    expect((await ask(page, 'GET', '/api/health')).version).toBe('"1"')
  })
})

test.describe('addresses of any length, keys of any kind', () => {
  const long = 'x'.repeat(200_000)

  for (const transport of ['service worker', 'page'] as const) {
    test(`the ${transport} answers them with a problem of the backend`, async ({ page, context }) => {
      await page.goto('/')
      await expect(rowOf(page, news)).toBeVisible()
      if (transport === 'page') {
        await bypassWorker(page, context)
        await ask(page, 'GET', '/api/health')
      }

      const addresses: [string, string, number][] = [
        [`/api/shares/${long}`, 'address-too-long', 414],
        [`/api/shares/${'x'.repeat(8000)}`, 'share-not-found', 404],
        [`/api/shares/${'x'.repeat(8192)}`, 'address-too-long', 414],
        ['/api/shares/%E0%A4%A', 'share-not-found', 404],
        ['/api/shares/%', 'share-not-found', 404],
        ['/api/shares/%00%2F%2e%2e', 'share-not-found', 404],
        ['/api/shares/(a(b*)+)+$[?#', 'share-not-found', 404],
        [`/api/${'a/'.repeat(20_000)}`, 'address-too-long', 414],
        ['/api/%', 'endpoint-not-found', 404],
        ['/api/', 'endpoint-not-found', 404],
        ['/api//shares', 'endpoint-not-found', 404],
        [`/api/shares?direction=given&unknown=${long}`, 'address-too-long', 414],
        ['/api/shares?direction=%E0%A4%A', 'malformed-request', 422],
      ]
      for (const [address, code, status] of addresses) {
        const answer = await ask(page, 'GET', address)
        expect([address.slice(0, 60), answer.status, answer.type, answer.body['code']]).toEqual([
          address.slice(0, 60),
          status,
          'application/problem+json',
          code,
        ])
      }

      const revokeMissing = (headers: Record<string, string>) => ask(page, 'DELETE', '/api/shares/none', { headers })
      for (const [key, status, code] of [
        ['"', 404, 'share-not-found'],
        ['__proto__', 404, 'share-not-found'],
        ['k'.repeat(255), 404, 'share-not-found'],
        ['k'.repeat(256), 400, 'key-invalid'],
        ['ÿþ\u0080', 400, 'key-invalid'],
        ['a b', 400, 'key-invalid'],
      ] as const) {
        const answer = await revokeMissing({ 'If-Match': '"1"', 'Idempotency-Key': key })
        expect([key.slice(0, 20), answer.status, answer.body['code']]).toEqual([key.slice(0, 20), status, code])
        const operation = await ask(page, 'GET', `/api/operations/${encodeURIComponent(key)}`)
        expect([key.slice(0, 20), operation.body]).toEqual([key.slice(0, 20), { state: 'not-found' }])
      }
      for (const key of ['%E8%8C%B6', '%F0%9F%98%80', '%ED%A0%80'])
        expect((await ask(page, 'GET', `/api/operations/${key}`)).body).toEqual({ state: 'not-found' })
      for (const version of ['ÿ', '"1e9"', `"${'9'.repeat(400)}"`]) {
        const answer = await revokeMissing({ 'If-Match': version })
        expect([version.slice(0, 20), answer.status < 500, answer.type]).toEqual([
          version.slice(0, 20),
          true,
          'application/problem+json',
        ])
      }
    })
  }

  test('a key beyond ISO-8859-1 is no header at all: the browser refuses it before it is sent', async ({ page }) => {
    await page.goto('/')
    await expect(rowOf(page, news)).toBeVisible()
    const said = await page.evaluate(() =>
      fetch('/api/activation', { method: 'POST', headers: { 'Idempotency-Key': '茶' } }).catch(
        (error: Error) => error.name,
      ),
    )
    expect(said).toBe('TypeError')
  })
})

test.describe('F49 service workers blocked', () => {
  test.use({ serviceWorkers: 'block' })

  test('the page answers itself, the badge says so, and the main steps work', async ({ page }) => {
    await page.goto('/')
    await expectTransport(page, '在页面内应答（in-page）')
    await mainSteps(page)
    await expectNotice(page)
  })

  test('a second tab sees a change, and a raw request is answered', async ({ page, context }) => {
    const other = await context.newPage()
    await other.goto('/')
    await expect(rowOf(other, news)).toBeVisible()
    await page.goto('/')
    await share(page, shop)
    await expect(rowOf(other, shop)).toBeVisible({ timeout: 1000 })
    expect(await page.evaluate(async () => (await fetch('/api/shares/share-service')).status)).toBe(200)
  })

  test('a panel whose code cannot be had says so, and the shell stays', async ({ page, expectConsoleError }) => {
    expectConsoleError(/MockBackendPanel|Failed to load resource/)
    await page.route('**/assets/MockBackendPanel-*.js', (route) => route.abort())
    await page.goto('/')
    await badge(page).click()
    await expect(panel(page).getByRole('button', { name: '重新加载' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(rowOf(page, news)).toBeVisible()
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  })

  test('under a path of its own as well', async ({ page, subPath }) => {
    await page.goto(`${subPath}sharing/given`)
    await mainSteps(page)
  })
})

test.describe('F53 under a path of its own', () => {
  test('the start leads to the list, and everything stays below that path', async ({ page, subPath }) => {
    await page.goto(subPath)
    await expect(page).toHaveURL(`${subPath}sharing/given`)
    await expectTransport(page, '通过 Service Worker 应答')
    await mainSteps(page)
    await expect(page).toHaveURL(new RegExp(`^${subPath}sharing/given`))
    await expectNotice(page, `${subPath}notifications`)
  })

  test('a deep link opens its dialog, a reload keeps it, closing it leads to the list', async ({ page, subPath }) => {
    const address = `${subPath}sharing/given/share-service/configure`
    await page.goto(address)
    const dialog = page.getByRole('dialog', { name: '配置环境' })
    await expect(dialog.getByRole('combobox', { name: '云环境' })).toHaveValue(prodEnvironment.id)
    await page.reload()
    await expect(dialog.getByRole('combobox', { name: '云环境' })).toHaveValue(prodEnvironment.id)
    await expect(page).toHaveURL(address)
    await dialog.getByRole('button', { name: '取消' }).click()
    await expect(page).toHaveURL(`${subPath}sharing/given`)
    await expect(rowOf(page, news)).toBeVisible()
  })

  test('another world is chosen below that path', async ({ page, subPath }) => {
    await page.goto(subPath)
    await badge(page).click()
    await switchTo(page, '已开通、无共享')
    await expect(page.getByText('暂无共享')).toBeVisible()
    await expect(page).toHaveURL(`${subPath}sharing/given?world=empty`)
  })
})

test.describe('F42 a browser that keeps nothing', () => {
  test('everything works in memory, and a banner says that it will not be kept', async ({ page }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('No storage here', 'SecurityError')
      }
    })
    await page.goto('/')
    await page.getByRole('button', { name: '不保存，继续使用' }).click()
    await expect(page.getByText('浏览器未提供存储，本次更改不会保存。')).toBeVisible()
    await share(page, shop)
    await revoke(page, news)
    await page.reload()
    await expect(rowOf(page, news)).toBeVisible()
    await expect(rowOf(page, shop)).toHaveCount(0)
    await expect(page.getByText('浏览器未提供存储，本次更改不会保存。')).toBeVisible()
  })
})

/** Runs in a page: changes the share until it has done so `times` times, starting over whenever another client was quicker. */
async function configureAgainAndAgain([environments, times]: readonly [readonly string[], number]) {
  const made: number[] = []
  while (made.length < times) {
    const version = (await fetch('/api/shares/share-1')).headers.get('ETag') ?? ''
    const environmentId = environments[Number(version.replaceAll('"', '')) % environments.length]
    const answer = await fetch('/api/shares/share-1', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'If-Match': version },
      body: JSON.stringify({ grants: [{ environmentId, permissions: ['functions.view'] }] }),
    })
    if (answer.ok) made.push(Number(answer.headers.get('ETag')?.replaceAll('"', '')))
    else if (answer.status !== 412) throw new Error(`answered ${answer.status}`)
  }
  return made
}
