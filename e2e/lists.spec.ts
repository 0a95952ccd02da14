import {
  aGrant,
  anAccount,
  aWorld,
  game,
  news,
  prodEnvironment,
  shop,
  testEnvironment,
  viewOnly,
} from '../src/domain/testing/aWorld.ts'
import { setFaults, expect, test } from './fixtures.ts'

const threeShares = aWorld()
  .withShare({ grantee: shop, grants: [aGrant(testEnvironment)] })
  .withShare({ grantee: news, grants: [aGrant(prodEnvironment, viewOnly)] })
  .withShare({ grantee: game, grants: [aGrant(testEnvironment, ['functions.invoke']), aGrant(prodEnvironment)] })
  .withReceivedShare()

test('a list says who, which environments, and what is allowed in a word', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given')

  const table = page.getByRole('table', { name: '我共享的小程序/公众号' })
  await expect(table.getByRole('row', { name: shop.name })).toContainText(`${testEnvironment.id}全部权限`)
  await expect(table.getByRole('row', { name: news.appId })).toContainText(`${prodEnvironment.id}只读`)
  await expect(table.getByRole('row', { name: game.name })).toContainText('自定义云函数 调用')
  await expect(page.getByText('共 3 个共享')).toBeVisible()
})

test('searching writes the address, survives a reload, and 清除筛选 leads back', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given')
  await page.getByRole('searchbox', { name: '搜索' }).fill('商城')

  await expect(page).toHaveURL(/search=/)
  await expect(page.getByText('匹配 1 个，共 3 个共享')).toBeVisible()
  await expect(page.getByRole('row', { name: news.name })).toBeHidden()

  await page.reload()
  await expect(page.getByRole('searchbox', { name: '搜索' })).toHaveValue('商城')
  await expect(page.getByRole('row', { name: shop.name })).toBeVisible()

  await page.getByRole('searchbox', { name: '搜索' }).fill('没有这样的名字')
  await expect(page.getByText('没有符合条件的共享')).toBeVisible()
  await page.getByRole('button', { name: '清除筛选' }).first().click()
  await expect(page.getByText('共 3 个共享')).toBeVisible()
  await expect(page.getByRole('searchbox', { name: '搜索' })).toHaveValue('')
})

test('filters narrow by kind and environment, and Back undoes them', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given')
  await page.getByRole('combobox', { name: '类型' }).selectOption('公众号')
  await expect(page.getByText('匹配 1 个，共 3 个共享')).toBeVisible()

  await page.getByRole('combobox', { name: '类型' }).selectOption('全部类型')
  await page.getByRole('combobox', { name: '云环境' }).selectOption(testEnvironment.id)
  await expect(page.getByText('匹配 2 个，共 3 个共享')).toBeVisible()
  await expect(page.getByRole('row', { name: news.name })).toBeHidden()

  await page.goBack()
  await expect(page.getByText('共 3 个共享', { exact: true })).toBeVisible()
})

test('sorting is told to screen readers and kept in the address', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given')
  await expect(page.getByRole('columnheader', { name: '共享时间' })).toHaveAttribute('aria-sort', 'descending')

  await page.getByRole('button', { name: '被共享方' }).click()
  await expect(page).toHaveURL(/sort=name/)
  await expect(page.getByRole('columnheader', { name: '被共享方' })).toHaveAttribute('aria-sort', 'ascending')
  const names = page.getByRole('rowheader')
  await expect(names.nth(0)).toContainText(game.name)
  await page.getByRole('button', { name: '被共享方' }).click()
  await expect(names.nth(0)).not.toContainText(game.name)
  await expect(page.getByRole('columnheader', { name: '被共享方' })).toHaveAttribute('aria-sort', 'descending')
})

test('while another list is on its way, rows lead to dialogs over the list they are in', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given?search=t')
  const configure = page.getByRole('row', { name: game.name }).getByRole('link', { name: '配置环境' })
  await expect(configure).toHaveAttribute('href', /\/configure\?search=t$/)

  await setFaults(page, [{ on: 'GET /api/shares', kind: 'latency', milliseconds: 3000, times: 1 }])
  await page.getByRole('button', { name: '被共享方' }).click()
  await expect(page).toHaveURL(/sort=name/)
  await expect(configure).toHaveAttribute('href', /\/configure\?search=t$/)
  await expect(configure).toHaveAttribute('href', /\/configure\?search=t&sort=name$/)

  await configure.click()
  const dialog = page.getByRole('dialog', { name: '配置环境' })
  await dialog.getByRole('button', { name: '取消' }).click()
  await expect(page).toHaveURL('/sharing/given?search=t&sort=name')
})

test('a thousand shares come in pages (F11)', async ({ page }) => {
  await page.goto('/sharing/given?world=many')
  await expect(page.getByText('共 1001 个共享')).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(20)
  await expect(page.getByRole('button', { name: '上一页' })).toBeDisabled()

  await page.getByRole('button', { name: '下一页' }).click()
  await expect(page.getByText('第 2 / 51 页')).toBeVisible()
  await expect(page).toHaveURL(/page=2/)
  await page.reload()
  await expect(page.getByText('第 2 / 51 页')).toBeVisible()

  await page.getByRole('combobox', { name: '每页条数' }).selectOption('50 条/页')
  await expect(page.getByRole('rowheader')).toHaveCount(50)
  await expect(page.getByText('第 1 / 21 页')).toBeVisible()
})

for (const [what, search, tidy] of [
  ['B42 page 0', 'page=0', ''],
  ['B42 a page far beyond the last', 'page=999999', ''],
  ['B42 a page that is no number', 'page=1;drop', ''],
  ['B43 an unknown sort', 'sort=price', ''],
  ['B43 what the list does not know', 'colour=red', ''],
  ['an unknown kind beside a good sort', 'kind=toaster&sort=name', '?sort=name'],
] as const) {
  test(`an address that says ${what} is tidied without an error`, async ({ page, given }) => {
    await given(threeShares)
    await page.goto(`/sharing/given?${search}`)

    await expect(page.getByRole('row', { name: shop.name })).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`/sharing/given${tidy.replace('?', '\\?')}$`))
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
}

test('names that others chose stay inert and are marked when they could be mistaken (B18)', async ({ page, given }) => {
  const twin = anAccount('wx0000000000000001', '茶语\u200b商城')
  const reversed = anAccount('wx0000000000000002', 'evil\u202Egpj.exe')
  const marked = anAccount('wx0000000000000003', '<img src=x onerror=alert(1)>')
  const nameless = anAccount('wx0000000000000004', '')
  await given(
    aWorld()
      .withAccounts(twin, reversed, marked, nameless)
      .withShare({ grantee: shop })
      .withShare({ grantee: twin })
      .withShare({ grantee: reversed })
      .withShare({ grantee: marked })
      .withShare({ grantee: nameless }),
  )
  await page.goto('/sharing/given')

  await expect(page.getByRole('row', { name: 'evil⟦U+202E⟧gpj.exe' })).toBeVisible()
  await expect(page.getByRole('row', { name: '<img src=x onerror=alert(1)>' })).toBeVisible()
  await expect(page.locator('main img')).toHaveCount(0)
  await expect(page.getByRole('rowheader').filter({ hasText: nameless.appId })).toContainText(
    `${nameless.appId}${nameless.appId}`,
  )
  await expect(page.getByRole('row', { name: twin.appId })).toContainText('名称相似，请核对 AppID')
  await expect(page.getByRole('row', { name: shop.appId })).toContainText('名称相似，请核对 AppID')
  await expect(page.getByRole('row', { name: reversed.appId })).not.toContainText('名称相似')
})

test('nothing shared yet offers the next step', async ({ page, given }) => {
  await given(aWorld())
  await page.goto('/sharing/given')
  await expect(page.getByText('暂无共享')).toBeVisible()
  await page.getByRole('tabpanel').getByRole('link', { name: '添加共享' }).click()
  await expect(page.getByRole('dialog', { name: '添加共享' })).toBeVisible()

  await page.goto('/sharing/received')
  await expect(page.getByText('暂无共享给我的环境')).toBeVisible()
})
