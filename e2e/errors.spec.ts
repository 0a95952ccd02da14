import {
  aGrant,
  aWorld,
  cloudEnvironment,
  lentEnvironment,
  owner,
  shop,
  testEnvironment,
} from '../src/domain/testing/aWorld.ts'
import { actAs, axe, setFaults, expect, pressOn, tabTo, test } from './fixtures.ts'

const shareId = 'share-to-shop'
const shared = aWorld().withShare({
  id: shareId,
  grants: [aGrant(testEnvironment, ['functions.view']), aGrant(cloudEnvironment)],
})

test('an error is pasted: its gate, whose turn it is, what to do, and the way there', async ({ page, given }) => {
  await given(shared)
  await page.goto('/')
  await page.getByRole('navigation').getByRole('link', { name: '错误诊断' }).click()
  await page
    .getByRole('textbox', { name: '粘贴错误信息' })
    .fill(
      `Error: cloud.init:fail Error: errCode: -501000 | errMsg: FunctionName parameter could not be found; cloudbase_auth env: ${cloudEnvironment.id}`,
    )

  await expect(
    page.getByRole('status').filter({ hasText: '识别到 1 个错误：缺少 cloudbase_auth 云函数' }),
  ).toBeVisible()
  const finding = page.getByRole('list', { name: '诊断结果' }).getByRole('listitem')
  await expect(finding).toContainText('停在哪一关云函数')
  await expect(finding).toContainText('资源方在该环境部署 cloudbase_auth')
  await expect(finding).toContainText('-501000')
  await expect(finding.getByRole('link', { name: `前往云函数：${cloudEnvironment.id}` })).toHaveAttribute(
    'href',
    `/environments/${cloudEnvironment.id}/functions`,
  )
})

test('what was pasted stays out of the address, and stays in the tab', async ({ page, given }) => {
  await given(shared)
  await page.goto('/errors')
  await page.getByRole('textbox', { name: '粘贴错误信息' }).fill('errCode: -601034')
  await expect(page.getByRole('heading', { name: '未开通', level: 2 })).toBeVisible()

  await expect(page).toHaveURL('/errors')
  await page.reload()
  await expect(page.getByRole('textbox', { name: '粘贴错误信息' })).toHaveValue('errCode: -601034')
  await expect(page.getByRole('link', { name: '拓展功能：开通' })).toBeVisible()
  await page.getByRole('button', { name: '清空' }).click()
  await expect(page.getByRole('textbox', { name: '粘贴错误信息' })).toBeFocused()
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('textbox', { name: '粘贴错误信息' })).toHaveValue('')
})

test('a missing permission leads the owner to 配置环境 of the share in question', async ({ page, given }) => {
  await given(shared)
  await page.goto('/errors')
  await page
    .getByRole('textbox', { name: '粘贴错误信息' })
    .fill(`errCode: -604101 function has no permission to call this API ${shop.appId}`)
  await page.getByRole('link', { name: `配置环境：${shop.name}` }).click()

  await expect(page.getByRole('dialog', { name: '配置环境' })).toContainText(shop.appId)
})

test('the same error leads the grantee to what it received', async ({ page, given }) => {
  await given(shared)
  await actAs(page, shop, '/errors')
  await page
    .getByRole('textbox', { name: '粘贴错误信息' })
    .fill(`errCode: -604101 function has no permission to call this API env: ${testEnvironment.id}`)

  await expect(page.getByRole('list', { name: '诊断结果' })).toContainText('资源方')
  await page.getByRole('link', { name: '接入代码' }).click()
  await expect(page.getByRole('dialog', { name: '接入代码' })).toContainText(owner.name)
})

test('the examples can be tried by keyboard', async ({ page, given }) => {
  await given(shared)
  await page.goto('/errors')
  const found = page.getByRole('list', { name: '诊断结果' }).getByRole('heading')
  for (const [example, title] of [
    ['示例 -501000', '缺少 cloudbase_auth 云函数'],
    ['示例 -601034', '未开通'],
    ['示例 -601012', '没有共享关系'],
    ['示例 -501007', '环境不存在或不在共享中'],
    ['示例 -604101', '授权中没有这项权限'],
    ['示例 自定义 errCode', '云函数自己返回的错误码'],
  ] as const) {
    await pressOn(page, page.getByRole('button', { name: example }))
    await expect(found).toHaveText([title])
  }
  await tabTo(page, page.getByRole('button', { name: '清空' }))
})

test('an environment that is nobody’s to the account is said to be so', async ({ page, given }) => {
  await given(shared.withEnvironments(lentEnvironment))
  await page.goto('/errors')
  await page
    .getByRole('textbox', { name: '粘贴错误信息' })
    .fill(`errCode: -501007 env not exists, env: ${lentEnvironment.id}`)

  await expect(page.getByText(`当前账号没有环境 ${lentEnvironment.id}，它也未被共享给当前账号。`)).toBeVisible()
})

test('an error inside another one: both are explained', async ({ page, given }) => {
  await given(shared)
  await page.goto('/errors')
  await page
    .getByRole('textbox', { name: '粘贴错误信息' })
    .fill(
      'errCode: -504002 functions execute fail | errMsg: Error: errCode: -604101 function has no permission to call this API',
    )

  await expect(page.getByRole('list', { name: '诊断结果' }).getByRole('heading')).toHaveText([
    '授权中没有这项权限',
    '云函数执行出错',
  ])
})

test('what is not recognized is said to be so, with what to look for', async ({ page, given }) => {
  await given(shared)
  await page.goto('/errors')
  await page.getByRole('textbox', { name: '粘贴错误信息' }).fill('<img src=x onerror=alert(1)> it does not work')

  await expect(page.getByRole('status').filter({ hasText: '未识别到错误' })).toBeVisible()
  await expect(page.getByRole('list', { name: '诊断结果' })).toContainText('请粘贴完整的错误信息')
})

test('a huge paste and a backend that fails hold nothing back', async ({ page, given }) => {
  await given(shared)
  await setFaults(page, [{ on: 'GET /api/environments/own', kind: 'status', status: 500 }])
  await page.goto('/errors')
  await page.getByRole('textbox', { name: '粘贴错误信息' }).fill(`errCode: -601034 ${'x'.repeat(100_000)}`)

  await expect(page.getByRole('heading', { name: '未开通', level: 2 })).toBeVisible()
})

for (const theme of ['light', 'dark']) {
  for (const [lang, example] of [
    ['zh-CN', '示例 -501007'],
    ['en', 'Example -501007'],
  ] as const) {
    test(`axe finds nothing, and nothing scrolls sideways at 320 px (${theme}, ${lang})`, async ({ page, given }) => {
      await given(shared)
      await page.goto(`/errors?lang=${lang}&theme=${theme}`)
      await expect(page.getByRole('button', { name: example })).toBeVisible()
      expect(await axe(page)).toEqual([])
      await page.getByRole('button', { name: example }).click()
      await expect(page.getByRole('heading', { level: 2 })).toBeVisible()
      expect(await axe(page)).toEqual([])

      await page.setViewportSize({ width: 320, height: 640 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    })
  }
}
