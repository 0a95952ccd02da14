import { createServer, request as sendOn, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { news, owner, shop, testEnvironment } from '../src/domain/testing/aWorld.ts'
import { small } from '../src/server/scenarios/small.ts'
import { announce, change } from './ask.ts'
import { expect, test } from './fixtures.ts'
import {
  expectRecovery,
  exported,
  leaveConsole,
  makeDatabase,
  rowsIn,
  tables,
  tamper,
  tamperHead,
  upgradeTo,
  type Tampering,
} from './stored.ts'

// K3: whatever happens to what is stored, it is there, or the recovery screen is, with an export. Never a blank page, and
// never a write that vanishes.

const rowOf = (page: Page, { name }: { name: string }) => page.getByRole('row', { name })
const withShop = {
  grantee: shop.appId,
  grants: [{ environmentId: testEnvironment.id, permissions: ['functions.view'] }],
}
const shareWithShop = (page: Page) => change(page, 'POST', '/api/shares', { body: withShop })
const all = (table: string): Tampering => ({ table, clear: true })

/** The small demo world, in which the owner has shared with the shop. */
async function openShared(page: Page) {
  await page.goto('/')
  await expect(rowOf(page, news)).toBeVisible()
  await shareWithShop(page)
}

/** The small demo world opens, and a write to it is still there after a reload. */
async function expectWritable(page: Page) {
  await expect(rowOf(page, news)).toBeVisible()
  if ((await rowOf(page, shop).count()) === 0) await shareWithShop(page)
  await page.reload()
  await expect(rowOf(page, shop)).toBeVisible()
}

test.describe('healed, with everything there', () => {
  const damages: [string, (page: Page) => Promise<void>][] = [
    ['the head is lost', (page) => tamper(page, all('heads'))],
    ['the head is garbage', (page) => tamper(page, { table: 'heads', put: { world: 'carried', epoch: 7 } })],
    ['the seed is lost', (page) => tamper(page, all('seeds'))],
    [
      'the seed is garbage',
      (page) => tamper(page, { table: 'seeds', put: { world: 'carried', text: '{"accounts":' } }),
    ],
    ['the snapshot is missing', (page) => tamperHead(page, { snapshot: { revision: 1, parts: 1 } })],
    [
      'the snapshot is garbage',
      async (page) => {
        await tamper(page, { table: 'snapshots', put: { world: 'carried', revision: 1, part: 0, text: 'garbage' } })
        await tamperHead(page, { snapshot: { revision: 1, parts: 1 } })
      },
    ],
    ['the answers are lost', (page) => tamper(page, all('answers'))],
    ['an answer is garbage', (page) => tamper(page, { table: 'answers', put: { world: 'carried', key: 'x', at: 7 } })],
    [
      'every table has garbage of another world',
      (page) =>
        tamper(
          page,
          { table: 'heads', put: { world: 'other' } },
          { table: 'seeds', put: { world: 'other', text: 7 } },
          { table: 'commits', put: { world: 'other', revision: 'x' } },
          { table: 'snapshots', put: { world: 'other', revision: 1, part: 0 } },
          { table: 'answers', put: { world: 'other', key: 'x' } },
        ),
    ],
  ]
  for (const [damage, act] of damages)
    test(`when ${damage}`, async ({ page }) => {
      await openShared(page)
      await act(page)
      await page.reload()
      await expect(rowOf(page, shop)).toBeVisible()
      await expectWritable(page)
    })
})

test.describe('recovery with an export', () => {
  const unknownEvent = {
    world: 'carried',
    revision: 1,
    events: [{ kind: 'moon-landed', at: '2026-01-01T00:00:00.000Z' }],
  }
  const damages: [string, RegExp, (page: Page) => Promise<void>][] = [
    ['the log is empty', /已损坏/, (page) => tamper(page, all('commits'))],
    ['the log has lost its end', /已损坏/, (page) => tamperHead(page, { revision: 2 })],
    [
      'a commit is garbage',
      /已损坏/,
      (page) => tamper(page, { table: 'commits', put: { world: 'carried', revision: 1 } }),
    ],
    [
      'there is a gap in the log',
      /已损坏/,
      (page) => tamper(page, { table: 'commits', put: { world: 'carried', revision: 3, events: [] } }),
    ],
    ['an event is of an unknown kind', /无法识别/, (page) => tamper(page, { table: 'commits', put: unknownEvent })],
    ['only the log is there', /已损坏/, (page) => tamper(page, all('heads'), all('seeds'))],
    [
      'the seed is damaged, and the code makes another by now',
      /已损坏/,
      async (page) => {
        await tamperHead(page, { seed: { kind: 'stored', checksum: 1 } })
        await tamper(page, { table: 'seeds', put: { world: 'carried', text: '{}' } })
      },
    ],
    ['a newer console has been here', /来自更新版本.*请刷新/s, (page) => upgradeTo(page, 99)],
  ]
  for (const [damage, said, act] of damages)
    test(`when ${damage}`, async ({ page }) => {
      await openShared(page)
      // Away from the console: what is open would notice.
      await leaveConsole(page)
      await act(page)
      await page.goto('/')
      await expectRecovery(page, said)

      expect(await exported(page)).toContain('"database"')
      await page.getByRole('button', { name: '重新加载', exact: true }).click()
      await expectRecovery(page, said)
      await page.getByRole('button', { name: '重置', exact: true }).click()
      await expect(rowOf(page, news)).toBeVisible()
      await expect(rowOf(page, shop)).toHaveCount(0)
      await expectWritable(page)
    })

  for (const missing of tables)
    test(`when the table ${missing} is missing`, async ({ page }) => {
      await leaveConsole(page)
      const rest = tables.filter((table) => table !== missing).map((table) => [table, {}] as const)
      await makeDatabase(page, 3, Object.fromEntries(rest))
      await page.goto('/')
      await expectRecovery(page, /已损坏/)
      await page.getByRole('button', { name: 'Reset', exact: true }).click()
      await expectWritable(page)
    })

  test('the export has all that is stored, and nothing is changed by looking', async ({ page }) => {
    await openShared(page)
    await leaveConsole(page)
    await tamperHead(page, { revision: 2 })
    const before = await Promise.all(tables.map((table) => rowsIn(page, table)))
    await page.goto('/')
    await expectRecovery(page, /已损坏/)
    const { database } = JSON.parse(await exported(page)) as { database: { version: number; tables: object } }

    expect(database).toEqual({ version: 3, tables: Object.fromEntries(tables.map((table, at) => [table, before[at]])) })
  })

  test('the data can be left alone and the console used without saving, which a banner says', async ({ page }) => {
    await openShared(page)
    await leaveConsole(page)
    await tamperHead(page, { revision: 2 })
    await page.goto('/notifications')
    await page.getByRole('button', { name: '不保存，继续使用' }).click()
    await expect(page.getByText('已选择不保存，更改在页面关闭后丢失。')).toBeVisible()
    await expect(page).toHaveURL('/notifications')
    await page.goto('/')
    await shareWithShop(page)
    expect(await rowsIn(page, 'commits')).toHaveLength(1)

    await page.getByRole('link', { name: '使用已保存的数据' }).click()
    await expectRecovery(page, /已损坏/)
  })
})

test.describe('while the console is open', () => {
  test('F44 site data is cleared: the next write leads to recovery, a reload starts fresh', async ({
    page,
    context,
  }) => {
    await openShared(page)
    await page.getByRole('row', { name: news.name }).getByRole('link', { name: '解除' }).click()
    await expect(page.getByRole('button', { name: '解除共享' })).toBeEnabled()
    const debug = await context.newCDPSession(page)
    const { origin } = new URL(page.url())
    await debug.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' })
    await page.getByRole('button', { name: '解除共享' }).click()
    await expectRecovery(page, /已被清除/)

    await page.getByRole('button', { name: '重新加载', exact: true }).click()
    await page.goto('/')
    await expectWritable(page)
  })

  const losses: [string, RegExp, (page: Page) => Promise<void>][] = [
    [
      'its database is deleted',
      /已被清除/,
      (page) => page.evaluate(() => void indexedDB.deleteDatabase('environment-sharing')),
    ],
    ['its head is lost', /已被清除/, (page) => tamper(page, all('heads'))],
    ['another tab stores what cannot be read', /已损坏/, (page) => tamperHead(page, { revision: 7 })],
  ]
  for (const [loss, said, act] of losses)
    test(`${loss}: that is noticed with the next question`, async ({ page }) => {
      await openShared(page)
      await act(page)
      await page.getByRole('tab', { name: '共享给我的' }).click()
      await expectRecovery(page, said)
    })

  test('the recovery screen needs no network by then', async ({ page, context }) => {
    const screen = page.waitForRequest(
      (request) => request.url().includes('recovery-') && request.resourceType() === 'script',
    )
    await openShared(page)
    await screen
    await expect
      .poll(() =>
        page.evaluate(
          () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('recovery-')).length,
        ),
      )
      .toBe(2)
    await tamper(page, all('heads'))
    await context.route('**/assets/**', (route) => route.abort())
    await page.getByRole('tab', { name: '共享给我的' }).click()
    await expectRecovery(page, /已被清除/)
  })

  test('nothing had happened yet: the database is made again, and the first write is kept', async ({ page }) => {
    await page.goto('/')
    await expect(rowOf(page, news)).toBeVisible()
    await page.evaluate(() => void indexedDB.deleteDatabase('environment-sharing'))
    await shareWithShop(page)
    await page.reload()
    await expect(rowOf(page, shop)).toBeVisible()
  })

  test('another tab resets: this one goes on with the world as it began', async ({ page, context }) => {
    await openShared(page)
    const other = await context.newPage()
    await other.goto('/')
    await other.getByRole('button', { name: '模拟数据' }).click()
    await other.getByRole('button', { name: '重置' }).click()
    await expect(rowOf(page, shop)).toHaveCount(0)
    await expectWritable(page)
  })

  test('a newer console comes in another tab: this one says 请刷新, can be read, and changes nothing', async ({
    page,
    context,
  }) => {
    await openShared(page)
    const newer = await context.newPage()
    await leaveConsole(newer)
    await upgradeTo(newer, 4)
    await expect(page.getByText(/请刷新页面。刷新前只能查看/)).toBeVisible()
    await page.getByRole('tab', { name: '共享给我的' }).click()
    await expect(page.getByRole('table', { name: '共享给我的小程序/公众号' })).toBeVisible()
    await page.getByRole('tab', { name: '我共享的' }).click()
    await page.getByRole('row', { name: news.name }).getByRole('link', { name: '解除' }).click()
    await page.getByRole('button', { name: '解除共享' }).click()
    await expect(page.getByRole('alert')).toContainText('请刷新页面')
    expect(await rowsIn(newer, 'commits')).toHaveLength(1)
  })

  test('F41 the disk is full: the write is refused with that reason, nothing is half done, and it goes through later', async ({
    page,
  }) => {
    await openShared(page)
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = function (...all) {
        if (this.name === 'answers') throw new DOMException('full', 'QuotaExceededError')
        return put.apply(this, all)
      }
      Object.assign(globalThis, { freeSpace: () => void (IDBObjectStore.prototype.put = put) })
    })
    await page.getByRole('row', { name: news.name }).getByRole('link', { name: '解除' }).click()
    await page.getByRole('button', { name: '解除共享' }).click()
    await expect(page.getByRole('alert')).toContainText('本地存储空间不足，操作未生效')
    expect([(await rowsIn(page, 'commits')).length, (await rowsIn(page, 'heads'))[0]?.['revision']]).toEqual([1, 1])

    await page.evaluate(() => (Reflect.get(globalThis, 'freeSpace') as () => void)())
    await page.getByRole('button', { name: '解除共享' }).click()
    // As long as the dialog is there, no row is.
    await expect(page.getByRole('alertdialog')).toBeHidden()
    await expect(rowOf(page, news)).toHaveCount(0)
    await page.reload()
    await expect(rowOf(page, shop)).toBeVisible()
    await expect(rowOf(page, news)).toHaveCount(0)
  })
})

/** The small demo world as version 2 of the database kept it, after the owner had shared with the shop. */
const version2 = {
  worlds: { keyPath: 'name', rows: [{ name: 'carried', seed: small() }] },
  epochs: { keyPath: 'name', rows: [{ name: 'carried', epoch: 'old' }] },
  commits: {
    keyPath: ['world', 'revision'],
    rows: [
      {
        world: 'carried',
        revision: 1,
        at: '2026-01-01T00:00:00.000Z',
        actor: 'wx1234567890abcdef',
        requestId: 'request-1',
        events: [
          {
            kind: 'environments-shared',
            at: '2026-01-01T00:00:00.000Z',
            shareId: 'share-old',
            owner: 'wx1234567890abcdef',
            version: 1,
            ...withShop,
          },
        ],
      },
    ],
  },
  answers: {
    keyPath: ['world', 'key'],
    rows: [{ world: 'carried', key: 'x', fingerprint: '', status: 201, body: {} }],
  },
}

test.describe('S27 X16 清除全部本地数据', () => {
  test('says what it removes, and then really does: every scenario, what was chosen, the worker and its cache', async ({
    page,
  }) => {
    await openShared(page)
    await page.goto('/sharing/given?world=hundred&theme=dark')
    await expect(page.getByRole('row').nth(1)).toBeVisible()
    await change(page, 'POST', '/api/shares', { body: withShop })
    await page.goto('/sharing/given/new?world=hundred')
    await page.getByRole('textbox', { name: 'AppID' }).fill('wx12')
    await page.goto('/sharing/given?world=hundred')
    await expect(page.getByRole('row').nth(1)).toBeVisible()
    expect(await rowsIn(page, 'heads')).toHaveLength(2)

    await page.getByRole('button', { name: '模拟数据' }).click()
    const panel = page.getByRole('dialog', { name: '模拟数据' })
    await panel.getByRole('button', { name: '清除全部本地数据' }).click()
    const question = panel.getByRole('group', { name: '清除全部本地数据' })
    await expect(question.getByRole('listitem')).toHaveText([
      /全部场景/,
      /当前账号.*草稿/,
      /语言和外观/,
      /Service Worker/,
    ])
    await expect(question.getByRole('button', { name: '取消' })).toBeFocused()
    await question.getByRole('button', { name: '取消' }).click()
    await expect(panel.getByRole('button', { name: '清除全部本地数据' })).toBeFocused()
    expect(await rowsIn(page, 'heads')).toHaveLength(2)

    await panel.getByRole('button', { name: '清除全部本地数据' }).click()
    const before = await page.evaluate(() => navigator.serviceWorker.getRegistration().then((it) => it?.active?.state))
    expect(before).toBe('activated')
    await question.getByRole('button', { name: '确定清除' }).click()
    await expect(page).toHaveURL('/sharing/given')
    await expect(rowOf(page, news)).toBeVisible()
    await expect(rowOf(page, shop)).toHaveCount(0)
    expect(await rowsIn(page, 'heads')).toEqual([])
    expect(await rowsIn(page, 'commits')).toEqual([])
    // Those of consoles below other paths end in one; tests have names of their own.
    const left = await page.evaluate(() =>
      [...Object.entries(sessionStorage), ...Object.entries(localStorage)].filter(([name]) =>
        /^(mock|draft|console)\.[^/]*$/.test(name),
      ),
    )
    expect(left.toSorted()).toEqual([
      ['console.lang', 'zh-CN'],
      ['console.theme', 'system'],
    ])
    await page.goto('/sharing/given?world=hundred')
    await expect(page.getByRole('row').nth(1)).toBeVisible()
    expect(await rowsIn(page, 'commits')).toEqual([])
  })
})

test.describe('older consoles', () => {
  test('version 2 of the database is migrated, with everything there', async ({ page }) => {
    await leaveConsole(page)
    await makeDatabase(page, 2, version2)
    await page.goto('/')
    await expect(rowOf(page, shop)).toBeVisible()
    await expectWritable(page)
    expect(await rowsIn(page, 'answers')).toMatchObject([{ key: 'x', at: expect.any(String) }])
  })

  test('version 1, which had no items, starts again', async ({ page }) => {
    await leaveConsole(page)
    await makeDatabase(page, 1, { worlds: { keyPath: 'name' }, commits: {} })
    await page.goto('/')
    await expectWritable(page)
  })

  test('a tab that does not make way has to be closed, which is said', async ({ page, context }) => {
    const old = await context.newPage()
    await leaveConsole(old)
    await makeDatabase(old, 2, version2, true)
    await page.goto('/')
    await expectRecovery(page, /另一个标签页正在使用旧版本的控制台/)
    await old.close()
    await page.getByRole('button', { name: '重新加载', exact: true }).click()
    await expect(rowOf(page, shop)).toBeVisible()
  })
})

test.describe('F42 a browser that keeps nothing', () => {
  const denials: [string, () => void][] = [
    [
      'opening throws',
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('No storage here', 'SecurityError')
        }
      },
    ],
    ['there is none', () => void Object.defineProperty(globalThis, 'indexedDB', { value: undefined })],
    [
      'asking for it throws',
      () =>
        void Object.defineProperty(globalThis, 'indexedDB', {
          get() {
            throw new DOMException('denied', 'SecurityError')
          },
        }),
    ],
    [
      'opening fails',
      () => {
        const open = IDBFactory.prototype.open
        // Version 0 is none.
        IDBFactory.prototype.open = function (name) {
          return open.call(this, name, 2 ** 53)
        }
      },
    ],
  ]
  for (const [denial, act] of denials)
    test(`${denial}: nothing is written before a person has chosen to go on without saving`, async ({ page }) => {
      await page.addInitScript(act)
      await page.goto('/')
      await expectRecovery(page, /浏览器未提供存储/)
      await page.getByRole('button', { name: 'Continue without saving' }).click()
      await expect(page.getByText('浏览器未提供存储，本次更改不会保存。')).toBeVisible()
      await shareWithShop(page)
      await announce(page)
      await expect(rowOf(page, shop)).toBeVisible()
    })
})

/** Pages go first: they may still be loading what is wanted later. */
async function stop(page: Page, server: Server) {
  for (const open of page.context().pages()) await open.close()
  server.closeAllConnections()
  server.close()
}

test.describe('K4 two consoles on one origin', () => {
  /** One origin for both builds: the preview servers have one each. */
  async function oneOrigin(rootUrl: string, subPathUrl: string) {
    const server = createServer((request, response) => {
      const target = new URL(request.url ?? '/', request.url?.startsWith('/a/b/console/') ? subPathUrl : rootUrl)
      const sent = sendOn(
        target,
        { method: request.method, headers: { ...request.headers, host: target.host } },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.pipe(response)
        },
      )
      sent.on('error', () => response.destroy())
      request.pipe(sent)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // The server listens on a port, not on a pipe.
    return { server, origin: `http://localhost:${(server.address() as AddressInfo).port}` }
  }

  test('are strangers: data, the acting account, language, and what is cleared', async ({
    page,
    context,
    baseURL,
    subPath,
    allowOrigin,
  }) => {
    const { server, origin } = await oneOrigin(String(baseURL), subPath)
    allowOrigin(origin)
    await page.goto(`${origin}/`)
    await expect(rowOf(page, news)).toBeVisible()
    await shareWithShop(page)
    const below = await context.newPage()
    await below.goto(`${origin}/a/b/console/`)
    await expect(rowOf(below, news)).toBeVisible()
    await expect(rowOf(below, shop)).toHaveCount(0)

    await page.goto(`${origin}/?as=${news.appId}&lang=en`)
    await expect(page.getByRole('tab', { name: 'Shared by me' })).toBeVisible()
    await page.goto(`${origin}/a/b/console/`)
    await expect(page.getByRole('tab', { name: '我共享的' })).toBeVisible()
    await expect(rowOf(page, news)).toBeVisible()

    await below.evaluate(() => void indexedDB.deleteDatabase('environment-sharing:/a/b/console/'))
    await page.goto(`${origin}/?as=${owner.appId}&lang=zh-CN`)
    await expect(rowOf(page, shop)).toBeVisible()
    await stop(page, server)
  })

  test('below a path of its own a console takes over what version 2 had stored for all', async ({
    page,
    baseURL,
    subPath,
    allowOrigin,
  }) => {
    const { server, origin } = await oneOrigin(String(baseURL), subPath)
    allowOrigin(origin)
    await leaveConsole(page, origin)
    await makeDatabase(page, 2, version2)
    await page.goto(`${origin}/a/b/console/`)
    await expect(rowOf(page, shop)).toBeVisible()
    await page.goto(`${origin}/`)
    await expect(rowOf(page, shop)).toBeVisible()
    await stop(page, server)
  })
})
