import { aWorld, game, owner, testEnvironment } from '../src/domain/testing/aWorld.ts'
import { actAs, axe, expect, test } from './fixtures.ts'

test('an account without cloud development: nothing, then what is shared with it, then nothing again, and a notice', async ({
  page,
  given,
}) => {
  await given(aWorld())

  await test.step('before: every screen says what is missing', async () => {
    await actAs(page, game)
    await expect(page.getByText('当前账号尚未开通云开发')).toBeVisible()
    await expect(page.getByText('如需把环境共享给其他账号，请先在开发者工具中开通云开发')).toBeVisible()
    await expect(page.getByRole('link', { name: '添加共享' })).toHaveCount(0)
    await page.getByRole('link', { name: '查看共享给我的' }).click()
    await expect(page.getByText('暂无共享给我的环境')).toBeVisible()
    await page.goto('/settings/environment')
    await expect(page.getByText('没有可用的云环境')).toBeVisible()
    await page.goto('/settings/extensions')
    await expect(page.getByRole('main')).toContainText('未开通')
    await expect(page.getByRole('main')).toContainText('不能自行开通；同主体账号把环境共享给它时会自动开通')
    await expect(page.getByRole('button', { name: '开通' })).toHaveCount(0)
  })

  await test.step('the owner shares with it', async () => {
    await actAs(page, owner, '/sharing/given/new')
    const dialog = page.getByRole('dialog', { name: '添加共享' })
    await dialog.getByRole('textbox', { name: 'AppID' }).fill(game.appId)
    await dialog.getByRole('button', { name: '查询' }).click()
    await expect(dialog.getByText('该账号尚未开通云开发，共享后将自动开通')).toBeVisible()
    await dialog.getByRole('group', { name: '环境 1' }).getByRole('combobox', { name: '云环境' }).click()
    await page.getByRole('option', { name: testEnvironment.id }).click()
    await dialog.getByRole('button', { name: '提交' }).click()
    await expect(page.getByRole('row', { name: game.name })).toBeVisible()
  })

  await test.step('it is activated, and sees only what was shared with it', async () => {
    await actAs(page, game)
    await expect(page.getByText('当前账号尚未开通云开发')).toBeVisible()
    await expect(page.getByText('已因他人共享自动开通，可以使用共享给你的环境')).toBeVisible()
    await expect(page.getByRole('link', { name: '添加共享' })).toHaveCount(0)
    await page.getByRole('link', { name: '查看共享给我的' }).click()
    const row = page.getByRole('row', { name: owner.name })
    await expect(row).toContainText(testEnvironment.id)
    await row.getByRole('link', { name: '接入代码' }).click()
    await expect(page.getByRole('region', { name: '小程序' })).toContainText(`resourceEnv: '${testEnvironment.id}'`)

    await page.goto('/settings/environment')
    await expect(page.getByRole('main')).toContainText(testEnvironment.id)
    await expect(page.getByRole('main')).toContainText(`“${owner.name}”共享`)
    await page.goto('/settings/extensions')
    await expect(page.getByRole('main')).toContainText('因他人共享自动开通')
    await expect(page.getByRole('main')).toContainText('最后一个共享解除后，会恢复为未开通')
    expect(await axe(page)).toEqual([])
  })

  await test.step('the owner takes it back', async () => {
    await actAs(page, owner)
    await page.getByRole('row', { name: game.name }).getByRole('link', { name: '解除' }).click()
    await page.getByRole('alertdialog', { name: '解除环境共享' }).getByRole('button', { name: '解除共享' }).click()
    await expect(page.getByText('暂无共享')).toBeVisible()
  })

  await test.step('it falls back, and was told', async () => {
    await actAs(page, game)
    await expect(page.getByText('当前账号尚未开通云开发')).toBeVisible()
    await expect(page.getByText('已因他人共享自动开通')).toHaveCount(0)
    await page.getByRole('link', { name: '查看共享给我的' }).click()
    await expect(page.getByText('暂无共享给我的环境')).toBeVisible()
    await page.goto('/settings/environment')
    await expect(page.getByText('没有可用的云环境')).toBeVisible()
    await page.goto('/settings/extensions')
    await expect(page.getByRole('main')).toContainText('未开通')
    await page.getByRole('link', { name: '通知，1 条未读' }).click()
    await expect(page.getByRole('main')).toContainText(owner.name)
    await expect(page.getByRole('main')).toContainText(testEnvironment.id)
  })
})

test('between the lists the focus is not lost with the tabs', async ({ page, given }) => {
  await given(aWorld())
  await actAs(page, game, '/sharing/received')
  await page.getByRole('tab', { name: '共享给我的' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByText('当前账号尚未开通云开发')).toBeVisible()
  await expect(page.getByRole('tab')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('on the way back between the lists the focus is not lost with a row', async ({ page }) => {
  await page.goto('/sharing/given')
  await page.getByRole('tab', { name: '共享给我的' }).click()
  await page.getByRole('row').getByRole('link', { name: '解除' }).focus()
  await page.goBack()
  await expect(page.getByRole('tab', { name: '我共享的', selected: true })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})
