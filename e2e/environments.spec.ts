import type { Locator, Page } from '@playwright/test'
import {
  aGrant,
  anEnvironment,
  aWorld,
  cloudEnvironment,
  game,
  itemId,
  lender,
  lentEnvironment,
  owner,
  prodEnvironment,
  rivalEnvironment,
  shop,
  testEnvironment,
  type WorldInTheMaking,
} from '../src/domain/testing/aWorld.ts'
import { announce, change } from './ask.ts'
import { actAs, setFaults, expect, pressOn, tabTo, test } from './fixtures.ts'

// What lies in environments: own ones, and received ones as far as their owner has granted.

const hello = {
  resource: 'functions' as const,
  name: 'hello',
  code: 'exports.main = () => 1',
  rule: '{"invoke": true}',
}
const orders = { resource: 'database' as const, name: 'orders', rule: '{"read": true, "write": false}' }
const readme = { resource: 'storage' as const, name: 'menu/readme.txt', content: '茉莉雪芽\n' }
const coupon = { resource: 'run' as const, name: 'coupon', image: 'registry.example.com/coupon:1', port: 8080 }
const index = { resource: 'hosting' as const, name: 'index.html', content: '<h1>茶语</h1>' }
const all = [hello, orders, readme, coupon, index]

const stocked = aWorld()
  .withItems(testEnvironment, ...all)
  .withItems(lentEnvironment, ...all)
  .withRecords(
    testEnvironment,
    'orders',
    { id: 'order-1', data: { tea: '茉莉雪芽', cups: 2 } },
    { id: 'order-2', data: { tea: '桂花乌龙' }, openId: 'oAyu' },
  )
  .withRecords(lentEnvironment, 'orders', { id: 'order-9', data: { cups: 1 } })

/** The lender shares its environment with the owner, who acts. */
const received = (...permissions: string[]) =>
  stocked.withReceivedShare({ id: 'share-lent', grants: [aGrant(lentEnvironment, permissions)] })
const everything = ['functions', 'database', 'storage', 'run', 'hosting'].flatMap((kind) => [
  `${kind}.view`,
  `${kind}.operate`,
])

const at = (environment: { id: string }, resource: string) => `/environments/${environment.id}/${resource}`
const helloAt = (environment: typeof testEnvironment) =>
  `${at(environment, 'functions')}/${itemId(environment, 'functions', 'hello')}`
const recordsAt = (environment: typeof testEnvironment) =>
  `${at(environment, 'database')}/${itemId(environment, 'database', 'orders')}/records`
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })
const row = (page: Page, name: string) => page.getByRole('row', { name })
const tab = (page: Page, name: string) => page.getByRole('tab', { name })

test('云环境 leads to the current environment; its five kinds are tabs with addresses, by keyboard too', async ({
  page,
  given,
}) => {
  await given(stocked)
  await page.goto('/sharing/given')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '云环境' }).click()
  await expect(page).toHaveURL(at(testEnvironment, 'functions'))
  await expect(page.getByRole('heading', { name: '云环境', level: 1 })).toBeVisible()
  await expect(row(page, 'hello')).toContainText('1 行 · 22 B')
  await expect(row(page, 'hello')).toContainText('invoke: true')

  await tab(page, '云函数').focus()
  const stops: [string, string, string, RegExp][] = [
    ['数据库', 'database', 'orders', /2 条.*read: true.*write: false/],
    ['云存储', 'storage', 'menu/readme.txt', /cloud:\/\/test-f96b31\.test-f96b31\/menu\/readme\.txt/],
    ['云托管', 'run', 'coupon', /registry\.example\.com\/coupon:1.*8080/],
    ['静态网站托管', 'hosting', 'index.html', /15 B/],
  ]
  for (const [name, kind, item, shows] of stops) {
    await page.keyboard.press('ArrowRight')
    await expect(page).toHaveURL(at(testEnvironment, kind))
    await expect(tab(page, name)).toBeFocused()
    await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByRole('table', { name }).getByRole('row', { name: item })).toContainText(shows)
  }
  await page.keyboard.press('ArrowRight')
  await expect(tab(page, '云函数')).toBeFocused()
  await page.keyboard.press('End')
  await expect(page).toHaveURL(at(testEnvironment, 'hosting'))
  await page.goBack()
  await expect(page).toHaveURL(at(testEnvironment, 'functions'))
})

test('another environment can be looked at, and the current one stays what it is', async ({ page, given }) => {
  await given(received(...everything))
  await page.goto(at(testEnvironment, 'database'))
  await expect(page.getByText('这是当前环境')).toBeVisible()
  const chooser = page.getByRole('combobox', { name: '云环境' })
  await expect(chooser.getByRole('option', { name: testEnvironment.id })).toHaveText(
    `${testEnvironment.id}（自有 · 当前环境）`,
  )
  await chooser.focus()
  await chooser.selectOption({ label: `${lentEnvironment.id}（“${lender.name}”共享）` })

  await expect(page).toHaveURL(at(lentEnvironment, 'database'))
  await expect(page.getByText(`仅查看，当前环境仍为 ${testEnvironment.id}`)).toBeVisible()
  await expect(page.getByRole('main').getByText('共享方')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(`${lender.name}`)
  await expect(chooser).toBeFocused()
  await expect(row(page, 'orders')).toContainText('1 条')
  await page.getByRole('link', { name: '设置 → 环境名称' }).click()
  await expect(page.getByRole('definition').filter({ hasText: testEnvironment.id })).toBeVisible()
})

test('with the keyboard alone a function is added, edited and removed', async ({ page, given }) => {
  test.slow()
  await given(stocked)
  await page.goto(at(testEnvironment, 'functions'))
  await pressOn(page, page.getByRole('link', { name: '添加云函数' }))
  const adding = dialog(page, '添加云函数')
  await expect(adding.getByRole('textbox', { name: '名称' })).toBeFocused()
  await page.keyboard.type('getTea')
  await tabTo(page, adding.getByRole('textbox', { name: '代码' }))
  await ready(adding.getByRole('textbox', { name: '安全规则' }))
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText('exports.main = () => 2')
  await leaveEditor(page)
  await expect(adding.getByRole('textbox', { name: '安全规则' })).toBeFocused()
  await leaveEditor(page)
  await pressOn(page, adding.getByRole('button', { name: '添加' }))
  await expect(adding).toBeHidden()
  await expect(page.getByText('已添加“getTea”')).toBeVisible()
  await expect(page.getByRole('link', { name: '添加云函数' })).toBeFocused()

  await pressOn(page, row(page, 'getTea').getByRole('link', { name: '编辑' }))
  const editing = dialog(page, '云函数 getTea')
  await expect(editing.getByRole('textbox', { name: '名称' })).toHaveCount(0)
  await expect(editing.getByRole('textbox', { name: '代码' })).toBeFocused()
  await ready(editing.getByRole('textbox', { name: '安全规则' }))
  await leaveEditor(page)
  await expect(editing.getByRole('textbox', { name: '安全规则' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText('{{"invoke": "auth.custom.x == 1"}')
  await leaveEditor(page)
  await pressOn(page, editing.getByRole('button', { name: '保存' }))
  await expect(editing.getByRole('textbox', { name: '安全规则' })).toBeFocused()
  await expect(editing.getByRole('alert')).toHaveText('安全规则不正确：不是有效的 JSON')
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('Delete')
  await expect(editing.getByRole('alert')).toHaveCount(0)
  await leaveEditor(page)
  await pressOn(page, editing.getByRole('button', { name: '保存' }))
  await expect(row(page, 'getTea')).toContainText('invoke: auth.custom.x == 1')

  await pressOn(page, row(page, 'getTea').getByRole('link', { name: '移除' }))
  const removing = page.getByRole('alertdialog', { name: '移除云函数' })
  await expect(removing.getByRole('button', { name: '取消' })).toBeFocused()
  await expect(removing).toContainText('移除后无法恢复')
  await pressOn(page, removing.getByRole('button', { name: '移除' }))
  await expect(row(page, 'getTea')).toHaveCount(0)
  await expect(row(page, 'hello').getByRole('link', { name: '移除' })).toBeFocused()
  await page.reload()
  await expect(row(page, 'hello')).toBeVisible()
  await expect(row(page, 'getTea')).toHaveCount(0)
})

test('each of the other kinds is added, edited and removed with the mouse', async ({ page, given }) => {
  test.slow()
  await given(stocked)
  const kinds: {
    kind: string
    noun: string
    name: string
    fill: Record<string, string>
    change: [string, string]
    shows: string
  }[] = [
    {
      kind: 'database',
      noun: '集合',
      name: 'teas',
      fill: {},
      change: ['安全规则', '{"read": false}'],
      shows: 'read: false',
    },
    { kind: 'storage', noun: '文件', name: 'a/b.txt', fill: { 内容: '一' }, change: ['内容', '一二'], shows: '6 B' },
    {
      kind: 'run',
      noun: '服务',
      name: 'tea-api',
      fill: { 镜像地址: 'registry.example.com/tea:1', 端口: '80' },
      change: ['端口', '8081'],
      shows: '8081',
    },
    { kind: 'hosting', noun: '页面', name: 'about.html', fill: { 内容: 'a' }, change: ['内容', 'abc'], shows: '3 B' },
  ]
  for (const { kind, noun, name, fill, change, shows } of kinds) {
    await page.goto(at(testEnvironment, kind))
    await page.getByRole('link', { name: `添加${noun}` }).click()
    const adding = dialog(page, `添加${noun}`)
    await adding.getByRole('textbox', { name: kind === 'storage' || kind === 'hosting' ? '路径' : '名称' }).fill(name)
    for (const [label, text] of Object.entries(fill)) await adding.getByRole('textbox', { name: label }).fill(text)
    await adding.getByRole('button', { name: '添加' }).click()
    await expect(row(page, name)).toBeVisible()

    await row(page, name).getByRole('link', { name: '编辑' }).click()
    const changed = dialog(page, `${noun} ${name}`).getByRole('textbox', { name: change[0] })
    await (kind === 'database' ? write(changed, change[1]) : changed.fill(change[1]))
    await dialog(page, `${noun} ${name}`).getByRole('button', { name: '保存' }).click()
    await expect(row(page, name)).toContainText(shows)

    await row(page, name).getByRole('link', { name: '移除' }).click()
    await page
      .getByRole('alertdialog', { name: `移除${noun}` })
      .getByRole('button', { name: '移除' })
      .click()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await expect(row(page, name)).toHaveCount(0)
  }
})

test('a chosen text file fills the content in; one that is no text, or too large, is said at the field', async ({
  page,
  given,
}) => {
  await given(stocked.withLimits({ itemKilobytes: 1 }))
  await page.goto(`${at(testEnvironment, 'storage')}/new`)
  const adding = dialog(page, '添加文件')
  const choose = async (name: string, buffer: Buffer) => {
    const chosen = page.waitForEvent('filechooser')
    await adding.getByRole('button', { name: '选择文本文件' }).click()
    await (await chosen).setFiles({ name, mimeType: 'application/octet-stream', buffer })
  }
  await choose('film.mp4', Buffer.alloc(2000))
  await expect(adding.getByText('“film.mp4”过大，最多 1 KB')).toBeVisible()
  await choose('picture.png', Buffer.from([0x89, 0x50, 0xff, 0x00]))
  await expect(adding.getByText('“picture.png”不是文本文件')).toBeVisible()
  await choose('秋.txt', Buffer.from('桂花乌龙\n'))
  await expect(adding.getByRole('textbox', { name: '内容' })).toHaveValue('桂花乌龙\n')
  await expect(adding.getByRole('textbox', { name: '路径' })).toHaveValue('秋.txt')
  await adding.getByRole('button', { name: '添加' }).click()
  await expect(row(page, '秋.txt')).toContainText('13 B')
})

test('the backend’s no about a name stands at the name', async ({ page, given }) => {
  await given(stocked)
  await page.goto(`${at(testEnvironment, 'functions')}/new`)
  const adding = dialog(page, '添加云函数')
  await adding.getByRole('button', { name: '添加' }).click()
  await expect(adding.getByRole('alert')).toHaveText('请填写此项')
  await adding.getByRole('textbox', { name: '名称' }).fill('hello')
  await adding.getByRole('button', { name: '添加' }).click()
  await expect(adding.getByRole('alert')).toHaveText('“hello”已存在，请换一个名称')
  await expect(adding.getByRole('textbox', { name: '名称' })).toBeFocused()
})

test('records are added, edited and removed as JSON, with line and column of what goes wrong', async ({
  page,
  given,
}) => {
  await given(stocked)
  await page.goto(at(testEnvironment, 'database'))
  await row(page, 'orders').getByRole('link', { name: '查看“orders”的记录' }).click()
  await expect(page.getByRole('heading', { name: '集合 orders', level: 1 })).toBeVisible()
  await expect(page.getByRole('row').nth(1)).toContainText('order-2')
  await expect(row(page, 'order-1')).toContainText('{ "tea": "茉莉雪芽", "cups": 2 }')

  await page.getByRole('link', { name: '添加记录' }).click()
  const adding = dialog(page, '添加记录')
  await adding.getByRole('textbox', { name: '记录 ID' }).fill('new')
  await write(adding.getByRole('textbox', { name: '数据' }), '{\n  "tea": "荔枝红茶",\n  "cups": 3,\n}')
  await adding.getByRole('button', { name: '添加' }).click()
  await expect(adding.getByRole('alert')).toHaveText('JSON 在第 4 行第 1 列有误')
  await expect(adding.getByRole('textbox', { name: '数据' })).toBeFocused()
  await write(adding.getByRole('textbox', { name: '数据' }), '[1]')
  await expect(adding.getByRole('alert')).toContainText('数据应为一个 JSON 对象')
  await write(adding.getByRole('textbox', { name: '数据' }), '{"_id": "x"}')
  await adding.getByRole('button', { name: '添加' }).click()
  await expect(adding.getByRole('alert')).toContainText('“_id”由系统维护')
  await write(adding.getByRole('textbox', { name: '数据' }), '{"tea": "荔枝红茶"}')
  await adding.getByRole('button', { name: '添加' }).click()

  await row(page, 'new').getByRole('link', { name: '编辑' }).click()
  const editing = dialog(page, '记录 new')
  await shows(editing.getByRole('textbox', { name: '数据' }), '{\n  "tea": "荔枝红茶"\n}')
  await page.reload()
  await write(editing.getByRole('textbox', { name: '数据' }), '{"tea": "荔枝红茶", "cups": 1}')
  await editing.getByRole('button', { name: '保存' }).click()
  await expect(row(page, 'new')).toContainText('"cups": 1')

  await row(page, 'new').getByRole('link', { name: '移除' }).click()
  await page.getByRole('alertdialog', { name: '移除记录' }).getByRole('button', { name: '移除' }).click()
  await expect(row(page, 'new')).toHaveCount(0)
  await page.getByRole('link', { name: '返回数据库' }).click()
  await expect(row(page, 'orders')).toContainText('2 条')
})

test('removing a collection says that its records go, removing cloudbase_auth that callers are locked out', async ({
  page,
  given,
}) => {
  await given(stocked)
  await page.goto(`${at(testEnvironment, 'database')}/${itemId(testEnvironment, 'database', 'orders')}/remove`)
  const removing = page.getByRole('alertdialog', { name: '移除集合' })
  await expect(removing).toContainText('其中的 2 条记录会一并移除')
  await removing.getByRole('button', { name: '移除' }).click()
  await expect(page.getByText('暂无集合')).toBeVisible()

  await page.goto(at(testEnvironment, 'functions'))
  await row(page, 'cloudbase_auth').getByRole('link', { name: '移除' }).click()
  await expect(page.getByRole('alertdialog', { name: '移除云函数' })).toContainText('所有调用方的 init() 都将失败')
  await page.getByRole('alertdialog').getByRole('button', { name: '移除' }).click()
  await expect(page.getByRole('status').filter({ hasText: '该环境缺少 cloudbase_auth 云函数' })).toBeVisible()
})

test('the guide’s cloudbase_auth is deployed in one click, and the readiness says so', async ({ page, given }) => {
  await given(stocked)
  await page.goto(at(cloudEnvironment, 'storage'))
  await expect(page.getByRole('definition').filter({ hasText: '缺少' })).toBeVisible()
  await page.getByRole('link', { name: '前往云函数处理' }).click()
  await page.getByRole('button', { name: '一键部署示例' }).click()
  await expect(row(page, 'cloudbase_auth')).toContainText('invoke: true')
  await expect(page.getByRole('definition').filter({ hasText: '已部署' })).toBeVisible()
  await expect(page.getByRole('button', { name: '一键部署示例' })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: '云环境', level: 1 })).toBeFocused()
})

test('what is wrong with the answer of cloudbase_auth is named, with what callers see of it', async ({
  page,
  given,
}) => {
  test.slow()
  await given(stocked)
  await page.goto(at(testEnvironment, 'functions'))
  await row(page, 'cloudbase_auth').getByRole('link', { name: '编辑' }).click()
  const editing = dialog(page, '云函数 cloudbase_auth')
  const check = editing.getByRole('region', { name: '检查应答' })
  await check.getByRole('button', { name: '检查应答' }).click()
  // The sandbox is fetched and started first.
  await expect(check.getByText('应答符合协议')).toBeVisible()
  await expect(check.getByRole('region', { name: '应答', exact: true })).toContainText('errCode: 0')

  await write(
    editing.getByRole('textbox', { name: '代码' }),
    'console.log("hi")\nexports.main = () => ({ errCode: "0", errMsg: 1, auth: { x: 1 } })',
  )
  await editing.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('definition').filter({ hasText: '应答不符合协议' })).toBeVisible()
  const notice = page.getByRole('tabpanel')
  await expect(notice.getByText('cloudbase_auth 的应答不符合协议')).toBeVisible()
  await notice.getByRole('button', { name: '检查应答' }).click()
  await expect(notice.getByText('应答有 3 处不符合协议')).toBeVisible()
  for (const problem of [
    'errCode 应为数字，如 0，不能是 "0"',
    'errMsg 应为字符串',
    'auth 应为 JSON 字符串，请用 JSON.stringify() 转换',
  ]) {
    await expect(notice.getByRole('listitem').filter({ hasText: problem })).toContainText('errCode -601015')
  }
  await expect(notice.getByRole('region', { name: '输出' })).toContainText('hi')

  await notice.getByRole('link', { name: '编辑 cloudbase_auth' }).click()
  await write(editing.getByRole('textbox', { name: '代码' }), 'exports.main = () => { throw new Error("no tea") }')
  await editing.getByRole('button', { name: '保存' }).click()
  await expect(editing).toBeHidden()
  await notice.getByRole('button', { name: '检查应答' }).click()
  await expect(notice.getByText('云函数没有正常返回')).toBeVisible()
  await expect(notice.getByText('no tea').first()).toBeVisible()
})

test('saving cloudbase_auth does not wait for its code, and every tab is told what its run shows', async ({
  page,
  context,
  given,
}) => {
  await given(stocked)
  const other = await context.newPage()
  await other.goto(at(testEnvironment, 'functions'))
  await expect(other.getByRole('definition').filter({ hasText: '已部署' })).toBeVisible()

  await page.goto(at(testEnvironment, 'functions'))
  await row(page, 'cloudbase_auth').getByRole('link', { name: '编辑' }).click()
  const editing = dialog(page, '云函数 cloudbase_auth')
  await write(editing.getByRole('textbox', { name: '代码' }), 'exports.main = () => { for (;;) {} }')
  await editing.getByRole('button', { name: '保存' }).click()
  // The sandbox ends such code after two seconds.
  await expect(editing).toBeHidden({ timeout: 2000 })
  await expect(page.getByText('cloudbase_auth 已保存，正在检查它的应答…')).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: '应答不符合协议' })).toBeVisible()
  await expect(other.getByRole('definition').filter({ hasText: '应答不符合协议' })).toBeVisible()
  await expect(page.getByText('正在检查它的应答')).toBeHidden()

  await row(page, 'cloudbase_auth').getByRole('link', { name: '编辑', exact: true }).click()
  await write(editing.getByRole('textbox', { name: '代码' }), 'exports.main = () => ({ errCode: 0 })')
  await editing.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('检查结果：cloudbase_auth 的应答符合协议')).toBeVisible()
})

test('a grantee who may not operate functions is told who can deploy cloudbase_auth', async ({ page, given }) => {
  await given(
    aWorld()
      .withEnvironments({ ...lentEnvironment, authFunction: 'missing' })
      .withReceivedShare({ grants: [aGrant(lentEnvironment, ['functions.view'])] }),
  )
  await page.goto(at(lentEnvironment, 'functions'))
  await expect(page.getByText(`可请资源方“${lender.name}”部署`)).toBeVisible()
  await expect(page.getByRole('button', { name: '一键部署示例' })).toHaveCount(0)
  await expect(page.getByText('暂无云函数')).toBeVisible()
})

test('with 查看 alone everything can be looked at and nothing written, with nothing the page says what is missing', async ({
  page,
  given,
}) => {
  await given(received('functions.view', 'database.view', 'storage.operate', 'storage.view'))
  await page.goto(at(lentEnvironment, 'functions'))
  await expect(page.getByRole('note')).toHaveText(
    `只读：缺少“云函数 操作”权限，可请资源方“${lender.name}”在“配置环境”中授权`,
  )
  await expect(page.getByRole('link', { name: '添加云函数' })).toHaveCount(0)
  await expect(row(page, 'hello').getByRole('link', { name: '移除' })).toHaveCount(0)
  await row(page, 'hello').getByRole('link', { name: '查看' }).click()
  const looking = dialog(page, '云函数 hello')
  await expect(looking.getByRole('textbox', { name: '代码' })).toHaveAttribute('aria-readonly', 'true')
  await expect(looking.getByRole('button', { name: '保存' })).toHaveCount(0)
  await looking.getByRole('button', { name: '关闭' }).last().click()

  await page.goto(recordsAt(lentEnvironment))
  await expect(page.getByRole('note')).toContainText('缺少“数据库 操作”权限')
  await expect(page.getByRole('link', { name: '添加记录' })).toHaveCount(0)
  await expect(row(page, 'order-9').getByRole('link', { name: '移除' })).toHaveCount(0)

  await page.goto(at(lentEnvironment, 'run'))
  await expect(page.getByText('缺少“云托管 查看”权限')).toBeVisible()
  await expect(page.getByText(`可请资源方“${lender.name}”在“配置环境”中授权`)).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)

  await tab(page, '云存储').click()
  await expect(page.getByRole('link', { name: '添加文件' })).toBeVisible()
  await expect(page.getByRole('note')).toHaveCount(0)

  await page.goto(`${at(lentEnvironment, 'functions')}/new`)
  await expect(dialog(page, '添加云函数').getByRole('status').first()).toContainText('只读：缺少“云函数 操作”权限')
  await expect(dialog(page, '添加云函数').getByRole('button', { name: '添加' })).toHaveCount(0)
})

test('an environment that is not in order is read-only for its owner too, with the reason', async ({ page, given }) => {
  await given(stocked.withEnvironments(anEnvironment(testEnvironment.id, owner, { status: 'isolated' })))
  await page.goto(at(testEnvironment, 'functions'))
  await expect(page.getByRole('note')).toHaveText('只读：环境状态为“已隔离”，暂不能修改其中的内容')
  await expect(page.getByRole('link', { name: '添加云函数' })).toHaveCount(0)
  await expect(row(page, 'hello').getByRole('link', { name: '查看' })).toBeVisible()
})

test('the owner ends the share in another tab: the grantee is told, and can still copy what it had typed', async ({
  page,
  context,
  given,
}) => {
  await given(received(...everything))
  await page.goto(helloAt(lentEnvironment))
  const editing = dialog(page, '云函数 hello')
  await write(editing.getByRole('textbox', { name: '代码' }), 'exports.main = () => "typed for an hour"')

  const other = await context.newPage()
  await actAs(other, lender, '/sharing/given/share-lent/revoke')
  await other.getByRole('button', { name: '解除共享' }).click()
  await expect(other.getByText('暂无共享')).toBeVisible()

  const notice = `资源方“${lender.name}”已解除共享`
  await expect(editing.getByText(notice)).toBeVisible()
  await expect(editing.getByText('未提交的内容保留在下方，可以复制')).toBeVisible()
  await shows(editing.getByRole('textbox', { name: '代码' }), 'exports.main = () => "typed for an hour"')
  await expect(editing.getByRole('textbox', { name: '代码' })).toHaveAttribute('aria-readonly', 'true')
  await expect(editing.getByRole('button', { name: '保存' })).toHaveCount(0)
  await editing.getByRole('button', { name: '关闭' }).last().click()
  await page.getByRole('alertdialog', { name: '放弃未提交的更改？' }).getByRole('button', { name: '放弃更改' }).click()

  await expect(page.getByRole('main').getByText(notice)).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('link', { name: '查看当前环境' }).click()
  await expect(page).toHaveURL(at(testEnvironment, 'functions'))
})

test('a permission taken away meanwhile leaves a form that can be copied; an environment taken out says so', async ({
  page,
  context,
  given,
}) => {
  await given(received(...everything).withEnvironments(anEnvironment('second-4a5b6c', lender)))
  await page.goto(helloAt(lentEnvironment))
  const editing = dialog(page, '云函数 hello')
  await write(editing.getByRole('textbox', { name: '代码' }), 'exports.main = () => 3')

  const other = await context.newPage()
  await actAs(other, lender, '/sharing/given')
  await reconfigure(other, [aGrant(lentEnvironment, ['functions.view'])], 1)
  await expect(editing.getByText('只读：缺少“云函数 操作”权限')).toBeVisible()
  await shows(editing.getByRole('textbox', { name: '代码' }), 'exports.main = () => 3')

  await reconfigure(other, [aGrant(anEnvironment('second-4a5b6c', lender))], 2)
  await expect(editing.getByText(`资源方“${lender.name}”已从共享中移除该环境`)).toBeVisible()
})

test('somebody else was quicker: theirs and mine stand side by side, and nothing is lost', async ({
  page,
  context,
  given,
}) => {
  await given(stocked)
  await page.goto(helloAt(testEnvironment))
  const mine = dialog(page, '云函数 hello')
  await write(mine.getByRole('textbox', { name: '代码' }), 'exports.main = () => "mine"')

  const other = await context.newPage()
  await other.goto(helloAt(testEnvironment))
  await write(dialog(other, '云函数 hello').getByRole('textbox', { name: '代码' }), 'exports.main = () => "theirs"')
  await write(dialog(other, '云函数 hello').getByRole('textbox', { name: '安全规则' }), '{"invoke": false}')
  await dialog(other, '云函数 hello').getByRole('button', { name: '保存' }).click()

  await expect(mine.getByText('内容已在别处修改')).toBeVisible()
  await expect(mine.getByRole('region', { name: '最新', exact: true })).toContainText('"theirs"')
  await expect(mine.getByRole('region', { name: '最新', exact: true })).toContainText('{"invoke": false}')
  await expect(mine.getByRole('region', { name: '我的更改', exact: true })).toContainText('"mine"')
  await mine.getByRole('button', { name: '在最新基础上重新应用' }).click()
  await shows(mine.getByRole('textbox', { name: '代码' }), 'exports.main = () => "mine"')
  await shows(mine.getByRole('textbox', { name: '安全规则' }), '{"invoke": false}')
  await mine.getByRole('button', { name: '保存' }).click()
  await expect(mine).toBeHidden()
  await expect(row(page, 'hello')).toContainText('invoke: false')
})

test('a record changed elsewhere: my JSON or theirs, chosen by me', async ({ page, given }) => {
  await given(stocked)
  await page.goto(`${recordsAt(testEnvironment)}/order-1`)
  const editing = dialog(page, '记录 order-1')
  await write(editing.getByRole('textbox', { name: '数据' }), '{"cups": 5}')
  const record = `/api/environments/${testEnvironment.id}/items/${itemId(testEnvironment, 'database', 'orders')}/records/order-1`
  await change(page, 'PUT', record, { body: { data: { cups: 4 } }, version: 1 })
  await editing.getByRole('button', { name: '保存' }).click()
  await expect(editing.getByText('内容已在别处修改')).toBeVisible()
  await expect(editing.getByRole('region', { name: '最新', exact: true })).toContainText('"cups": 4')
  await editing.getByRole('button', { name: '放弃我的更改' }).click()
  await shows(editing.getByRole('textbox', { name: '数据' }), '{\n  "cups": 4\n}')
})

test('what was typed survives a reload, and leaving asks first', async ({ page, given }) => {
  await given(stocked)
  await page.goto(`${at(testEnvironment, 'functions')}/new`)
  const adding = dialog(page, '添加云函数')
  await adding.getByRole('textbox', { name: '名称' }).fill('halfway')
  await page.reload()
  await expect(adding.getByText('已恢复未提交的更改')).toBeVisible()
  await expect(adding.getByRole('textbox', { name: '名称' })).toHaveValue('halfway')
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog', { name: '放弃未提交的更改？' }).getByRole('button', { name: '继续编辑' }).click()
  await adding.getByRole('button', { name: '放弃', exact: true }).click()
  await expect(adding.getByRole('textbox', { name: '名称' })).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(adding).toBeHidden()
})

test('something removed elsewhere while it was edited is said, and the text stays', async ({
  page,
  context,
  given,
}) => {
  await given(stocked)
  await page.goto(helloAt(testEnvironment))
  await write(dialog(page, '云函数 hello').getByRole('textbox', { name: '代码' }), 'exports.main = () => "kept"')
  const other = await context.newPage()
  await other.goto(`${helloAt(testEnvironment)}/remove`)
  await other.getByRole('alertdialog').getByRole('button', { name: '移除' }).click()
  await expect(dialog(page, '云函数 hello').getByText('该资源不存在或已被移除')).toBeVisible()
  await shows(dialog(page, '云函数 hello').getByRole('textbox', { name: '代码' }), 'exports.main = () => "kept"')
})

test('addresses of what is not there, or not for this account, say so and lead on', async ({ page, given }) => {
  await given(stocked)
  for (const id of [rivalEnvironment.id, 'no-such-environment']) {
    await page.goto(`/environments/${id}/functions`)
    await expect(page.getByRole('main').getByText('环境不存在或无权访问')).toBeVisible()
    await expect(page.getByRole('main').getByRole('link', { name: '查看当前环境' })).toBeVisible()
  }
  await page.goto(`${at(testEnvironment, 'functions')}/no-such-item`)
  await expect(dialog(page, '云函数').getByText('该资源不存在或已被移除')).toBeVisible()
  await page.goto(`${at(testEnvironment, 'tea')}`)
  await expect(page.getByText('没有这种资源类型')).toBeVisible()
  await page.goto(`/environments/${testEnvironment.id}`)
  await expect(page).toHaveURL(at(testEnvironment, 'functions'))
  await page.goto(`${at(testEnvironment, 'functions')}/a/b/c`)
  await expect(page.getByRole('heading', { name: '页面不存在' })).toBeVisible()
})

test('an account without cloud development sees only what is shared to it, and says so where nothing is', async ({
  page,
  given,
}) => {
  const world: WorldInTheMaking = stocked
  await given(world)
  await actAs(page, game, '/environments')
  await expect(page.getByText('没有可用的云环境')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('未开通云开发')
  await page.getByRole('link', { name: '查看共享给我的' }).click()
  await expect(page).toHaveURL(`/sharing/received?as=${game.appId}`)
})

test('what is shared to an account without cloud development is all it can look at', async ({ page, given }) => {
  await given(
    stocked
      .withShare({ grantee: game, grants: [aGrant(testEnvironment, ['database.view'])] })
      .withShare({ id: 'other', grantee: shop, grants: [aGrant(prodEnvironment)] }),
  )
  await actAs(page, game, '/environments')
  await expect(page).toHaveURL(`${at(testEnvironment, 'functions')}?as=${game.appId}`)
  await expect(page.getByText('缺少“云函数 查看”权限')).toBeVisible()
  await expect(page.getByText('仅显示他人共享给当前账号的环境')).toBeVisible()
  await expect(page.getByRole('combobox', { name: '云环境' }).getByRole('option')).toHaveCount(1)
  await page.goto('/settings/environment')
  await expect(page.getByRole('definition').filter({ hasText: testEnvironment.id })).toBeVisible()
})

test('a list that failed can be asked again, one that fails later keeps what it had', async ({ page, given }) => {
  await given(stocked)
  await setFaults(page, [{ on: 'GET /api/environments/test-f96b31/items', kind: 'status', status: 500, times: 1 }])
  await page.goto(at(testEnvironment, 'functions'))
  await page.getByRole('alert').getByRole('button', { name: '重试' }).click()
  await expect(row(page, 'hello')).toBeVisible()
  await setFaults(page, [{ on: 'GET /api/environments/test-f96b31/items', kind: 'status', status: 500 }])
  await page.evaluate(() => new BroadcastChannel('environment-sharing').postMessage('changed'))
  await expect(page.getByText('数据可能不是最新')).toBeVisible()
  await expect(row(page, 'hello')).toBeVisible()
})

test('a write whose answer is lost is asked after and done once', async ({ page, given }) => {
  await given(stocked)
  await page.goto(`${at(testEnvironment, 'functions')}/new`)
  await dialog(page, '添加云函数').getByRole('textbox', { name: '名称' }).fill('once')
  await setFaults(page, [{ on: 'POST /api/environments/test-f96b31/items', kind: 'drop-after', times: 1 }])
  await dialog(page, '添加云函数').getByRole('button', { name: '添加' }).click()
  await expect(page.getByText('已添加“once”')).toBeVisible()
  await expect(row(page, 'once')).toHaveCount(1)
})

/** The plain field gives way to the editor, and what was there to what is written. */
async function write(editor: Locator, code: string) {
  await ready(editor)
  await editor.click()
  await editor.page().keyboard.press('ControlOrMeta+A')
  await editor.page().keyboard.insertText(code)
}

async function shows(editor: Locator, code: string) {
  await ready(editor)
  await expect.poll(async () => (await editor.innerText()).replace(/\n$/, '')).toBe(code)
}

/** Tab indents in an editor, until Esc. */
async function leaveEditor(page: Page) {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
}

async function ready(editor: Locator) {
  await expect(editor).toHaveAttribute('contenteditable', 'true')
}

/** The lender's own console, without its dialogs: what counts is what the other tab makes of it. */
async function reconfigure(page: Page, grants: readonly object[], version: number) {
  await change(page, 'PUT', '/api/shares/share-lent', { body: { grants }, version })
  await announce(page)
}
