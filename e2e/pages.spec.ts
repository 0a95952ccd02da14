import type { Page } from '@playwright/test'
import { anAccount, aWorld, lender, news, owner, shop } from '../src/domain/testing/aWorld.ts'
import { actAs, expect, tabTo, test } from './fixtures.ts'

/** Letters only: a number that is sought is found in names alone. */
const lettersOf = (index: number) =>
  index
    .toString(6)
    .padStart(4, '0')
    .replaceAll(/\d/g, (digit) => 'abcdef'.charAt(Number(digit)))
const branches = Array.from({ length: 60 }, (_, index) =>
  anAccount(`wx000000000000${lettersOf(index)}`, `茶语第 ${index + 1} 分店`),
)
const chain = aWorld().withAccounts(...branches)

const personas = (page: Page) => page.getByRole('dialog', { name: '选择要使用的账号' })
const openPersonas = (page: Page) => page.getByRole('banner').getByRole('button', { name: owner.appId }).click()

test.describe('choosing the account to act as (D9)', () => {
  test('says how many there are, a page at a time, and finds one by a part of its name', async ({ page, given }) => {
    await given(chain)
    await page.goto('/sharing/given')
    await openPersonas(page)
    await expect(personas(page).getByText('共 66 个账号')).toBeVisible()
    await expect(personas(page).getByRole('listitem')).toHaveCount(10)

    await personas(page).getByRole('button', { name: '下一页' }).click()
    await expect(personas(page).getByText('第 2 / 7 页')).toBeVisible()
    await expect(personas(page).getByRole('button', { name: branches[4]?.name ?? '' })).toBeVisible()

    await personas(page).getByRole('searchbox', { name: '搜索' }).fill('第 60 分')
    await expect(personas(page).getByText('共 1 个账号')).toBeVisible()
    await personas(page).getByRole('button', { name: '茶语第 60 分店' }).click()
    await expect(page.getByRole('banner').getByRole('button', { name: '茶语第 60 分店' })).toBeVisible()
    await expect(personas(page)).toBeHidden()
  })

  test('by keyboard alone, and says when nothing is found', async ({ page, given }) => {
    await given(chain)
    await page.goto('/sharing/given')
    await tabTo(page, page.getByRole('banner').getByRole('button', { name: owner.appId }))
    await page.keyboard.press('Enter')
    await expect(personas(page).getByRole('listitem')).toHaveCount(10)
    await page.keyboard.press('Tab')
    await expect(personas(page).getByRole('searchbox', { name: '搜索' })).toBeFocused()
    await page.keyboard.type('zzz')
    await expect(personas(page).getByText('没有符合条件的账号')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(news.appId)
    await expect(personas(page).getByRole('listitem')).toHaveCount(1)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('banner').getByRole('button', { name: news.appId })).toBeVisible()
    await expect(page.getByRole('heading', { name: '环境共享', level: 1 })).toBeFocused()
  })

  for (const width of [320, 390]) {
    test(`shows whole names below the header at ${width} px`, async ({ page, given }) => {
      const long = anAccount('wx00000000000000ff', '茶语（深圳）餐饮管理有限公司第一百二十八号加盟门店小程序旗舰店')
      await given(chain.withAccounts(long))
      await page.setViewportSize({ width, height: 720 })
      await page.goto(`/sharing/given?as=${long.appId}`)
      const trigger = page.getByRole('banner').getByRole('button', { name: long.name }).first()
      await trigger.click()
      await personas(page).getByRole('searchbox').fill(long.appId)
      await expect(personas(page).getByRole('listitem')).toHaveCount(1)

      const header = await trigger.boundingBox()
      const panel = await personas(page).boundingBox()
      expect(panel?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0))
      expect((panel?.x ?? 0) + (panel?.width ?? 0)).toBeLessThanOrEqual(width)
      // The button has no room for all of it: the acting account stands above the list, and in it.
      const names = personas(page).getByText(long.name)
      await expect(names).toHaveCount(2)
      for (const name of await names.all()) {
        const isWhole = await name.evaluate(
          (element) => element.scrollWidth <= element.clientWidth || element.clientWidth === 0,
        )
        expect(isWhole).toBe(true)
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    })
  }
})

test.describe('notices in pages', () => {
  const told = Array.from({ length: 24 }).reduce<ReturnType<typeof aWorld>>(
    (so, _, index) => so.withShare({ id: `ended-${index}`, endedBy: owner }),
    aWorld().withReceivedShare({ id: 'lent', grantee: shop, endedBy: lender }),
  )
  const notices = (page: Page) => page.getByRole('list', { name: '通知列表' }).getByRole('listitem')

  test('come twenty at a time; the address says which, and a reload keeps it', async ({ page, given }) => {
    await given(told)
    await actAs(page, shop, '/notifications')
    await expect(notices(page)).toHaveCount(20)
    await expect(page.getByText('共 25 条通知')).toBeVisible()
    await page.getByRole('button', { name: '下一页' }).click()
    await expect(notices(page)).toHaveCount(5)
    await expect(page).toHaveURL(/page=2/)
    await page.reload()
    await expect(notices(page)).toHaveCount(5)
    await page.getByRole('combobox', { name: '每页条数' }).selectOption('50 条/页')
    await expect(notices(page)).toHaveCount(25)
  })

  test('are found by who revoked, and by being unread', async ({ page, given }) => {
    await given(told)
    await actAs(page, shop, '/notifications')
    await page.getByRole('searchbox', { name: '搜索' }).fill(lender.name)
    await expect(notices(page)).toHaveCount(1)
    await notices(page).getByRole('button', { name: '标为已读' }).click()
    await expect(notices(page).getByRole('button', { name: '标为已读' })).toBeHidden()
    await page.getByRole('combobox', { name: '显示' }).selectOption('仅未读')
    await expect(page.getByText('没有符合条件的通知')).toBeVisible()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await expect(page.getByRole('searchbox', { name: '搜索' })).toBeFocused()
    await expect(page.getByText('共 25 条通知')).toBeVisible()
  })

  test('are marked as read all at once, also those on other pages', async ({ page, given }) => {
    await given(told)
    await actAs(page, shop, '/notifications')
    await expect(page.getByRole('link', { name: '通知，25 条未读' })).toBeVisible()
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await expect(page.getByRole('banner').getByRole('link', { name: '通知', exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: '全部标为已读' })).toBeHidden()
    await expect(page.getByRole('heading', { name: '通知', level: 1 })).toBeFocused()
  })

  test('one that comes meanwhile is not marked with those that were seen', async ({ page, context, given }) => {
    await given(told.withShare({ id: 'live' }))
    await actAs(page, shop, '/notifications')
    await expect(notices(page)).toHaveCount(20)
    // Asked for the page again only once it is back: what is on screen is what was there before.
    const read = page.waitForRequest((request) => request.url().endsWith('/api/notifications/read-all'))
    const upTo = 'notification-ended-23'
    const other = await context.newPage()
    await actAs(other, owner, '/sharing/given/live/revoke')
    await page.getByRole('button', { name: '全部标为已读' }).click()
    expect((await read).postDataJSON()).toEqual({ upTo })
    await other.getByRole('button', { name: '解除共享' }).click()
    await expect(page.getByRole('link', { name: '通知，1 条未读' })).toBeVisible()
  })
})

test('what blocks 注销 comes ten at a time, with how many there are', async ({ page, given }) => {
  await given(branches.slice(0, 12).reduce((so, grantee) => so.withShare({ grantee }), chain.withReceivedShare()))
  await page.goto('/settings/extensions/deregister')
  const dialog = page.getByRole('alertdialog', { name: '注销环境共享' })
  await expect(dialog.getByText('还有 13 个共享关系，解除后才能注销')).toBeVisible()
  await expect(dialog.getByRole('listitem')).toHaveCount(10)
  await dialog.getByRole('button', { name: '下一页' }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(3)
  await expect(dialog.getByRole('listitem').filter({ hasText: lender.name })).toContainText('共享给我的')
  await expect(dialog.getByRole('button', { name: '确定注销' })).toBeDisabled()
})

test('of more accounts than one choice offers, the caller of the playground is found by name', async ({
  page,
  given,
}) => {
  await given(chain)
  await page.goto(`/try?caller=${branches[58]?.appId}`)
  const caller = page.getByRole('combobox', { name: '调用方' })
  await expect(caller).toHaveValue(branches[58]?.appId ?? '')
  await expect(caller.locator('option:checked')).toContainText('茶语第 59 分店')
  await page.getByRole('searchbox', { name: '按名称、AppID 或主体查找调用方' }).fill('第 60 分')
  await caller.selectOption({ label: `茶语第 60 分店 · 小程序 · ${branches[59]?.appId}` })
  await expect(page).toHaveURL(new RegExp(`caller=${branches[59]?.appId}`))
})
