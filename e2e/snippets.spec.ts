import {
  aGrant,
  anEnvironment,
  aWorld,
  cloudEnvironment,
  everyPermission,
  game,
  lender,
  lentEnvironment,
  news,
  owner,
  prodEnvironment,
  shop,
  testEnvironment,
} from '../src/domain/testing/aWorld.ts'
import { authFunctionSample } from '../src/domain/items/authFunctionSample.ts'
import { axe, setFaults, expect, pressOn, tabTo, test } from './fixtures.ts'

const shareId = 'share-to-shop'
const withoutInvoke = everyPermission.filter((permission) => permission !== 'functions.invoke')

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
})

test('the owner takes the code for both sides from the row, with the real ids', async ({ page, given }) => {
  await given(aWorld().withShare({ id: shareId, grants: [aGrant(testEnvironment)] }))
  await page.goto('/sharing/given?search=wxe0')
  await page.getByRole('row', { name: shop.name }).getByRole('link', { name: '接入代码' }).click()

  await expect(page).toHaveURL(`/sharing/given/${shareId}/snippets?search=wxe0`)
  const dialog = page.getByRole('dialog', { name: '接入代码' })
  await expect(dialog.getByText('该环境已部署 cloudbase_auth')).toBeVisible()
  await expect(dialog.getByText('现在调用会失败')).toHaveCount(0)
  await expect(dialog.getByRole('tab', { name: '小程序' })).toHaveAttribute('aria-selected', 'true')
  const code = dialog.getByRole('region', { name: '小程序' })
  await expect(code).toContainText(`resourceAppid: '${owner.appId}'`)
  await expect(code).toContainText(`resourceEnv: '${testEnvironment.id}'`)
  await dialog.getByRole('button', { name: '复制代码 小程序' }).click()

  await expect(page.getByText('已复制')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.textContent())
  await page.reload()
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await expect(page).toHaveURL('/sharing/given?search=wxe0')
})

test('all of it is reached by keyboard: the four callers, the copy, the way back', async ({ page, given }) => {
  await given(aWorld().withShare({ id: shareId, grants: [aGrant(testEnvironment), aGrant(prodEnvironment)] }))
  await page.goto('/sharing/given')
  const link = page.getByRole('row', { name: shop.name }).getByRole('link', { name: '接入代码' })
  await pressOn(page, link)
  const dialog = page.getByRole('dialog', { name: '接入代码' })
  await tabTo(page, dialog.getByRole('combobox', { name: '云环境' }))
  await dialog.getByRole('combobox', { name: '云环境' }).selectOption(prodEnvironment.id)
  await tabTo(page, dialog.getByRole('tab', { name: '小程序' }))
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('tab', { name: '公众号网页' })).toBeFocused()
  await expect(dialog.getByRole('tabpanel', { name: '公众号网页' })).toContainText('调用方是小程序，不能运行这段代码')
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('tabpanel', { name: '云函数' })).toContainText('wx-server-sdk 需 2.3.0')
  await page.keyboard.press('End')
  await expect(dialog.getByRole('tab', { name: '云调用' })).toBeFocused()
  await expect(dialog.getByRole('region', { name: '云调用' })).toContainText(
    `cloud.openapi({ appid: '${shop.appId}' })`,
  )
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('region', { name: '小程序' })).toContainText(`resourceEnv: '${prodEnvironment.id}'`)
  await pressOn(page, dialog.getByRole('button', { name: '复制代码 小程序' }))
  await expect(page.getByText('已复制')).toBeVisible()
  await page.keyboard.press('Escape')

  await expect(dialog).toHaveCount(0)
  await expect(link).toBeFocused()
})

test('an official account starts with its web page', async ({ page, given }) => {
  await given(aWorld().withShare({ id: shareId, grantee: news, grants: [aGrant(testEnvironment)] }))
  await page.goto(`/sharing/given/${shareId}/snippets`)
  const dialog = page.getByRole('dialog', { name: '接入代码' })

  await expect(dialog.getByRole('tab', { name: '公众号网页' })).toHaveAttribute('aria-selected', 'true')
  await expect(dialog.getByRole('region', { name: '公众号网页' })).toContainText(`appid: '${news.appId}'`)
})

test('what will fail is said above the code, with the way to mend it for whose turn it is', async ({ page, given }) => {
  await given(
    aWorld()
      .withEnvironments(anEnvironment('old-1a2b3c', owner, { status: 'expired' }))
      .withShare({
        id: shareId,
        grants: [aGrant(cloudEnvironment, withoutInvoke), aGrant(anEnvironment('old-1a2b3c', owner))],
      }),
  )
  await page.goto(`/sharing/given/${shareId}/snippets`)
  const dialog = page.getByRole('dialog', { name: '接入代码' })
  const warning = dialog.getByRole('status').filter({ hasText: '现在调用会失败' })

  await expect(warning).toContainText(
    '缺少 cloudbase_auth 云函数，init() 将失败，提示找不到对应的 FunctionName（-501000）',
  )
  await expect(warning.getByRole('link', { name: '前往云函数' })).toHaveAttribute(
    'href',
    `/environments/${cloudEnvironment.id}/functions`,
  )
  await expect(warning).toContainText('授权中没有“云函数 调用”，callFunction 会被拒绝（-604101）')
  await expect(dialog.getByRole('region', { name: 'cloudbase_auth 云函数' })).toHaveText(authFunctionSample, {
    useInnerText: false,
  })
  await dialog.getByRole('combobox', { name: '云环境' }).selectOption('old-1a2b3c')
  await expect(warning).toContainText('环境状态为“已过期”')
  await dialog.getByRole('combobox', { name: '云环境' }).selectOption(cloudEnvironment.id)
  await warning.getByRole('link', { name: '配置环境' }).click()
  await expect(page.getByRole('dialog', { name: '配置环境' })).toBeVisible()
})

test('the grantee reads in its list whose turn it is, and takes its code along', async ({ page, given }) => {
  await given(
    aWorld()
      .withEnvironments({ ...lentEnvironment, authFunction: 'broken' })
      .withReceivedShare({
        id: 'share-from-lender',
        grants: [aGrant(lentEnvironment, ['functions.view', 'functions.invoke'])],
      }),
  )
  await page.goto('/sharing/received')
  const row = page.getByRole('row', { name: lender.name })
  await expect(row).toContainText('cloudbase_auth 应答不符合协议 · init() 将失败，待资源方处理')
  await row.getByRole('link', { name: '接入代码' }).click()
  const dialog = page.getByRole('dialog', { name: '接入代码' })

  await expect(dialog).toContainText('cloudbase_auth 应答不符合协议，init() 将失败（-601015）。 待资源方处理。')
  await expect(dialog.getByRole('link')).toHaveCount(0)
  await expect(dialog.getByRole('region', { name: '小程序' })).toContainText(`resourceAppid: '${lender.appId}'`)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/sharing/received')
})

test('rows say what is missing, and nothing where nothing is', async ({ page, given }) => {
  await given(
    aWorld()
      .withShare({ id: shareId, grants: [aGrant(cloudEnvironment)] })
      .withShare({ grantee: news, grants: [aGrant(testEnvironment)] }),
  )
  await page.goto('/sharing/given')

  await expect(page.getByRole('row', { name: shop.name })).toContainText('缺少 cloudbase_auth · 调用方 init() 将失败')
  await expect(page.getByRole('row', { name: news.name })).not.toContainText('cloudbase_auth')
})

test('the next steps of a new share say which environments are ready, and lead to all the code', async ({
  page,
  given,
}) => {
  await given(aWorld().withShare({ id: shareId, grants: [aGrant(testEnvironment), aGrant(cloudEnvironment)] }))
  await page.goto(`/sharing/given?shared=${shareId}`)
  const readiness = page.getByRole('list', { name: '各环境的 cloudbase_auth' })
  await expect(readiness.getByRole('listitem').filter({ hasText: testEnvironment.id })).toContainText('已部署')
  await expect(readiness.getByRole('listitem').filter({ hasText: cloudEnvironment.id })).toContainText('缺少')
  await expect(readiness.getByRole('link', { name: `前往云函数 ${cloudEnvironment.id}` })).toHaveAttribute(
    'href',
    `/environments/${cloudEnvironment.id}/functions`,
  )
  await page.getByRole('link', { name: '全部接入代码' }).click()

  await expect(page.getByRole('dialog', { name: '接入代码' })).toBeVisible()
  await page.goBack()
  await expect(readiness).toBeVisible()
})

test('a share that is gone says so, and a failed load can be tried again', async ({ page, given }) => {
  await given(aWorld().withShare({ id: 'share-ended', endedBy: owner }).withShare({ id: shareId, grantee: game }))
  await page.goto('/sharing/given/share-ended/snippets')
  const dialog = page.getByRole('dialog', { name: '接入代码' })
  await expect(dialog.getByRole('status')).toBeVisible()
  await expect(dialog.getByRole('tab')).toHaveCount(0)

  await setFaults(page, [{ on: `GET /api/shares/${shareId}`, kind: 'status', status: 500, times: 1 }])
  await page.goto(`/sharing/given/${shareId}/snippets`)
  await dialog.getByRole('button', { name: '重试' }).click()
  await expect(dialog.getByRole('tab', { name: '小程序' })).toBeVisible()
})

for (const theme of ['light', 'dark']) {
  for (const [lang, title] of [
    ['zh-CN', '接入代码'],
    ['en', 'Snippets'],
  ] as const) {
    test(`axe finds nothing, and nothing scrolls sideways at 320 px (${theme}, ${lang})`, async ({ page, given }) => {
      await given(
        aWorld().withShare({ id: shareId, grants: [aGrant(cloudEnvironment, withoutInvoke), aGrant(prodEnvironment)] }),
      )
      await page.goto(`/sharing/given/${shareId}/snippets?lang=${lang}&theme=${theme}`)
      await expect(page.getByRole('dialog', { name: title }).getByRole('tab').first()).toBeVisible()
      expect(await axe(page)).toEqual([])

      await page.setViewportSize({ width: 320, height: 640 })
      const overflows = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('[role="dialog"] > div')].map(
          ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
        ),
      )
      expect(Math.max(...overflows)).toBe(0)
    })
  }
}
