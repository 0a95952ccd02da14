import type { Locator, Page } from '@playwright/test'
import { authFunctionSample } from '../src/domain/items/authFunctionSample.ts'
import {
  aGrant,
  aWorld,
  everyPermission,
  itemId,
  lender,
  lentEnvironment,
  news,
  owner,
  prodEnvironment,
  shop,
  testEnvironment,
} from '../src/domain/testing/aWorld.ts'
import { languages } from '../src/text/sentences.ts'
import { tryText } from '../src/text/try.ts'
import { change } from './ask.ts'
import { actAs, axe, setFaults, expect, pressOn, tabTo, test } from './fixtures.ts'

const openToAll = '{ "invoke": true }'
const hello = {
  resource: 'functions' as const,
  name: 'hello',
  code: 'exports.main = async (event) => ({ event, said: "你好" })',
  rule: openToAll,
}
const guideAuth = { resource: 'functions' as const, name: 'cloudbase_auth', code: authFunctionSample, rule: openToAll }
/** The owner shares its environment, with the guide's cloudbase_auth and a function in it, with the shop. */
const shared = aWorld().withShare({ id: 'share-shop' }).withItems(testEnvironment, hello, guideAuth)

const callerEditor = (page: Page) => page.getByRole('textbox', { name: '写在调用方' })
const ownerEditor = (page: Page) => page.getByRole('textbox', { name: '部署在资源方' })
const result = (page: Page) => page.getByRole('status')
const call = (page: Page, name: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) })
    .filter({ has: page.getByRole('list') })
const gate = (page: Page, callName: string, gateName: string) =>
  call(page, callName)
    .getByRole('listitem')
    .filter({ has: page.getByText(gateName, { exact: true }) })

async function write(editor: Locator, code: string) {
  await ready(editor)
  await editor.click()
  await editor.page().keyboard.press('ControlOrMeta+A')
  await editor.page().keyboard.insertText(code)
}

/** The plain field gives way to the editor. */
async function ready(editor: Locator) {
  await expect(editor).toHaveAttribute('contenteditable', 'true')
}

/** Waits until no colour is on its way to another. */
async function laidOut(page: Page) {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
  })
}

async function run(page: Page, end: string | RegExp) {
  await page.getByRole('button', { name: '运行', exact: true }).click()
  await expect(result(page).filter({ hasText: end })).toBeVisible()
}

test.describe('the guide’s path in the small demo world', () => {
  /** 茶语小筑 shares test-f96b31 with 茶语商城, every permission ticked, as 添加共享 would. */
  async function share(page: Page) {
    await page.goto('/sharing/given')
    await expect(page.getByRole('row', { name: news.appId })).toBeVisible()
    await change(page, 'POST', '/api/shares', {
      body: { grantee: shop.appId, grants: [aGrant(testEnvironment, everyPermission)] },
    })
  }

  test('nothing shared: init() ends at the share, and the way on is 添加共享', async ({ page }) => {
    await page.goto(`/try?caller=${shop.appId}&environment=${testEnvironment.id}`)
    await ready(callerEditor(page))
    await expect(callerEditor(page)).toContainText(`resourceAppid: '${owner.appId}'`)
    await expect(callerEditor(page)).toContainText(`resourceEnv: '${testEnvironment.id}'`)

    await run(page, '停在“共享关系”')

    await expect(gate(page, 'init', '共享关系')).toContainText('拒绝')
    await expect(gate(page, 'init', '共享关系')).toContainText('-601012')
    await gate(page, 'init', '共享关系').getByRole('link', { name: '添加共享' }).click()
    await expect(page.getByRole('dialog', { name: '添加共享' })).toBeVisible()
  })

  test('shared: the guide’s caller gets in and calls; without 调用 it is refused there; after 解除 nothing works', async ({
    page,
  }) => {
    test.slow()
    await share(page)

    await test.step('init and callFunction pass every gate', async () => {
      await page.goto(`/try?caller=${shop.appId}&environment=${testEnvironment.id}`)
      await run(page, '运行完成')
      for (const name of ['开通', '共享关系', '环境', '云函数', '应答'])
        await expect(gate(page, 'init', name)).toContainText('通过')
      for (const name of ['权限', '云函数', '安全规则'])
        await expect(gate(page, 'callFunction hello', name)).toContainText('通过')
      await expect(page.getByRole('region', { name: '返回值' })).toContainText(shop.appId)
      await expect(
        page
          .getByRole('region', { name: '控制台' })
          .getByRole('listitem')
          .filter({ hasText: 'cloudbase_auth' })
          .filter({ hasText: shop.appId })
          .first(),
      ).toBeVisible()
    })

    await test.step('without 调用 the call is refused at that gate', async () => {
      await page.goto('/sharing/given')
      await page.getByRole('row', { name: shop.appId }).getByRole('link', { name: '配置环境' }).click()
      const dialog = page.getByRole('dialog', { name: '配置环境' })
      await dialog.getByRole('checkbox', { name: '云函数 调用' }).uncheck()
      await dialog.getByRole('button', { name: '提交' }).click()
      await expect(dialog).toBeHidden()
      await page.getByRole('link', { name: '调试' }).click()
      await run(page, '停在“权限”')
      await expect(gate(page, 'callFunction hello', '权限')).toContainText('-604101')
      await expect(gate(page, 'callFunction hello', '权限')).toContainText('没有授权“云函数 调用”')
      await gate(page, 'callFunction hello', '权限').getByRole('link', { name: '配置环境' }).click()
      await expect(dialog).toBeVisible()
    })

    await test.step('after 解除 nothing works', async () => {
      await page.goto('/sharing/given')
      await page.getByRole('row', { name: shop.appId }).getByRole('link', { name: '解除' }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: '解除共享' }).click()
      await expect(page.getByRole('alertdialog')).toBeHidden()
      await page.getByRole('link', { name: '调试' }).click()
      for (const sample of ['小程序调用', '数据库增删改查', '云存储上传与删除', '订阅消息：指定 appid']) {
        await page.getByRole('combobox', { name: '示例' }).selectOption(sample)
        await run(page, '停在“共享关系”')
      }
    })
  })
})

test('without cloudbase_auth init fails with -501000; its example is deployed with one click, and the caller gets in', async ({
  page,
  given,
}) => {
  await given(shared.withEnvironments({ ...testEnvironment, authFunction: 'missing' }))
  await page.goto(`/try?caller=${shop.appId}`)
  await expect(page.getByText('该环境缺少 cloudbase_auth 云函数')).toBeVisible()
  await run(page, '停在“云函数”')
  await expect(gate(page, 'init', '云函数')).toContainText('-501000')

  await page.getByRole('button', { name: '一键部署示例' }).click()
  await expect(page.getByText('已部署 cloudbase_auth')).toBeVisible()
  await expect(page.getByText('该环境缺少 cloudbase_auth 云函数')).toBeHidden()
  await run(page, '运行完成')
})

test('what cloudbase_auth answers decides: errCode 7 passes through, and auth as an object is named', async ({
  page,
  given,
}) => {
  await given(shared)
  await page.goto(`/try?caller=${shop.appId}`)

  await write(ownerEditor(page), "exports.main = async () => ({ errCode: 7, errMsg: '不是会员' })")
  const undeployed = page.getByText('云函数 cloudbase_auth 有未部署的修改，运行使用的是已部署的版本。')
  await page.getByRole('combobox', { name: '云函数' }).selectOption('hello')
  await expect(undeployed).toBeVisible()
  await page.reload()
  await expect(undeployed).toBeVisible()
  await run(page, '运行完成')
  await page.getByRole('combobox', { name: '云函数' }).selectOption('cloudbase_auth')

  await page.getByRole('button', { name: '部署并运行' }).click()
  await expect(result(page).filter({ hasText: '调用失败，errCode 7' })).toBeVisible()
  await expect(gate(page, 'init', '应答')).toContainText('cloudbase_auth 拒绝访问：不是会员')
  await expect(page.getByText('有未部署的修改')).toBeHidden()

  await write(ownerEditor(page), 'exports.main = async () => ({ errCode: 0, auth: { x: 1 } })')
  await page.getByRole('button', { name: '部署并运行' }).click()
  await expect(gate(page, 'init', '应答')).toContainText(
    'cloudbase_auth 返回的 auth 不是字符串，须用 JSON.stringify 序列化',
  )
  await expect(gate(page, 'init', '应答')).toContainText('-601015')
})

test.describe('code that does not end well', () => {
  test.beforeEach(async ({ page, given }) => {
    await given(shared)
    await page.goto(`/try?caller=${shop.appId}`)
  })

  test('an endless loop is stopped, and the console answers meanwhile', async ({ page }) => {
    await write(callerEditor(page), 'while (true) {}')
    await page.evaluate(countTurnsWhileBusy)
    await page.getByRole('button', { name: '运行', exact: true }).click()
    await page.getByRole('combobox', { name: '云函数' }).selectOption('hello')
    await expect(ownerEditor(page)).toContainText('你好')
    await expect(result(page).filter({ hasText: '超时：运行超过 2 秒，已停止' })).toBeVisible()
    // Of about a hundred; a page that the loop holds up has none.
    expect(await page.evaluate(() => (window as unknown as { turns: number }).turns)).toBeGreaterThan(10)
  })

  test('what runs is said, and can be stopped: what was printed by then stays', async ({ page }) => {
    await page.getByRole('combobox', { name: '调用方' }).selectOption(owner.appId)
    await write(callerEditor(page), "console.log('开始了')\nwhile (true) {}")
    await page.getByRole('button', { name: '运行', exact: true }).click()
    await expect(result(page).filter({ hasText: `以“${owner.name}”的身份运行中…` })).toBeVisible()
    await page.getByRole('button', { name: '停止' }).click()

    await expect(result(page).filter({ hasText: '已停止' })).toBeVisible()
    await expect(page.getByRole('region', { name: '控制台' })).toContainText('开始了')
    await expect(page.getByRole('button', { name: '停止' })).toBeHidden()
    await expect(page.getByRole('button', { name: '运行', exact: true })).toBeFocused()
    await write(callerEditor(page), '1 + 1')
    await run(page, '运行完成')
  })

  test('after sixty endless programs an honest one need not wait for them', async ({ page }) => {
    test.slow()
    await write(callerEditor(page), '1 + 1')
    await run(page, '运行完成')
    await page.evaluate(startEndlessPrograms, shop.appId)
    const startedAt = Date.now()
    await run(page, '运行完成')
    // Within three seconds on a computer that does nothing else; one after the other they take two minutes.
    expect(Date.now() - startedAt).toBeLessThan(10_000)
  })

  test('a function that has to be killed is its time-out, and its caller goes on', async ({ page }) => {
    await write(ownerEditor(page), 'exports.main = async () => [].concat(Array(4e9)).length')
    await page.getByRole('button', { name: '部署并运行' }).click()
    await expect(result(page).filter({ hasText: '调用失败，errCode -504003，停在“应答”' })).toBeVisible()
  })

  for (const [name, code, said] of [
    ['a promise that never settles', 'await new Promise(() => {})', '未能结束'],
    ['a giant result', "'x'.repeat(10 * 1024 * 1024)", '结果过大：10486 KB，上限 1000 KB'],
    ['a memory bomb', 'const all = []\nwhile (true) all.push(new ArrayBuffer(1000000))', '内存超限：超过 64 MB'],
    ['a throw', "const a = 1\nthrow new Error('出错了')", '代码抛出错误'],
    ['no call at all', '1 + 1', '运行完成'],
  ] as const) {
    test(name, async ({ page }) => {
      await write(callerEditor(page), code)
      await run(page, said)
      await expect(page.getByText('代码没有发起任何调用')).toBeVisible()
      if (name === 'a throw') await expect(page.getByText('第 2 行', { exact: true })).toBeVisible()
    })
  }
})

test('two programs that change 900 records until they are refused: the list opens as before', async ({
  page,
  given,
}) => {
  test.slow()
  const records = Array.from({ length: 900 }, (_, index) => ({ id: `n${index}`, data: { count: 0 } }))
  const rule = '{ "read": true, "write": true }'
  await given(
    shared
      .withItems(testEnvironment, { resource: 'database', name: 'orders', rule })
      .withRecords(testEnvironment, 'orders', ...records),
  )
  await page.goto(`/try?caller=${owner.appId}&environment=${testEnvironment.id}`)
  await write(
    callerEditor(page),
    `wx.cloud.init({ env: '${testEnvironment.id}' })
const db = wx.cloud.database()
for (;;) await db.collection('orders').where({}).update({ data: { count: db.command.inc(1) } })`,
  )
  for (let count = 0; count < 2; count++) {
    await run(page, '调用失败，errCode -501003')
    await expect(page.getByText('a run may make 5000 changes')).toBeVisible()
  }

  const openedAt = Date.now()
  await page.goto('/sharing/given')
  await expect(page.getByRole('row', { name: shop.appId })).toBeVisible()
  // Two seconds on a computer that does nothing else.
  expect(Date.now() - openedAt).toBeLessThan(6000)
})

test.describe('output of any size', () => {
  test.beforeEach(async ({ page, given }) => {
    await given(shared)
    await page.goto(`/try?caller=${owner.appId}`)
    await write(callerEditor(page), '1')
    await run(page, '运行完成')
  })

  for (const [what, code] of [
    [
      '1,000 lines of 3,300 Chinese characters',
      "for (let i = 0; i < 1000; i++) console.log('环境共享调用云函数'.repeat(367))",
    ],
    ['1,000 lines of 10,000 letters', "for (let i = 0; i < 1000; i++) console.log('x'.repeat(10000))"],
    ['2,000 short lines', 'for (let i = 0; i < 2000; i++) console.log(i)'],
    ['a value of 10,000 Chinese characters', "'环境共享调用云函数'.repeat(1100)"],
    [
      '1,000 calls',
      `wx.cloud.init()\nfor (let i = 0; i < 1000; i++) await wx.cloud.callContainer({ path: '/' }).catch(() => {})`,
    ],
  ] as const) {
    test(`${what} do not hold the page up`, async ({ page }) => {
      await write(callerEditor(page), code)
      await page.evaluate(watchStandstills)
      await run(page, '运行完成')
      await laidOut(page)
      // A fifth of a second on a computer that does nothing else; here other tests run beside this one.
      const standstills = await page.evaluate(() => (window as unknown as { standstills: number[] }).standstills)
      expect(Math.max(0, ...standstills)).toBeLessThan(1000)
    })
  }

  test('says how many lines were not kept, and opens a long line', async ({ page }) => {
    await write(
      callerEditor(page),
      "for (let i = 0; i < 1200; i++) console.log(i === 0 ? `${'长'.repeat(5000)}尾` : i)",
    )
    await run(page, '运行完成')
    await expect(page.getByText('输出过多，还有 200 行没有保留。')).toBeVisible()
    const console = page.getByRole('region', { name: '控制台' })
    await expect(console.getByText('尾')).toBeHidden()
    await console.getByRole('button', { name: '展开整行（5001 字）' }).click()
    await expect(console.getByText('尾')).toBeVisible()
    await console.getByRole('button', { name: '收起' }).click()
    await expect(console.getByText('尾')).toBeHidden()
  })

  test('shows calls fifty at a time, and always the one that a run ended with', async ({ page }) => {
    const call = "wx.cloud.callContainer({ path: '/', config: { env: 'none' } })"
    await write(
      callerEditor(page),
      `wx.cloud.init()\nfor (let i = 0; i < 119; i++) await ${call}.catch(() => {})\nawait ${call}`,
    )
    await run(page, '停在“环境”')
    const calls = page.getByRole('listitem').filter({ hasText: 'callContainer' })
    await expect(calls).toHaveCount(51)
    await page.getByRole('button', { name: '再显示 50 次调用（还有 70 次）' }).click()
    await expect(calls).toHaveCount(101)
    await page.getByRole('button', { name: '再显示 20 次调用（还有 20 次）' }).click()
    await expect(calls).toHaveCount(120)
  })
})

test('environments are told apart by whose they are, by name', async ({ page, given }) => {
  await given(shared.withEnvironments(lentEnvironment).withReceivedShare({ grants: [aGrant(lentEnvironment)] }))
  await page.goto(`/try?caller=${shop.appId}`)

  const options = page.getByRole('combobox', { name: '资源方与环境' }).getByRole('option')
  await expect(options.filter({ hasText: testEnvironment.id })).toHaveText(`${testEnvironment.id} · ${owner.name}`)
  await expect(options.filter({ hasText: lentEnvironment.id })).toHaveText(`${lentEnvironment.id} · ${lender.name}`)
})

test('the last result stays until the next one is there, and says who it ran as', async ({ page, given }) => {
  await given(shared)
  await page.goto(`/try?caller=${shop.appId}`)
  await run(page, '运行完成')
  await expect(page.getByText(`以“${shop.name}”的身份运行`)).toBeVisible()

  await setFaults(page, [{ on: 'POST /api/runs', kind: 'latency', milliseconds: 4000 }])
  await page.getByRole('combobox', { name: '调用方' }).selectOption(news.appId)
  await page.getByRole('button', { name: '运行', exact: true }).click()
  await expect(result(page).filter({ hasText: '运行中…' })).toBeVisible()
  await expect(page.getByText(`以“${shop.name}”的身份运行`)).toBeVisible()
  await expect(page.getByText(`以“${news.name}”的身份运行`)).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`caller=${news.appId}`))

  await page.getByRole('combobox', { name: '资源方与环境' }).selectOption(prodEnvironment.id)
  await expect(callerEditor(page)).toContainText(prodEnvironment.id)
  await expect(page.getByText(`以“${news.name}”的身份运行`)).toBeVisible()
})

test('code that was changed survives a reload; 恢复示例 puts the sample back', async ({ page, given }) => {
  await given(shared)
  await page.goto(`/try?caller=${shop.appId}`)
  await write(callerEditor(page), "console.log('改过的代码')")
  await page.getByRole('combobox', { name: '示例' }).selectOption('数据库增删改查')
  await expect(callerEditor(page)).toContainText('c1.database()')
  await page.getByRole('combobox', { name: '示例' }).selectOption('小程序调用')
  await expect(callerEditor(page)).toContainText('改过的代码')

  await page.reload()
  await expect(callerEditor(page)).toContainText('改过的代码')
  await run(page, '运行完成')
  await expect(page.getByRole('region', { name: '控制台' })).toContainText('改过的代码')

  await page.getByRole('button', { name: '恢复示例' }).click()
  await expect(callerEditor(page)).toContainText('wx.cloud.Cloud')
  await expect(page.getByRole('button', { name: '恢复示例' })).toBeHidden()
  await page.reload()
  await expect(callerEditor(page)).toContainText('wx.cloud.Cloud')
})

test('the samples of database and storage run as they are', async ({ page, given }) => {
  await given(
    shared.withItems(testEnvironment, {
      resource: 'database',
      name: 'orders',
      rule: '{ "read": true, "write": true }',
    }),
  )
  await page.goto(`/try?caller=${shop.appId}`)
  for (const sample of ['数据库增删改查', '云存储上传与删除']) {
    await page.getByRole('combobox', { name: '示例' }).selectOption(sample)
    await run(page, '运行完成')
  }
})

test('a subscribe message goes out with the appid of the caller, and not without it', async ({ page, given }) => {
  await given(shared)
  await page.goto(`/try?caller=${shop.appId}`)
  await page.getByRole('combobox', { name: '示例' }).selectOption('订阅消息：指定 appid')
  await expect(ownerEditor(page)).toContainText(`cloud.openapi({ appid: '${shop.appId}' }).subscribeMessage.send`)
  await page.getByRole('button', { name: '一键部署示例' }).click()
  await expect(page.getByText('已部署 b')).toBeVisible()
  await run(page, '运行完成')
  await expect(gate(page, 'openapi subscribeMessage.send', '云调用身份')).toContainText('通过')

  await page.getByRole('combobox', { name: '示例' }).selectOption('订阅消息：不指定 appid')
  await page.getByRole('button', { name: '填入示例' }).click()
  await page.getByRole('button', { name: '部署并运行' }).click()
  await expect(gate(page, 'openapi subscribeMessage.send', '云调用身份')).toContainText('拒绝')
  await expect(gate(page, 'openapi subscribeMessage.send', '云调用身份')).toContainText('40003')
})

test('a new function is named, deployed and called', async ({ page, given }) => {
  await given(shared)
  await page.goto(`/try?caller=${shop.appId}`)
  await page.getByRole('combobox', { name: '云函数' }).selectOption('新建云函数…')
  await page.getByRole('button', { name: '部署', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: '请输入云函数名称' })).toBeVisible()
  await page.getByRole('textbox', { name: '云函数名称' }).fill('1sum')
  await page.getByRole('button', { name: '部署', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: '云函数名称须以字母开头' })).toBeVisible()

  await page.getByRole('textbox', { name: '云函数名称' }).fill('sum')
  await write(ownerEditor(page), 'exports.main = async ({ a, b }) => a + b')
  await page.getByRole('button', { name: '部署', exact: true }).click()
  await expect(page.getByText('已部署 sum')).toBeVisible()
  await expect(page.getByRole('combobox', { name: '云函数' })).toHaveValue('sum')

  await write(
    callerEditor(page),
    `var c1 = new wx.cloud.Cloud({ resourceAppid: '${owner.appId}', resourceEnv: '${testEnvironment.id}' })\nawait c1.init()\nconst { result } = await c1.callFunction({ name: 'sum', data: { a: 20, b: 22 } })\nresult`,
  )
  await run(page, '运行完成')
  await expect(page.getByRole('region', { name: '返回值' })).toHaveText('42')
})

test('in English the samples are English, and as they came', async ({ page, given }) => {
  const t = tryText.en
  await given(shared)
  await page.goto(`/try?caller=${shop.appId}&sample=message-with-appid&lang=en`)
  const editor = page.getByRole('textbox', { name: t.ownerCode })
  await expect(page.getByRole('textbox', { name: t.callerCode })).toContainText('// AppID of the owner')
  await expect(editor).toContainText('send a subscribe message')
  await expect(page.getByRole('button', { name: t.fillSample })).toBeHidden()
  await write(editor, 'exports.main = () => 1')
  await page.getByRole('button', { name: t.fillSample }).click()
  await expect(editor).toContainText('send a subscribe message')
  await expect(page.getByRole('button', { name: t.fillSample })).toBeHidden()
})

test('a function changed elsewhere is not overwritten without being asked', async ({ page, given }) => {
  await given(shared)
  await page.goto(`/try?caller=${shop.appId}&function=hello`)
  await write(ownerEditor(page), 'exports.main = async () => "mine"')
  const content = { resource: 'functions', code: 'exports.main = async () => "theirs"', rule: '{ "invoke": true }' }
  await change(
    page,
    'PUT',
    `/api/environments/${testEnvironment.id}/items/${itemId(testEnvironment, 'functions', 'hello')}`,
    { body: { content }, version: 1 },
  )

  await page.getByRole('button', { name: '部署', exact: true }).click()
  await expect(page.getByText('该云函数已在别处修改')).toBeVisible()
  await expect(ownerEditor(page)).toContainText('mine')
  await page.getByRole('button', { name: '保留我的修改' }).click()
  await page.getByRole('button', { name: '部署', exact: true }).click()
  await expect(page.getByText('已部署 hello')).toBeVisible()
  await run(page, '运行完成')
  await expect(page.getByRole('region', { name: '返回值' })).toContainText('mine')
})

test('who may only look cannot deploy, who may not look is told what is missing', async ({ page, given }) => {
  const received = aWorld().withItems(lentEnvironment, hello)
  await given(received.withReceivedShare({ grants: [aGrant(lentEnvironment, ['functions.view', 'functions.invoke'])] }))
  await page.goto(`/try?environment=${lentEnvironment.id}`)
  await expect(page.getByRole('combobox', { name: '调用方' })).toHaveValue(owner.appId)
  await expect(page.getByText('缺少“云函数 操作”权限')).toBeVisible()
  await expect(ownerEditor(page)).toHaveAttribute('aria-readonly', 'true')
  await expect(page.getByRole('button', { name: '部署', exact: true })).toBeHidden()
  await run(page, '运行完成')

  await actAs(page, lender, `/try?environment=${lentEnvironment.id}`)
  await expect(page.getByText('缺少“云函数 操作”权限')).toBeHidden()
})

test('an environment whose share has ended is still tried, and ends at its gate', async ({ page, given }) => {
  await given(shared)
  await actAs(page, shop, `/try?environment=${testEnvironment.id}`)
  await run(page, '运行完成')
  await change(page, 'DELETE', '/api/shares/share-shop', { version: 1 })
  await run(page, '停在“')
  await expect(
    page.getByRole('status').filter({ hasText: `环境 ${testEnvironment.id} 不存在或无权访问` }),
  ).toBeVisible()
  await expect(callerEditor(page)).toContainText(owner.appId)
})

test('a backend without a playground says so', async ({ page, given }) => {
  await given(shared)
  await page.goto('/try')
  await ready(callerEditor(page))
  await setFaults(page, [{ on: 'POST /api/runs', kind: 'status', status: 404 }])
  await page.getByRole('button', { name: '运行', exact: true }).click()
  await expect(page.getByText('当前服务没有调试功能')).toBeVisible()
})

test('the playground with the keyboard alone: into both editors, out of them, and run from inside', async ({
  page,
  given,
}) => {
  const { keyboard } = page
  await given(shared)
  await page.goto(`/try?caller=${shop.appId}`)
  await ready(callerEditor(page))
  await ready(ownerEditor(page))

  await tabTo(page, callerEditor(page))
  await expect(callerEditor(page)).toHaveAccessibleDescription(/按 Esc 后再按 Tab 可离开编辑器/)
  await keyboard.press('ControlOrMeta+Home')
  await keyboard.press('Tab')
  await expect(callerEditor(page)).toBeFocused()
  await expect(callerEditor(page)).toHaveText(/^ {2}\/\/ 声明/)
  await keyboard.press('Shift+Tab')
  await expect(callerEditor(page)).toHaveText(/^\/\/ 声明/)

  await keyboard.press('Control+Enter')
  await expect(result(page).filter({ hasText: '运行完成' })).toBeVisible()
  await expect(callerEditor(page)).toBeFocused()

  await keyboard.press('Escape')
  await keyboard.press('Shift+Tab')
  await expect(
    page
      .getByRole('combobox', { name: '示例' })
      .or(page.getByRole('button', { name: /复制 AppID/ }))
      .and(page.locator(':focus')),
  ).toBeVisible()
  await tabTo(page, callerEditor(page))
  await keyboard.press('Escape')
  await keyboard.press('Tab')
  await expect(page.getByRole('button', { name: '运行', exact: true })).toBeFocused()

  await tabTo(page, ownerEditor(page))
  await keyboard.press('ControlOrMeta+A')
  await keyboard.insertText("exports.main = async () => ({ errCode: 7, errMsg: '' })")
  await keyboard.press('Escape')
  await pressOn(page, page.getByRole('button', { name: '部署', exact: true }))
  await expect(page.getByText('已部署 cloudbase_auth')).toBeVisible()
})

for (const language of languages) {
  test(`the playground, ${language}: axe in light and dark, 320 px`, async ({ page, given }) => {
    const t = tryText[language]
    await given(shared.withEnvironments(prodEnvironment))
    await page.goto(`/try?caller=${shop.appId}&lang=${language}`)
    const looks = async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await laidOut(page)
        // Seen once on a busy computer: everything had changed its colours but the editors' line numbers.
        await expect.poll(() => page.evaluate(schemesOfGutters)).toEqual([colorScheme])
        expect(await axe(page), colorScheme).toEqual([])
      }
      await page.setViewportSize({ width: 320, height: 640 })
      // For a moment it is laid out as it was for the wider window.
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      await page.setViewportSize({ width: 1280, height: 720 })
    }
    await ready(page.getByRole('textbox', { name: t.callerCode }))
    await looks()

    await page.getByRole('button', { name: t.run, exact: true }).click()
    await expect(page.getByRole('region', { name: t.returnValue })).toBeVisible()
    await looks()

    await page.getByRole('combobox', { name: t.caller }).selectOption(news.appId)
    await write(
      page.getByRole('textbox', { name: t.ownerCode }),
      'exports.main = () => { // 注释\n  return `a${1}` + /b/.source + null\n}',
    )
    await page.getByRole('button', { name: t.run, exact: true }).click()
    await expect(page.getByText('-601012').first()).toBeVisible()
    await looks()

    await page.getByRole('combobox', { name: t.sample }).selectOption(t.samples['message-with-appid'])
    await expect(page.getByText(t.functionMissing('b'))).toBeVisible()
    await looks()
  })
}

/** Runs in a page: notes every time it could do nothing else. */
function watchStandstills() {
  const watching = window as unknown as { standstills: number[] }
  watching.standstills = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watching.standstills.push(Math.round(duration))
  }).observe({ type: 'longtask' })
}

/** Runs in a page: sixty programs at once that never end, and nobody who waits for them. */
function startEndlessPrograms(caller: string) {
  const body = JSON.stringify({ caller, code: 'while (true) {}' })
  const headers = { 'Content-Type': 'application/json' }
  for (let count = 0; count < 60; count++) void fetch('/api/runs', { method: 'POST', headers, body })
}

/** Runs in a page: how often it gets a turn while a program is under way. */
function countTurnsWhileBusy() {
  const counting = window as unknown as { turns: number }
  counting.turns = 0
  setInterval(() => {
    if (document.querySelector('button[aria-busy="true"]')) counting.turns += 1
  }, 20)
}

/** Runs in a page: in which scheme the editors' line numbers stand, each said once. */
function schemesOfGutters() {
  const schemes = [...document.querySelectorAll('.cm-gutters')].map((gutter) => {
    const [red = 0, green = 0, blue = 0] =
      getComputedStyle(gutter)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? []
    return red + green + blue < 384 ? 'dark' : 'light'
  })
  return [...new Set(schemes)]
}
