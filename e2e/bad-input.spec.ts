import { anEnvironment, aGrant, aWorld, cloudEnvironment, frozen, lender, news, owner, prodEnvironment, rival, shop, testEnvironment } from '../src/domain/testing/aWorld.ts'
import { expect, test } from './fixtures.ts'

const world = aWorld()
  .withShare({ id: 'share-news', grantee: news })
  .withEnvironments(anEnvironment('old-environment', owner, { status: 'expired' }))

const cases: readonly (readonly [string, string, string])[] = [
  ['B01 nothing', '', '请输入要共享的小程序/公众号 AppID'],
  ['B01 spaces', '   ', '请输入要共享的小程序/公众号 AppID'],
  ['B03 17 characters', 'wxe0e2656d74f0bff', 'AppID 应为 wx 开头的 18 位字符，当前 17 位'],
  ['B03 19 characters', 'wxe0e2656d74f0bff3a', 'AppID 应为 wx 开头的 18 位字符，当前 19 位'],
  ['B04 a letter beyond f', 'wxg0e2656d74f0bff3', 'AppID 第 3 位“g”无效，只能是 0-9、a-f'],
  ['B04 Chinese', 'wx茶语', 'AppID 第 3 位“茶”无效，只能是 0-9、a-f'],
  ['B07 an original id', 'gh_0123456789ab', '这是原始 ID，请填写 AppID'],
  ['B07 a corp id', 'ww0123456789abcdef', '这是企业 ID，请填写 AppID'],
  ['B09 two AppIDs', `${shop.appId} ${news.appId}`, '识别到多个 AppID，请只保留一个'],
  ['B10 far too much', 'x'.repeat(100_000), '内容过长，请只输入 AppID'],
  ['B11 its own', owner.appId, '不能共享给当前小程序自己'],
  ['B12 nobody’s', 'wx00000000000000ff', '未找到该 AppID 对应的账号，请核对后重试'],
  ['B12b another entity’s', rival.appId, '该账号与当前账号不是同一主体，无法共享'],
  ['B13 a frozen account’s', frozen.appId, '该账号已冻结或注销，无法共享'],
  ['B14 one shared with already', news.appId, '已共享给该账号，可前往“配置环境”修改'],
  ['B15 a query', "' OR 1=1--", 'AppID 应以 wx 开头，第 1 位“\'”无效'],
  ['B15 markup', '<img src=x onerror=alert(1)>', 'AppID 应以 wx 开头，第 1 位“<”无效'],
  ['B15 a template', '{{7*7}}', 'AppID 应以 wx 开头，第 1 位“{”无效'],
  ['B16 an emoji', 'wx🍵', 'AppID 第 3 位“🍵”无效，只能是 0-9、a-f'],
]

test('every wrong AppID is answered at its field, and stays as it was typed', async ({ page, given }) => {
  // More look-ups than a minute allows would answer something else.
  await given(world.withLimits({ lookUpsPerMinute: 100 }))
  await page.goto('/sharing/given/new')
  const dialog = page.getByRole('dialog', { name: '添加共享' })
  const field = dialog.getByRole('textbox', { name: 'AppID' })
  for (const [name, typed, sentence] of cases) {
    await test.step(name, async () => {
      await field.fill(typed)
      await dialog.getByRole('button', { name: '查询' }).click()
      await expect(dialog.getByRole('alert')).toContainText(sentence)
      await expect(field).toHaveAccessibleDescription(new RegExp(sentence.replace(/[^\p{L}\d]/gu, '.'), 'u'))
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(field).toHaveValue(typed)
      await expect(dialog.getByRole('group', { name: '环境 1' })).toBeHidden()
    })
  }
  await expect(page.locator('body')).not.toContainText(rival.name)
})

for (const [name, typed, isHinted] of [
  ['B02 full-width letters', 'ｗｘｅ０ｅ２６５６ｄ７４ｆ０ｂｆｆ３', true],
  ['B02 something invisible inside', 'wxe0\u200be2656d74f0bff3', true],
  ['B02 a direction mark before', '\u202ewxe0e2656d74f0bff3', true],
  ['B06 upper case', 'WXE0E2656D74F0BFF3', false],
  ['spaces around', '  wxe0e2656d74f0bff3  ', false],
] as const) {
  test(`an AppID with ${name} is found all the same`, async ({ page, given }) => {
    await given(world)
    await page.goto('/sharing/given/new')
    const dialog = page.getByRole('dialog', { name: '添加共享' })
    await dialog.getByRole('textbox', { name: 'AppID' }).fill(typed)
    await dialog.getByRole('button', { name: '查询' }).click()

    await expect(dialog.getByText('请确认要共享的账号')).toBeVisible()
    await expect(dialog.getByText(shop.name)).toBeVisible()
    await expect(dialog.getByText('已自动清理多余空格或特殊字符')).toBeVisible({ visible: isHinted })
  })
}

test('B14 leads to the share that is there already', async ({ page, given }) => {
  await given(world)
  await page.goto('/sharing/given/new')
  const dialog = page.getByRole('dialog', { name: '添加共享' })
  await dialog.getByRole('textbox', { name: 'AppID' }).fill(news.appId)
  await dialog.getByRole('button', { name: '查询' }).click()
  await dialog.getByRole('link', { name: '前往配置环境' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '放弃更改' }).click()
  await expect(page.getByRole('dialog', { name: '配置环境' })).toBeVisible()
})

test('B19 submitting without a look-up, and editing the AppID after one, asks for a look-up', async ({ page, given }) => {
  await given(world)
  await page.goto('/sharing/given/new')
  const dialog = page.getByRole('dialog', { name: '添加共享' })
  const field = dialog.getByRole('textbox', { name: 'AppID' })
  await field.fill(shop.appId)
  await dialog.getByRole('button', { name: '查询' }).click()
  const row = dialog.getByRole('group', { name: '环境 1' })
  await row.getByRole('combobox', { name: '云环境' }).click()
  await page.getByRole('option', { name: testEnvironment.id }).click()

  await field.fill(`${shop.appId}0`)
  await expect(row).toBeHidden()
  await dialog.getByRole('button', { name: '提交' }).click()
  await expect(dialog.getByRole('alert')).toContainText('请先查询并确认目标账号')
  await expect(field).toBeFocused()
})

test('F13 pressing 查询 again and again asks once', async ({ page, given }) => {
  await given(world)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/account-look-up')) asked.push(request.url())
  })
  await page.addInitScript(() => sessionStorage.setItem('stand-in.disturb', JSON.stringify([{ on: 'GET /api/account-look-up', kind: 'latency', milliseconds: 300 }])))
  await page.goto('/sharing/given/new')
  const field = page.getByRole('textbox', { name: 'AppID' })
  await field.fill(shop.appId)
  for (let presses = 0; presses < 10; presses += 1) await field.press('Enter')

  await expect(page.getByText('请确认要共享的账号')).toBeVisible()
  expect(asked).toHaveLength(1)
})

test('F14 too many look-ups count down, keep what was typed, and let through again', async ({ page, given }) => {
  await given(world.withLimits({ lookUpsPerMinute: 1 }))
  await page.clock.install()
  await page.goto('/sharing/given/new')
  const dialog = page.getByRole('dialog', { name: '添加共享' })
  const field = dialog.getByRole('textbox', { name: 'AppID' })
  await field.fill('wx00000000000000ff')
  await field.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('未找到')

  await field.fill(shop.appId)
  await field.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText(/查询过于频繁，请 \d+ 秒后再试/)
  await expect(field).toHaveValue(shop.appId)
  await expect(dialog.getByRole('button', { name: '查询' })).toBeDisabled()

  await page.clock.runFor(61_000)
  await dialog.getByRole('button', { name: '查询' }).click()
  await expect(dialog.getByText('请确认要共享的账号')).toBeVisible()
})

test('the rows say what they need (B20, B21, B22, B25, B26, B28, B30, B31, B33)', async ({ page, given }) => {
  await given(world)
  await page.goto('/sharing/given/new')
  const dialog = page.getByRole('dialog', { name: '添加共享' })
  await dialog.getByRole('textbox', { name: 'AppID' }).fill(shop.appId)
  await dialog.getByRole('button', { name: '查询' }).click()
  const first = dialog.getByRole('group', { name: '环境 1' })

  await test.step('B20 the last row stays, and says why', async () => {
    const remove = first.getByRole('button', { name: '移除环境 1' })
    await expect(remove).toBeDisabled()
    await expect(remove).toHaveAccessibleDescription('至少保留一个环境；如需全部取消，请使用“解除”')
  })
  await test.step('B22 no environment', async () => {
    await dialog.getByRole('button', { name: '提交' }).click()
    await expect(first.getByRole('alert')).toHaveText('请选择云环境')
    await expect(first.getByRole('combobox', { name: '云环境' })).toBeFocused()
  })
  await test.step('B25 an expired environment cannot be chosen', async () => {
    await first.getByRole('combobox', { name: '云环境' }).click()
    await expect(page.getByRole('option', { name: 'old-environment 已过期' })).toBeDisabled()
    await page.getByRole('option', { name: cloudEnvironment.id }).click()
  })
  await test.step('B28 without cloudbase_auth: a warning, no wall', async () => {
    await expect(first).toContainText('该环境缺少 cloudbase_auth 云函数，调用方 init 将失败')
    await expect(first.getByText('查看示例')).toBeVisible()
  })
  await test.step('B21 what is chosen cannot be chosen again', async () => {
    await dialog.getByRole('button', { name: '添加环境' }).click()
    await dialog.getByRole('group', { name: '环境 2' }).getByRole('combobox', { name: '云环境' }).click()
    await expect(page.getByRole('option', { name: `${cloudEnvironment.id} 已选择` })).toBeDisabled()
    await page.getByRole('option', { name: prodEnvironment.id }).click()
  })
  await test.step('B31 操作 brings 查看 along, and goes with it', async () => {
    await first.getByRole('checkbox', { name: '数据库 查看' }).uncheck()
    await expect(first.getByRole('checkbox', { name: '数据库 操作' })).not.toBeChecked()
    await first.getByRole('checkbox', { name: '数据库 操作' }).check()
    await expect(first.getByRole('checkbox', { name: '数据库 查看' })).toBeChecked()
  })
  await test.step('B33 mixed, then all, then none, by keyboard', async () => {
    const all = first.getByRole('checkbox', { name: '全部权限' })
    await first.getByRole('checkbox', { name: '云函数 调用' }).uncheck()
    await expect(all).toBeChecked({ indeterminate: true })
    await all.focus()
    await page.keyboard.press('Space')
    await expect(all).toBeChecked()
    await page.keyboard.press('Space')
    await expect(all).not.toBeChecked()
  })
  await test.step('B30 no permission', async () => {
    await expect(first.getByRole('alert')).toHaveText('请至少选择一项权限')
    await first.getByRole('checkbox', { name: '云函数 调用' }).check()
    await expect(first.getByRole('alert')).toBeHidden()
  })
  await test.step('B26 no more environments than there are', async () => {
    // The expired one does not count.
    await dialog.getByRole('button', { name: '添加环境' }).click()
    const add = dialog.getByRole('button', { name: '添加环境' })
    await expect(add).toBeDisabled()
    await expect(add).toHaveAccessibleDescription('没有更多可共享的环境')
  })
})

test('B27 no more environments than the backend allows', async ({ page, given }) => {
  await given(aWorld().withLimits({ environmentsPerShare: 1 }))
  await page.goto('/sharing/given/new')
  await page.getByRole('textbox', { name: 'AppID' }).fill(shop.appId)
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByRole('button', { name: '添加环境' })).toHaveAccessibleDescription('最多可共享 1 个环境')
})

test('B37 B38 the grantee is told that only the owner configures', async ({ page, given }) => {
  await given(aWorld().withShare({ id: 'share-lent', owner: lender, grantee: owner, grants: [aGrant(anEnvironment('member-6gni9ity244a6ea3', lender))] }))
  await page.goto('/sharing/given/share-lent/configure')
  await expect(page.getByRole('dialog', { name: '配置环境' })).toContainText('仅资源方可修改权限')
})
