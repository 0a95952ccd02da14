import type { Page } from '@playwright/test'
import {
  aGrant,
  aWorld,
  cloudEnvironment,
  news,
  prodEnvironment,
  shop,
  testEnvironment,
  viewOnly,
  type WorldInTheMaking,
} from '../src/domain/testing/aWorld.ts'
import { change } from './ask.ts'
import { actAs, setFaults, faultsLeft, expect, test } from './fixtures.ts'

// The table of docs/quality/faults.md. Failures are settings of the mock backend; a second tab is a second client. Latencies leave a
// busy computer the time to look at what happens meanwhile.

const shareId = 'share-news'
const oneShare = aWorld().withShare({
  id: shareId,
  grantee: news,
  grants: [aGrant(testEnvironment), aGrant(prodEnvironment, viewOnly)],
})

test.describe('reading', () => {
  test('F01 a slow list shows its skeleton at once, stays usable, and nothing moves when it arrives', async ({
    page,
    given,
  }) => {
    await given(oneShare)
    await setFaults(page, [{ on: 'GET /api/shares', kind: 'latency', milliseconds: 6000, times: 1 }])
    await page.goto('/sharing/given')

    const table = page.getByRole('table', { name: '我共享的小程序/公众号' })
    await expect(table).toHaveAttribute('aria-busy', 'true')
    await expect(page.getByRole('status').filter({ hasText: '加载中…' })).toBeVisible()
    await page.getByRole('tab', { name: '共享给我的' }).click()
    await expect(page.getByText('暂无共享给我的环境')).toBeVisible()
    await page.getByRole('tab', { name: '我共享的' }).click()

    await expect(table.getByRole('row', { name: news.name })).toBeVisible()
    await expect(table).not.toHaveAttribute('aria-busy', 'true')
  })

  test('F01 the rows of a slow list take the place of its skeleton', async ({ page, given }) => {
    await given(oneShare)
    await setFaults(page, [{ on: 'GET /api/shares', kind: 'latency', milliseconds: 6000, times: 1 }])
    await page.goto('/sharing/given')
    await expect(page.getByRole('table')).toHaveAttribute('aria-busy', 'true')
    await expect(page.getByRole('row', { name: news.name })).toBeVisible()

    expect(await layoutShift(page)).toBeLessThan(0.02)
  })

  test('F02 a list that does not come says after three seconds that it is still loading, after ten that it took too long', async ({
    page,
    given,
  }) => {
    await given(oneShare)
    await page.goto('/sharing/given')
    await expect(page.getByRole('row', { name: news.name })).toBeVisible()
    await setFaults(page, [{ on: 'GET /api/shares', kind: 'latency', milliseconds: 12_000, times: 1 }])
    await page.getByRole('tab', { name: '共享给我的' }).click()

    const status = page.getByRole('status')
    await expect(status.filter({ hasText: /^加载中…$/ })).toBeVisible()
    await expect(status.filter({ hasText: /^仍在加载…$/ })).toBeVisible()
    const failure = page.getByRole('alert')
    await expect(failure).toContainText('加载超时')
    await expect(status.filter({ hasText: '仍在加载…' })).toHaveCount(0)
    await failure.getByRole('button', { name: '重试' }).click()
    await expect(page.getByText('暂无共享给我的环境')).toBeVisible()
    await expect.poll(() => focusIsInside(page, '[tabindex]')).toBe(true)
  })

  test('F03 a list that failed once is not asked again by itself; it says which request it was, and 重试 works', async ({
    page,
    context,
    given,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await given(oneShare)
    await setFaults(page, [{ on: 'GET /api/shares', kind: 'status', status: 500, times: 9 }])
    await page.goto('/sharing/given')

    const failure = page.getByRole('alert')
    await expect(failure).toContainText('服务异常')
    await expect(failure).toContainText('request-fault')
    await failure.getByRole('button', { name: '复制请求 ID' }).click()
    await expect(page.getByText('已复制')).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('request-fault')
    // Asked for once, of the nine times that would have failed.
    expect(await faultsLeft(page)).toBe(8)

    await setFaults(page, [])
    await failure.getByRole('button', { name: '重试' }).click()
    await expect(page.getByRole('row', { name: news.name })).toBeVisible()
    await expect(failure).toHaveCount(0)
    await expect.poll(() => focusIsInside(page, 'table, [tabindex]')).toBe(true)
  })

  test('F07 rows that were there stay when asking again fails, with a word about their age', async ({
    page,
    given,
  }) => {
    await given(oneShare)
    await page.goto('/sharing/given')
    await expect(page.getByRole('row', { name: news.name })).toBeVisible()

    await setFaults(page, [{ on: 'GET /api/shares', kind: 'status', status: 500 }])
    await comeBackTo(page)
    await expect(page.getByText(/^数据可能不是最新 · 上次更新 \d\d:\d\d$/)).toBeVisible()
    await expect(page.getByRole('row', { name: news.name })).toBeVisible()
    await expect(page.getByText('暂无共享')).toHaveCount(0)

    await setFaults(page, [])
    await page.getByRole('button', { name: '重试' }).click()
    await expect(page.getByText('数据可能不是最新')).toHaveCount(0)
  })

  test('F07 the same after a broken connection, which is tried three times', async ({ page, given }) => {
    await given(oneShare)
    await page.goto('/sharing/given')
    await expect(page.getByRole('row', { name: news.name })).toBeVisible()
    await setFaults(page, [{ on: 'GET /api/shares', kind: 'reset' }])
    const asked = count(page, 'GET', '/api/shares')
    await comeBackTo(page)

    await expect(page.getByText('数据可能不是最新')).toBeVisible()
    await expect(page.getByRole('row', { name: news.name })).toBeVisible()
    expect(asked()).toBe(3)
  })
})

test.describe('reading what the list needs besides', () => {
  test('permissions that cannot be loaded are said, and 重试 brings the list', async ({ page, given }) => {
    await given(oneShare)
    await setFaults(page, [{ on: 'GET /api/configuration', kind: 'status', status: 500, times: 1 }])
    await page.goto('/sharing/given')
    await expect(page.getByRole('alert')).toContainText('服务异常')
    await page.getByRole('alert').getByRole('button', { name: '重试' }).click()
    await expect(page.getByRole('row', { name: news.name })).toBeVisible()
  })

  test('an account that cannot be loaded can be asked for again in its place', async ({ page, given }) => {
    await given(oneShare)
    await setFaults(page, [{ on: 'GET /api/session', kind: 'status', status: 500, times: 1 }])
    await page.goto('/sharing/given')
    await page.getByRole('banner').getByRole('button', { name: '服务异常 · 重试' }).click()
    await expect(page.getByRole('banner')).toContainText('wx1234567890abcdef')
  })
})

test.describe('sharing', () => {
  test('F15 while 提交 is under way everything is locked: no second request, no way out by Esc or a press outside', async ({
    page,
    given,
  }) => {
    await given(aWorld())
    const dialog = await fillIn(page)
    await setFaults(page, [{ on: 'POST /api/shares', kind: 'latency', milliseconds: 8000, times: 1 }])
    const sent = count(page, 'POST', '/api/shares')
    await dialog.getByRole('button', { name: '提交' }).focus()
    await page.keyboard.press('Enter')

    const submitting = dialog.getByRole('button', { name: '提交中…' })
    await expect(submitting).toBeDisabled()
    await expect(submitting).toBeFocused()
    await page.keyboard.press('Enter')
    for (const role of ['textbox', 'combobox', 'checkbox'] as const)
      await expect(dialog.getByRole(role, { disabled: false })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.mouse.click(5, 5)
    await dialog.getByRole('button', { name: '关闭' }).click({ force: true })
    await expect(submitting).toBeVisible()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)

    await expect(page.getByRole('heading', { name: `已共享给“${shop.name}”` })).toBeVisible()
    expect(sent()).toBe(1)
    expect(await sharesWith(page, shop)).toBe(1)
  })

  test('F16 a failure before the commit keeps the form, says so under the focus, and a retry uses the same key', async ({
    page,
    given,
  }) => {
    await given(aWorld())
    const dialog = await fillIn(page)
    await dialog.getByRole('checkbox', { name: '云函数 操作' }).uncheck()
    await setFaults(page, [{ on: 'POST /api/shares', kind: 'status', status: 500, times: 1 }])
    const keys: (string | undefined)[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') keys.push(request.headers()['idempotency-key'])
    })
    await dialog.getByRole('button', { name: '提交' }).click()

    const failure = dialog.getByRole('alert')
    await expect(failure).toContainText('服务异常')
    await expect(failure).toBeFocused()
    await expect(failure).toBeInViewport()
    await expect(dialog.getByRole('textbox', { name: 'AppID' })).toHaveValue(shop.appId)
    await expect(dialog.getByRole('combobox', { name: '云环境' })).toHaveValue(testEnvironment.id)
    await expect(dialog.getByRole('checkbox', { name: '云函数 操作' })).not.toBeChecked()

    await dialog.getByRole('button', { name: '提交' }).click()
    await expect(page.getByRole('heading', { name: `已共享给“${shop.name}”` })).toBeVisible()
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
    expect(keys[0]).toBeTruthy()
    expect(await sharesWith(page, shop)).toBe(1)
  })

  for (const [times, how] of [
    [1, 'the same request, sent again, gets the first answer'],
    [2, 'the result is asked for'],
  ] as const) {
    test(`F17 the answer is lost ${times === 1 ? 'once' : 'twice'} after the commit: ${how}; one share, one toast`, async ({
      page,
      given,
    }) => {
      await given(aWorld())
      const dialog = await fillIn(page)
      await setFaults(page, [{ on: 'POST /api/shares', kind: 'drop-after', times }])
      const sent = count(page, 'POST', '/api/shares')
      const checked = count(page, 'GET', '/api/operations/')
      await dialog.getByRole('button', { name: '提交' }).click()

      await expect(page.getByRole('heading', { name: `已共享给“${shop.name}”` })).toBeVisible()
      await expect(page.getByText(`已共享给“${shop.name}”`)).toHaveCount(1)
      expect(sent()).toBe(2)
      expect(checked()).toBe(times - 1)
      expect(await sharesWith(page, shop)).toBe(1)
      expect(await revisions(page)).toBe(1)
    })
  }

  test('F08 the answer to a committed share is cut off: it is sent again with its key; one share', async ({
    page,
    given,
  }) => {
    await given(aWorld())
    const dialog = await fillIn(page)
    await setFaults(page, [{ on: 'POST /api/shares', kind: 'truncated', times: 1 }])
    const sent = count(page, 'POST', '/api/shares')
    await dialog.getByRole('button', { name: '提交' }).click()

    await expect(page.getByRole('heading', { name: `已共享给“${shop.name}”` })).toBeVisible()
    expect(sent()).toBe(2)
    expect(await sharesWith(page, shop)).toBe(1)
    expect(await revisions(page)).toBe(1)
  })

  test('Back while 提交 is under way changes nothing: the dialog stays until the answer is there', async ({
    page,
    given,
  }) => {
    await given(aWorld())
    await page.goto('/sharing/given')
    await page.getByRole('link', { name: '添加共享' }).first().click()
    const dialog = await fillInHere(page)
    await setFaults(page, [{ on: 'POST /api/shares', kind: 'latency', milliseconds: 6000, times: 1 }])
    await dialog.getByRole('button', { name: '提交' }).click()
    await expect(dialog.getByRole('button', { name: '提交中…' })).toBeVisible()
    await page.evaluate(() => history.back())

    await expect(dialog.getByRole('button', { name: '提交中…' })).toBeVisible()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await expect(page.getByRole('heading', { name: `已共享给“${shop.name}”` })).toBeVisible()
    expect(await sharesWith(page, shop)).toBe(1)
  })

  test('F18 a request lost before the commit is sent again with its key, and goes through', async ({ page, given }) => {
    await given(aWorld())
    const dialog = await fillIn(page)
    await setFaults(page, [{ on: 'POST /api/shares', kind: 'drop-before', times: 1 }])
    const sent = count(page, 'POST', '/api/shares')
    await dialog.getByRole('button', { name: '提交' }).click()

    await expect(page.getByRole('heading', { name: `已共享给“${shop.name}”` })).toBeVisible()
    await expect(page.getByText(`已共享给“${shop.name}”`)).toHaveCount(1)
    expect(sent()).toBe(2)
    expect(await sharesWith(page, shop)).toBe(1)
  })

  test('F18 lost twice, the console finds out that nothing happened, and says that a retry is safe', async ({
    page,
    given,
  }) => {
    await given(aWorld())
    const dialog = await fillIn(page)
    await setFaults(page, [{ on: 'POST /api/shares', kind: 'drop-before', times: 2 }])
    await dialog.getByRole('button', { name: '提交' }).click()

    await expect(dialog.getByText('操作未生效，可放心重试')).toBeVisible()
    await expect(dialog.getByRole('combobox', { name: '云环境' })).toHaveValue(testEnvironment.id)
    expect(await sharesWith(page, shop)).toBe(0)

    await dialog.getByRole('button', { name: '提交' }).click()
    await expect(page.getByRole('heading', { name: `已共享给“${shop.name}”` })).toBeVisible()
    expect(await sharesWith(page, shop)).toBe(1)
  })

  test('F21 what the backend says about row 3 stands at row 3, and the focus goes there', async ({ page, given }) => {
    await given(aWorld())
    const dialog = await fillIn(page)
    await addRow(page, 2, prodEnvironment.id)
    await addRow(page, 3, cloudEnvironment.id)
    await setFaults(page, [
      {
        on: 'POST /api/shares',
        kind: 'status',
        status: 422,
        code: 'environment-not-found',
        fieldErrors: [{ field: 'grants.2.environmentId', code: 'environment-not-found', params: {} }],
        times: 1,
      },
    ])
    await dialog.getByRole('button', { name: '提交' }).click()

    const row = (number: number) =>
      dialog.getByRole('group', { name: `环境 ${number}` }).getByRole('combobox', { name: '云环境' })
    await expect(row(3)).toBeFocused()
    await expect(row(3)).toHaveAttribute('aria-invalid', 'true')
    await expect(row(3)).toHaveAccessibleDescription('环境不存在或无权访问')
    await expect(row(3)).toHaveValue(cloudEnvironment.id)
    // The other two are folded, and nothing is said in them.
    await expect(dialog.getByText('环境不存在或无权访问')).toHaveCount(1)
    for (const other of [1, 2]) await expect(row(other)).toBeHidden()
  })

  test('F26 offline, 提交 is off and says why; back online nothing is sent until somebody presses it', async ({
    page,
    context,
    given,
  }) => {
    await given(aWorld())
    const dialog = await fillIn(page)
    const sent = count(page, 'POST', '/api/shares')
    await context.setOffline(true)

    const submit = dialog.getByRole('button', { name: '提交' })
    await expect(submit).toBeDisabled()
    await expect(submit).toHaveAccessibleDescription('当前离线')
    await submit.click({ force: true })
    await submit.focus()
    await page.keyboard.press('Enter')

    const asked = count(page, 'GET', '/api/shares')
    await context.setOffline(false)
    await expect(submit).toBeEnabled()
    // Everything shown is asked anew; were a write waiting, it would go now.
    await expect.poll(asked).toBeGreaterThan(0)
    expect(sent()).toBe(0)

    await submit.click()
    await expect(page.getByRole('heading', { name: `已共享给“${shop.name}”` })).toBeVisible()
    expect(sent()).toBe(1)
  })

  test('F27 the network goes while 提交 is under way: nobody guesses, the form stays as it was sent, and a later check finds the result', async ({
    page,
    context,
    given,
  }) => {
    await given(aWorld())
    const dialog = await fillIn(page)
    await setFaults(page, [
      { on: 'POST /api/shares', kind: 'latency', milliseconds: 6000, times: 1 },
      { on: 'POST /api/shares', kind: 'drop-after', times: 1 },
    ])
    await dialog.getByRole('button', { name: '提交' }).click()
    await expect(dialog.getByRole('button', { name: '提交中…' })).toBeVisible()
    // The button says so before the backend has been reached; what never reached it would not be found later.
    await expect.poll(() => faultsLeft(page)).toBe(0)
    await context.setOffline(true)

    await expect(dialog.getByText('网络中断，正在核对结果…')).toBeVisible()
    await expect(dialog.getByText('暂时无法确认结果')).toBeVisible()
    await expect(dialog.getByRole('textbox', { name: 'AppID' })).toBeDisabled()
    await expect(dialog.getByRole('textbox', { name: 'AppID' })).toHaveValue(shop.appId)
    await expect(dialog.getByRole('button', { name: '提交' })).toBeDisabled()

    await context.setOffline(false)
    await dialog.getByRole('button', { name: '再次核对' }).click()
    await expect(page.getByRole('heading', { name: `已共享给“${shop.name}”` })).toBeVisible()
    await expect(page.getByText(`已共享给“${shop.name}”`)).toHaveCount(1)
    expect(await sharesWith(page, shop)).toBe(1)
  })
})

test.describe('revoking and deregistering', () => {
  test('F17 F22 the answer to 解除 is lost: the share is gone, said once, and the grantee has one notice', async ({
    page,
    context,
    given,
  }) => {
    await given(oneShare)
    await page.goto('/sharing/given')
    await setFaults(page, [{ on: 'DELETE /api/shares/', kind: 'drop-after', times: 2 }])
    await page.getByRole('row', { name: news.name }).getByRole('link', { name: '解除' }).click()
    await page.getByRole('alertdialog', { name: '解除环境共享' }).getByRole('button', { name: '解除共享' }).click()

    await expect(page.getByText('暂无共享')).toBeVisible()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await expect(toasts(page, `已解除与“${news.name}”的共享`)).toHaveCount(1)

    const grantee = await context.newPage()
    await actAs(grantee, news, '/notifications')
    await expect(grantee.getByRole('listitem').filter({ hasText: '解除环境共享消息通知' })).toHaveCount(1)
    await expect(grantee.getByRole('link', { name: '通知，1 条未读' })).toBeVisible()
  })

  test('解除 under way cannot be left by Esc; done, the focus is on the list’s heading', async ({ page, given }) => {
    await given(oneShare)
    await page.goto('/notifications')
    await page.goto(`/sharing/given/${shareId}/revoke`)
    await setFaults(page, [{ on: 'DELETE /api/shares/', kind: 'latency', milliseconds: 4000, times: 1 }])
    const dialog = page.getByRole('alertdialog', { name: '解除环境共享' })
    await dialog.getByRole('button', { name: '解除共享' }).click()
    await expect(dialog.getByRole('button', { name: '解除中…' })).toBeVisible()
    await page.keyboard.press('Escape')

    await expect(dialog).toBeHidden()
    await expect(toasts(page, `已解除与“${news.name}”的共享`)).toHaveCount(1)
    await expect(page.getByRole('heading', { name: '环境共享', level: 1 })).toBeFocused()
  })

  test('the next steps of a share are gone with it', async ({ page, given }) => {
    await given(oneShare)
    await page.goto(`/sharing/given?shared=${shareId}`)
    await expect(page.getByRole('heading', { name: `已共享给“${news.name}”` })).toBeVisible()
    await page.getByRole('row', { name: news.name }).getByRole('link', { name: '解除' }).click()
    await page.getByRole('alertdialog', { name: '解除环境共享' }).getByRole('button', { name: '解除共享' }).click()
    await expect(page.getByText('暂无共享')).toBeVisible()
    await expect(page.getByRole('heading', { name: `已共享给“${news.name}”` })).toHaveCount(0)
  })

  test('the address of the other list does not change what 解除 says', async ({ page, given }) => {
    await given(oneShare)
    await actAs(page, news, `/sharing/given/${shareId}/revoke`)
    const dialog = page.getByRole('alertdialog', { name: '解除环境共享' })
    await expect(dialog.getByText('wx1234567890abcdef')).toBeVisible()
    await expect(dialog.getByText(news.appId)).toHaveCount(0)
  })

  test('a failed 解除 keeps the row, and shows no success before there is one', async ({ page, given }) => {
    await given(oneShare)
    await page.goto(`/sharing/given/${shareId}/revoke`)
    await setFaults(page, [
      { on: 'DELETE /api/shares/', kind: 'latency', milliseconds: 3000, times: 1 },
      { on: 'DELETE /api/shares/', kind: 'status', status: 500, times: 1 },
    ])
    const dialog = page.getByRole('alertdialog', { name: '解除环境共享' })
    await dialog.getByRole('button', { name: '解除共享' }).click()
    await expect(dialog.getByRole('button', { name: '解除中…' })).toBeDisabled()

    await expect(dialog.getByRole('alert')).toContainText('服务异常')
    await dialog.getByRole('button', { name: '取消' }).click()
    await expect(page.getByRole('row', { name: news.name })).toBeVisible()
    await expect(toasts(page, `已解除与“${news.name}”的共享`)).toHaveCount(0)
  })

  test('F24 a share appears while 注销 is about to be confirmed: the dialog lists it instead, and cannot be confirmed', async ({
    page,
    context,
    given,
  }) => {
    await given(aWorld())
    const dialog = await openDeregister(page)
    const other = await context.newPage()
    await shareInTheBackground(other)

    await dialog.getByRole('button', { name: '确定注销' }).click()
    await expect(dialog.getByText('还有 1 个共享关系，解除后才能注销')).toBeVisible()
    await expect(dialog.getByRole('link', { name: `解除与“${shop.name}”的共享` })).toBeVisible()
    await expect(dialog.getByRole('button', { name: '确定注销' })).toBeDisabled()
  })

  test('F24 the same without pressing anything, when the other tab says that something changed', async ({
    page,
    context,
    given,
  }) => {
    await given(aWorld())
    const dialog = await openDeregister(page)
    const other = await context.newPage()
    const wizard = await fillIn(other)
    await wizard.getByRole('button', { name: '提交' }).click()

    await expect(dialog.getByText('还有 1 个共享关系，解除后才能注销')).toBeVisible()
    await expect(dialog.getByRole('button', { name: '确定注销' })).toBeDisabled()
  })
})

test('F28 a banner comes and goes with the network, and what is on screen is asked for once', async ({
  page,
  context,
  given,
}) => {
  await given(oneShare)
  await page.goto('/sharing/given')
  await expect(page.getByRole('row', { name: news.name })).toBeVisible()
  // The notes' code is fetched once the page is idle; cut off in the middle of it, the browser would complain, and rightly.
  await expect(page.getByRole('region', { name: '提示' })).toBeAttached()

  await context.setOffline(true)
  const banner = page.getByRole('status').filter({ hasText: '当前离线，操作暂不可用' })
  await expect(banner).toBeVisible({ timeout: 1000 })
  await expect(page.getByRole('row', { name: news.name })).toBeVisible()

  const asked = count(page, 'GET', '/api/shares')
  const answered = page.waitForResponse((response) => response.url().includes('/api/shares'))
  await context.setOffline(false)
  await expect(banner).toHaveCount(0, { timeout: 1000 })
  await answered
  await expect(page.getByRole('row', { name: news.name })).toBeVisible()
  expect(asked()).toBe(1)
})

test.describe('two people configure', () => {
  const dialogOf = (page: Page) => page.getByRole('dialog', { name: '配置环境' })
  const row = (page: Page, number: number) => dialogOf(page).getByRole('group', { name: `环境 ${number}` })

  async function openConfigure(page: Page, world?: { given: (world: WorldInTheMaking) => Promise<void> }) {
    await world?.given(oneShare)
    await page.goto(`/sharing/given/${shareId}/configure`)
    await expect(row(page, 2)).toBeVisible()
    return dialogOf(page)
  }

  test('F29 what another tab saved shows before 提交 is pressed, and what was chosen here stays', async ({
    page,
    context,
    given,
  }) => {
    const mine = await openConfigure(page, { given })
    await row(page, 1).getByRole('checkbox', { name: '数据库 操作' }).uncheck()

    const other = await context.newPage()
    const theirs = await openConfigure(other)
    await row(other, 2).getByRole('checkbox', { name: '全部权限' }).check()
    await theirs.getByRole('button', { name: '提交' }).click()
    await expect(theirs).toBeHidden()

    await expect(mine.getByText('该配置已在别处修改')).toBeVisible()
    await expect(mine.getByRole('region', { name: '最新' })).toContainText(prodEnvironment.id)
    await expect(mine.getByRole('region', { name: '我的更改' })).toContainText('数据库 操作')
    await expect(row(page, 1).getByRole('checkbox', { name: '数据库 操作' })).not.toBeChecked()
  })

  test('F29 a dialog in which nothing was changed simply follows', async ({ page, context, given }) => {
    const mine = await openConfigure(page, { given })
    const other = await context.newPage()
    const theirs = await openConfigure(other)
    await row(other, 2).getByRole('checkbox', { name: '全部权限' }).check()
    await theirs.getByRole('button', { name: '提交' }).click()

    await expect(row(page, 2).getByRole('checkbox', { name: '全部权限' })).toBeChecked()
    await expect(mine.getByText('该配置已在别处修改')).toHaveCount(0)
  })

  test('F30 提交 on a stale version overwrites nothing; re-applied, both changes are there', async ({
    page,
    context,
    given,
  }) => {
    const mine = await openConfigure(page, { given })
    await row(page, 1).getByRole('checkbox', { name: '数据库 操作' }).uncheck()
    await changeInTheBackground(await context.newPage())

    const answer = page.waitForResponse((response) => response.request().method() === 'PUT')
    await mine.getByRole('button', { name: '提交' }).click()
    expect((await answer).status()).toBe(412)
    const theirs = mine.getByRole('status').filter({ hasText: '该配置已在别处修改' })
    await expect(theirs).toBeFocused()
    await expect(theirs.getByRole('region', { name: '最新' })).toContainText(prodEnvironment.id)
    await expect(row(page, 1).getByRole('checkbox', { name: '数据库 操作' })).not.toBeChecked()

    await mine.getByRole('button', { name: '在最新基础上重新应用' }).click()
    await expect(mine.getByText('该配置已在别处修改')).toHaveCount(0)
    await expect(row(page, 1).getByRole('checkbox', { name: '数据库 操作' })).not.toBeChecked()
    await expect(row(page, 2).getByRole('checkbox', { name: '云函数 调用' })).toBeChecked()
    await mine.getByRole('button', { name: '提交' }).click()
    await expect(mine).toBeHidden()

    const [first, second] = await grantsOf(page)
    expect(first?.permissions).not.toContain('database.operate')
    expect(second?.permissions).toEqual([...viewOnly, 'functions.invoke'])
  })

  test('F30 放弃我的更改 leaves what the other saved', async ({ page, context, given }) => {
    const mine = await openConfigure(page, { given })
    await row(page, 1).getByRole('checkbox', { name: '数据库 操作' }).uncheck()
    await changeInTheBackground(await context.newPage())
    await mine.getByRole('button', { name: '提交' }).click()

    await mine.getByRole('button', { name: '放弃我的更改' }).click()
    await expect(row(page, 1).getByRole('checkbox', { name: '数据库 操作' })).toBeChecked()
    await expect(row(page, 2).getByRole('checkbox', { name: '云函数 调用' })).toBeChecked()
    await expect(mine.getByText('没有更改')).toBeVisible()
    await mine.getByRole('button', { name: '取消' }).click()
    await expect(mine).toBeHidden()
  })

  test('F31 the grantee leaves meanwhile: the dialog says so, and what was chosen can be granted anew', async ({
    page,
    context,
    given,
  }) => {
    const mine = await openConfigure(page, { given })
    await row(page, 1).getByRole('checkbox', { name: '数据库 操作' }).uncheck()

    const grantee = await context.newPage()
    await actAs(grantee, news, `/sharing/received/${shareId}/revoke`)
    await grantee.getByRole('alertdialog').getByRole('button', { name: '解除共享' }).click()

    await expect(mine.getByText('对方已解除共享')).toBeVisible()
    await expect(mine.getByRole('button', { name: '提交' })).toHaveCount(0)
    await mine.getByRole('button', { name: '重新共享' }).click()

    const wizard = page.getByRole('dialog', { name: '添加共享' })
    await expect(wizard.getByText('已恢复未提交的更改')).toBeVisible()
    await expect(wizard.getByRole('textbox', { name: 'AppID' })).toHaveValue(news.appId)
    await expect(
      wizard.getByRole('group', { name: '环境 1' }).getByRole('checkbox', { name: '数据库 操作' }),
    ).not.toBeChecked()
    await expect(wizard.getByRole('group', { name: '环境 2' }).getByRole('combobox', { name: '云环境' })).toHaveValue(
      prodEnvironment.id,
    )
    await wizard.getByRole('button', { name: '提交' }).click()
    await expect(page.getByRole('row', { name: news.name })).toBeVisible()
  })

  test('F31 the same when only 提交 finds out', async ({ page, context, given }) => {
    const mine = await openConfigure(page, { given })
    await row(page, 1).getByRole('checkbox', { name: '数据库 操作' }).uncheck()
    const grantee = await context.newPage()
    await actAs(grantee, news)
    await expect(grantee.getByRole('button', { name: news.appId }).first()).toBeVisible()
    await change(grantee, 'DELETE', `/api/shares/${shareId}`, { version: 1 })

    await mine.getByRole('button', { name: '提交' }).click()
    await expect(mine.getByText('对方已解除共享')).toBeVisible()
    await expect(mine.getByRole('button', { name: '重新共享' })).toBeVisible()
    await expect(row(page, 1).getByRole('checkbox', { name: '数据库 操作' })).not.toBeChecked()
  })

  test('K11 what this account revoked in another tab is told as its own act', async ({ page, context, given }) => {
    const mine = await openConfigure(page, { given })
    await row(page, 1).getByRole('checkbox', { name: '数据库 操作' }).uncheck()
    const other = await context.newPage()
    await other.goto(`/sharing/given/${shareId}/revoke`)
    await other.getByRole('alertdialog').getByRole('button', { name: '解除共享' }).click()

    await expect(mine.getByText(`当前账号已解除与“${news.name}”的共享`)).toBeVisible()
    await expect(mine.getByText('对方已解除共享')).toHaveCount(0)
    await mine.getByRole('button', { name: '关闭' }).last().click()
    await page
      .getByRole('alertdialog', { name: '放弃未提交的更改？' })
      .getByRole('button', { name: '放弃更改' })
      .click()
    await expect(mine).toBeHidden()
  })

  /** A client that announces nothing: this tab learns of it only from the backend. */
  async function changeInTheBackground(other: Page) {
    await openQuietly(other)
    const grants = [aGrant(testEnvironment), aGrant(prodEnvironment, [...viewOnly, 'functions.invoke'])]
    await change(other, 'PUT', `/api/shares/${shareId}`, { body: { grants }, version: 1 })
  }
})

/** Opens 添加共享, looks the shop up and chooses an environment: everything is ready for 提交. */
async function fillIn(page: Page) {
  await page.goto('/sharing/given/new')
  return fillInHere(page)
}

async function fillInHere(page: Page) {
  const dialog = page.getByRole('dialog', { name: '添加共享' })
  await dialog.getByRole('textbox', { name: 'AppID' }).fill(shop.appId)
  await page.keyboard.press('Enter')
  await chooseEnvironment(page, 1, testEnvironment.id)
  return dialog
}

async function addRow(page: Page, number: number, environmentId: string) {
  await page.getByRole('button', { name: '添加环境' }).click()
  await chooseEnvironment(page, number, environmentId)
}

async function chooseEnvironment(page: Page, number: number, environmentId: string) {
  await page
    .getByRole('group', { name: `环境 ${number}` })
    .getByRole('combobox', { name: '云环境' })
    .click()
  await page.getByRole('option', { name: environmentId }).click()
}

async function openDeregister(page: Page) {
  await page.goto('/settings/extensions/deregister')
  const dialog = page.getByRole('alertdialog', { name: '注销环境共享' })
  await expect(dialog.getByRole('button', { name: '确定注销' })).toBeEnabled()
  return dialog
}

async function shareInTheBackground(other: Page) {
  await openQuietly(other)
  await change(other, 'POST', '/api/shares', { body: { grantee: shop.appId, grants: [aGrant(testEnvironment)] } })
}

/** A page that shows nothing of what is going on. */
async function openQuietly(other: Page) {
  await other.goto('/notifications')
  await expect(other.getByText('暂无通知')).toBeVisible()
}

/** How many requests the page has sent since: a method, and how the path starts. */
function count(page: Page, method: string, path: string): () => number {
  let sent = 0
  page.on('request', (request) => {
    if (request.method() === method && new URL(request.url()).pathname.startsWith(path)) sent += 1
  })
  return () => sent
}

async function listGiven(page: Page) {
  return page.evaluate(async () => {
    const answer = await fetch('/api/shares?direction=given')
    return (await answer.json()) as {
      items: { id: string; grantee: { appId: string }; grants: { permissions: string[] }[] }[]
    }
  })
}

async function sharesWith(page: Page, { appId }: { appId: string }): Promise<number> {
  return (await listGiven(page)).items.filter(({ grantee }) => grantee.appId === appId).length
}

async function grantsOf(page: Page) {
  return (await listGiven(page)).items.find(({ id }) => id === shareId)?.grants ?? []
}

/** How many commits are stored: every event there was. */
async function revisions(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const databases = indexedDB.open('environment-sharing')
    const database = await new Promise<IDBDatabase>((resolve) =>
      databases.addEventListener('success', () => resolve(databases.result)),
    )
    const counting = database.transaction('commits').objectStore('commits').count()
    const commits = await new Promise<number>((resolve) =>
      counting.addEventListener('success', () => resolve(counting.result)),
    )
    database.close()
    return commits
  })
}

/** The small notes after an action that say this. */
function toasts(page: Page, text: string) {
  return page.getByRole('dialog', { name: text, exact: true })
}

/** The user comes back to the tab: what it shows is asked for again. */
async function comeBackTo(page: Page) {
  await page.evaluate(() => void dispatchEvent(new Event('visibilitychange')))
}

async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
            if (!entry.hadRecentInput) sum += entry.value
        }).observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
      }),
  )
}

async function focusIsInside(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(
    (wanted) => document.activeElement !== document.body && document.activeElement?.closest(wanted) !== null,
    selector,
  )
}
