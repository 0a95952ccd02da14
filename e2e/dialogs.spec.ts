import type { Page } from '@playwright/test'
import { aGrant, aWorld, itemId, news, prodEnvironment, testEnvironment } from '../src/domain/testing/aWorld.ts'
import { change } from './ask.ts'
import { actAs, expect, setFaults, test } from './fixtures.ts'

const oneShare = aWorld().withShare({ id: 'share-news', grantee: news })

test('Tab goes round in a dialog, Esc closes it, and focus is back at what opened it', async ({ page, given }) => {
  const dialog = await openConfigure(page, given)
  const close = dialog.getByRole('button', { name: '关闭' })
  const submit = dialog.getByRole('button', { name: '提交' })
  await submit.focus()
  await page.keyboard.press('Tab')
  await expect(close).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(submit).toBeFocused()

  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener(page)).toBeFocused()
})

test('from the dialog itself Tab goes on to the ×, back to the last button', async ({ page, given }) => {
  const dialog = await openConfigure(page, given)
  await dialog.focus()
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('button', { name: '关闭' })).toBeFocused()
  await dialog.focus()
  await page.keyboard.press('Shift+Tab')
  await expect(dialog.getByRole('button', { name: '提交' })).toBeFocused()
})

test('focus does not get out of a dialog, nor get lost in it', async ({ page, given }) => {
  const dialog = await openConfigure(page, given)
  // As a user does who comes back from the address bar. What is inert does not take it.
  await page.evaluate(() => document.querySelector<HTMLElement>('nav a')?.focus())
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)

  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.keyboard.press('Shift+Tab')
  await expect(dialog.getByRole('button', { name: '提交' })).toBeFocused()
  await page.mouse.click(2, 2)
  await expect(dialog.getByRole('button', { name: '提交' })).toBeFocused()

  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener(page)).toBeFocused()
})

test('what is around a dialog is hidden from screen readers, and there again afterwards', async ({ page, given }) => {
  const dialog = await openConfigure(page, given)
  await expect(page.getByRole('heading', { name: '环境共享' })).toHaveCount(0)
  await dialog.getByRole('checkbox', { name: '云存储 操作' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('Escape')
  await expect(dialog).toBeVisible()
  await expect(page.getByRole('heading', { name: '环境共享' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '放弃更改' }).click()
  await expect(page.getByRole('heading', { name: '环境共享' })).toBeVisible()
})

test('a question hides the dialog under it, and the editor in that, which announces things of its own', async ({
  page,
  given,
}) => {
  await given(
    aWorld().withItems(testEnvironment, {
      resource: 'functions',
      name: 'hello',
      code: 'exports.main = () => 1',
      rule: '{"invoke": true}',
    }),
  )
  await page.goto(`/environments/${testEnvironment.id}/functions/${itemId(testEnvironment, 'functions', 'hello')}`)
  await page.getByRole('dialog').getByRole('textbox', { name: '代码' }).pressSequentially('x')
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await expect(page.getByRole('alertdialog', { name: '放弃未提交的更改？' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('textbox')).toHaveCount(0)
})

test('Esc closes the question over a dialog and not the dialog, and focus is back where it was', async ({
  page,
  given,
}) => {
  const dialog = await openConfigure(page, given)
  const box = dialog.getByRole('checkbox', { name: '云存储 操作' })
  await box.uncheck()
  await page.keyboard.press('Escape')
  const question = page.getByRole('alertdialog', { name: '放弃未提交的更改？' })
  await expect(question.getByRole('button', { name: '继续编辑' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(box).toBeFocused()

  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: '放弃更改' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(opener(page)).toBeFocused()
})

test('of an open list in a dialog, Esc closes the list', async ({ page, given }) => {
  const dialog = await openConfigure(page, given)
  const field = dialog.getByRole('combobox', { name: '云环境' })
  await field.click()
  await expect(page.getByRole('listbox')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox')).toBeHidden()
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('a press outside closes a dialog that only tells, and none that asks or is filled in', async ({ page, given }) => {
  await given(oneShare)
  const beside = { x: 5, y: 300 }
  for (const address of [
    '/sharing/given/new',
    '/sharing/given/share-news/configure',
    '/sharing/given/share-news/revoke',
  ]) {
    await page.goto(address)
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
    // While it is still being loaded, a dialog only tells.
    await expect(dialog.getByRole('button', { name: /^(提交|解除共享)$/ })).toBeVisible()
    await page.mouse.click(beside.x, beside.y)
    await expect(page).toHaveURL(address)
    await expect(dialog).toBeVisible()
  }
  await page.goto('/sharing/given/no-such-share/configure')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.mouse.click(beside.x, beside.y)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('what a dialog copies is told although the page is hidden', async ({ page, given, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await given(oneShare)
  await page.goto('/sharing/given/share-news/configure')
  const dialog = page.getByRole('dialog', { name: '配置环境' })
  await dialog.getByRole('button', { name: `复制 AppID ${news.appId}` }).click()
  const told = page.getByText('已复制')
  await expect(told).toBeVisible()
  expect(await told.evaluate((element) => element.closest('[aria-hidden="true"]'))).toBeNull()
})

test.describe('K11 what is over', () => {
  const heading = (page: Page) => page.getByRole('heading', { level: 1 })

  test('a share this account revoked in another tab is told as its own act, and the way back leads to the list', async ({
    page,
    context,
    given,
  }) => {
    await given(oneShare)
    await page.goto('/sharing/given')
    await page.getByRole('row', { name: news.name }).getByRole('link', { name: '解除' }).click()
    const dialog = page.getByRole('alertdialog', { name: '解除环境共享' })
    await expect(dialog.getByRole('button', { name: '解除共享' })).toBeVisible()

    const other = await context.newPage()
    await other.goto('/sharing/given/share-news/revoke')
    await other.getByRole('alertdialog').getByRole('button', { name: '解除共享' }).click()
    await expect(other.getByText('暂无共享')).toBeVisible()

    await expect(dialog.getByText(`当前账号已解除与“${news.name}”的共享`)).toBeVisible()
    await expect(dialog.getByRole('button', { name: '解除共享' })).toHaveCount(0)
    await dialog.getByRole('button', { name: '返回列表' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(heading(page)).toBeFocused()
  })

  test('a share the other side revoked is told as its act', async ({ page, context, given }) => {
    await given(oneShare)
    await page.goto('/sharing/given/share-news/revoke')
    const dialog = page.getByRole('alertdialog', { name: '解除环境共享' })
    await expect(dialog.getByRole('button', { name: '解除共享' })).toBeVisible()
    const other = await context.newPage()
    await actAs(other, news, '/sharing/received/share-news/revoke')
    await other.getByRole('alertdialog').getByRole('button', { name: '解除共享' }).click()

    await expect(dialog.getByText('调用方已解除共享')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(heading(page)).toBeFocused()
  })

  test('a 解除 that comes too late says so at once, with nothing left to press while the list is asked again', async ({
    page,
    context,
    given,
  }) => {
    await given(oneShare)
    await page.goto('/sharing/given/share-news/revoke')
    const dialog = page.getByRole('alertdialog', { name: '解除环境共享' })
    const confirm = dialog.getByRole('button', { name: '解除共享' })
    await expect(confirm).toBeVisible()
    await changeQuietly(await context.newPage(), 'DELETE', '/api/shares/share-news', 1)
    await setFaults(page, [{ on: 'GET /api/shares', kind: 'hang' }])
    await confirm.click()

    await expect(dialog.getByText(`当前账号已解除与“${news.name}”的共享`)).toBeVisible()
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    await expect(confirm).toHaveCount(0)
    await expect(dialog.getByRole('button', { name: '返回列表' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(heading(page)).toBeFocused()
  })

  test('after a change elsewhere 解除 waits until what it would end is shown anew', async ({
    page,
    context,
    given,
  }) => {
    await given(oneShare)
    await page.goto('/sharing/given/share-news/revoke')
    const dialog = page.getByRole('alertdialog', { name: '解除环境共享' })
    const confirm = dialog.getByRole('button', { name: '解除共享' })
    await expect(confirm).toBeVisible()
    const grants = [aGrant(prodEnvironment)]
    await changeQuietly(await context.newPage(), 'PUT', '/api/shares/share-news', 1, { grants })
    await setFaults(page, [{ on: 'GET /api/shares/', kind: 'latency', milliseconds: 6000, times: 1 }])
    await confirm.click()

    await expect(dialog.getByText('共享内容刚刚有变化，请核对后再次确认。')).toBeVisible()
    await expect(confirm).toBeDisabled()
    await expect(dialog.getByText(prodEnvironment.id)).toBeVisible()
    await expect(confirm).toBeEnabled()
    await confirm.click()
    await expect(page.getByText('暂无共享')).toBeVisible()
  })

  test('an item that was removed meanwhile: the focus goes to the page, not to nothing', async ({
    page,
    context,
    given,
  }) => {
    const hello = {
      resource: 'functions',
      name: 'hello',
      code: 'exports.main = () => 1',
      rule: '{"invoke": true}',
    } as const
    await given(aWorld().withItems(testEnvironment, hello))
    const address = `/environments/${testEnvironment.id}/functions/${itemId(testEnvironment, 'functions', 'hello')}/remove`
    await page.goto(address)
    const dialog = page.getByRole('alertdialog')
    await expect(dialog.getByRole('button', { name: '移除' })).toBeVisible()
    const other = await context.newPage()
    await other.goto(address)
    await other.getByRole('alertdialog').getByRole('button', { name: '移除' }).click()
    await expect(other.getByRole('alertdialog')).toHaveCount(0)
    // Where it was removed, the row that is there instead keeps the place in the list.
    const next = other.getByRole('row', { name: 'cloudbase_auth' })
    await expect(next.getByRole('link', { name: '移除' })).toBeFocused()

    await expect(dialog.getByRole('button', { name: '移除' })).toHaveCount(0)
    await dialog.getByRole('button', { name: '关闭' }).last().click()
    await expect(dialog).toHaveCount(0)
    await expect(heading(page)).toBeFocused()
  })

  test('a feature that was deregistered meanwhile', async ({ page, context, given }) => {
    await given(aWorld())
    const address = '/settings/extensions/deregister'
    await page.goto(address)
    const dialog = page.getByRole('alertdialog', { name: '注销环境共享' })
    await expect(dialog.getByRole('button', { name: '确定注销' })).toBeEnabled()
    const other = await context.newPage()
    await other.goto(address)
    await other.getByRole('alertdialog').getByRole('button', { name: '确定注销' }).click()

    await expect(dialog.getByText('当前账号未开通环境共享')).toBeVisible()
    await expect(dialog.getByRole('button', { name: '确定注销' })).toHaveCount(0)
    await dialog.getByRole('button', { name: '关闭' }).last().click()
    await expect(heading(page)).toBeFocused()
  })

  /** A write of another tab that is not announced: this one learns of it only from the backend. */
  async function changeQuietly(other: Page, method: string, path: string, version: number, body: object = {}) {
    await other.goto('/notifications')
    await expect(other.getByText('暂无通知')).toBeVisible()
    await change(other, method, path, { version, body })
  }
})

async function openConfigure(page: Page, given: (world: typeof oneShare) => Promise<void>) {
  await given(oneShare)
  await page.goto('/sharing/given')
  await opener(page).press('Enter')
  const dialog = page.getByRole('dialog', { name: '配置环境' })
  await expect(dialog.getByRole('combobox', { name: '云环境' })).toBeFocused()
  return dialog
}

function opener(page: Page) {
  return page.getByRole('row', { name: news.name }).getByRole('link', { name: '配置环境' })
}
