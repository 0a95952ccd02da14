import type { Locator, Page } from '@playwright/test'
import {
  aGrant,
  anAccount,
  anEnvironment,
  aWorld,
  news,
  owner,
  prodEnvironment,
  shop,
} from '../src/domain/testing/aWorld.ts'
import { colorOf, contrast, over, themes, type Color } from '../src/ui/testing/colors.ts'
import { announce, change } from './ask.ts'
import { expect, setFaults, test } from './fixtures.ts'

const oneShare = aWorld().withShare({ id: 'share-news', grantee: news })
const twenty = Array.from({ length: 20 }, (_, index) => anEnvironment(`branch-${index + 10}f96b31`, owner))
const largeShare = aWorld()
  .withEnvironments(...twenty)
  .withShare({ id: 'share-news', grantee: news, grants: twenty.map((environment) => aGrant(environment)) })

/** What the console loads ahead may be on its way just then. */
const withoutNetwork = /^Failed to load resource: net::ERR_(FAILED|INTERNET_DISCONNECTED)/

for (const theme of themes) {
  test(`D2 what is busy or unavailable can be read with the pointer on it: ${theme}`, async ({
    page,
    context,
    given,
    expectConsoleError,
  }) => {
    expectConsoleError(withoutNetwork)
    await given(oneShare)
    await page.goto(`/sharing/given/share-news/revoke?theme=${theme}`)
    const revoke = page.getByRole('alertdialog', { name: '解除环境共享' })
    await setFaults(page, [{ on: 'DELETE /api/shares/', kind: 'latency', milliseconds: 3000, times: 1 }])
    await revoke.getByRole('button', { name: '解除共享' }).click()
    await expectReadable(revoke.getByRole('button', { name: '解除中…' }))
    await expect(page.getByText('暂无共享')).toBeVisible()

    await page.goto(`/sharing/given/new?theme=${theme}`)
    const submit = page.getByRole('dialog', { name: '添加共享' }).getByRole('button', { name: '提交' })
    await expect(submit).toBeEnabled()
    await context.setOffline(true)
    await expect(submit).toBeDisabled()
    await submit.hover({ force: true })
    await expectReadable(submit)
  })
}

test('D7 解除 with twenty environments: what it means is in sight, and the rest of them is one press away', async ({
  page,
  given,
}) => {
  await given(largeShare)
  for (const [width, height] of [
    [1440, 900],
    [768, 1024],
    [390, 844],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.goto('/sharing/given/share-news/revoke')
    const dialog = page.getByRole('alertdialog', { name: '解除环境共享' })
    const environments = dialog.getByRole('region', { name: '涉及的云环境（20 个）' })
    await expect(environments.getByRole('listitem')).toHaveCount(5)
    for (const consequence of ['对方将无法再以任何方式使用', '对方管理员会收到'])
      await expect(dialog.getByText(consequence)).toBeInViewport({ ratio: 1 })
    for (const name of ['取消', '解除共享'])
      await expect(dialog.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 })
    const [heading, appId] = await Promise.all([
      boxOf(dialog.getByRole('heading', { level: 3 })),
      boxOf(dialog.getByText(news.appId)),
    ])
    expect(appId.y + appId.height).toBeLessThanOrEqual(heading.y)

    const more = environments.getByText('展开其余 15 个环境')
    await more.scrollIntoViewIfNeeded()
    const before = await boxOf(more)
    await more.click()
    await expect(environments.getByRole('listitem')).toHaveCount(20)
    const after = await boxOf(environments.getByText('收起'))
    expect(Math.abs(after.y - before.y)).toBeLessThan(2)
    await expect(dialog.getByRole('button', { name: '解除共享' })).toBeInViewport({ ratio: 1 })
  }
})

test('D8 what a dialog gets is put below: nothing moves away from under the pointer', async ({ page, given }) => {
  await given(aWorld())
  await setFaults(page, [{ on: 'GET /api/accounts/', kind: 'latency', milliseconds: 500, times: 1 }])
  await page.goto('/sharing/given/new')
  const dialog = page.getByRole('dialog', { name: '添加共享' })
  await dialog.getByRole('textbox', { name: 'AppID' }).fill(shop.appId)
  const lookUp = dialog.getByRole('button', { name: '查询' })
  const before = await boxOf(lookUp)
  await lookUp.click()
  await expect(dialog.getByRole('group', { name: '环境 1' })).toBeVisible()
  expect(await boxOf(lookUp)).toEqual(before)
  await expect(dialog.getByRole('button', { name: '提交' })).toBeInViewport({ ratio: 1 })
})

test('D8 dialogs hang at one height, also while they load', async ({ page, given }) => {
  await given(oneShare)
  await setFaults(page, [{ on: 'GET /api/shares/', kind: 'latency', milliseconds: 1500, times: 1 }])
  await page.goto('/sharing/given/share-news/configure')
  const dialog = page.getByRole('dialog', { name: '配置环境' })
  await expect(dialog.getByText('加载中…')).toBeVisible()
  const loading = await boxOf(dialog)
  await expect(dialog.getByRole('button', { name: '提交' })).toBeVisible()
  const loaded = await boxOf(dialog)
  expect([loaded.x, loaded.y, loaded.width]).toEqual([loading.x, loading.y, loading.width])

  await page.goto('/sharing/given/share-news/revoke')
  expect((await boxOf(page.getByRole('alertdialog'))).y).toBe(loading.y)
})

test('D13 offline, a sentence beside the button says why it cannot be pressed', async ({
  page,
  context,
  given,
  expectConsoleError,
}) => {
  expectConsoleError(withoutNetwork)
  await given(oneShare)
  for (const [address, button] of [
    ['/sharing/given/share-news/configure', '提交'],
    ['/sharing/given/share-news/revoke', '解除共享'],
  ] as const) {
    await page.goto(address)
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
    await expect(dialog.getByRole('button', { name: button })).toBeEnabled()
    await context.setOffline(true)
    await expect(dialog.getByText('当前离线，恢复网络后可继续')).toBeInViewport({ ratio: 1 })
    await expect(dialog.getByRole('button', { name: button })).toBeDisabled()
    await context.setOffline(false)
    await expect(dialog.getByText('当前离线')).toHaveCount(0)
    await expect(dialog.getByRole('button', { name: button })).toBeEnabled()
  }
})

test('D14 a lost write and a change elsewhere at once: what can be done is in sight, and nothing else is offered', async ({
  page,
  context,
  given,
}) => {
  await given(oneShare)
  await page.setViewportSize({ width: 1024, height: 700 })
  await page.goto('/sharing/given/share-news/configure')
  const dialog = page.getByRole('dialog', { name: '配置环境' })
  await dialog.getByRole('checkbox', { name: '云存储 操作' }).uncheck()
  const other = await context.newPage()
  await other.goto('/notifications')
  await expect(other.getByText('暂无通知')).toBeVisible()
  await setFaults(page, [
    { on: 'PUT /api/shares/', kind: 'drop-before', times: 2 },
    { on: 'GET /api/operations/', kind: 'status', status: 500, times: 20 },
  ])
  await dialog.getByRole('button', { name: '提交' }).click()
  const again = dialog.getByRole('button', { name: '再次核对' })
  await expect(again).toBeInViewport({ ratio: 1 })

  await change(other, 'PUT', '/api/shares/share-news', { version: 1, body: { grants: [aGrant(prodEnvironment)] } })
  await announce(other)
  await expect(dialog.getByRole('region', { name: '最新' })).toContainText(prodEnvironment.id)
  await expect(again).toBeInViewport({ ratio: 1 })
  await expect(dialog.getByRole('button', { name: '在最新基础上重新应用' })).toHaveCount(0)

  await setFaults(page, [])
  await again.click()
  await expect(dialog.getByText('操作未生效，可放心重试')).toBeInViewport({ ratio: 1 })
  await dialog.getByRole('button', { name: '在最新基础上重新应用' }).click()
  await dialog.getByRole('button', { name: '提交' }).click()
  await expect(dialog).toHaveCount(0)
})

test('a window too low for head, outcome and foot scrolls all of a dialog', async ({ page, given }) => {
  await given(largeShare)
  await page.setViewportSize({ width: 320, height: 256 })
  await page.goto('/sharing/given/share-news/revoke')
  const dialog = page.getByRole('alertdialog', { name: '解除环境共享' })
  for (const text of ['对方管理员会收到', twenty[4]?.id ?? ''])
    await expect(async () => {
      await dialog.getByText(text).scrollIntoViewIfNeeded()
      await expect(dialog.getByText(text)).toBeInViewport({ ratio: 1, timeout: 500 })
    }).toPass()
  await dialog.getByRole('button', { name: '解除共享' }).click()
  await expect(dialog).toHaveCount(0)
})

test('copying is shown at the icon, for a while, and takes no toast', async ({ page, context, given }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await given(oneShare)
  await page.goto('/sharing/given')
  const row = page.getByRole('row', { name: news.name })
  const copy = row.getByRole('button', { name: `复制 AppID ${news.appId}` })
  const rest = await copy.evaluate((button) => getComputedStyle(button).color)
  await copy.click()
  await expect(page.getByText('已复制')).toHaveAttribute('aria-live', 'polite')
  await expect(copy).not.toHaveCSS('color', rest)
  await page.mouse.move(0, 0)
  await expect(copy).toHaveCSS('color', rest)
})

test('X10 a name that is written from the right changes the order of nothing around it', async ({ page, given }) => {
  const guest = anAccount('wx00000000000000aa', 'مقهى 12', { kind: 'official-account' })
  await given(aWorld().withAccounts(guest).withShare({ id: 'share-guest', grantee: guest }))
  await page.goto('/sharing/given/share-guest/revoke')
  const sentence = page.getByText('的全部共享关系。')
  await expect(sentence).toBeVisible()
  // Each part of the sentence stands where it would with a Chinese name.
  const places = await sentence.evaluate((element) => {
    const node = [...element.childNodes].find((each) => each.nodeType === Node.TEXT_NODE)
    const text = node?.textContent ?? ''
    return ['将', '“', '”', '的', '。'].map((part) => {
      const range = document.createRange()
      range.setStart(node ?? element, text.lastIndexOf(part))
      range.setEnd(node ?? element, text.lastIndexOf(part) + 1)
      return range.getBoundingClientRect().x
    })
  })
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})

/** As the browser draws it, with the pointer on it. */
async function expectReadable(button: Locator) {
  await expect(async () => {
    expect(await button.evaluate((element) => element.matches(':hover'))).toBe(true)
    const [ink, ground] = await button.evaluate((element) => {
      const { color, backgroundColor } = getComputedStyle(element)
      return [color, backgroundColor] as const
    })
    expect(contrast(read(ink), over(read(ground), [255, 255, 255, 1]))).toBeGreaterThanOrEqual(4.5)
  }).toPass({ timeout: 2500 })
}

function read(color: string): Color {
  const found = colorOf(color, new Map(), 'light')
  if (!found) throw new Error(`${color} is no colour`)
  return found
}

async function boxOf(target: Locator) {
  // What is not there yet does not move yet.
  await expect(target).toBeVisible()
  await settled(target.page())
  const box = await target.boundingBox()
  if (!box) throw new Error('it is not on the page')
  return box
}

/** What moves has come to rest. */
async function settled(page: Page) {
  // One that is cancelled meanwhile, with the dialog it moved, has come to rest as well.
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
  })
}
