import type { Page } from '@playwright/test'
import {
  aGrant,
  anEnvironment,
  aWorld,
  cloudEnvironment,
  frozen,
  game,
  itemId,
  news,
  unknownAppId,
  owner,
  prodEnvironment,
  rival,
  shop,
  testEnvironment,
} from '../src/domain/testing/aWorld.ts'
import { setFaults, expect, faultsLeft, test } from './fixtures.ts'

// The table of docs/quality/bad-input.md through the screen. raw-requests.spec.ts sends the same to the backend.

const dialogOf = (page: Page) => page.getByRole('dialog', { name: '添加共享' })
const appIdOf = (page: Page) => dialogOf(page).getByRole('textbox', { name: 'AppID' })
const rowOf = (page: Page, number: number) => dialogOf(page).getByRole('group', { name: `环境 ${number}` })
const environmentOf = (page: Page, number: number) => rowOf(page, number).getByRole('combobox', { name: '云环境' })

const combining = `Z${'\u0351\u036B\u0343'.repeat(40)}`

test.describe('AppID', () => {
  /** What is typed, what stands at the field. Nothing of it is sent. */
  const faults: [what: string, typed: string, sentence: string][] = [
    ['B01 nothing', '', '请输入要共享的小程序/公众号 AppID'],
    ['B01 spaces', '   ', '请输入要共享的小程序/公众号 AppID'],
    ['B01 nothing but what cannot be seen', '\u200b\u00a0\u3000', '请输入要共享的小程序/公众号 AppID'],
    ['B03 17 characters', 'wxe0e2656d74f0bff', 'AppID 应为 wx 开头的 18 位字符，当前 17 位'],
    ['B03 19 characters', 'wxe0e2656d74f0bff30', 'AppID 应为 wx 开头的 18 位字符，当前 19 位'],
    ['B04 a letter beyond f', 'wxg0e2656d74f0bff3', 'AppID 第 3 位“g”无效，只能是 0-9、a-f'],
    ['B04 Chinese', 'wx茶e2656d74f0bff3', 'AppID 第 3 位“茶”无效，只能是 0-9、a-f'],
    ['K8 a Cyrillic letter', 'wxе0e2656d74f0bff3', 'AppID 第 3 位是西里尔字母“е”（U+0435），应为“e”'],
    ['K8 a letter for a digit', 'wxeoe2656d74f0bff3', 'AppID 第 4 位是字母“o”，应为数字“0”'],
    ['B04 another beginning', 'vxe0e2656d74f0bff3', 'AppID 应以 wx 开头，第 1 位“v”无效'],
    ['B07 an original ID', 'gh_4a9c0f1d2e3b', '这是原始 ID，请填写 AppID（在“设置-基本设置”查看）'],
    ['B07 a corp ID', 'ww1234567890abcdef', '这是企业 ID，请填写 AppID（在“设置-基本设置”查看）'],
    ['B07 an OpenID', 'oGZUI0egBJY1zhBYw2KhdUfwVJJE', '这是 OpenID，请填写 AppID（在“设置-基本设置”查看）'],
    ['B09 two AppIDs', 'wxe0e2656d74f0bff3 wx5fe6bb43205e9e07', '识别到多个 AppID，请只保留一个'],
    ['K8 two AppIDs in an address', '?a=wxe0e2656d74f0bff3&b=wx5fe6bb43205e9e07', '识别到多个 AppID，请只保留一个'],
    ['B10 a hundred thousand characters', 'wx0'.repeat(33_000), '内容过长，请只输入 AppID'],
    ['B15 SQL', "' OR 1=1--", "AppID 应以 wx 开头，第 1 位“'”无效"],
    ['B15 markup', '<img src=x onerror=alert(1)>', 'AppID 应以 wx 开头，第 1 位“<”无效'],
    ['B15 a template', '{{7*7}}', 'AppID 应以 wx 开头，第 1 位“{”无效'],
    ['B15 another template', '${7*7}', 'AppID 应以 wx 开头，第 1 位“$”无效'],
    ['B15 a path', '../../', 'AppID 应以 wx 开头，第 1 位“.”无效'],
    ['B15 an escape', 'wx%00e2656d74f0bff', 'AppID 第 3 位“%”无效，只能是 0-9、a-f'],
    ['B16 an emoji', 'wx🫖e2656d74f0bff3', 'AppID 第 3 位“🫖”无效，只能是 0-9、a-f'],
    ['B16 a flood of marks', combining, 'AppID 应以 wx 开头，第 1 位“z”无效'],
  ]

  test('what can be seen to be wrong is said at the field, announced, and sent to nobody', async ({ page, given }) => {
    await given(aWorld())
    await page.goto('/sharing/given/new')
    const asked = lookUps(page)
    const height = (await appIdOf(page).boundingBox())?.height

    for (const [what, typed, sentence] of faults) {
      await test.step(what, async () => {
        await appIdOf(page).fill(typed)
        await expect(appIdOf(page)).not.toHaveAttribute('aria-invalid', 'true')
        await appIdOf(page).press('Enter')
        await expect(dialogOf(page).getByRole('alert')).toHaveText(sentence)
        await expectComplaint(page, sentence, typed)
        await expect(appIdOf(page)).toBeFocused()
        expect((await appIdOf(page).boundingBox())?.height).toBe(height)
        await expect(dialogOf(page).locator('img')).toHaveCount(0)
      })
    }
    expect(asked()).toBe(0)
  })

  /** What the backend says about a well-written AppID. */
  const refusals: [what: string, appId: string, sentence: string][] = [
    ['B11 the own AppID', owner.appId, '不能共享给当前账号自身'],
    ['B12 an AppID nobody has', unknownAppId, '未找到该 AppID 对应的账号，请核对后重试'],
    ['B12b an account of another entity', rival.appId, '该账号与当前账号不是同一主体，无法共享'],
    ['B13 a frozen account', frozen.appId, '该账号已冻结或注销，无法共享'],
  ]
  for (const [what, appId, sentence] of refusals) {
    test(`${what} is refused at the field`, async ({ page, given }) => {
      await given(aWorld())
      await lookUp(page, appId)

      await expect(dialogOf(page).getByRole('alert')).toHaveText(sentence)
      await expectComplaint(page, sentence, appId)
      await expect(dialogOf(page).getByRole('group', { name: '环境 1' })).toHaveCount(0)
      for (const hidden of [rival.name, '青山咖啡（杭州）有限公司', frozen.name])
        await expect(dialogOf(page)).not.toContainText(hidden)
    })
  }

  test('B14 an account already shared with is refused, with the way to its share', async ({ page, given }) => {
    await given(aWorld().withShare({ id: 'share-news', grantee: news }))
    await lookUp(page, news.appId)
    await expect(dialogOf(page).getByRole('alert')).toContainText('已共享给该账号，可前往“配置环境”修改')

    await dialogOf(page).getByRole('link', { name: '前往配置环境' }).click()
    await expect(page).toHaveURL(/\/sharing\/given\/share-news\/configure/)
    const configure = page.getByRole('dialog', { name: '配置环境' })
    await expect(configure.getByText(news.appId)).toBeVisible()
    // It took the place of 添加共享, which would be there again, empty.
    await configure.getByRole('button', { name: '取消' }).click()
    await expect(page).toHaveURL('/sharing/given')
  })

  const spaces = '已自动清理多余的空格或特殊字符'
  const takenOut = '已从粘贴的内容中识别出 AppID'
  /** What is typed in another way than it is written, and still meant; what is said about it. */
  const mended: [what: string, typed: string, said: string][] = [
    ['B02 full width', 'ｗｘｅ０ｅ２６５６ｄ７４ｆ０ｂｆｆ３', spaces],
    ['B02 a zero-width space inside', 'wxe0\u200be2656d74f0bff3', spaces],
    ['B02 turned around', '\u202ewxe0e2656d74f0bff3', spaces],
    ['B02 no-break spaces', 'wxe0e2\u00a0656d74f0bff3', spaces],
    ['B06 upper case', 'WXE0E2656D74F0BFF3', ''],
    ['outer spaces', '  wxe0e2656d74f0bff3  ', ''],
    ['K8 an address', 'https://mp.weixin.qq.com/?appid=wxe0e2656d74f0bff3&lang=zh_CN', takenOut],
    ['K8 JSON', '{"appid": "wxe0e2656d74f0bff3"}', takenOut],
    ['K8 beside its name', '茶语商城（wxe0e2656d74f0bff3）', takenOut],
    ['K8 twice the same', 'wxe0e2656d74f0bff3 WXE0E2656D74F0BFF3', takenOut],
  ]
  test('D15 what is only written unusually is understood, the AppID put into the field, and what was done said', async ({
    page,
    given,
  }) => {
    await given(aWorld())
    await page.goto('/sharing/given/new')
    const note = dialogOf(page).getByRole('status').filter({ hasText: '已' })
    for (const [what, typed, said] of mended) {
      await test.step(what, async () => {
        await appIdOf(page).fill(typed)
        await expect(note).toHaveCount(0)
        await dialogOf(page).getByRole('button', { name: '查询' }).click()
        await expect(dialogOf(page).getByText(shop.name, { exact: true })).toBeVisible()
        await expect(appIdOf(page)).toHaveValue(shop.appId)
        await expect(note).toHaveText(said === '' ? [] : [said])
        await expect(appIdOf(page)).not.toHaveAttribute('aria-invalid', 'true')
      })
    }
  })

  test('B19 提交 before a look-up asks for one, at the field', async ({ page, given }) => {
    await given(aWorld())
    await page.goto('/sharing/given/new')
    await appIdOf(page).fill(shop.appId)
    await dialogOf(page).getByRole('button', { name: '提交' }).click()

    await expect(dialogOf(page).getByRole('alert')).toHaveText('请先查询被共享方 AppID')
    await expectComplaint(page, '请先查询被共享方 AppID', shop.appId)
    await expect(appIdOf(page)).toBeFocused()

    await appIdOf(page).press('Enter')
    await expect(dialogOf(page).getByText(shop.name)).toBeVisible()
    await expect(dialogOf(page).getByRole('alert')).toHaveCount(0)
  })

  test('B19 another AppID than the one looked up has to be looked up again; the rows stay as they were', async ({
    page,
    given,
  }) => {
    await given(aWorld())
    await fillIn(page)
    await rowOf(page, 1).getByRole('checkbox', { name: '数据库 操作' }).uncheck()
    await appIdOf(page).fill(game.appId)
    await expect(dialogOf(page).getByText(shop.name)).toHaveCount(0)

    const sent = count(page, 'POST', '/api/shares')
    await dialogOf(page).getByRole('button', { name: '提交' }).click()
    await expect(dialogOf(page).getByRole('alert')).toHaveText('请先查询被共享方 AppID')
    expect(sent()).toBe(0)

    await appIdOf(page).press('Enter')
    await expect(dialogOf(page).getByText('该账号尚未开通云开发，共享后将自动开通')).toBeVisible()
    await expect(environmentOf(page, 1)).toHaveValue(testEnvironment.id)
    await expect(rowOf(page, 1).getByRole('checkbox', { name: '数据库 操作' })).not.toBeChecked()
  })

  test('F13 Enter ten times and a double click are one request', async ({ page, given }) => {
    await given(aWorld())
    await page.goto('/sharing/given/new')
    await setFaults(page, [{ on: 'GET /api/account-look-up', kind: 'latency', milliseconds: 6000, times: 1 }])
    const asked = lookUps(page)
    await appIdOf(page).fill(shop.appId)
    for (let press = 0; press < 10; press += 1) await page.keyboard.press('Enter')
    await dialogOf(page).getByRole('button', { name: '查询' }).dblclick()

    await expect(dialogOf(page).getByText(shop.name)).toBeVisible()
    expect(asked()).toBe(1)
  })

  test('K6 a look-up that hangs is given up when the AppID is edited, and 查询 for the newer one works at once', async ({
    page,
    given,
  }) => {
    await given(aWorld())
    await page.goto('/sharing/given/new')
    await setFaults(page, [{ on: 'GET /api/account-look-up', kind: 'hang', times: 1 }])
    const button = dialogOf(page).getByRole('button', { name: '查询' })
    await appIdOf(page).fill(unknownAppId)
    await appIdOf(page).press('Enter')
    await expect(button).toBeDisabled()
    await expect.poll(() => faultsLeft(page)).toBe(0)

    const givenUp = page.waitForEvent('requestfailed', (request) => request.url().includes(unknownAppId))
    await appIdOf(page).fill(shop.appId)
    await givenUp
    await expect(button).toBeEnabled()
    await button.click()
    // A read that hangs is given up by itself only after ten seconds.
    await expect(dialogOf(page).getByText(shop.name)).toBeVisible({ timeout: 5000 })
    await expect(dialogOf(page).getByRole('alert')).toHaveCount(0)
  })

  test('K6 a look-up asks for nothing else again, and what it found is not kept for another time', async ({
    page,
    given,
  }) => {
    await given(aWorld())
    await lookUp(page, shop.appId)
    await expect(dialogOf(page).getByText(shop.name)).toBeVisible()
    const others = count(page, 'GET', '/api/shares')
    const asked = lookUps(page)
    await appIdOf(page).fill(game.appId)
    await appIdOf(page).fill(shop.appId)
    await expect(dialogOf(page).getByText(shop.name)).toHaveCount(0)
    await appIdOf(page).press('Enter')
    await expect(dialogOf(page).getByText(shop.name)).toBeVisible()
    expect(asked()).toBe(1)
    expect(others()).toBe(0)
  })

  test('F14 after too many look-ups the field counts the seconds down, keeps its text, and then works again', async ({
    page,
    given,
  }) => {
    await page.clock.install()
    await given(aWorld().withLimits({ lookUpsPerMinute: 2 }))
    await lookUp(page, unknownAppId)
    await expect(dialogOf(page).getByRole('alert')).toHaveText('未找到该 AppID 对应的账号，请核对后重试')
    await appIdOf(page).fill(frozen.appId)
    await appIdOf(page).press('Enter')
    await expect(dialogOf(page).getByRole('alert')).toHaveText('该账号已冻结或注销，无法共享')
    await page.clock.fastForward(20_000)

    const said = await listenToAlerts(page)
    await appIdOf(page).fill(shop.appId)
    await appIdOf(page).press('Enter')
    await expect(dialogOf(page).getByRole('alert')).toHaveText(/^查询过于频繁，请 (3\d|40) 秒后再试$/)
    await expectComplaint(page, /^查询过于频繁，请 \d+ 秒后再试$/, shop.appId)
    await expect(dialogOf(page).getByRole('button', { name: '查询' })).toBeDisabled()
    const asked = lookUps(page)
    await appIdOf(page).press('Enter')

    await page.clock.fastForward(20_000)
    await expect(dialogOf(page).getByRole('alert')).toHaveText(/^查询过于频繁，请 (1\d|20) 秒后再试$/)
    expect(asked()).toBe(0)
    for (const text of await said()) expect(text).toMatch(/请 ([1-3]?\d|40) 秒后再试$/)

    // D4: the wait belongs to 查询, whatever is typed meanwhile.
    await appIdOf(page).fill(game.appId)
    await expect(dialogOf(page).getByRole('alert')).toHaveText(/^查询过于频繁，请 (1\d|20) 秒后再试$/)
    await expect(appIdOf(page)).not.toHaveAttribute('aria-invalid', 'true')
    const button = dialogOf(page).getByRole('button', { name: '查询' })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(/^查询过于频繁，请 (1\d|20) 秒后再试$/)
    const before = await dialogOf(page).getByRole('alert').elementHandle()
    await appIdOf(page).press('Enter')
    // Another element, which is announced.
    await expect.poll(() => before?.evaluate((element) => element.isConnected)).toBe(false)
    await expect(dialogOf(page).getByRole('alert')).toHaveText(/^查询过于频繁，请 (1\d|20) 秒后再试$/)
    await appIdOf(page).fill(shop.appId)
    expect(asked()).toBe(0)

    await page.clock.fastForward(21_000)
    await expect(dialogOf(page).getByRole('alert')).toHaveCount(0)
    await expect(appIdOf(page)).toHaveValue(shop.appId)
    await appIdOf(page).press('Enter')
    await expect(dialogOf(page).getByText(shop.name)).toBeVisible()
  })

  test('F66 Enter that belongs to an input method looks nothing up; what it wrote is understood', async ({
    page,
    given,
  }) => {
    await given(aWorld())
    await page.goto('/sharing/given/new')
    const asked = lookUps(page)
    await appIdOf(page).focus()
    const keyboard = await page.context().newCDPSession(page)
    await keyboard.send('Input.imeSetComposition', {
      text: 'ｗｘｅ０ｅ２６５６ｄ７４ｆ０ｂｆｆ３',
      selectionStart: 18,
      selectionEnd: 18,
    })
    const composing = page.evaluate(
      () =>
        new Promise((resolve) =>
          addEventListener('keydown', ({ isComposing }) => resolve(isComposing), { once: true }),
        ),
    )
    await appIdOf(page).press('Enter')
    expect(await composing).toBe(true)
    await expect(dialogOf(page).getByRole('alert')).toHaveCount(0)
    await expect(dialogOf(page).getByText(shop.name)).toHaveCount(0)
    expect(asked()).toBe(0)

    await keyboard.send('Input.insertText', { text: 'ｗｘｅ０ｅ２６５６ｄ７４ｆ０ｂｆｆ３' })
    await appIdOf(page).press('Enter')
    await expect(dialogOf(page).getByText(shop.name)).toBeVisible()
    expect(asked()).toBe(1)
  })
})

test.describe('environment rows', () => {
  test('B20 the last row stays, and its button says why and what else to do', async ({ page, given }) => {
    await given(aWorld())
    await fillIn(page)
    const remove = rowOf(page, 1).getByRole('button', { name: '移除环境 1' })
    await expect(remove).toBeDisabled()
    await expect(remove).toHaveAccessibleDescription('至少保留一个环境；如需取消全部共享，请使用“解除”')
    await remove.focus()
    await page.keyboard.press('Enter')
    await expect(rowOf(page, 1)).toBeVisible()

    await dialogOf(page).getByRole('button', { name: '添加环境' }).click()
    await expect(remove).toBeEnabled()
    await rowOf(page, 2).getByRole('button', { name: '移除环境 2' }).click()
    await expect(rowOf(page, 2)).toHaveCount(0)
    await expect(remove).toBeDisabled()
    await expect(remove).toBeFocused()
  })

  test('B21 an environment chosen in one row cannot be chosen in another', async ({ page, given }) => {
    await given(aWorld())
    await fillIn(page)
    await dialogOf(page).getByRole('button', { name: '添加环境' }).click()
    await expect(environmentOf(page, 2)).toBeFocused()
    await environmentOf(page, 2).click()
    const taken = page.getByRole('option', { name: testEnvironment.id })
    await expect(taken).toContainText('已选择')
    await expect(taken).toHaveAttribute('aria-disabled', 'true')
    await taken.click({ force: true })
    await expect(environmentOf(page, 2)).toHaveValue('')
    await page.getByRole('option', { name: prodEnvironment.id }).click()
    await expect(environmentOf(page, 2)).toHaveValue(prodEnvironment.id)
  })

  test('B22 a row without an environment is pointed at, with the focus in it, and nothing is sent', async ({
    page,
    given,
  }) => {
    await given(aWorld())
    await fillIn(page)
    await dialogOf(page).getByRole('button', { name: '添加环境' }).click()
    const sent = count(page, 'POST', '/api/shares')
    await dialogOf(page).getByRole('button', { name: '提交' }).click()

    await expect(environmentOf(page, 2)).toHaveAccessibleDescription('请选择云环境')
    await expect(environmentOf(page, 2)).toHaveAttribute('aria-invalid', 'true')
    await expect(environmentOf(page, 2)).toBeFocused()
    await expect(rowOf(page, 2).getByRole('alert')).toHaveText('请选择云环境')
    await expect(environmentOf(page, 1)).not.toHaveAttribute('aria-invalid', 'true')
    await expect(dialogOf(page).getByText('有 1 处需要修改')).toBeVisible()
    expect(sent()).toBe(0)

    await chooseEnvironment(page, 2, prodEnvironment.id)
    await expect(rowOf(page, 2).getByRole('alert')).toHaveCount(0)
    await expect(dialogOf(page).getByText('有 1 处需要修改')).toHaveCount(0)
  })

  for (const [status, word] of [
    ['expired', '已过期'],
    ['isolated', '已隔离'],
    ['deleting', '销毁中'],
  ] as const) {
    test(`B25 an environment that is ${status} is shown as such and cannot be chosen`, async ({ page, given }) => {
      await given(aWorld().withEnvironments(anEnvironment('old-1a2b3c', owner, { status })))
      await lookUp(page, shop.appId)
      await environmentOf(page, 1).click()
      const option = page.getByRole('option', { name: 'old-1a2b3c' })
      await expect(option).toContainText(word)
      await expect(option).toHaveAttribute('aria-disabled', 'true')
      await option.click({ force: true })
      await expect(environmentOf(page, 1)).toHaveValue('')
    })
  }

  test('B26 there are no more rows than environments that can be shared', async ({ page, given }) => {
    await given(aWorld().withEnvironments(anEnvironment(cloudEnvironment.id, owner, { status: 'expired' })))
    await fillIn(page)
    const add = dialogOf(page).getByRole('button', { name: '添加环境' })
    await add.click()
    await expect(add).toBeDisabled()
    await expect(add).toHaveAccessibleDescription('没有更多可共享的环境')
    await add.focus()
    await page.keyboard.press('Enter')
    await expect(rowOf(page, 3)).toHaveCount(0)
  })

  test('B27 there are no more rows than the limit allows', async ({ page, given }) => {
    await given(aWorld().withLimits({ environmentsPerShare: 2 }))
    await fillIn(page)
    const add = dialogOf(page).getByRole('button', { name: '添加环境' })
    await add.click()
    await expect(add).toBeDisabled()
    await expect(add).toHaveAccessibleDescription('最多可共享 2 个环境')
  })

  test('B28 an environment without cloudbase_auth is warned about, with an example, and can be shared', async ({
    page,
    given,
  }) => {
    await given(aWorld())
    await lookUp(page, shop.appId)
    await chooseEnvironment(page, 1, cloudEnvironment.id)
    await expect(rowOf(page, 1).getByText('该环境缺少 cloudbase_auth 云函数，调用方 init() 将失败')).toBeVisible()
    await rowOf(page, 1).getByText('查看示例').click()
    await expect(rowOf(page, 1).getByRole('region', { name: 'cloudbase_auth' })).toContainText('auth: JSON.stringify({')

    await dialogOf(page).getByRole('button', { name: '提交' }).click()
    await expect(page.getByRole('row', { name: shop.name })).toBeVisible()
    const next = page
      .getByRole('list', { name: '各环境的 cloudbase_auth' })
      .getByRole('listitem')
      .filter({ hasText: cloudEnvironment.id })
    await expect(next).toContainText('缺少')
    await expect(next.getByRole('link', { name: `前往云函数 ${cloudEnvironment.id}` })).toBeVisible()
  })
})

test.describe('permissions', () => {
  const box = (page: Page, name: string) => rowOf(page, 1).getByRole('checkbox', { name })

  // Twelve permissions, 全部权限 and a tick for each of three columns.
  test('a new row has everything ticked', async ({ page, given }) => {
    await given(aWorld())
    await lookUp(page, shop.appId)
    await expect(rowOf(page, 1).getByRole('checkbox')).toHaveCount(16)
    await expect(rowOf(page, 1).getByRole('checkbox', { checked: true })).toHaveCount(16)
  })

  test('B30 no permission at all is pointed at, with the focus there, and nothing is sent', async ({ page, given }) => {
    await given(aWorld())
    await fillIn(page)
    await box(page, '全部权限').uncheck()
    const sent = count(page, 'POST', '/api/shares')
    await dialogOf(page).getByRole('button', { name: '提交' }).click()

    await expect(rowOf(page, 1).getByRole('alert')).toHaveText('请至少选择一项权限')
    await expect(box(page, '全部权限')).toBeFocused()
    await expect(box(page, '全部权限')).toHaveAttribute('aria-invalid', 'true')
    await expect(rowOf(page, 1).getByRole('group', { name: '权限' })).toHaveAccessibleDescription('请至少选择一项权限')
    await expect(environmentOf(page, 1)).toHaveValue(testEnvironment.id)
    expect(sent()).toBe(0)

    await box(page, '云函数 调用').check()
    await expect(rowOf(page, 1).getByRole('alert')).toHaveCount(0)
  })

  for (const resource of ['云函数', '数据库', '云存储', '云托管', '静态网站托管']) {
    test(`B31 ${resource}: 操作 brings 查看, and goes with it`, async ({ page, given }) => {
      await given(aWorld())
      await lookUp(page, shop.appId)
      await box(page, `${resource} 查看`).uncheck()
      await expect(box(page, `${resource} 操作`)).not.toBeChecked()
      await box(page, `${resource} 操作`).check()
      await expect(box(page, `${resource} 查看`)).toBeChecked()
      await box(page, `${resource} 操作`).uncheck()
      await expect(box(page, `${resource} 查看`)).toBeChecked()
    })
  }

  test('B31 调用 needs nothing: functions can be called without being seen or changed', async ({ page, given }) => {
    await given(aWorld())
    await fillIn(page)
    await box(page, '全部权限').uncheck()
    await box(page, '云函数 调用').check()
    await expect(rowOf(page, 1).getByRole('checkbox', { checked: true })).toHaveCount(1)
    await dialogOf(page).getByRole('button', { name: '提交' }).click()
    await expect(page.getByRole('row', { name: shop.name })).toContainText('云函数 调用')
  })

  test('B33 全部权限 with the keyboard: mixed becomes all, all becomes none', async ({ page, given }) => {
    await given(aWorld())
    await lookUp(page, shop.appId)
    await box(page, '云托管 调用').uncheck()
    await expect(box(page, '全部权限')).toBeChecked({ indeterminate: true })

    await box(page, '全部权限').focus()
    await page.keyboard.press('Space')
    await expect(box(page, '全部权限')).toBeChecked()
    await expect(rowOf(page, 1).getByRole('checkbox', { checked: true })).toHaveCount(16)
    await page.keyboard.press('Space')
    await expect(rowOf(page, 1).getByRole('checkbox', { checked: true })).toHaveCount(0)
    await expect(box(page, '全部权限')).toBeChecked({ checked: false })
    await page.keyboard.press('Space')
    await expect(rowOf(page, 1).getByRole('checkbox', { checked: true })).toHaveCount(16)
  })

  test('a wizard with several faults counts them and leads to the first', async ({ page, given }) => {
    await given(aWorld())
    await lookUp(page, shop.appId)
    await dialogOf(page).getByRole('button', { name: '添加环境' }).click()
    await rowOf(page, 2).getByRole('checkbox', { name: '全部权限' }).uncheck()
    await dialogOf(page).getByRole('button', { name: '提交' }).click()

    await expect(environmentOf(page, 1)).toBeFocused()
    await expect(rowOf(page, 1).getByRole('alert')).toHaveText('请选择云环境')
    await expect(rowOf(page, 2).getByRole('alert')).toHaveText(['请选择云环境', '请至少选择一项权限'])
    await expect(dialogOf(page).getByText('有 3 处需要修改')).toBeVisible()
  })
})

test('B20 in 配置环境 the last environment stays too', async ({ page, given }) => {
  await given(
    aWorld().withShare({ id: 'share-news', grantee: news, grants: [aGrant(testEnvironment), aGrant(prodEnvironment)] }),
  )
  await page.goto('/sharing/given/share-news/configure')
  const dialog = page.getByRole('dialog', { name: '配置环境' })
  await dialog.getByRole('button', { name: '移除环境 2' }).click()
  await expect(dialog.getByRole('button', { name: '移除环境 1' })).toBeDisabled()
  await expect(dialog.getByRole('region', { name: '更改内容' })).toContainText(prodEnvironment.id)
})

test('K7 JSON that JavaScript would change is refused with line, column and reason, and kept as it was typed', async ({
  page,
  given,
}) => {
  await given(aWorld().withItems(testEnvironment, { resource: 'database', name: 'orders', rule: '{"read": true}' }))
  const collection = itemId(testEnvironment, 'database', 'orders')
  await page.goto(`/environments/${testEnvironment.id}/database/${collection}/records/new`)
  const dialog = page.getByRole('dialog', { name: '添加记录' })
  const editor = dialog.getByRole('textbox', { name: '数据' })
  const type = async (text: string) => {
    await editor.press('ControlOrMeta+A')
    await page.keyboard.insertText(text)
    await dialog.getByRole('button', { name: '添加' }).click()
  }

  for (const [text, sentence] of [
    ['{"cups": 1,\n"cups": 2}', '第 2 行第 1 列的字段“cups”重复，请只保留一个'],
    ['{"__proto__": {}}', '第 1 行第 2 列的字段名“__proto__”不可用，请改名'],
    ['{"id": 9007199254740993}', '第 1 行第 8 列的数字 9007199254740993 无法精确保存，请改为字符串'],
    ['{"id": 1e999}', '第 1 行第 8 列的数字 1e999 无法精确保存，请改为字符串'],
    [`{"a": ${'['.repeat(60)}${']'.repeat(60)}}`, '第 1 行第 56 列嵌套过深，最多 50 层'],
    [`{"a": ${'['.repeat(10_000)}`, '第 1 行第 56 列嵌套过深，最多 50 层'],
    ['{"a": ', 'JSON 不完整，在第 1 行第 7 列中断'],
  ] as const) {
    await type(text)
    await expect(dialog.getByRole('alert')).toHaveText(sentence)
    await expect(editor).toBeFocused()
  }
  await type('{"id": 9007199254740992, "price": 1.50}')
  await expect(page.getByRole('row').nth(1)).toContainText('{ "id": 9007199254740992, "price": 1.5 }')
})

test.describe('X9 B54 what stands in the browser’s storage under the console’s names and does not fit', () => {
  const kept: [name: string, storage: 'localStorage' | 'sessionStorage', what: string][] = [
    ['console.lang', 'localStorage', '语言'],
    ['console.theme', 'localStorage', '主题'],
    ['mock.scenario', 'sessionStorage', '场景'],
    ['mock.storage', 'sessionStorage', '存储方式'],
    // Where a test brings its world along, the scenario is called so.
    ['mock.as.carried', 'sessionStorage', '当前账号'],
  ]
  const junk = ['', 'constructor', '__proto__', '{', '{"on": 1}', '\u202e\u0000', 'x'.repeat(200_000)]

  for (const [name, storage, what] of kept)
    test(`${name}: it is dropped and told, and the console opens as if it had never been there`, async ({ page }) => {
      await page.goto('/sharing/given')
      await expect(page.getByRole('row').nth(1)).toBeVisible()
      for (const text of junk) {
        await page.evaluate(([storage, name, text]) => globalThis[storage].setItem(name, text), [
          storage,
          name,
          text,
        ] as const)
        await page.reload()
        await expect(page.getByRole('row').nth(1)).toBeVisible()
        await expect(page.getByText(`已保存的${what}无法识别，已恢复默认`)).toBeVisible()
        expect(
          await page.evaluate(([storage, name]) => globalThis[storage].getItem(name), [storage, name] as const),
        ).not.toBe(text)
      }
      await page.reload()
      await expect(page.getByRole('row').nth(1)).toBeVisible()
      await expect(page.getByText('无法识别')).toHaveCount(0)
    })

  test('a draft that was tampered with: the form says so and starts afresh', async ({ page, given }) => {
    await given(aWorld())
    await page.goto('/sharing/given/new')
    await appIdOf(page).fill('wx')
    const key = await page.evaluate(() => Object.keys(sessionStorage).find((name) => name.startsWith('draft.')) ?? '')
    expect(key).not.toBe('')
    for (const text of junk) {
      await page.evaluate(([key, text]) => sessionStorage.setItem(key, text), [key, text] as const)
      await page.reload()
      await expect(dialogOf(page).getByText('草稿已失效')).toBeVisible()
      await expect(appIdOf(page)).toHaveValue('')
    }
  })
})

test('X10 S09 what a program named in storage, data and functions is shown with its control characters visible', async ({
  page,
  given,
}) => {
  const evil = 'menu/\u202Egpj\u0007.exe'
  await given(
    aWorld()
      .withItems(
        testEnvironment,
        { resource: 'storage', name: evil, id: 'evil', content: 'x', openId: 'o\u202E1' },
        { resource: 'database', name: 'orders', id: 'orders', rule: '{"read": true}' },
        { resource: 'run', name: 'tea', id: 'tea', image: 'registry/\u202Eimage', port: 80 },
      )
      .withRecords(testEnvironment, 'orders', { id: 'a\u200Fb', data: { '\u202Etea': '\u2066' }, openId: '\u202E' }),
  )
  const at = `/environments/${testEnvironment.id}`
  for (const [address, shown] of [
    [`${at}/storage`, 'menu/⟦U+202E⟧gpj⟦U+0007⟧.exe'],
    [`${at}/storage/evil`, 'menu/⟦U+202E⟧gpj⟦U+0007⟧.exe'],
    [`${at}/storage/evil/remove`, 'menu/⟦U+202E⟧gpj⟦U+0007⟧.exe'],
    [`${at}/run`, 'registry/⟦U+202E⟧image'],
    [`${at}/database/orders/records`, 'a⟦U+200F⟧b'],
    [`${at}/database/orders/records/a%E2%80%8Fb/remove`, 'a⟦U+200F⟧b'],
  ] as const) {
    await page.goto(address)
    await expect(page.getByText(shown).first()).toBeVisible()
    const seen = await page.evaluate(() => [
      document.title,
      ...[...document.querySelectorAll('body :not(input, textarea, .cm-content, .cm-content *)')].flatMap((element) => [
        element.getAttribute('title') ?? '',
        element.getAttribute('aria-label') ?? '',
        ...[...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.nodeValue ?? ''),
      ]),
    ])
    // Isolates of our own are around names from the right.
    expect(seen.filter((text) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(text.replace(/[\u2068\u2069\s]/g, '')))).toEqual([])
  }
})

async function lookUp(page: Page, appId: string) {
  await page.goto('/sharing/given/new')
  await appIdOf(page).fill(appId)
  await appIdOf(page).press('Enter')
}

/** The shop looked up, the first environment chosen. */
async function fillIn(page: Page) {
  await lookUp(page, shop.appId)
  await chooseEnvironment(page, 1, testEnvironment.id)
}

async function chooseEnvironment(page: Page, number: number, environmentId: string) {
  await environmentOf(page, number).click()
  await page.getByRole('option', { name: environmentId }).click()
}

/** The sentence belongs to the field for screen readers too, and nothing that was typed is lost. */
async function expectComplaint(page: Page, sentence: string | RegExp, typed: string) {
  await expect(appIdOf(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(appIdOf(page)).toHaveAccessibleDescription(sentence)
  await expect(appIdOf(page)).toHaveValue(typed)
}

/** Everything that alerts have said since: each text a screen reader could have read out. */
async function listenToAlerts(page: Page): Promise<() => Promise<string[]>> {
  const said = await page.evaluateHandle(() => {
    const texts: string[] = []
    new MutationObserver(() => {
      for (const alert of document.querySelectorAll('[role=alert]')) texts.push(alert.textContent ?? '')
    }).observe(document.body, { childList: true, characterData: true, subtree: true })
    return texts
  })
  return () => said.evaluate((texts) => [...new Set(texts)].filter((text) => text.startsWith('查询')))
}

function lookUps(page: Page): () => number {
  return count(page, 'GET', '/api/account-look-up')
}

/** How many requests the page has sent since: a method, and how the path starts. */
function count(page: Page, method: string, path: string): () => number {
  let sent = 0
  page.on('request', (request) => {
    if (request.method() === method && new URL(request.url()).pathname.startsWith(path)) sent += 1
  })
  return () => sent
}
