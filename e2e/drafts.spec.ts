import { aWorld, news, prodEnvironment, shop } from '../src/domain/testing/aWorld.ts'
import { expect, test } from './fixtures.ts'

const oneShare = aWorld().withShare({ id: 'share-news', grantee: news })

test('what was chosen in 添加共享 survives a reload and can be discarded', async ({ page, given }) => {
  await given(oneShare)
  await page.goto('/sharing/given/new')
  const dialog = page.getByRole('dialog', { name: '添加共享' })
  await dialog.getByRole('textbox', { name: 'AppID' }).fill(shop.appId)
  await dialog.getByRole('button', { name: '查询' }).click()
  const row = dialog.getByRole('group', { name: '环境 1' })
  await row.getByRole('combobox', { name: '云环境' }).click()
  await page.getByRole('option', { name: prodEnvironment.id }).click()
  await row.getByRole('checkbox', { name: '云函数 操作' }).uncheck()

  await page.reload()
  await expect(dialog.getByText('已恢复未提交的更改')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'AppID' })).toHaveValue(shop.appId)
  await expect(row.getByRole('combobox', { name: '云环境' })).toHaveValue(prodEnvironment.id)
  await expect(row.getByRole('checkbox', { name: '云函数 操作' })).not.toBeChecked()

  await dialog.getByRole('button', { name: '放弃' }).click()
  await expect(dialog.getByRole('textbox', { name: 'AppID' })).toHaveValue('')
  await expect(dialog.getByText('已恢复未提交的更改')).toBeHidden()
  await page.reload()
  await expect(dialog.getByRole('textbox', { name: 'AppID' })).toHaveValue('')
})

test('a change in 配置环境 survives a reload and is submitted from there', async ({ page, given }) => {
  await given(oneShare)
  await page.goto('/sharing/given/share-news/configure')
  const dialog = page.getByRole('dialog', { name: '配置环境' })
  await dialog.getByRole('checkbox', { name: '云存储 操作' }).uncheck()
  await expect(dialog.getByRole('region', { name: '更改内容' })).toContainText('云存储 操作')

  await page.reload()
  await expect(dialog.getByText('已恢复未提交的更改')).toBeVisible()
  await dialog.getByRole('button', { name: '提交' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: news.name })).toContainText('自定义')
})

test('leaving with changes asks first, staying keeps them, discarding drops them', async ({ page, given }) => {
  await given(oneShare)
  await page.goto('/sharing/given')
  await page.getByRole('row', { name: news.name }).getByRole('link', { name: '配置环境' }).click()
  const dialog = page.getByRole('dialog', { name: '配置环境' })
  await dialog.getByRole('checkbox', { name: '云存储 操作' }).uncheck()

  await page.keyboard.press('Escape')
  const question = page.getByRole('alertdialog', { name: '放弃未提交的更改？' })
  await question.getByRole('button', { name: '继续编辑' }).click()
  await expect(question).toBeHidden()
  await expect(dialog.getByRole('checkbox', { name: '云存储 操作' })).not.toBeChecked()

  await dialog.getByRole('button', { name: '取消' }).click()
  await question.getByRole('button', { name: '放弃更改' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('row', { name: news.name }).getByRole('link', { name: '配置环境' }).click()
  await expect(dialog.getByRole('checkbox', { name: '云存储 操作' })).toBeChecked()
})

test('leaving without changes does not ask', async ({ page, given }) => {
  await given(oneShare)
  await page.goto('/sharing/given')
  await page.getByRole('row', { name: news.name }).getByRole('link', { name: '配置环境' }).click()
  await expect(page.getByRole('dialog', { name: '配置环境' }).getByRole('group', { name: '环境 1' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('alertdialog')).toBeHidden()
})

test('a draft that was tampered with is dropped and said to be (B54)', async ({ page, given }) => {
  await given(oneShare)
  await page.addInitScript(() =>
    sessionStorage.setItem('draft.share-environments.wx1234567890abcdef', '{"appId":7,"__proto__":{"polluted":true}}'),
  )
  await page.goto('/sharing/given/new')
  const dialog = page.getByRole('dialog', { name: '添加共享' })

  await expect(dialog.getByText('草稿已失效')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'AppID' })).toHaveValue('')
  expect(await page.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined()
})
