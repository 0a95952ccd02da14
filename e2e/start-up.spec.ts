import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { aWorld, news, shop, testEnvironment } from '../src/domain/testing/aWorld.ts'
import { change } from './ask.ts'
import { axe, expect, test } from './fixtures.ts'
import { expectRecovery, exported, leaveConsole } from './stored.ts'

// K1: whatever goes wrong before the first screen, a page is never blank. What a browser merely lacks is done without.

const rowOf = (page: Page, { name }: { name: string }) => page.getByRole('row', { name })
const withShop = {
  grantee: shop.appId,
  grants: [{ environmentId: testEnvironment.id, permissions: ['functions.view'] }],
}

test.describe('what a browser lacks is done without', () => {
  const lacks: [string, () => void][] = [
    ['localStorage', () => void Object.defineProperty(globalThis, 'localStorage', { value: undefined })],
    [
      'localStorage, which is denied',
      () =>
        void Object.defineProperty(globalThis, 'localStorage', {
          get() {
            throw new DOMException('denied', 'SecurityError')
          },
        }),
    ],
    [
      'sessionStorage, which is denied',
      () =>
        void Object.defineProperty(globalThis, 'sessionStorage', {
          get() {
            throw new DOMException('denied', 'SecurityError')
          },
        }),
    ],
    [
      'room in localStorage and sessionStorage',
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError')
        }
      },
    ],
    ['BroadcastChannel', () => void Reflect.deleteProperty(globalThis, 'BroadcastChannel')],
    [
      'BroadcastChannel, which is denied',
      () =>
        void Object.assign(globalThis, {
          BroadcastChannel: class {
            constructor() {
              throw new DOMException('denied', 'SecurityError')
            }
          },
        }),
    ],
    ['locks', () => void Reflect.deleteProperty(Navigator.prototype, 'locks')],
    ['crypto.randomUUID', () => void Reflect.deleteProperty(Crypto.prototype, 'randomUUID')],
    ['requestIdleCallback', () => void Reflect.deleteProperty(globalThis, 'requestIdleCallback')],
    ['the list of databases', () => void Reflect.deleteProperty(IDBFactory.prototype, 'databases')],
    [
      'all that plain http has not',
      () => {
        for (const name of ['locks', 'serviceWorker', 'storage']) Reflect.deleteProperty(Navigator.prototype, name)
        Reflect.deleteProperty(Crypto.prototype, 'randomUUID')
        Reflect.deleteProperty(Crypto.prototype, 'subtle')
        Reflect.deleteProperty(globalThis, 'caches')
      },
    ],
  ]
  for (const [lack, act] of lacks)
    test(`without ${lack}`, async ({ page }) => {
      await page.addInitScript(act)
      await page.goto('/?theme=dark')
      await expect(rowOf(page, news)).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      await change(page, 'POST', '/api/shares', { body: withShop })
      await page.reload()
      await expect(rowOf(page, shop)).toBeVisible()
    })
})

test.describe('addresses', () => {
  const leads: [string, string][] = [
    ['//?lang=en', '/sharing/given?lang=en'],
    ['//sharing/given?theme=dark', '//sharing/given?theme=dark'],
    ['///x?world=demo&as=wx1234567890abcdef', '///x'],
  ]
  for (const [from, to] of leads)
    test(`${from} opens the console`, async ({ page, baseURL }) => {
      await page.goto(`${baseURL}${from}`)
      await expect(page.getByRole('banner')).toBeVisible()
      await expect(page).toHaveURL(`${baseURL}${to}`)
    })
})

test.describe('what fails to start leads to recovery', () => {
  const files: [string, string][] = [
    ['the entry', '**/assets/index-*.js'],
    ['the console', '**/assets/console-*.js'],
    ['the mock backend', '**/assets/startMockBackend-*.js'],
    ['the contract', '**/assets/contract-*.js'],
  ]
  for (const [file, address] of files)
    for (const [how, status] of [
      ['cannot be had', 0],
      ['is gone from the host', 404],
    ] as const)
      test(`${file} ${how}; once it is there again, 重新加载 opens the console`, async ({
        page,
        expectConsoleError,
      }) => {
        expectConsoleError(/Failed to load|Failed to fetch|error loading|net::ERR/i)
        await page.route(address, (route) =>
          status === 0 ? route.abort() : route.fulfill({ status, body: 'Not found' }),
        )
        await page.goto('/')
        await expectRecovery(page, /控制台启动时出错/)
        await page.unroute(address)
        await page.getByRole('button', { name: '重新加载', exact: true }).click()
        await expect(rowOf(page, news)).toBeVisible()
      })

  const failures: [string, () => void][] = [
    ['the address cannot be read', () => void Object.assign(globalThis, { URLSearchParams: undefined })],
    [
      'the history cannot be written',
      () => {
        History.prototype.replaceState = () => {
          throw new DOMException('no', 'SecurityError')
        }
      },
    ],
    [
      'the first screen cannot be drawn',
      () => {
        const createElement = Document.prototype.createElement
        Document.prototype.createElement = function (name: string) {
          if (name === 'header') throw new DOMException('no', 'NotSupportedError')
          return createElement.call(this, name)
        }
      },
    ],
  ]
  for (const [failure, act] of failures)
    test(`${failure}`, async ({ page, expectConsoleError }) => {
      expectConsoleError(/Error/)
      await page.addInitScript(act)
      await page.goto('/?lang=en')
      await expectRecovery(page, /控制台启动时出错/)
    })

  test('S06 X6 every script, style and preloaded module says its content', async ({ page, baseURL, subPath }) => {
    for (const base of ['/', subPath]) {
      const html = await (await page.request.get(base)).text()
      const tags = html.match(/<(?:script|link rel="(?:stylesheet|modulepreload)")[^>]*>/g) ?? []
      expect(tags.length).toBeGreaterThan(5)
      for (const tag of tags) {
        const [, address = ''] = /(?:src|href)="([^"]+)"/.exec(tag) ?? []
        const content = await (await page.request.get(new URL(address, new URL(base, baseURL)).href)).body()
        expect(tag).toContain(`integrity="sha384-${createHash('sha384').update(content).digest('base64')}"`)
      }
    }
  })

  for (const [file, address] of [...files, ['the style sheet', '**/assets/style-*.css']] as [string, string][])
    test(`X6 ${file} that was altered on its way is not used`, async ({ page, expectConsoleError }) => {
      expectConsoleError(/integrity|Failed to load|Failed to fetch|error loading/i)
      await page.route(address, async (route) => {
        const response = await route.fetch()
        const body = `${await response.text()}\n;globalThis.isAltered = true`
        await route.fulfill({ response, body: file === 'the style sheet' ? ':root { --altered: 1 }' : body })
      })
      await page.goto('/')
      if (file === 'the style sheet') await expect(rowOf(page, news)).toBeVisible()
      else await expectRecovery(page, /控制台启动时出错/)
      expect(
        await page.evaluate(() => [
          Reflect.get(globalThis, 'isAltered'),
          getComputedStyle(document.documentElement).getPropertyValue('--altered'),
        ]),
      ).toEqual([undefined, ''])
    })

  test('a module throws while it is loaded', async ({ page, expectConsoleError, expectPageError }) => {
    expectConsoleError(/Error/)
    expectPageError(/a broken build/)
    const body = 'throw new Error("a broken build")'
    await page.route('**/assets/contract-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body }))
    // A broken build is one with itself: its page has the hashes of its files.
    await page.route('**/', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: (await response.text()).replaceAll(/ integrity="[^"]*"/g, '') })
    })
    await page.goto('/')
    await expectRecovery(page, /控制台启动时出错/)
  })

  const scenarios: [string, string][] = [
    ['is no JSON', '{"accounts":'],
    ['is no world', '{}'],
    ['is null', 'null'],
    ['breaks a rule', JSON.stringify({ ...aWorld().withShare().world, environments: [] })],
  ]
  for (const [what, text] of scenarios)
    test(`a world brought along that ${what}; 重置 opens the demo world`, async ({ page, expectConsoleError }) => {
      expectConsoleError(/Error/)
      await leaveConsole(page)
      await page.evaluate((world) => sessionStorage.setItem('mock.custom-scenario', world), text)
      await page.goto('/sharing/given')
      await expectRecovery(page, /控制台启动时出错/)
      expect(await exported(page)).toContain('mock.custom-scenario')
      await page.getByRole('button', { name: '重置', exact: true }).click()
      await expect(rowOf(page, news)).toBeVisible()
    })

  test('storage that never answers: after a while that is said, and the console comes if it does after all', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const open = IDBFactory.prototype.open
      const waiting: (() => void)[] = []
      Object.assign(globalThis, { answerAtLast: () => waiting.map((go) => go()) })
      IDBFactory.prototype.open = function (...all) {
        const request = open.apply(this, all)
        const listen = request.addEventListener.bind(request)
        request.addEventListener = (kind: string, listener: EventListener) =>
          listen(kind, (event) =>
            kind === 'success' ? void waiting.push(() => listener.call(request, event)) : listener.call(request, event),
          )
        return request
      }
    })
    await page.goto('/')
    await expectRecovery(page, /控制台长时间没有打开/)
    await page.evaluate(() => (Reflect.get(globalThis, 'answerAtLast') as () => void)())
    await expect(page.getByRole('banner')).toBeVisible()
    await expect(page.getByRole('heading', { name: '控制台无法打开' })).toHaveCount(0)
  })

  test('not even the recovery screen can be had: a sentence in both languages stands there', async ({
    page,
    expectConsoleError,
  }) => {
    expectConsoleError(/Failed to load|Failed to fetch|error loading|net::ERR/i)
    await page.route('**/assets/**', (route) => route.abort())
    await page.goto('/')
    await expect(page.getByText('如果长时间没有打开，请刷新页面。')).toBeVisible()
    await expect(page.getByText('please refresh the page')).toBeVisible()
  })

  test('the recovery screen can be used with the keyboard, and axe finds nothing', async ({
    page,
    expectConsoleError,
  }) => {
    expectConsoleError(/Error/)
    await leaveConsole(page)
    await page.evaluate(() => sessionStorage.setItem('mock.custom-scenario', '{'))
    await page.goto('/')
    await expectRecovery(page, /控制台启动时出错/)
    await expect(page.getByRole('heading', { name: '控制台无法打开' })).toBeFocused()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: '重置', exact: true })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(rowOf(page, news)).toBeVisible()
  })
})

test.describe('X11 F60 an error that no code catches', () => {
  for (const [how, act] of [
    ['a promise', () => void Promise.reject(new Error('lost on the way'))],
    ['a timer', () => void setTimeout(() => Reflect.construct(null as unknown as typeof Error, []), 0)],
    ['what is no error', () => void Promise.reject('lost on the way')],
  ] as [string, () => void][])
    test(`${how}: it is told once, over a dialog too, with what to copy`, async ({
      page,
      context,
      expectPageError,
    }) => {
      expectPageError(/lost on the way|Reflect\.construct|not a constructor|null/)
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.goto('/sharing/given/new')
      await expect(page.getByRole('dialog')).toBeVisible()
      for (let times = 0; times < 3; times += 1) await page.evaluate(act)
      const note = page.getByRole('alert').filter({ hasText: '页面出现意外错误' })
      await expect(note).toHaveCount(1)
      await note.getByRole('button', { name: '复制诊断信息' }).click()
      await expect(note.getByRole('button', { name: '已复制' })).toBeVisible()
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      expect(copied).toMatch(/^time: 20.*\naddress: http.*\nbrowser: .*\n/)
      expect(copied).toMatch(/error: \w+: ./)
      await note.getByRole('button', { name: '关闭' }).click()
      await page.evaluate(act)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await expect(note).toHaveCount(0)
    })

  test('what another part has taken care of, and what the browser only remarks, is not told', async ({ page }) => {
    await page.goto('/sharing/given')
    await expect(rowOf(page, news)).toBeVisible()
    await page.evaluate(() => {
      addEventListener('unhandledrejection', (event) => event.preventDefault(), { once: true })
      void Promise.reject(new Error('does not matter'))
      dispatchEvent(
        new ErrorEvent('error', { message: 'ResizeObserver loop completed with undelivered notifications.' }),
      )
    })
    await page.getByRole('link', { name: '添加共享' }).first().click()
    await expect(page.getByRole('dialog', { name: '添加共享' })).toBeVisible()
    await expect(page.getByText('页面出现意外错误')).toHaveCount(0)
  })
})
