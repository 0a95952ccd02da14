import {
  aGrant,
  anAccount,
  anEnvironment,
  aWorld,
  cloudEnvironment,
  game,
  news,
  owner,
  prodEnvironment,
  shop,
  testEnvironment,
  viewOnly,
} from '../src/domain/testing/aWorld.ts'
import { setFaults, expect, test } from './fixtures.ts'

const threeShares = aWorld()
  .withShare({ grantee: shop, grants: [aGrant(testEnvironment)] })
  .withShare({ grantee: news, grants: [aGrant(prodEnvironment, viewOnly)] })
  .withShare({ grantee: game, grants: [aGrant(testEnvironment, ['functions.invoke']), aGrant(prodEnvironment)] })
  .withReceivedShare()

test('a list says who, which environments, and what is allowed in a word', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given')

  const table = page.getByRole('table', { name: '我共享的小程序/公众号' })
  await expect(table.getByRole('row', { name: shop.name })).toContainText(`${testEnvironment.id}全部权限`)
  await expect(table.getByRole('row', { name: news.appId })).toContainText(`${prodEnvironment.id}只读`)
  await expect(table.getByRole('row', { name: game.name })).toContainText('自定义云函数 调用')
  await expect(page.getByText('共 3 个共享')).toBeVisible()
})

test('searching writes the address, survives a reload, and 清除筛选 leads back', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given')
  await page.getByRole('searchbox', { name: '搜索' }).fill('商城')

  await expect(page).toHaveURL(/search=/)
  await expect(page.getByText('匹配 1 个，共 3 个共享')).toBeVisible()
  await expect(page.getByRole('row', { name: news.name })).toBeHidden()

  await page.reload()
  await expect(page.getByRole('searchbox', { name: '搜索' })).toHaveValue('商城')
  await expect(page.getByRole('row', { name: shop.name })).toBeVisible()

  await page.getByRole('searchbox', { name: '搜索' }).fill('没有这样的名字')
  await expect(page.getByText('没有符合条件的共享')).toBeVisible()
  await page.getByRole('button', { name: '清除筛选' }).first().click()
  await expect(page.getByText('共 3 个共享')).toBeVisible()
  await expect(page.getByRole('searchbox', { name: '搜索' })).toHaveValue('')
})

test('filters narrow by kind and environment, and Back undoes them', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given')
  await page.getByRole('combobox', { name: '类型' }).selectOption('公众号')
  await expect(page.getByText('匹配 1 个，共 3 个共享')).toBeVisible()

  await page.getByRole('combobox', { name: '类型' }).selectOption('全部类型')
  await page.getByRole('combobox', { name: '云环境' }).selectOption(testEnvironment.id)
  await expect(page.getByText('匹配 2 个，共 3 个共享')).toBeVisible()
  await expect(page.getByRole('row', { name: news.name })).toBeHidden()

  await page.goBack()
  await expect(page.getByText('共 3 个共享', { exact: true })).toBeVisible()
})

const mixed = aWorld()
  .withShare({ id: 'share-a', grantee: shop, grants: [aGrant(testEnvironment), aGrant(prodEnvironment, viewOnly)] })
  .withShare({ id: 'share-b', grantee: news, grants: [aGrant(testEnvironment, viewOnly), aGrant(prodEnvironment)] })
  .withShare({ id: 'share-c', grantee: game, grants: [aGrant(cloudEnvironment, ['functions.invoke'])] })

test('two clicks say who may change an environment, and two more who is not ready', async ({ page, given }) => {
  await given(mixed)
  await page.goto('/sharing/given')
  await page.getByRole('button', { name: '筛选' }).click()
  const panel = page.getByRole('dialog', { name: '筛选' })
  await panel.getByRole('button', { name: `${testEnvironment.id} 可操作 1` }).click()

  await expect(page.getByText('匹配 1 个，共 3 个共享')).toBeVisible()
  await expect(page.getByRole('row', { name: shop.name })).toBeVisible()
  await expect(page).toHaveURL(`/sharing/given?environment=${testEnvironment.id}&permission=operate`)

  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(page.getByRole('button', { name: '筛选（2）' })).toBeFocused()
  await page.getByRole('button', { name: '清除筛选' }).click()
  await page.getByRole('button', { name: '筛选' }).click()
  await panel.getByRole('button', { name: '未就绪 1' }).click()
  await expect(page.getByRole('row', { name: game.name })).toBeVisible()
  await expect(page.getByText('匹配 1 个，共 3 个共享')).toBeVisible()
  await expect(panel.getByRole('button', { name: '未就绪 1' })).toHaveAttribute('aria-pressed', 'true')
  await expect(panel.getByRole('button', { name: '可操作 0', exact: true })).toBeVisible()
})

test('each active filter is a chip that can be removed, also after a reload', async ({ page, given }) => {
  await given(mixed)
  await page.goto('/sharing/given?kind=mini-program&permission=operate')
  const chips = page.getByRole('list', { name: '当前筛选' })
  await expect(chips.getByRole('listitem')).toHaveText(['类型 小程序', '权限 可操作'])
  await page.reload()
  await expect(page.getByText('匹配 1 个，共 3 个共享')).toBeVisible()

  await chips.getByRole('button', { name: '取消筛选 类型 小程序' }).click()
  await expect(chips.getByRole('listitem')).toHaveText(['权限 可操作'])
  await expect(chips.getByRole('button', { name: '取消筛选 权限 可操作' })).toBeFocused()
  await expect(page.getByText('匹配 2 个，共 3 个共享')).toBeVisible()
  await chips.getByRole('button', { name: '取消筛选 权限 可操作' }).click()
  await expect(page.getByText('共 3 个共享', { exact: true })).toBeVisible()
})

test('at 390 px search and 筛选 are one line, and the sheet has every filter', async ({ page, given }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await given(mixed)
  await page.goto('/sharing/given')
  const search = await page.getByRole('searchbox', { name: '搜索' }).boundingBox()
  const button = page.getByRole('button', { name: '筛选' })
  expect((await button.boundingBox())?.y).toBe(search?.y)

  await button.click()
  const sheet = page.getByRole('dialog', { name: '筛选' })
  for (const name of ['权限', 'cloudbase_auth', '环境状态', '类型', '云环境'])
    await expect(sheet.getByRole('group', { name })).toBeVisible()
  await sheet.getByRole('button', { name: '公众号 1' }).click()
  await sheet.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByText('匹配 1 个，共 3 个共享')).toBeVisible()
})

test('several words find what has all of them, and what they found is marked', async ({ page, given }) => {
  await given(mixed)
  await page.goto('/sharing/given')
  await page.getByRole('searchbox', { name: '搜索' }).fill('f96 商城 WXE0')

  await expect(page.getByText('匹配 1 个，共 3 个共享')).toBeVisible()
  await expect(page.getByRole('row', { name: shop.name }).locator('mark')).toHaveText(['商城', 'wxe0', 'f96'])
  await page.getByRole('button', { name: '清除筛选' }).click()
  await expect(page.locator('mark')).toHaveCount(0)
})

test('a search of more than 200 characters is said at its field and kept there (B45, K12)', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given')
  const search = page.getByRole('searchbox', { name: '搜索' })
  await search.fill('茶'.repeat(8000))

  await expect(page.getByRole('alert')).toHaveText('搜索内容最多 200 个字符，现有 8000 个')
  await expect(search).toHaveAccessibleDescription('搜索内容最多 200 个字符，现有 8000 个')
  await expect(search).toHaveValue('茶'.repeat(8000))
  await expect(page.getByText('共 3 个共享', { exact: true })).toBeVisible()
  await search.fill('商城')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByText('匹配 1 个，共 3 个共享')).toBeVisible()
})

test('a search that fails takes nothing away (D3)', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given')
  const search = page.getByRole('searchbox', { name: '搜索' })
  await expect(page.getByRole('row', { name: shop.name })).toBeVisible()
  await setFaults(page, [{ on: 'GET /api/shares', kind: 'status', status: 500, times: 1 }])
  await search.pressSequentially('商')

  await expect(page.getByRole('alert')).toContainText('重试')
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('商')
  await expect(page.getByRole('combobox', { name: '类型' })).toBeVisible()
  await expect(page.getByRole('row', { name: news.name })).toBeVisible()
  await page.keyboard.type('城')
  await expect(page.getByText('匹配 1 个，共 3 个共享')).toBeVisible()
  await expect(search).toHaveValue('商城')
  await expect(page.getByRole('alert')).toHaveCount(0)

  await setFaults(page, [{ on: 'GET /api/shares', kind: 'status', status: 500, times: 1 }])
  await search.fill('服务号')
  await page.getByRole('alert').getByRole('button', { name: '重试' }).click()
  await expect(page.getByRole('row', { name: news.name })).toBeVisible()
  await expect(page.getByText('匹配 1 个，共 3 个共享')).toBeVisible()
})

test('sorting is told to screen readers and kept in the address', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given')
  await expect(page.getByRole('columnheader', { name: '共享时间' })).toHaveAttribute('aria-sort', 'descending')

  await page.getByRole('button', { name: '被共享方' }).click()
  await expect(page).toHaveURL(/sort=name/)
  await expect(page.getByRole('columnheader', { name: '被共享方' })).toHaveAttribute('aria-sort', 'ascending')
  const names = page.getByRole('rowheader')
  await expect(names.nth(0)).toContainText(game.name)
  await page.getByRole('button', { name: '被共享方' }).click()
  await expect(names.nth(0)).not.toContainText(game.name)
  await expect(page.getByRole('columnheader', { name: '被共享方' })).toHaveAttribute('aria-sort', 'descending')
})

test('while another list is on its way, rows lead to dialogs over the list they are in', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given?search=t')
  const configure = page.getByRole('row', { name: game.name }).getByRole('link', { name: '配置环境' })
  await expect(configure).toHaveAttribute('href', /\/configure\?search=t$/)

  await setFaults(page, [{ on: 'GET /api/shares', kind: 'latency', milliseconds: 3000, times: 1 }])
  await page.getByRole('button', { name: '被共享方' }).click()
  await expect(page).toHaveURL(/sort=name/)
  await expect(configure).toHaveAttribute('href', /\/configure\?search=t$/)
  await expect(configure).toHaveAttribute('href', /\/configure\?search=t&sort=name$/)

  await configure.click()
  const dialog = page.getByRole('dialog', { name: '配置环境' })
  await dialog.getByRole('button', { name: '取消' }).click()
  await expect(page).toHaveURL('/sharing/given?search=t&sort=name')
})

test('a thousand shares come in pages (F11)', async ({ page }) => {
  await page.goto('/sharing/given?world=many')
  await expect(page.getByText('共 1001 个共享')).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(20)
  await expect(page.getByRole('button', { name: '上一页' })).toBeDisabled()

  await page.getByRole('button', { name: '下一页' }).click()
  await expect(page.getByText('第 2 / 51 页')).toBeVisible()
  await expect(page).toHaveURL(/page=2/)
  await page.reload()
  await expect(page.getByText('第 2 / 51 页')).toBeVisible()

  await page.getByRole('combobox', { name: '每页条数' }).selectOption('50 条/页')
  await expect(page.getByRole('rowheader')).toHaveCount(50)
  await expect(page.getByText('第 1 / 21 页')).toBeVisible()
})

test('a turned page begins at the top of the table (D12), and any page is reached by its number', async ({ page }) => {
  await page.goto('/sharing/given?world=many')
  const table = page.getByRole('table', { name: '我共享的小程序/公众号' })
  await page.getByRole('button', { name: '下一页' }).click()
  await expect(page.getByText('第 2 / 51 页')).toBeVisible()
  await expect(table).toBeFocused()
  await expect(page.getByRole('rowheader').first()).toBeInViewport()

  const number = page.getByRole('textbox', { name: '跳至页码' })
  await number.fill('52')
  await number.press('Enter')
  await expect(number).toHaveAccessibleDescription('请输入 1 至 51 的页码')
  await expect(number).toBeFocused()
  await number.fill('５１')
  await number.press('Enter')
  await expect(page.getByText('第 51 / 51 页')).toBeVisible()
  await expect(page).toHaveURL(/page=51/)
  await expect(table).toBeFocused()
})

test('one page needs no pager', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given')
  await expect(page.getByText('共 3 个共享')).toBeVisible()
  await expect(page.getByRole('navigation', { name: '分页' })).toHaveCount(0)
})

test('after 解除 the next row has the focus, and the page stays (D12)', async ({ page }) => {
  await page.goto('/sharing/given?world=many&page=3&sort=since')
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
  await expect(rows).toHaveCount(20)
  const next = await rows.nth(11).getByRole('rowheader').textContent()
  await rows.nth(10).getByRole('link', { name: '解除' }).click()
  await page.getByRole('button', { name: '解除共享' }).click()

  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(page.getByText('共 1000 个共享')).toBeVisible()
  await expect(rows.nth(10).getByRole('rowheader')).toHaveText(next ?? '')
  await expect(rows.nth(10).getByRole('link', { name: '解除' })).toBeFocused()
  await expect(rows.nth(10)).toBeInViewport()
  await expect(page).toHaveURL(/page=3/)
})

test('the last row of the last page gives way to the page before (D12)', async ({ page }) => {
  await page.goto('/sharing/given?world=many&page=51')
  await expect(page.getByText('第 51 / 51 页')).toBeVisible()
  await page.getByRole('rowheader').first().waitFor()
  await page.getByRole('link', { name: '解除' }).click()
  await page.getByRole('button', { name: '解除共享' }).click()

  await expect(page.getByText('第 50 / 50 页')).toBeVisible()
  await expect(page).toHaveURL(/page=50/)
  await expect(page.getByRole('rowheader')).toHaveCount(20)
})

test('a new share is in sight, and cloudbase_auth comes to every environment that lacks it at one press (D16)', async ({
  page,
  given,
}) => {
  const bare = anEnvironment('bare-7c21e9', owner, { authFunction: 'missing' })
  await given(
    aWorld()
      .withEnvironments(bare)
      .withShare({
        id: 'share-a',
        grantee: shop,
        grants: [aGrant(testEnvironment), aGrant(cloudEnvironment), aGrant(bare)],
      })
      .withShare({ id: 'share-b', grantee: news }),
  )
  await page.goto('/sharing/given?shared=share-a')
  const panel = page.getByRole('region', { name: `已共享给“${shop.name}”` })
  await expect(page.getByText(`已共享给“${shop.name}”`)).toHaveCount(1)
  await expect(page.getByRole('row', { name: shop.name })).toHaveAttribute('aria-current', 'true')
  await expect(page.getByRole('row', { name: shop.name })).toBeInViewport()
  await panel.getByText('查看调用代码').click()
  await expect(panel).toContainText(`resourceEnv: '${cloudEnvironment.id}'`)

  const readiness = panel.getByRole('list', { name: '各环境的 cloudbase_auth' })
  await setFaults(page, [{ on: `POST /api/environments/${bare.id}/items`, kind: 'status', status: 500, times: 1 }])
  await panel.getByRole('button', { name: '一键部署到 2 个环境' }).click()
  await expect(readiness.getByRole('listitem').filter({ hasText: cloudEnvironment.id })).toContainText('已部署')
  await expect(readiness.getByRole('listitem').filter({ hasText: bare.id }).getByRole('alert')).toBeVisible()
  await panel.getByRole('button', { name: '一键部署示例' }).click()
  await expect(readiness.getByRole('listitem').filter({ hasText: bare.id })).toContainText('已部署')
  await expect(panel).toContainText('所选环境都已部署 cloudbase_auth')
  await expect(panel.getByRole('button', { name: /部署/ })).toHaveCount(0)
})

for (const [what, search, tidy] of [
  ['B42 page 0', 'page=0', ''],
  ['B42 a page far beyond the last', 'page=999999', ''],
  ['B42 a page that is no number', 'page=1;drop', ''],
  ['B43 an unknown sort', 'sort=price', ''],
  ['B43 what the list does not know', 'colour=red', ''],
  ['an unknown kind beside a good sort', 'kind=toaster&sort=name', '?sort=name'],
] as const) {
  test(`an address that says ${what} is tidied without an error`, async ({ page, given }) => {
    await given(threeShares)
    await page.goto(`/sharing/given?${search}`)

    await expect(page.getByRole('row', { name: shop.name })).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`/sharing/given${tidy.replace('?', '\\?')}$`))
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
}

test('names that others chose stay inert and are marked when they could be mistaken (B18)', async ({ page, given }) => {
  const twin = anAccount('wx0000000000000001', '茶语\u200b商城')
  const reversed = anAccount('wx0000000000000002', 'evil\u202Egpj.exe')
  const marked = anAccount('wx0000000000000003', '<img src=x onerror=alert(1)>')
  const nameless = anAccount('wx0000000000000004', '')
  await given(
    aWorld()
      .withAccounts(twin, reversed, marked, nameless)
      .withShare({ grantee: shop })
      .withShare({ grantee: twin })
      .withShare({ grantee: reversed })
      .withShare({ grantee: marked })
      .withShare({ grantee: nameless }),
  )
  await page.goto('/sharing/given')

  await expect(page.getByRole('row', { name: 'evil⟦U+202E⟧gpj.exe' })).toBeVisible()
  await expect(page.getByRole('row', { name: '<img src=x onerror=alert(1)>' })).toBeVisible()
  await expect(page.locator('main img')).toHaveCount(0)
  await expect(page.getByRole('rowheader').filter({ hasText: nameless.appId })).toContainText(
    `${nameless.appId}${nameless.appId}`,
  )
  await expect(page.getByRole('row', { name: twin.appId })).toContainText('名称相似，请核对 AppID')
  await expect(page.getByRole('row', { name: shop.appId })).toContainText('名称相似，请核对 AppID')
  await expect(page.getByRole('row', { name: reversed.appId })).not.toContainText('名称相似')
})

test('nothing shared yet offers the next step', async ({ page, given }) => {
  await given(aWorld())
  await page.goto('/sharing/given')
  await expect(page.getByText('暂无共享')).toBeVisible()
  await page.getByRole('tabpanel').getByRole('link', { name: '添加共享' }).click()
  await expect(page.getByRole('dialog', { name: '添加共享' })).toBeVisible()

  await page.goto('/sharing/received')
  await expect(page.getByText('暂无共享给我的环境')).toBeVisible()
})

test('a list stays a table for assistive technology, however it is laid out', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given')
  await expect(page.getByRole('row', { name: shop.name })).toBeVisible()

  const client = await page.context().newCDPSession(page)
  for (const width of [1440, 1200, 900, 320]) {
    await page.setViewportSize({ width, height: 800 })
    const { nodes } = await client.send('Accessibility.getFullAXTree')
    const count = (role: string) => nodes.filter((node) => !node.ignored && node.role?.value === role).length
    expect({
      width,
      table: count('table'),
      row: count('row'),
      columnheader: count('columnheader'),
      rowheader: count('rowheader'),
      cell: count('cell'),
    }).toEqual({ width, table: 1, row: 4, columnheader: 5, rowheader: 3, cell: 12 })
  }
})

test('what is wrong in a row is one sign with a count, and the keyboard opens it', async ({ page, given }) => {
  const expired = anEnvironment('old-1a2b3c', owner, { status: 'expired' })
  await given(
    aWorld()
      .withEnvironments(expired)
      .withShare({ grants: [aGrant(cloudEnvironment), aGrant(expired), aGrant(testEnvironment)] }),
  )
  await page.goto('/sharing/given')
  const row = page.getByRole('row', { name: shop.name })
  const reason = row.getByText('缺少 cloudbase_auth · 调用方 init() 将失败')
  await expect(row.getByText('2 个环境需要处理')).toBeVisible()
  await expect(reason).toBeHidden()

  await row.getByRole('button', { name: /复制 AppID/ }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(reason).toBeVisible()
  await expect(row.getByText(`${expired.id} 已过期`)).toBeVisible()
})

test('permissions that do not fit can be opened, also where cards have no room for them', async ({ page, given }) => {
  await given(aWorld().withShare({ grants: [aGrant(testEnvironment, ['functions.view', 'functions.invoke'])] }))
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/sharing/given')
  const words = page.getByRole('row', { name: shop.name }).getByText('云函数 查看、调用')
  await expect(page.getByText('自定义')).toBeVisible()
  await expect(words).toBeHidden()

  await page.getByText('自定义').click()
  await expect(words).toBeVisible()
})

test('a name that is cut is whole while the keyboard is in its row', async ({ page, given }) => {
  const long = anAccount('wx0000000000000007', '很长的名字'.repeat(12))
  await given(aWorld().withAccounts(long).withShare({ grantee: long }))
  await page.goto('/sharing/given')
  const name = page.getByRole('rowheader').getByText('很长的名字')
  const isCut = () => name.evaluate((element) => element.scrollHeight > element.clientHeight)
  await expect(name).toBeVisible()
  expect(await isCut()).toBe(true)

  await page.keyboard.press('Tab')
  await page.getByRole('rowheader').getByRole('button').focus()
  await page.keyboard.press('Tab')
  expect(await isCut()).toBe(false)
})

test('head and pager stay in sight and cover nothing that has the focus', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 640 })
  await page.goto('/sharing/given?world=many')
  await expect(page.getByRole('rowheader')).toHaveCount(20)

  const links = page.getByRole('tabpanel').getByRole('link', { name: '解除' })
  for (const index of [19, 12, 5, 0]) {
    const link = links.nth(index)
    await link.focus()
    await expect(link).toBeInViewport({ ratio: 1 })
    const isOnTop = await link.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === element
    })
    expect(isOnTop, `解除 ${index + 1}`).toBe(true)
    await expect(page.getByRole('button', { name: '下一页' })).toBeInViewport({ ratio: 1 })
  }
  await links.nth(12).focus()
  await expect(page.getByRole('columnheader', { name: '被共享方' })).toBeInViewport({ ratio: 1 })
})

test('打印 brings all that matches on one page, with whose it is and what it is filtered by', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '')
  })
  await page.goto('/sharing/given?world=many&kind=official-account')
  await page.getByRole('link', { name: '打印' }).click()

  const table = page.getByRole('table', { name: '我共享的小程序/公众号' })
  await expect(page.getByRole('definition').first()).toHaveText('茶语小筑 wx1234567890abcdef')
  await expect(page.getByRole('definition').nth(2)).toHaveText('类型 公众号')
  const [, total] = /(\d+) 个共享/.exec(await page.getByRole('definition').nth(3).innerText()) ?? []
  expect(Number(total)).toBeGreaterThan(50)
  await expect(table.getByRole('rowheader')).toHaveCount(Number(total))
  await expect(page.locator('html')).toHaveAttribute('data-printed', '')

  await page.emulateMedia({ media: 'print' })
  await expect(table).toBeVisible()
  for (const gone of ['banner', 'navigation', 'button', 'link', 'searchbox'] as const) {
    await expect(page.getByRole(gone)).toHaveCount(0)
  }
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('link', { name: '返回列表' }).click()
  await expect(page).toHaveURL(/\/sharing\/given\?kind=official-account/)
})

test('a list printed as it stands leaves out what cannot be used on paper', async ({ page, given }) => {
  await given(threeShares)
  await page.goto('/sharing/given')
  await expect(page.getByRole('row', { name: shop.name })).toBeVisible()
  await page.emulateMedia({ media: 'print' })

  await expect(page.getByRole('row', { name: shop.name })).toBeVisible()
  for (const gone of ['searchbox', 'combobox', 'navigation', 'banner'] as const) {
    await expect(page.getByRole(gone)).toHaveCount(0)
  }
  await expect(page.getByRole('link', { name: '解除' })).toHaveCount(0)
})

test('how long ago it was, and exactly when for the pointer and the keyboard', async ({ page, given }) => {
  await given(aWorld().withShare())
  await page.goto('/sharing/given')
  const time = page.getByRole('row', { name: shop.name }).getByRole('time').first()
  const exact = () => time.evaluate((element) => getComputedStyle(element, '::after').opacity)
  await expect(time).toHaveText('2024/05/20')
  await expect(time).toHaveAttribute('data-exact', '2024/05/20 16:00')
  expect(await exact()).toBe('0')

  await time.hover()
  expect(await exact()).toBe('1')
  await page.mouse.move(0, 0)
  expect(await exact()).toBe('0')
  await page.getByRole('row', { name: shop.name }).getByRole('link', { name: '解除' }).focus()
  expect(await exact()).toBe('1')
})
