import {
  aWorld,
  cloudEnvironment,
  game,
  lender,
  owner,
  prodEnvironment,
  testEnvironment,
} from '../src/domain/testing/aWorld.ts'
import { actAs, setFaults, expect, test } from './fixtures.ts'

test('an account that has not activated reads what it gets into, and one click leads into the list', async ({
  page,
}) => {
  await page.goto('/?world=not-activated')

  await expect(page).toHaveURL('/sharing/given?world=not-activated')
  await expect(page.getByRole('heading', { name: '环境共享', level: 1 })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main).toContainText('费用由资源方承担')
  await expect(main).toContainText('1.03.2009140')
  await expect(main).toContainText('2.13.0')
  await expect(page.getByRole('tab')).toHaveCount(0)
  await page.getByRole('button', { name: '开通' }).click()

  await expect(page.getByRole('tab', { name: '我共享的' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('暂无共享')).toBeVisible()
  await expect(page.getByText('已开通环境共享')).toBeVisible()
  await expect(page.getByRole('heading', { name: '环境共享', level: 1 })).toBeFocused()
  await page.reload()
  await expect(page.getByRole('link', { name: '添加共享' }).first()).toBeVisible()
})

test('拓展功能 activates as well, and leads straight into the list', async ({ page, given }) => {
  await given(aWorld().withoutActivation(owner))
  await page.goto('/settings/extensions')
  await expect(page.getByRole('main')).toContainText('未开通')
  await page.getByRole('button', { name: '开通' }).click()

  await expect(page).toHaveURL('/sharing/given')
  await expect(page.getByText('暂无共享')).toBeVisible()
  await expect(page.getByRole('heading', { name: '环境共享', level: 1 })).toBeFocused()
})

test('F25 two tabs activate at the same time: both end in the list, and it happened once', async ({
  page,
  context,
  given,
}) => {
  await given(aWorld().withoutActivation(owner))
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await setFaults(tab, [{ on: 'POST /api/activation', kind: 'latency', milliseconds: 2000 }])
    await tab.goto('/sharing/given')
    await expect(tab.getByRole('button', { name: '开通' })).toBeVisible()
  }
  // Not as a pointer does it, which waits for frames that a tab in the background hardly gets.
  await Promise.all([page, other].map((tab) => tab.getByRole('button', { name: '开通' }).dispatchEvent('click')))

  for (const tab of [page, other]) {
    await expect(tab.getByText('暂无共享')).toBeVisible()
    await expect(tab.getByText('已开通环境共享')).toBeVisible()
  }
  const version = await page.evaluate(async () => (await fetch('/api/activation')).headers.get('ETag'))
  expect(version).toBe('"1"')
})

test('activation that fails says so, and a second click works', async ({ page, given }) => {
  await given(aWorld().withoutActivation(owner))
  await setFaults(page, [{ on: 'POST /api/activation', kind: 'status', status: 500, times: 1 }])
  await page.goto('/sharing/given')
  await page.getByRole('button', { name: '开通' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: '开通' }).click()

  await expect(page.getByText('暂无共享')).toBeVisible()
})

test('an account without cloud development has nothing to activate, but can see what is shared with it', async ({
  page,
  given,
}) => {
  await given(aWorld())
  await actAs(page, game)

  await expect(page.getByText('当前账号尚未开通云开发')).toBeVisible()
  await expect(page.getByRole('button', { name: '开通' })).toHaveCount(0)
  await page.getByRole('link', { name: '查看共享给我的' }).click()
  await expect(page.getByText('暂无共享给我的环境')).toBeVisible()
  await page.goto('/settings/extensions')
  await expect(page.getByRole('main')).toContainText('未开通')
  await expect(page.getByRole('button', { name: '开通' })).toHaveCount(0)
})

test('an account without cloud development is activated by a share, and falls back when its last share ends', async ({
  page,
  given,
}) => {
  await given(aWorld().withShare({ grantee: game }))
  await actAs(page, game, '/settings/extensions')
  await expect(page.getByRole('main')).toContainText('因他人共享自动开通')

  await page.goto('/sharing/received')
  await page.getByRole('row', { name: owner.name }).getByRole('link', { name: '解除' }).click()
  await page.getByRole('alertdialog', { name: '解除环境共享' }).getByRole('button', { name: '解除共享' }).click()
  await expect(page.getByText('暂无共享给我的环境')).toBeVisible()
  await page.goto('/settings/extensions')
  await expect(page.getByRole('main')).toContainText('未开通')
})

test('a share that was received before activating is there after it', async ({ page, given }) => {
  await given(aWorld().withReceivedShare().withoutActivation(owner))
  await page.goto('/sharing/given')
  await page.getByRole('button', { name: '开通' }).click()
  await page.getByRole('tab', { name: '共享给我的' }).click()

  await expect(page.getByRole('row', { name: lender.name })).toBeVisible()
})

test('an empty list says what is done on the way to a first call, and leads to the rest', async ({ page, given }) => {
  await given(
    aWorld().withEnvironments(
      ...[testEnvironment, prodEnvironment, cloudEnvironment].map((each) => ({
        ...each,
        authFunction: 'missing' as const,
      })),
    ),
  )
  await page.goto('/sharing/given')
  const path = page.getByRole('region', { name: '从开通到首次调用' })
  const step = (name: string) => path.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })
  await expect(path).toContainText('已完成 1 步，共 4 步')
  await expect(step('开通环境共享')).toContainText('已完成')
  await expect(step('添加共享').getByRole('link')).toHaveAttribute('href', '/sharing/given/new')
  await expect(step('调试').getByRole('link')).toHaveAttribute('href', '/try')

  await step('部署 cloudbase_auth').getByRole('link', { name: '前往云函数' }).click()
  await page.getByRole('button', { name: '一键部署示例' }).click()
  await expect(page.getByText('已部署 cloudbase_auth')).toBeVisible()
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '环境共享' }).click()
  await expect(path).toContainText('已完成 2 步，共 4 步')
  await expect(step('部署 cloudbase_auth')).toContainText('已完成')
})
