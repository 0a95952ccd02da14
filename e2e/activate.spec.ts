import { aWorld, game, news, owner } from '../src/domain/testing/aWorld.ts'
import { actAs, axe, disturb, expect, test } from './fixtures.ts'

test('smoke', async ({ page, given }) => {
  await given(aWorld().withShare({ grantee: news }))
  await page.goto('/')
  await expect(page.getByRole('row', { name: news.name })).toBeVisible()
  console.log(await axe(page))
})
test('smoke disturb', async ({ page, given }) => {
  await given(aWorld().withShare({ grantee: news }))
  await disturb(page, [{ on: 'GET /api/shares', kind: 'status', status: 500, times: 1 }])
  await actAs(page, owner)
  await expect(page.getByRole('button', { name: '重试' })).toBeVisible()
  await page.getByRole('button', { name: '重试' }).click()
  await expect(page.getByRole('row', { name: news.name })).toBeVisible()
})
