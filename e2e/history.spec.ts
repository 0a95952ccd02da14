import type { Page } from '@playwright/test'
import { aWorld, game, news, owner, prodEnvironment, shop, testEnvironment } from '../src/domain/testing/aWorld.ts'
import { historyText } from '../src/text/history.ts'
import type { Language } from '../src/text/sentences.ts'
import { createAuditor } from './audit.ts'
import { actAs, expect, test } from './fixtures.ts'

const entriesIn = (page: Page, language: Language) =>
  page
    .getByRole('list', { name: historyText[language].list })
    .getByRole('listitem')
    .filter({ has: page.getByRole('time') })
const entries = (page: Page) => entriesIn(page, 'zh-CN')

async function revoke(page: Page, direction: 'given' | 'received', shareId: string) {
  await page.goto(`/sharing/${direction}/${shareId}/revoke`)
  await page.getByRole('button', { name: '解除共享' }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
}

test('both sides read who ended which share, the newest first, also after a reload', async ({
  page,
  context,
  given,
}) => {
  await given(aWorld().withShare({ id: 'to-shop' }).withShare({ id: 'to-news', grantee: news }))
  await page.goto('/history')
  await expect(page.getByText('暂无操作记录')).toBeVisible()

  await revoke(page, 'given', 'to-shop')
  const grantee = await context.newPage()
  await actAs(grantee, news)
  // The tab keeps the account once the backend has started; an address opened before that would be the owner's.
  await expect(grantee.getByRole('button', { name: new RegExp(news.appId) })).toBeVisible()
  await revoke(grantee, 'received', 'to-news')

  await page.getByRole('link', { name: '操作记录' }).click()
  await expect(entries(page)).toContainText([
    `“${news.name}”（${news.appId}）解除当前账号对它的共享`,
    `解除对“${shop.name}”（${shop.appId}）的共享`,
  ])
  await page.reload()
  await expect(entries(page)).toHaveCount(2)
  await expect(page.getByText('共 2 条记录')).toBeVisible()

  await grantee.goto('/history')
  await expect(entries(grantee)).toHaveCount(1)
  await expect(entries(grantee)).toContainText(`解除“${owner.name}”（${owner.appId}）对当前账号的共享`)
  await expect(grantee.getByText(shop.name)).toBeHidden()
})

test('adding a share, with what it gives; narrowed down to one share, one kind or an environment', async ({
  page,
  given,
}) => {
  await given(aWorld().withShare({ id: 'to-shop' }))
  await page.goto('/sharing/given/new')
  await page.getByRole('textbox', { name: 'AppID' }).fill(game.appId)
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByRole('combobox', { name: '云环境' }).fill(prodEnvironment.id)
  await page.getByRole('option', { name: prodEnvironment.id }).click()
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('row', { name: game.name })).toBeVisible()
  await revoke(page, 'given', 'to-shop')

  await page.goto('/history')
  await expect(entries(page)).toHaveCount(2)
  const added = entries(page).filter({ hasText: `向“${game.name}”（${game.appId}）添加共享` })
  await expect(added).toContainText(prodEnvironment.id)
  await expect(added).toContainText('云函数 查看、操作、调用')

  await page.getByRole('combobox', { name: '操作类型' }).selectOption('解除共享')
  await expect(entries(page)).toHaveCount(1)
  await page.getByRole('button', { name: '清除筛选' }).click()
  await expect(page.getByRole('searchbox', { name: '搜索' })).toBeFocused()
  await added.getByRole('link', { name: '仅看此共享' }).click()
  await expect(entries(page)).toHaveCount(1)
  await expect(page.getByText('正在查看一个共享的操作记录')).toBeVisible()
  await expect(page.getByRole('heading', { name: '操作记录' })).toBeFocused()
  await page.goBack()
  await expect(entries(page)).toHaveCount(2)
  await page.getByRole('searchbox', { name: '搜索' }).fill(testEnvironment.id)
  await expect(page.getByText('没有符合条件的操作记录')).toBeVisible()
  await page.getByRole('searchbox', { name: '搜索' }).fill(prodEnvironment.id)
  await expect(entries(page)).toHaveCount(1)
})

for (const [language, sentence] of [
  ['zh-CN', `解除对“${shop.name}”（${shop.appId}）的共享`],
  ['en', `Revoked the share with "${shop.name}" (${shop.appId})`],
] as const) {
  test(`the history, ${language}: axe in light and dark, 320 px, spaced text, target sizes`, async ({
    page,
    given,
  }) => {
    await given(aWorld().withShare({ id: 'to-shop' }))
    await revoke(page, 'given', 'to-shop')
    await page.goto(`/history?lang=${language}`)
    await expect(entriesIn(page, language)).toContainText(sentence)
    const { audit, finish } = createAuditor(language)
    await audit(page, 'history')
    finish()
  })
}
