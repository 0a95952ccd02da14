import type { Page } from '@playwright/test'
import { lender, lentEnvironment, owner, shop, testEnvironment } from '../src/domain/testing/aWorld.ts'
import { actAs, setFaults, expect, tabTo, test } from './fixtures.ts'

// 设置 → 环境名称 in the small demo world: 茶语小筑 has environments of its own, and one that 茶语会员 shares with it.

const switchTo = (page: Page) => page.getByRole('combobox', { name: '切换到' })
const fact = (page: Page, text: string) => page.getByRole('definition').filter({ hasText: text })

test('with the keyboard alone the account switches to a received environment, works in it, and comes back to it', async ({
  page,
}) => {
  await page.goto('/settings/environment')
  await expect(fact(page, testEnvironment.id)).toBeVisible()
  await expect(fact(page, '全部权限')).toBeVisible()

  await tabTo(page, switchTo(page))
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('member')
  const offered = page.getByRole('listbox').getByRole('option')
  await expect(offered).toHaveCount(1)
  await expect(offered).toContainText(lender.name)
  await page.keyboard.press('Enter')

  await expect(page.getByText(`已切换到 ${lentEnvironment.id}`)).toBeVisible()
  await expect(fact(page, lentEnvironment.id)).toBeVisible()
  await expect(fact(page, lender.name)).toBeVisible()
  await expect(switchTo(page)).toBeFocused()
  await expect(switchTo(page)).toHaveValue(lentEnvironment.id)

  await page.reload()
  await expect(fact(page, lentEnvironment.id)).toBeVisible()
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '云环境' }).click()
  await expect(page).toHaveURL(`/environments/${lentEnvironment.id}/functions`)
})

test('the choice is each account’s own', async ({ page }) => {
  await page.goto('/settings/environment')
  await switchTo(page).click()
  await page.getByRole('option', { name: lentEnvironment.id }).click()
  await expect(fact(page, lentEnvironment.id)).toBeVisible()

  await actAs(page, shop, '/settings/environment')
  await expect(switchTo(page)).not.toHaveValue(lentEnvironment.id)
  await actAs(page, owner, '/settings/environment')
  await expect(switchTo(page)).toHaveValue(lentEnvironment.id)
})

test('a switch that is refused says so, and the environment stays what it was', async ({ page }) => {
  await page.goto('/settings/environment')
  await expect(fact(page, testEnvironment.id)).toBeVisible()
  await setFaults(page, [{ on: 'PUT /api/current-environment', kind: 'status', status: 500, times: 1 }])
  await switchTo(page).click()
  await page.getByRole('option', { name: lentEnvironment.id }).click()

  await expect(page.getByRole('alert')).toContainText('服务异常')
  await expect(fact(page, testEnvironment.id)).toBeVisible()
  await expect(switchTo(page)).toHaveValue(testEnvironment.id)
})
