import type { Locator, Page } from '@playwright/test'
import { aWorld, lender, news, owner, shop, type WorldInTheMaking } from '../src/domain/testing/aWorld.ts'
import { expect, pressOn, test } from './fixtures.ts'

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 })
const row = (page: Page, { name }: { name: string }) => page.getByRole('row', { name })

/** The owner shares with 茶语商城 (`share-1`), and 茶语会员 with it (`share-2`). */
const world = () => aWorld().withShare().withReceivedShare()

interface AddressedDialog {
  title: string
  role: 'dialog' | 'alertdialog'
  address: string
  parent: string
  /** What opens it. */
  opener: (page: Page) => Locator
  /** Something only its content has. */
  content: (dialog: Locator) => Locator
  given?: () => WorldInTheMaking
}

const dialogs: AddressedDialog[] = [
  {
    title: '添加共享',
    role: 'dialog',
    address: '/sharing/given/new',
    parent: '/sharing/given',
    opener: (page) => page.getByRole('link', { name: '添加共享' }),
    content: (dialog) => dialog.getByRole('textbox', { name: 'AppID' }),
  },
  {
    title: '配置环境',
    role: 'dialog',
    address: '/sharing/given/share-1/configure',
    parent: '/sharing/given',
    opener: (page) => row(page, shop).getByRole('link', { name: '配置环境' }),
    content: (dialog) => dialog.getByRole('group', { name: '环境 1' }),
  },
  {
    title: '解除环境共享',
    role: 'alertdialog',
    address: '/sharing/given/share-1/revoke',
    parent: '/sharing/given',
    opener: (page) => row(page, shop).getByRole('link', { name: '解除' }),
    content: (dialog) => dialog.getByText(shop.appId),
  },
  {
    title: '解除环境共享',
    role: 'alertdialog',
    address: '/sharing/received/share-2/revoke',
    parent: '/sharing/received',
    opener: (page) => row(page, lender).getByRole('link', { name: '解除' }),
    content: (dialog) => dialog.getByText(lender.appId),
  },
  {
    title: '注销环境共享',
    role: 'alertdialog',
    address: '/settings/extensions/deregister',
    parent: '/settings/extensions',
    opener: (page) => page.getByRole('link', { name: '注销' }),
    content: (dialog) => dialog.getByText('还有 2 个共享关系，解除后才能注销'),
  },
]

for (const { title, role, address, parent, opener, content, given: begin = world } of dialogs) {
  test.describe(`${title} at ${address}`, () => {
    const dialogOf = (page: Page) => page.getByRole(role, { name: title })

    test('a link opens it, a reload keeps it, and closing it leads to its page', async ({ page, given }) => {
      await given(begin())
      await page.goto(address)
      await expect(content(dialogOf(page))).toBeVisible()
      await page.reload()
      await expect(content(dialogOf(page))).toBeVisible()
      await expect(page).toHaveURL(address)
      await dialogOf(page).getByRole('button', { name: '取消' }).click()

      await expect(dialogOf(page)).toBeHidden()
      await expect(page).toHaveURL(parent)
      await expect(opener(page)).toBeVisible()
    })

    test('Esc closes it, and the focus returns to what opened it', async ({ page, given }) => {
      await given(begin())
      await page.goto(parent)
      await pressOn(page, opener(page))
      await expect(content(dialogOf(page))).toBeVisible()
      await expect(page).toHaveURL(address)
      await page.keyboard.press('Escape')

      await expect(dialogOf(page)).toBeHidden()
      await expect(page).toHaveURL(parent)
      await expect(opener(page)).toBeFocused()
    })

    test('Back closes it, Forward opens it again, and the focus returns to what opened it', async ({ page, given }) => {
      await given(begin())
      await page.goto(parent)
      await pressOn(page, opener(page))
      await expect(content(dialogOf(page))).toBeVisible()
      await page.goBack()
      await expect(dialogOf(page)).toBeHidden()
      await expect(page).toHaveURL(parent)
      await expect(opener(page)).toBeFocused()
      await page.goForward()
      await expect(content(dialogOf(page))).toBeVisible()
      await dialogOf(page).getByRole('button', { name: '关闭' }).click()
      await expect(page).toHaveURL(parent)
    })

    test('the focus stays inside while it is open', async ({ page, given }) => {
      await given(begin())
      await page.goto(address)
      await expect(content(dialogOf(page))).toBeVisible()
      const isInside = () => dialogOf(page).evaluate((dialog) => dialog.contains(document.activeElement))
      await expect.poll(isInside).toBe(true)
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press('Tab')
        await expect.poll(isInside, `after ${presses + 1} presses of Tab`).toBe(true)
      }
    })
  })
}

test('closing a dialog keeps the search and the sorting of the list behind it', async ({ page, given }) => {
  await given(world().withShare({ grantee: news }))
  await page.goto(`/sharing/given?search=${encodeURIComponent('商城')}&sort=name`)
  await row(page, shop).getByRole('link', { name: '配置环境' }).click()
  await expect(page.getByRole('dialog', { name: '配置环境' })).toBeVisible()
  await page.reload()
  await page.getByRole('dialog', { name: '配置环境' }).getByRole('button', { name: '取消' }).click()

  await expect(page.getByRole('searchbox', { name: '搜索' })).toHaveValue('商城')
  await expect(page).toHaveURL(`/sharing/given?search=${encodeURIComponent('商城')}&sort=name`)
  await expect(row(page, news)).toHaveCount(0)
})

test('a dialog with something unsubmitted asks before it is left, by Esc and by Back', async ({ page, given }) => {
  await given(world())
  await page.goto('/sharing/given')
  await page.getByRole('link', { name: '添加共享' }).click()
  const dialog = page.getByRole('dialog', { name: '添加共享' })
  const question = page.getByRole('alertdialog', { name: '放弃未提交的更改？' })
  await dialog.getByRole('textbox', { name: 'AppID' }).fill('wx5fe6')
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: '继续编辑' }).click()
  await expect(question).toBeHidden()
  await expect(dialog.getByRole('textbox', { name: 'AppID' })).toHaveValue('wx5fe6')

  await page.evaluate(() => history.back())
  await question.getByRole('button', { name: '继续编辑' }).click()
  await expect(page).toHaveURL('/sharing/given/new')
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: '放弃更改' }).click()
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL('/sharing/given')
  await page.getByRole('link', { name: '添加共享' }).click()
  await expect(dialog.getByRole('textbox', { name: 'AppID' })).toHaveValue('')
})

test('a dialog of a share that is not there says so and leads back', async ({ page, given }) => {
  await given(world())
  for (const address of [
    '/sharing/given/share-9/configure',
    '/sharing/given/share-9/revoke',
    '/sharing/received/share-9/revoke',
  ]) {
    await page.goto(address)
    await expect(page.getByText('共享关系不存在或无权访问')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(address.startsWith('/sharing/given') ? '/sharing/given' : '/sharing/received')
  }
})

test('/ leads to /sharing/given, without a way back to itself', async ({ page, given }) => {
  await given(world())
  await page.goto('/notifications')
  await expect(heading(page, '通知')).toBeVisible()
  await page.goto('/')
  await expect(page).toHaveURL('/sharing/given')
  await expect(row(page, shop)).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL('/notifications')
})

test('every page has its address, its heading and its title, also after a reload', async ({ page, given }) => {
  await given(world())
  await page.goto('/')
  for (const [link, address, title, name = title] of [
    ['环境共享', '/sharing/given', '环境共享', '我共享的'],
    ['操作记录', '/history', '操作记录'],
    ['环境名称', '/settings/environment', '环境名称'],
    ['拓展功能', '/settings/extensions', '拓展功能'],
  ] as const) {
    const place = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: link })
    await place.click()
    await expect(page).toHaveURL(address)
    await expect(heading(page, title)).toBeVisible()
    await expect(page).toHaveTitle(`${name} · 环境共享控制台`)
    await page.reload()
    await expect(heading(page, title)).toBeVisible()
    await expect(place).toHaveAttribute('aria-current', 'page')
  }
  await page.getByRole('banner').getByRole('link', { name: '通知' }).click()
  await expect(page).toHaveURL('/notifications')
  await expect(heading(page, '通知')).toBeVisible()
  await expect(page).toHaveTitle('通知 · 环境共享控制台')
})

test('both lists and each dialog have a title of their own', async ({ page, given }) => {
  await given(world())
  for (const [address, title] of [
    ['/sharing/given', '我共享的'],
    ['/sharing/received', '共享给我的'],
    ['/sharing/given/new', '我共享的 · 添加共享'],
    ['/sharing/given/share-1/configure', '我共享的 · 配置环境'],
    ['/sharing/received/share-2/revoke', '共享给我的 · 解除环境共享'],
    ['/settings/extensions/deregister', '拓展功能 · 注销环境共享'],
    ['/environments/test-f96b31/database', '数据库 test-f96b31'],
  ] as const) {
    await page.goto(address)
    await expect(page).toHaveTitle(`${title} · 环境共享控制台`)
  }
  await page.goto('/sharing/given/new')
  await page.getByRole('textbox', { name: 'AppID' }).fill('wx5fe6')
  await page.keyboard.press('Escape')
  await expect(page).toHaveTitle('我共享的 · 放弃未提交的更改？ · 环境共享控制台')
  await page.getByRole('button', { name: '放弃更改' }).click()
  await expect(page).toHaveTitle('我共享的 · 环境共享控制台')
})

test('an address that leads nowhere says so and leads back', async ({ page, given }) => {
  await given(world())
  for (const address of [
    '/nowhere',
    '/sharing',
    '/sharing/given/share-1',
    '/sharing/given/share-1/configure/more',
    '/settings',
  ]) {
    await page.goto(address)
    await expect(page.getByText('页面不存在')).toBeVisible()
  }
  await page.getByRole('link', { name: '返回环境共享' }).click()
  await expect(row(page, shop)).toBeVisible()
})

test.describe('K10 an address that cannot be decoded', () => {
  for (const path of ['%', '%E0%A4%A', 'sharing/given/%', '%ff%fe', 'a%2'])
    test(`/${path} says that it leads nowhere and leads back, below a path of its own too`, async ({
      page,
      baseURL,
      subPath,
    }) => {
      for (const base of [`${baseURL}/`, subPath]) {
        await page.goto(base + path)
        await expect(page.getByRole('heading', { name: '页面不存在', level: 1 })).toBeVisible()
        await page.getByRole('link', { name: '返回环境共享' }).click()
        await expect(page).toHaveURL(`${base}sharing/given`)
        await expect(page.getByRole('heading', { name: '环境共享', level: 1 })).toBeVisible()
      }
    })

  test('in the place of a share it is a share that nobody has', async ({ page }) => {
    await page.goto('/sharing/given/%E0%A4%A/revoke')
    await expect(page.getByRole('alertdialog').getByText('共享关系不存在或无权访问')).toBeVisible()
  })
})

test('an address may write its letters in any way a browser does', async ({ page, given }) => {
  await given(world())
  await page.goto('/sharing/given/share%2D1/configure')
  await expect(page.getByRole('dialog', { name: '配置环境' }).getByRole('group', { name: '环境 1' })).toBeVisible()
})

test.describe('B46 what an address asks for in vain', () => {
  for (const [key, value] of [
    ['world', 'atlantis'],
    ['as', 'wx00000000000000ff'],
    ['as', 'constructor'],
    ['lang', 'fr'],
    ['theme', 'pink'],
  ] as const) {
    test(`${key}=${value} is ignored with a word about it, and the console works`, async ({ page, given }) => {
      await given(world())
      await page.goto(`/sharing/given?${key}=${value}`)

      await expect(page.getByText(`链接中的“${key}”无效，已忽略`)).toBeVisible()
      await expect(row(page, shop)).toBeVisible()
      await expect(page.getByRole('button', { name: new RegExp(owner.appId) })).toBeVisible()
      await expect(page).toHaveURL('/sharing/given')
      await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    })
  }

  test('several at once are all named', async ({ page, given }) => {
    await given(world())
    await page.goto('/sharing/given?lang=fr&theme=pink&world=__proto__')
    for (const key of ['lang', 'theme', 'world'])
      await expect(page.getByText(`链接中的“${key}”无效，已忽略`)).toBeVisible()
    await expect(row(page, shop)).toBeVisible()
  })
})

test('as, world, lang and theme are understood on every address, which says those that are not the default', async ({
  page,
}) => {
  await page.goto(
    '/sharing/given/share-service/configure?as=wx1234567890abcdef&world=demo&lang=en&theme=dark&sort=name',
  )

  await expect(page.getByRole('dialog', { name: 'Configure environments' })).toBeVisible()
  await expect(page).toHaveURL('/sharing/given/share-service/configure?sort=name&lang=en&theme=dark')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
})

test('an address that was copied opens the same state for a colleague, wherever one went before', async ({
  page,
  browser,
  watch,
}) => {
  const kept = `world=many&as=${shop.appId}&lang=en&theme=dark`
  await page.goto(`/sharing/received?${kept}`)
  await page.getByRole('tab', { name: 'Shared by me' }).click()
  await expect(page).toHaveURL(`/sharing/given?${kept}`)
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Extensions' }).click()
  await page.getByRole('link', { name: 'Environment sharing' }).first().click()
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Activity' }).click()
  await expect(heading(page, 'Activity')).toBeVisible()
  await expect(page).toHaveURL(`/history?${kept}`)

  const colleague = await browser.newContext()
  await watch(colleague)
  const other = await colleague.newPage()
  await other.goto(page.url())
  await expect(heading(other, 'Activity')).toBeVisible()
  await expect(other.getByRole('button', { name: new RegExp(shop.appId) })).toBeVisible()
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(other).toHaveURL(page.url())
  await colleague.close()
})

test('what the tab remembers stands in an address that did not say it', async ({ page }) => {
  await page.goto(`/sharing/given?world=empty&as=${shop.appId}`)
  await expect(page.getByRole('button', { name: new RegExp(shop.appId) })).toBeVisible()
  await page.goto('/notifications')
  await expect(heading(page, '通知')).toBeVisible()
  await expect(page).toHaveURL(`/notifications?world=empty&as=${shop.appId}`)
})

test('Back and Forward go between pages, and undo no choice of account', async ({ page, given }) => {
  await given(world())
  await page.goto('/notifications')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '拓展功能' }).click()
  await page.getByRole('button', { name: new RegExp(owner.appId) }).click()
  await page.getByRole('button', { name: new RegExp(`${lender.name}.*${lender.appId}`) }).click()
  await expect(page).toHaveURL(`/sharing/given?as=${lender.appId}`)
  await expect(page.getByRole('button', { name: new RegExp(lender.appId) })).toBeVisible()

  await page.goBack()
  await expect(heading(page, '拓展功能')).toBeVisible()
  await expect(page).toHaveURL(`/settings/extensions?as=${lender.appId}`)
  await page.goBack()
  await expect(heading(page, '通知')).toBeVisible()
  await expect(page).toHaveURL(`/notifications?as=${lender.appId}`)
  await page.goForward()
  await expect(page).toHaveURL(`/settings/extensions?as=${lender.appId}`)
  await page.reload()
  await expect(page.getByRole('button', { name: new RegExp(lender.appId) })).toBeVisible()
})

test('language and theme are chosen in the header and stay', async ({ page, given }) => {
  await given(world())
  await page.goto('/sharing/given?lang=en&theme=light')
  await expect(heading(page, 'Environment sharing')).toBeVisible()
  await expect(page).toHaveTitle('Shared by me · Environment Sharing Console')
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  expect(await scheme()).toBe('light')
  await page.getByRole('button', { name: 'Language and theme' }).click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  expect(await scheme()).toBe('dark')
  await page.getByRole('radio', { name: '中文' }).check()
  await expect(heading(page, '环境共享')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page).toHaveURL('/sharing/given?theme=dark')
  await page.reload()
  await expect(heading(page, '环境共享')).toBeVisible()
  await page.getByRole('button', { name: '语言和主题' }).click()
  await expect(page.getByRole('radio', { name: '深色' })).toBeChecked()
  expect(await scheme()).toBe('dark')
})

test.describe('addresses of the list', () => {
  for (const query of ['page=0', 'page=-1', 'page=NaN', 'page=1;drop', 'page=1.5', 'page=', 'page=1e9', 'page=١']) {
    test(`B42 ?${query} shows the first page, and the address is put right`, async ({ page, given }) => {
      await given(world())
      await page.goto(`/sharing/given?${query}`)
      await expect(row(page, shop)).toBeVisible()
      await expect(page).toHaveURL('/sharing/given')
    })
  }

  test('B42 a page beyond the last one shows the last one, and the address says so', async ({ page }) => {
    await page.goto('/sharing/given?world=many&page=999999&pageSize=50')
    await expect(page.getByText(/第 (\d+) \/ \1 页/)).toBeVisible()
    await expect(page).not.toHaveURL(/999999/)
    const last = Number(new URL(page.url()).searchParams.get('page'))
    expect(last).toBeGreaterThan(1)
    await expect(page.getByText(`第 ${last} / ${last} 页`)).toBeVisible()
  })

  for (const query of ['sort=price', 'kind=robot', 'pageSize=7', 'tab=third', 'sort=constructor&kind=__proto__']) {
    test(`B43 ?${query} counts as not said, and the address is put right`, async ({ page, given }) => {
      await given(world())
      await page.goto(`/sharing/given?${query}`)
      await expect(row(page, shop)).toBeVisible()
      await expect(page).toHaveURL('/sharing/given')
    })
  }

  test('search, filters and sorting live in the address: a reload keeps them, Back undoes them', async ({
    page,
    given,
  }) => {
    await given(world().withShare({ grantee: news, id: 'share-9' }))
    await page.goto('/sharing/given')
    await page.getByRole('combobox', { name: '类型' }).selectOption('公众号')
    await expect(page).toHaveURL('/sharing/given?kind=official-account')
    await expect(row(page, shop)).toHaveCount(0)
    await page.getByRole('button', { name: '被共享方' }).click()
    await expect(page).toHaveURL('/sharing/given?kind=official-account&sort=name')
    await page.reload()
    await expect(page.getByRole('columnheader', { name: '被共享方' })).toHaveAttribute('aria-sort', 'ascending')
    await expect(page.getByRole('combobox', { name: '类型' })).toHaveValue('official-account')
    await expect(row(page, news)).toBeVisible()
    await page.goBack()
    await expect(page).toHaveURL('/sharing/given?kind=official-account')
    await page.goBack()
    await expect(page).toHaveURL('/sharing/given')
    await expect(row(page, shop)).toBeVisible()
  })

  test('a search that finds nothing says so, and one press clears it', async ({ page, given }) => {
    await given(world())
    await page.goto('/sharing/given')
    await page.getByRole('searchbox', { name: '搜索' }).fill('没有的')
    await expect(page.getByText('没有符合条件的共享')).toBeVisible()
    await page.getByRole('main').getByRole('button', { name: '清除筛选' }).last().click()
    await expect(row(page, shop)).toBeVisible()
    await expect(page.getByRole('searchbox', { name: '搜索' })).toHaveValue('')
    await expect(page.getByRole('searchbox', { name: '搜索' })).toBeFocused()
    await expect(page).toHaveURL('/sharing/given')
  })

  test('F64 what is typed into the search with pauses stays, letter by letter', async ({ page, given }) => {
    await given(world())
    await page.goto('/sharing/given')
    const box = page.getByRole('searchbox', { name: '搜索' })
    await box.click()
    await page.evaluate(recordTyped)
    // Each letter comes about when the one before is put into the address.
    await box.pressSequentially('wxe0e2656', { delay: 210 })
    await expect(page).toHaveURL('/sharing/given?search=wxe0e2656')
    await expect(box).toHaveValue('wxe0e2656')
    const seen = await page.evaluate(() => (window as unknown as { typed: string[] }).typed)
    expect(seen).toEqual(seen.toSorted((one, other) => one.length - other.length))
  })

  test('pages are turned, and each has its address', async ({ page }) => {
    await page.goto('/sharing/given?world=many')
    await page.getByRole('navigation', { name: '分页' }).getByRole('button', { name: '下一页' }).click()
    await expect(page).toHaveURL('/sharing/given?page=2&world=many')
    await expect(page.getByText(/第 2 \/ \d+ 页/)).toBeVisible()
    await page.reload()
    await expect(page.getByText(/第 2 \/ \d+ 页/)).toBeVisible()
    await page.getByRole('combobox', { name: '每页条数' }).selectOption({ index: 0 })
    await expect(page).not.toHaveURL(/page=2/)
  })
})

/** Runs in a page: what stands in the search box, whenever that has changed by the next frame. */
function recordTyped() {
  const typed: string[] = []
  Object.assign(window, { typed })
  const look = () => {
    const text = document.querySelector<HTMLInputElement>('input[type="search"]')?.value ?? ''
    if (text !== typed.at(-1)) typed.push(text)
    requestAnimationFrame(look)
  }
  look()
}
