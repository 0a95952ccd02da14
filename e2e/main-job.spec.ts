import type { Page } from '@playwright/test'
import { news, owner, prodEnvironment, shop, testEnvironment } from '../src/domain/testing/aWorld.ts'
import { actAs, setFaults, expect, pressOn, tabTo, test } from './fixtures.ts'

// The guide's path on the small demo world: 茶语小筑 shares with 茶语商城, and already with 茶语服务号; 茶语会员 shares with it.

const addDialog = (page: Page) => page.getByRole('dialog', { name: '添加共享' })
const configureDialog = (page: Page) => page.getByRole('dialog', { name: '配置环境' })
const revokeDialog = (page: Page) => page.getByRole('alertdialog', { name: '解除环境共享' })
const deregisterDialog = (page: Page) => page.getByRole('alertdialog', { name: '注销环境共享' })
const row = (page: Page, { name, appId }: { name: string; appId: string }) =>
  page.getByRole('row', { name: new RegExp(`${name}.*${appId}`) })

const farReaching = ['云函数 操作', '数据库 操作', '云存储 操作', '云托管 操作', '静态网站托管 操作']
const calls = ['云函数 调用', '云托管 调用']
const views = ['云函数 查看', '数据库 查看', '云存储 查看', '云托管 查看', '静态网站托管 查看']

test('the whole path of the guide, from the first share to the end of the feature, with the keyboard alone', async ({
  page,
}) => {
  test.slow()
  const { keyboard } = page

  await test.step('the owner opens 添加共享 and looks the account up', async () => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: '环境共享', level: 1 })).toBeVisible()
    await expect(row(page, news)).toBeVisible()
    await pressOn(page, page.getByRole('link', { name: '添加共享' }))

    await tabTo(page, addDialog(page).getByRole('textbox', { name: 'AppID' }))
    await keyboard.type(shop.appId)
    await pressOn(page, addDialog(page).getByRole('button', { name: '查询' }))
    const found = addDialog(page).getByRole('status').filter({ hasText: '请核对被共享方' })
    await expect(found).toContainText(shop.name)
    await expect(found).toContainText(shop.appId)
    await expect(found).toContainText('小程序')
    await expect(found).toContainText('深圳茶语餐饮管理有限公司')
  })

  const first = addDialog(page).getByRole('group', { name: '环境 1' })
  const second = addDialog(page).getByRole('group', { name: '环境 2' })

  await test.step('the first environment is granted with everything, as a new row is', async () => {
    await tabTo(page, first.getByRole('combobox', { name: '云环境' }))
    await keyboard.type('test')
    await expect(page.getByRole('option', { name: testEnvironment.id })).toBeVisible()
    await keyboard.press('Enter')
    await expect(first.getByRole('combobox', { name: '云环境' })).toHaveValue(testEnvironment.id)
    for (const checkbox of await first.getByRole('checkbox').all()) await expect(checkbox).toBeChecked()
  })

  await test.step('the second one read-only, every other tick taken away', async () => {
    await pressOn(page, addDialog(page).getByRole('button', { name: '添加环境' }))
    await expect(second.getByRole('combobox', { name: '云环境' })).toBeFocused()
    await keyboard.press('ArrowDown')
    await expect(page.getByRole('option', { name: new RegExp(testEnvironment.id) })).toBeDisabled()
    await keyboard.type('prod')
    await expect(page.getByRole('option')).toHaveCount(1)
    await keyboard.press('Enter')
    await expect(second.getByRole('combobox', { name: '云环境' })).toHaveValue(prodEnvironment.id)
    for (const name of [...farReaching, ...calls]) {
      await tabTo(page, second.getByRole('checkbox', { name, exact: true }))
      await keyboard.press('Space')
      await expect(second.getByRole('checkbox', { name, exact: true })).not.toBeChecked()
    }
    for (const name of views) await expect(second.getByRole('checkbox', { name, exact: true })).toBeChecked()
  })

  await test.step('the review says what 提交 grants', async () => {
    const review = addDialog(page).getByRole('region', { name: '将授予' })
    await expect(review.getByRole('listitem').filter({ hasText: testEnvironment.id })).toContainText(
      '数据库 查看、操作',
    )
    await expect(review.getByText('可修改资源')).toHaveCount(1)
    await expect(review.getByRole('listitem').filter({ hasText: prodEnvironment.id })).toHaveText(
      `${prodEnvironment.id}云函数 查看 数据库 查看 云存储 查看 云托管 查看 静态网站托管 查看 `,
    )
    await pressOn(page, addDialog(page).getByRole('button', { name: '提交' }))
    await expect(addDialog(page)).toBeHidden()
  })

  await test.step('the share is in 我共享的, with what to do next', async () => {
    await expect(page.getByRole('table', { name: '我共享的小程序/公众号' })).toBeVisible()
    await expect(row(page, shop)).toContainText(/test-f96b31全部权限.*prod-4gl1pvzp25d960df只读/)
    await expect(page.getByRole('heading', { name: `已共享给“${shop.name}”` })).toBeFocused()
    await expect(page.getByRole('region', { name: `已共享给“${shop.name}”` })).toContainText(owner.appId)
    await pressOn(page, page.getByRole('button', { name: '知道了' }))
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  })

  await test.step('配置环境 takes one environment back', async () => {
    await pressOn(page, row(page, shop).getByRole('link', { name: '配置环境' }))
    await expect(
      configureDialog(page).getByRole('group', { name: '环境 2' }).getByRole('combobox', { name: '云环境' }),
    ).toHaveValue(prodEnvironment.id)
    await pressOn(page, configureDialog(page).getByRole('button', { name: '移除环境 2' }))
    await expect(configureDialog(page).getByRole('button', { name: '移除环境 1' })).toBeFocused()
    await expect(configureDialog(page).getByRole('region', { name: '更改内容' })).toContainText(
      `移除 ${prodEnvironment.id}`,
    )
    await pressOn(page, configureDialog(page).getByRole('button', { name: '提交' }))
    await expect(configureDialog(page)).toBeHidden()
    await expect(row(page, shop)).not.toContainText(prodEnvironment.id)
    await expect(row(page, shop).getByRole('link', { name: '配置环境' })).toBeFocused()
  })

  await test.step('the grantee sees it in 共享给我的', async () => {
    await actAs(page, shop)
    await expect(page.getByRole('tab', { name: '我共享的' })).toBeVisible()
    await tabTo(page, page.getByRole('tab', { name: '我共享的' }))
    await keyboard.press('ArrowRight')
    await expect(page).toHaveURL(`/sharing/received?as=${shop.appId}`)
    await expect(page.getByRole('tab', { name: '共享给我的' })).toBeFocused()
    await expect(page.getByRole('table', { name: '共享给我的小程序/公众号' })).toBeVisible()
    await expect(row(page, owner)).toContainText(`${testEnvironment.id}全部权限`)
    await expect(row(page, owner).getByRole('link', { name: '配置环境' })).toHaveCount(0)
  })

  await test.step('the owner finds the share by searching and revokes it', async () => {
    await actAs(page, owner)
    await tabTo(page, page.getByRole('searchbox', { name: '搜索' }))
    await keyboard.type('商城')
    await expect(page).toHaveURL(/search=/)
    await expect(row(page, news)).toBeHidden()
    await pressOn(page, row(page, shop).getByRole('link', { name: '解除' }))
    await expect(revokeDialog(page).getByRole('button', { name: '取消' })).toBeFocused()
    await expect(revokeDialog(page)).toContainText(testEnvironment.id)
    await pressOn(page, revokeDialog(page).getByRole('button', { name: '解除共享' }))
    await expect(revokeDialog(page)).toBeHidden()
    await expect(page.getByText('没有符合条件的共享')).toBeVisible()
    await expect(page.getByRole('heading', { name: '环境共享', level: 1 })).toBeFocused()
  })

  await test.step('the grantee finds the notice', async () => {
    await actAs(page, shop)
    await pressOn(page, page.getByRole('link', { name: '通知，1 条未读' }))
    await expect(page).toHaveURL(`/notifications?as=${shop.appId}`)
    const notice = page.getByRole('list', { name: '通知列表' }).getByRole('listitem')
    await expect(notice).toHaveCount(1)
    await expect(notice).toContainText('解除环境共享消息通知')
    await expect(notice).toContainText(
      `“${owner.name}”（${owner.appId}）已解除共享，以下环境不再可用：${testEnvironment.id}。`,
    )
    await pressOn(page, notice.getByRole('button', { name: '标为已读' }))
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(page.getByRole('banner').getByRole('link', { name: '通知', exact: true })).toBeVisible()
    await pressOn(page, page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '环境共享' }))
    await expect(page.getByRole('button', { name: '开通' })).toBeVisible()
  })

  await test.step('the owner ends the feature once the last shares are gone', async () => {
    await actAs(page, owner, '/settings/extensions')
    await pressOn(page, page.getByRole('link', { name: '注销' }))
    await expect(deregisterDialog(page)).toContainText('还有 2 个共享关系')
    await expect(deregisterDialog(page).getByRole('button', { name: '确定注销' })).toBeDisabled()
    for (const other of ['茶语服务号', '茶语会员']) {
      await pressOn(page, deregisterDialog(page).getByRole('link', { name: `解除与“${other}”的共享` }))
      await pressOn(page, revokeDialog(page).getByRole('button', { name: '解除共享' }))
      await expect(deregisterDialog(page)).toBeVisible()
      await expect(deregisterDialog(page).getByRole('link', { name: `解除与“${other}”的共享` })).toHaveCount(0)
    }
    await expect(deregisterDialog(page).getByRole('button', { name: '确定注销' })).toBeEnabled()
    await pressOn(page, deregisterDialog(page).getByRole('button', { name: '确定注销' }))
    await expect(deregisterDialog(page)).toBeHidden()
    await expect(page.getByRole('main')).toContainText('未开通')
    await expect(page.getByRole('heading', { name: '拓展功能', level: 1 })).toBeFocused()
    await pressOn(page, page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '环境共享' }))
    await expect(page.getByRole('button', { name: '开通' })).toBeVisible()
  })
})

test('the owner shares two environments with the mouse, one of them read-only', async ({ page }) => {
  await page.goto('/sharing/given')
  await page.getByRole('link', { name: '添加共享' }).click()
  const dialog = addDialog(page)
  await dialog.getByRole('textbox', { name: 'AppID' }).fill(shop.appId)
  await dialog.getByRole('button', { name: '查询' }).click()
  await dialog.getByRole('group', { name: '环境 1' }).getByRole('combobox', { name: '云环境' }).click()
  await page.getByRole('option', { name: testEnvironment.id }).click()
  await dialog.getByRole('button', { name: '添加环境' }).click()
  const second = dialog.getByRole('group', { name: '环境 2' })
  await second.getByRole('combobox', { name: '云环境' }).click()
  await page.getByRole('option', { name: prodEnvironment.id }).click()
  await second.getByRole('checkbox', { name: '全部权限' }).uncheck()
  for (const name of views) await second.getByRole('checkbox', { name, exact: true }).check()
  await dialog.getByRole('button', { name: '提交' }).click()

  await expect(row(page, shop)).toContainText(/test-f96b31全部权限.*prod-4gl1pvzp25d960df只读/)
  await expect(page).toHaveURL(/\/sharing\/given\?shared=/)
})

test('the owner takes one environment back with the mouse, and the grantee notices', async ({ page }) => {
  await page.goto('/sharing/given')
  await row(page, news).getByRole('link', { name: '配置环境' }).click()
  const dialog = configureDialog(page)
  await dialog.getByRole('button', { name: '添加环境' }).click()
  await dialog.getByRole('group', { name: '环境 2' }).getByRole('combobox', { name: '云环境' }).click()
  await page.getByRole('option', { name: testEnvironment.id }).click()
  await dialog.getByRole('button', { name: '移除环境 1' }).click()
  await expect(dialog.getByRole('button', { name: '移除环境 1' })).toBeDisabled()
  await dialog.getByRole('button', { name: '提交' }).click()

  await expect(row(page, news)).toContainText(testEnvironment.id)
  await expect(row(page, news)).not.toContainText(prodEnvironment.id)
  await actAs(page, news, '/sharing/received')
  await expect(row(page, owner)).toContainText(`${testEnvironment.id}全部权限`)
})

test('the grantee leaves by itself with the mouse, and nobody is told by a notice', async ({ page }) => {
  await actAs(page, news, '/sharing/received')
  await row(page, owner).getByRole('link', { name: '解除' }).click()
  await revokeDialog(page).getByRole('button', { name: '解除共享' }).click()

  await expect(page.getByText('暂无共享给我的环境')).toBeVisible()
  await page.goto('/notifications')
  await expect(page.getByText('暂无通知')).toBeVisible()
  await actAs(page, owner)
  await expect(page.getByText('暂无共享')).toBeVisible()
})

test("somebody switches the acting account in the header, and the lists are that account's", async ({ page }) => {
  await page.goto('/sharing/given')
  await expect(row(page, news)).toBeVisible()
  await chooseAccount(page)
  await page.getByRole('tab', { name: '共享给我的' }).click()

  await expect(row(page, owner)).toBeVisible()
  await page.reload()
  await expect(row(page, owner)).toBeVisible()
})

test('who goes on while the accounts are being switched stays there', async ({ page }) => {
  await page.goto('/sharing/given')
  await expect(row(page, news)).toBeVisible()
  await setFaults(page, [{ on: 'PUT /api/session', kind: 'latency', milliseconds: 2000 }])
  await chooseAccount(page)
  await page.getByRole('tab', { name: '共享给我的' }).click()
  await expect(page).toHaveURL(/\/sharing\/received$/)

  await expect(page.getByRole('button', { name: new RegExp(news.appId) })).toBeVisible()
  await expect(row(page, owner)).toBeVisible()
  await expect(page).toHaveURL(`/sharing/received?as=${news.appId}`)
})

test('a switch from another page leads to the list of that account', async ({ page }) => {
  await page.goto('/notifications')
  await expect(page.getByRole('heading', { name: '通知', level: 1 })).toBeVisible()
  await chooseAccount(page)

  await expect(page).toHaveURL(`/sharing/given?as=${news.appId}`)
  await expect(page.getByRole('button', { name: new RegExp(news.appId) })).toBeVisible()
})

async function chooseAccount(page: Page) {
  await page.getByRole('button', { name: new RegExp(owner.name) }).click()
  await page
    .getByRole('dialog', { name: '选择要使用的账号' })
    .getByRole('button', { name: new RegExp(news.name) })
    .click()
}
