import type { Locator, Page } from '@playwright/test'
import {
  aGrant,
  aWorld,
  anEnvironment,
  cloudEnvironment,
  game,
  news,
  owner,
  prodEnvironment,
  shop,
  testEnvironment,
} from '../src/domain/testing/aWorld.ts'
import { expect, pressOn, tabTo, test } from './fixtures.ts'

// The rows of 添加共享 and 配置环境: presets, columns, the picker, and rows that fold.

const dialogOf = (page: Page) => page.getByRole('dialog', { name: /添加共享|配置环境/ })
const rowOf = (page: Page, number: number) => dialogOf(page).getByRole('group', { name: `环境 ${number}` })
const environmentOf = (page: Page, number: number) => rowOf(page, number).getByRole('combobox', { name: '云环境' })
const tickOf = (page: Page, number: number, name: string) =>
  rowOf(page, number).getByRole('checkbox', { name, exact: true })
const presetOf = (page: Page, number: number, name: string) =>
  rowOf(page, number).getByRole('radiogroup', { name: '权限方案' }).getByRole('radio', { name, exact: true })
const headOf = (page: Page, number: number) =>
  rowOf(page, number).getByRole('button', { name: new RegExp(`^环境 ${number}`) })
const addOf = (page: Page) => dialogOf(page).getByRole('button', { name: '添加环境' })

const operate = ['云函数 操作', '数据库 操作', '云存储 操作', '云托管 操作', '静态网站托管 操作']
const view = ['云函数 查看', '数据库 查看', '云存储 查看', '云托管 查看', '静态网站托管 查看']
const invoke = ['云函数 调用', '云托管 调用']

test('two environments, the second with 查看 and 调用, are shared with eight clicks', async ({ page, given }) => {
  await given(aWorld().withShare({ id: 'share-news', grantee: news }))
  await page.goto('/sharing/given')
  const clicks = await countClicks(page)
  await page.getByRole('link', { name: '添加共享' }).click()
  await expect(dialogOf(page).getByRole('textbox', { name: 'AppID' })).toBeFocused()
  await page.keyboard.type(shop.appId)
  await page.keyboard.press('Enter')
  await environmentOf(page, 1).click()
  await page.getByRole('option', { name: testEnvironment.id }).click()
  await addOf(page).click()
  await environmentOf(page, 2).click()
  await page.getByRole('option', { name: prodEnvironment.id }).click()
  await presetOf(page, 2, '只读 + 调用').check()
  await dialogOf(page).getByRole('button', { name: '提交' }).click()

  await expect(page.getByRole('row', { name: shop.name })).toContainText(
    /test-f96b31全部权限.*prod-4gl1pvzp25d960df只读 \+ 调用/,
  )
  expect(await clicks()).toBeLessThanOrEqual(8)
})

test.describe('presets and columns', () => {
  test('a preset sets every tick, and ticks set the preset', async ({ page, given }) => {
    await given(aWorld())
    await lookUp(page)
    await expect(presetOf(page, 1, '全部权限')).toBeChecked()

    await presetOf(page, 1, '只读').check()
    await expectTicks(page, view)
    await presetOf(page, 1, '只读 + 调用').check()
    await expectTicks(page, [...view, ...invoke])
    await tickOf(page, 1, '云托管 调用').uncheck()
    await expect(presetOf(page, 1, '自定义')).toBeChecked()
    await tickOf(page, 1, '云托管 调用').check()
    await expect(presetOf(page, 1, '只读 + 调用')).toBeChecked()
    await rowOf(page, 1).getByRole('checkbox', { name: '全部权限' }).check()
    await expect(presetOf(page, 1, '全部权限')).toBeChecked()
  })

  test('自定义 brings back what was ticked one by one, also with the arrow keys', async ({ page, given }) => {
    await given(aWorld())
    await lookUp(page)
    await tickOf(page, 1, '数据库 操作').uncheck()
    await tabTo(page, presetOf(page, 1, '自定义'))
    await page.keyboard.press('ArrowLeft')
    await expect(presetOf(page, 1, '只读 + 调用')).toBeFocused()
    await expectTicks(page, [...view, ...invoke])
    await page.keyboard.press('ArrowRight')
    await expect(presetOf(page, 1, '自定义')).toBeChecked()
    await expectTicks(page, [...view, ...invoke, ...operate.filter((name) => name !== '数据库 操作')])
  })

  test('自定义 can be chosen before anything is ticked', async ({ page, given }) => {
    await given(aWorld())
    await lookUp(page)
    await presetOf(page, 1, '自定义').check()
    await expect(presetOf(page, 1, '自定义')).toBeChecked()
    await expect(rowOf(page, 1).getByRole('checkbox', { checked: true })).toHaveCount(16)
    await tickOf(page, 1, '云函数 操作').uncheck()
    await expect(presetOf(page, 1, '自定义')).toBeChecked()
  })

  test('a whole column is ticked at once; mixed becomes all, and 操作 brings 查看 along', async ({ page, given }) => {
    await given(aWorld())
    await lookUp(page)
    await rowOf(page, 1).getByRole('checkbox', { name: '全部权限' }).uncheck()
    await tickOf(page, 1, '云函数 调用').check()
    const calls = tickOf(page, 1, '全部资源 调用')
    await expect(calls).toBeChecked({ indeterminate: true })
    await calls.focus()
    await page.keyboard.press('Space')
    await expectTicks(page, invoke)
    await page.keyboard.press('Space')
    await expectTicks(page, [])

    const changes = tickOf(page, 1, '全部资源 操作')
    await expect(changes).toHaveAccessibleDescription(/勾选“操作”会一并勾选“查看”/)
    await expect(tickOf(page, 1, '数据库 操作')).toHaveAccessibleDescription(/勾选“操作”会一并勾选“查看”/)
    await changes.check()
    await expectTicks(page, [...view, ...operate])
    await tickOf(page, 1, '全部资源 查看').uncheck()
    await expectTicks(page, [])
  })
})

test.describe('the picker', () => {
  test('says of each environment its state, whether cloudbase_auth is there, and how many shares it is in', async ({
    page,
    given,
  }) => {
    await given(
      aWorld()
        .withEnvironments(anEnvironment('old-1a2b3c', owner, { status: 'expired' }))
        .withShare({ id: 'share-news', grantee: news, grants: [aGrant(testEnvironment), aGrant(prodEnvironment)] })
        .withShare({ id: 'share-game', grantee: game, grants: [aGrant(testEnvironment)] }),
    )
    await lookUp(page)
    await environmentOf(page, 1).click()
    const options = page.getByRole('option')
    await expect(options.filter({ hasText: testEnvironment.id })).toContainText(
      /正常 · 已部署 cloudbase_auth · 2 个共享$/,
    )
    await expect(options.filter({ hasText: prodEnvironment.id })).toContainText(
      /正常 · 已部署 cloudbase_auth · 1 个共享$/,
    )
    await expect(options.filter({ hasText: cloudEnvironment.id })).toContainText(/正常 · 缺少 cloudbase_auth · 未共享$/)
    await expect(options.filter({ hasText: 'old-1a2b3c' })).toContainText('已过期')
  })

  test('where one environment is left, it is in the new row already', async ({ page, given }) => {
    await given(aWorld().withEnvironments(anEnvironment(cloudEnvironment.id, owner, { status: 'expired' })))
    await lookUp(page)
    await choose(page, 1, prodEnvironment.id)
    await addOf(page).click()
    await expect(environmentOf(page, 2)).toHaveValue(testEnvironment.id)
    await expect(environmentOf(page, 2)).toBeFocused()
  })
})

test.describe('when a row is checked', () => {
  test('D6 a new row is not wrong; one that was left is, and the press that left it is not lost', async ({
    page,
    given,
  }) => {
    await given(aWorld())
    await lookUp(page)
    await choose(page, 1, testEnvironment.id)
    await addOf(page).click()
    await expect(environmentOf(page, 2)).toBeFocused()
    await expect(rowOf(page, 2).getByRole('alert')).toHaveCount(0)
    // Within the row there is still something to fill in.
    await tickOf(page, 2, '云函数 调用').focus()
    await expect(environmentOf(page, 2)).not.toHaveAttribute('aria-invalid', 'true')

    await addOf(page).click()
    await expect(rowOf(page, 3)).toBeVisible()
    await expect(rowOf(page, 2).getByRole('alert')).toHaveText('请选择云环境')
    await expect(rowOf(page, 3).getByRole('alert')).toHaveCount(0)
    await choose(page, 2, prodEnvironment.id)
    await expect(rowOf(page, 2).getByRole('alert')).toHaveCount(0)
    // That one was left by now.
    await expect(rowOf(page, 3).getByRole('alert')).toHaveText('请选择云环境')
  })

  test('D6 also after 提交 a new row is not wrong', async ({ page, given }) => {
    await given(aWorld())
    await lookUp(page)
    await dialogOf(page).getByRole('button', { name: '提交' }).click()
    await expect(rowOf(page, 1).getByRole('alert')).toHaveText('请选择云环境')
    await choose(page, 1, testEnvironment.id)
    await expect(dialogOf(page).getByRole('alert')).toHaveCount(0)
    await addOf(page).click()
    await expect(environmentOf(page, 2)).toBeFocused()
    await expect(dialogOf(page).getByRole('alert')).toHaveCount(0)
    await dialogOf(page).getByRole('button', { name: '提交' }).click()
    await expect(rowOf(page, 2).getByRole('alert')).toHaveText('请选择云环境')
  })
})

test.describe('more than two rows', () => {
  const four = [testEnvironment, prodEnvironment, cloudEnvironment, anEnvironment('beta-0a1b2c', owner)]
  const withFour = () =>
    aWorld()
      .withEnvironments(four[3] ?? testEnvironment)
      .withShare({
        id: 'share-news',
        grantee: news,
        grants: [aGrant(testEnvironment), ...four.slice(1).map((each) => aGrant(each, ['functions.view']))],
      })

  test('fold to a line each, with the first one open; they open and close, by keyboard as well', async ({
    page,
    given,
  }) => {
    await given(withFour())
    await page.goto('/sharing/given/share-news/configure')
    await expect(environmentOf(page, 1)).toHaveValue(testEnvironment.id)
    await expect(headOf(page, 2)).toHaveAccessibleName(`环境 2 ${prodEnvironment.id} 自定义 1 项权限`)
    await expect(headOf(page, 3)).toHaveAccessibleName(
      `环境 3 ${cloudEnvironment.id} 自定义 1 项权限 缺少 cloudbase_auth`,
    )
    await expect(headOf(page, 2)).toHaveAttribute('aria-expanded', 'false')

    await pressOn(page, headOf(page, 3))
    await expect(headOf(page, 3)).toHaveAttribute('aria-expanded', 'true')
    await expect(headOf(page, 3)).toBeFocused()
    await expect(environmentOf(page, 3)).toHaveValue(cloudEnvironment.id)
    await expect(environmentOf(page, 2)).toHaveCount(0)
    await tabTo(page, environmentOf(page, 3))
    await pressOn(page, rowOf(page, 3).getByRole('button', { name: '移除环境 3' }))
    await expect(rowOf(page, 2).getByRole('button', { name: '移除环境 2' })).toBeFocused()
    await pressOn(page, headOf(page, 1))
    await expect(environmentOf(page, 1)).toHaveCount(0)
    await pressOn(page, headOf(page, 1))
    await expect(environmentOf(page, 1)).toBeVisible()
  })

  test('what is pressed to open a row stays under the pointer', async ({ page, given }) => {
    await given(withFour())
    await page.goto('/sharing/given/share-news/configure')
    await expect(environmentOf(page, 1)).toBeVisible()
    await headOf(page, 4).scrollIntoViewIfNeeded()
    const before = await headOf(page, 4).boundingBox()
    await headOf(page, 4).click()
    await expect(environmentOf(page, 4)).toBeVisible()
    const after = await headOf(page, 4).boundingBox()
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 999))).toBeLessThan(2)
  })

  test('what has to be put right opens its row, and the first of it gets the focus', async ({ page, given }) => {
    await given(withFour())
    await page.goto('/sharing/given/share-news/configure')
    for (const number of [4, 2]) {
      await headOf(page, number).click()
      await tickOf(page, number, '云函数 查看').uncheck()
    }
    for (const number of [1, 2, 4]) await headOf(page, number).click()
    // Those that were left unfinished stay open, and say why.
    await expect(environmentOf(page, 1)).toHaveCount(0)
    for (const number of [2, 4]) await expect(rowOf(page, number).getByRole('alert')).toHaveText('请至少选择一项权限')
    await dialogOf(page).getByRole('button', { name: '提交' }).click()
    await expect(rowOf(page, 2).getByRole('checkbox', { name: '全部权限' })).toBeFocused()
    await expect(dialogOf(page).getByText('有 2 处需要修改')).toBeVisible()

    await tickOf(page, 2, '云函数 调用').check()
    await expect(tickOf(page, 2, '云函数 调用')).toBeFocused()
    await tickOf(page, 4, '云函数 调用').check()
    await dialogOf(page).getByRole('button', { name: '提交' }).click()
    await expect(dialogOf(page)).toBeHidden()
  })

  test('a third row folds the two before it, and is the one that is open', async ({ page, given }) => {
    await given(aWorld().withEnvironments(...four))
    await lookUp(page)
    await choose(page, 1, testEnvironment.id)
    await addOf(page).click()
    await choose(page, 2, prodEnvironment.id)
    await expect(environmentOf(page, 1)).toBeVisible()
    await addOf(page).click()
    await expect(environmentOf(page, 3)).toBeFocused()
    await expect(environmentOf(page, 1)).toHaveCount(0)
    await expect(headOf(page, 2)).toHaveAccessibleName(`环境 2 ${prodEnvironment.id} 全部权限 12 项权限`)
    await rowOf(page, 3).getByRole('button', { name: '移除环境 3' }).click()
    await expect(environmentOf(page, 1)).toHaveValue(testEnvironment.id)
    await expect(environmentOf(page, 2)).toHaveValue(prodEnvironment.id)
  })
})

test('D8 after 查询 the pointer is still on 查询', async ({ page, given }) => {
  await given(aWorld())
  await page.goto('/sharing/given/new')
  await dialogOf(page).getByRole('textbox', { name: 'AppID' }).fill(shop.appId)
  const button = dialogOf(page).getByRole('button', { name: '查询' })
  await button.click()
  await expect(rowOf(page, 1)).toBeVisible()
  expect(await isUnderPointer(button)).toBe(true)
})

async function lookUp(page: Page) {
  await page.goto('/sharing/given/new')
  await dialogOf(page).getByRole('textbox', { name: 'AppID' }).fill(shop.appId)
  await page.keyboard.press('Enter')
  await expect(rowOf(page, 1)).toBeVisible()
}

async function choose(page: Page, number: number, environmentId: string) {
  await environmentOf(page, number).click()
  await page.getByRole('option', { name: environmentId }).click()
  await expect(environmentOf(page, number)).toHaveValue(environmentId)
}

/** Of the permissions of row 1 these are ticked, and no others. */
async function expectTicks(page: Page, names: readonly string[]) {
  for (const name of [...view, ...operate, ...invoke])
    await expect(tickOf(page, 1, name)).toBeChecked({ checked: names.includes(name) })
}

/** How often the button of the mouse was pressed since. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle(() => {
    const counted = { clicks: 0 }
    addEventListener('pointerdown', () => (counted.clicks += 1), { capture: true })
    return counted
  })
  return () => counter.evaluate(({ clicks }) => clicks)
}

function isUnderPointer(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':hover'))
}
