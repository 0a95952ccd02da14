import type { BrowserContext, Page } from '@playwright/test'
import { aWorld, news, owner, shop, testEnvironment } from '../src/domain/testing/aWorld.ts'
import type { World } from '../src/domain/world/world.ts'
import { expect, test as consoleTest } from './fixtures.ts'
import { hostConsole, signedInAs, type Hosted } from './hostedConsole.ts'

// The console built for a real backend (npm test builds it into .reports/api-build), with one beside it that speaks plain HTTP.

interface Fixtures {
  host: (world: World) => Promise<Hosted>
  /** A browser of its own, in which this account is signed in, or none. */
  signIn: (hosted: Hosted, account?: { appId: string }) => Promise<Page>
}

const test = consoleTest.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures needed from this pattern.
  host: async ({}, use) => {
    const running: Hosted[] = []
    await use(async (world) => {
      const hosted = await hostConsole(world)
      running.push(hosted)
      return hosted
    })
    for (const hosted of running) await hosted.close()
  },

  // After `host`, so that the pages are closed before what they ask.
  signIn: async ({ browser, watch, host: _host }, use) => {
    const opened: BrowserContext[] = []
    await use(async ({ url }, account) => {
      const context = await browser.newContext({
        baseURL: url,
        locale: 'zh-CN',
        extraHTTPHeaders: account ? { [signedInAs]: account.appId } : {},
      })
      opened.push(context)
      await watch(context, url)
      return context.newPage()
    })
    for (const context of opened) await context.close()
  },
})

test('two accounts, each signed in for itself, share and take back', async ({ host, signIn }) => {
  const hosted = await host(aWorld().world)
  const asOwner = await signIn(hosted, owner)
  const asShop = await signIn(hosted, shop)

  await asOwner.goto('/')
  await asOwner.getByRole('link', { name: '添加共享' }).first().click()
  const dialog = asOwner.getByRole('dialog', { name: '添加共享' })
  await dialog.getByRole('textbox', { name: 'AppID' }).fill(shop.appId)
  await dialog.getByRole('button', { name: '查询' }).click()
  await dialog.getByRole('combobox', { name: '云环境' }).click()
  await asOwner.getByRole('option', { name: testEnvironment.id }).click()
  await dialog.getByRole('button', { name: '提交' }).click()
  await expect(asOwner.getByRole('row', { name: shop.name })).toContainText(testEnvironment.id)

  await asShop.goto('/sharing/received')
  await asShop.getByRole('row', { name: owner.name }).getByRole('link', { name: '解除' }).click()
  await asShop.getByRole('alertdialog').getByRole('button', { name: '解除共享' }).click()
  await expect(asShop.getByRole('row', { name: owner.name })).toHaveCount(0)

  await asOwner.reload()
  await expect(asOwner.getByRole('row', { name: shop.name })).toHaveCount(0)
})

test('nothing of the mock backend is there: no badge, no switch of accounts, no playground, no worker', async ({
  host,
  signIn,
}) => {
  const hosted = await host(aWorld().withShare({ grantee: news }).world)
  const page = await signIn(hosted, owner)
  await page.goto('/')
  await expect(page.getByRole('row', { name: news.name })).toBeVisible()

  await expect(page.getByRole('banner')).toContainText(owner.appId)
  await expect(page.getByRole('button', { name: new RegExp(owner.appId) })).toHaveCount(0)
  await expect(page.getByRole('button', { name: '模拟数据' })).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '调试' })).toHaveCount(0)
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  await page.goto('/try')
  await expect(page.getByText('当前服务没有调试功能')).toBeVisible()
})

test('a proxy that answers in its place: the sentence says so, and 重试 is answered once it is over', async ({
  host,
  signIn,
}) => {
  const hosted = await host(aWorld().withShare({ grantee: news }).world)
  const page = await signIn(hosted, owner)
  hosted.proxy = async () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } })
  await page.goto('/')
  await expect(page.getByText('收到的不是服务的响应，可能来自网络代理或登录页，请检查网络后重试。')).toBeVisible()
  hosted.proxy = undefined
  await page.getByRole('main').getByRole('button', { name: '重试' }).click()
  await expect(page.getByRole('row', { name: news.name })).toBeVisible()
})

test('a proxy that loses the answer of a write: it is sent again with its key, and happened once', async ({
  host,
  signIn,
}) => {
  const hosted = await host(aWorld().withShare({ grantee: news }).world)
  const page = await signIn(hosted, owner)
  await page.goto('/')
  await page.getByRole('row', { name: news.name }).getByRole('link', { name: '解除' }).click()
  const dialog = page.getByRole('alertdialog', { name: '解除环境共享' })
  const replayed: (string | null)[] = []
  hosted.proxy = async ({ method }, pass) => {
    const response = await pass()
    if (method !== 'DELETE') return response
    replayed.push(response.headers.get('Idempotent-Replayed'))
    if (replayed.length > 1) return response
    return new Response('<h1>504 Gateway Time-out</h1>', { status: 504, headers: { 'Content-Type': 'text/html' } })
  }
  await dialog.getByRole('button', { name: '解除共享' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: news.name })).toHaveCount(0)
  expect(replayed).toEqual([null, 'true'])
})

test('an account that is signed out is told that, not that the service failed', async ({ host, signIn }) => {
  const hosted = await host(aWorld().world)
  const page = await signIn(hosted)
  await page.goto('/')
  await expect(page.getByText('登录已失效').first()).toBeVisible()
  await expect(page.getByText('请重新登录后再试。')).toBeVisible()
})
