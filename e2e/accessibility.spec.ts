import type { Locator, Page } from '@playwright/test'
import {
  aGrant,
  aWorld,
  lender,
  news,
  owner,
  prodEnvironment,
  shop,
  testEnvironment,
  viewOnly,
} from '../src/domain/testing/aWorld.ts'
import { activationText } from '../src/text/activation.ts'
import { dialogText } from '../src/text/dialogs.ts'
import { emptyListsText } from '../src/text/emptyLists.ts'
import { failuresText } from '../src/text/failures.ts'
import { grantsText } from '../src/text/grants.ts'
import { nextStepsText } from '../src/text/nextSteps.ts'
import { notFoundText } from '../src/text/notFound.ts'
import { notificationsText } from '../src/text/notifications.ts'
import { revokeText } from '../src/text/revokeShare.ts'
import { languages, type Language } from '../src/text/sentences.ts'
import { settingsText } from '../src/text/settings.ts'
import { shareFiltersText } from '../src/text/shareFilters.ts'
import { sharesText } from '../src/text/shares.ts'
import { preferencesText } from '../src/text/preferences.ts'
import { shellText } from '../src/text/shell.ts'
import { mockBackendText } from '../src/text/mockBackend.ts'
import { change } from './ask.ts'
import { axe, setFaults, expect, test } from './fixtures.ts'
import { createAuditor } from './audit.ts'

// Every screen and every open dialog, gone through by one page per language.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const shareId = 'share-to-news'
const receivedId = 'share-from-lender'

/** The owner shares two environments and receives one; a share that ended before has left a notice. */
const busyWorld = aWorld()
  .withShare({
    id: shareId,
    grantee: news,
    grants: [aGrant(testEnvironment), aGrant(prodEnvironment, ['functions.view', 'functions.invoke'])],
  })
  .withReceivedShare({ id: 'share-ended', endedBy: lender })
  .withReceivedShare({ id: receivedId })

interface Text {
  activation: (typeof activationText)['en']
  dialog: (typeof dialogText)['en']
  emptyLists: (typeof emptyListsText)['en']
  failures: (typeof failuresText)['en']
  filters: (typeof shareFiltersText)['en']
  grants: (typeof grantsText)['en']
  nextSteps: (typeof nextStepsText)['en']
  notFound: (typeof notFoundText)['en']
  notifications: (typeof notificationsText)['en']
  revoke: (typeof revokeText)['en']
  settings: (typeof settingsText)['en']
  shares: (typeof sharesText)['en']
  preferences: (typeof preferencesText)['en']
  shell: (typeof shellText)['en']
  mockBackend: (typeof mockBackendText)['en']
}

const textOf = (language: Language): Text => ({
  activation: activationText[language],
  dialog: dialogText[language],
  emptyLists: emptyListsText[language],
  failures: failuresText[language],
  filters: shareFiltersText[language],
  grants: grantsText[language],
  nextSteps: nextStepsText[language],
  notFound: notFoundText[language],
  notifications: notificationsText[language],
  revoke: revokeText[language],
  settings: settingsText[language],
  shares: sharesText[language],
  preferences: preferencesText[language],
  shell: shellText[language],
  mockBackend: mockBackendText[language],
})

interface State {
  name: string
  open: (page: Page, t: Text) => Promise<void>
}

const shown = (locator: Locator) => expect(locator).toBeVisible()

async function lookUpShop(page: Page, t: Text) {
  await page.goto('/sharing/given/new')
  const dialog = page.getByRole('dialog', { name: t.grants.addTitle })
  await dialog.getByRole('textbox', { name: t.grants.appId }).fill(shop.appId)
  await page.keyboard.press('Enter')
  await shown(dialog.getByRole('group', { name: t.grants.row(1) }))
  return dialog
}

async function forgetDrafts(page: Page) {
  await page.evaluate(() => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('draft.')) sessionStorage.removeItem(key)
  })
}

const busyStates: State[] = [
  {
    name: 'list given',
    open: async (page, t) => {
      await page.goto('/sharing/given')
      await shown(page.getByRole('row', { name: news.appId }))
      await shown(page.getByRole('heading', { name: t.shares.title }))
    },
  },
  {
    name: 'list to print',
    open: async (page, t) => {
      await page.getByRole('link', { name: t.shares.print }).click()
      await shown(page.getByRole('rowheader').first())
    },
  },
  {
    name: 'account popover',
    open: async (page, t) => {
      await page.getByRole('button', { name: owner.appId }).first().click()
      await shown(page.getByRole('dialog', { name: t.shell.personas }).getByRole('button', { name: shop.appId }))
    },
  },
  {
    name: 'mock backend popover',
    open: async (page, t) => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: t.shell.simulated }).click()
      await shown(
        page.getByRole('dialog', { name: t.shell.simulated }).getByRole('button', { name: t.mockBackend.reset }),
      )
    },
  },
  {
    name: 'language and theme',
    open: async (page, t) => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: t.shell.preferences }).click()
      await shown(page.getByRole('radiogroup', { name: t.preferences.theme }))
    },
  },
  {
    name: 'list with next steps',
    open: async (page, t) => {
      await page.goto(`/sharing/given?shared=${shareId}`)
      await shown(page.getByRole('button', { name: t.nextSteps.dismiss }))
    },
  },
  {
    name: 'list without match',
    open: async (page, t) => {
      await page.goto('/sharing/given?search=nothing-like-it')
      await shown(page.getByText(t.shares.noMatch))
    },
  },
  {
    name: 'list filtered, with what was found marked',
    open: async (page, t) => {
      await page.goto('/sharing/given?search=wx5f&permission=invoke')
      await shown(page.getByRole('list', { name: t.filters.active }))
      await shown(page.getByRole('row', { name: news.appId }).locator('mark'))
    },
  },
  {
    name: 'panel of filters',
    open: async (page, t) => {
      await page.getByRole('button', { name: t.shares.filterCount(1) }).click()
      await shown(
        page.getByRole('dialog', { name: t.filters.title }).getByRole('group', { name: t.filters.name.status }),
      )
    },
  },
  {
    name: 'list received',
    open: async (page) => {
      await page.goto('/sharing/received')
      await shown(page.getByRole('row', { name: lender.appId }))
    },
  },
  {
    name: 'list failed',
    open: async (page, t) => {
      await setFaults(page, [{ on: 'GET /api/shares', kind: 'status', status: 500 }])
      await page.goto('/sharing/given')
      await shown(page.getByRole('button', { name: t.failures.copyRequestId }))
      await setFaults(page, [])
    },
  },
  {
    name: 'wizard before the look-up',
    open: async (page, t) => {
      await page.goto('/sharing/given/new')
      await shown(page.getByRole('dialog', { name: t.grants.addTitle }).getByRole('textbox', { name: t.grants.appId }))
    },
  },
  {
    name: 'wizard with a refused AppID',
    open: async (page, t) => {
      await page.getByRole('textbox', { name: t.grants.appId }).fill('wx1')
      await page.keyboard.press('Enter')
      await shown(page.getByRole('dialog').getByRole('alert'))
    },
  },
  {
    name: 'wizard with two rows and errors',
    open: async (page, t) => {
      await forgetDrafts(page)
      const dialog = await lookUpShop(page, t)
      await dialog.getByRole('button', { name: t.grants.add }).click()
      await dialog
        .getByRole('group', { name: t.grants.row(2) })
        .getByRole('checkbox', { name: t.grants.all })
        .uncheck()
      await dialog.getByRole('button', { name: t.grants.submit }).click()
      await shown(dialog.getByText(t.grants.noPermission))
    },
  },
  {
    name: 'wizard with the list of environments open',
    open: async (page, t) => {
      await page
        .getByRole('group', { name: t.grants.row(1) })
        .getByRole('combobox', { name: t.grants.environment })
        .click()
      await shown(page.getByRole('option', { name: testEnvironment.id }))
    },
  },
  {
    name: 'leave guard',
    open: async (page, t) => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('option')).toHaveCount(0)
      await page.getByRole('dialog', { name: t.grants.addTitle }).getByRole('button', { name: t.dialog.cancel }).click()
      await shown(
        page.getByRole('alertdialog', { name: t.dialog.discardTitle }).getByRole('button', { name: t.dialog.stay }),
      )
    },
  },
  {
    name: 'configure with rows that fold',
    open: async (page, t) => {
      await forgetDrafts(page)
      await page.goto(`/sharing/given/${shareId}/configure`)
      const dialog = page.getByRole('dialog', { name: t.grants.configureTitle })
      await dialog.getByRole('button', { name: t.grants.add }).click()
      await shown(dialog.getByRole('button', { expanded: false }).filter({ hasText: prodEnvironment.id }))
    },
  },
  {
    name: 'configure with a difference',
    open: async (page, t) => {
      await forgetDrafts(page)
      await page.goto(`/sharing/given/${shareId}/configure`)
      const dialog = page.getByRole('dialog', { name: t.grants.configureTitle })
      await dialog
        .getByRole('group', { name: t.grants.row(1) })
        .getByRole('checkbox')
        .last()
        .uncheck()
      await dialog.getByRole('button', { name: t.grants.removeRow(2) }).click()
      await shown(dialog.getByRole('region', { name: t.grants.changes }).getByText(prodEnvironment.id))
    },
  },
  {
    name: 'configure changed elsewhere',
    open: async (page, t) => {
      await changeElsewhere(page)
      await shown(page.getByRole('dialog', { name: t.grants.configureTitle }).getByText(t.grants.changedElsewhere))
    },
  },
  {
    name: 'revoke as owner',
    open: async (page, t) => {
      await forgetDrafts(page)
      await page.goto(`/sharing/given/${shareId}/revoke`)
      await shown(page.getByRole('alertdialog', { name: t.revoke.title }).getByText(testEnvironment.id))
    },
  },
  {
    name: 'revoke as grantee',
    open: async (page, t) => {
      await page.goto(`/sharing/received/${receivedId}/revoke`)
      await shown(page.getByRole('alertdialog', { name: t.revoke.title }).getByText(lender.name).first())
    },
  },
  {
    name: 'a share that is not there',
    open: async (page, t) => {
      await page.goto('/sharing/given/no-such-share/configure')
      await shown(page.getByRole('dialog', { name: t.grants.configureTitle }).getByRole('status'))
      await expect(page.getByText(t.shell.loading).or(page.getByText(t.shell.stillLoading))).toHaveCount(0)
    },
  },
  {
    name: 'extensions',
    open: async (page, t) => {
      await page.goto('/settings/extensions')
      await shown(page.getByRole('link', { name: t.settings.deregister }))
    },
  },
  {
    name: 'deregister, blocked',
    open: async (page, t) => {
      await page.goto('/settings/extensions/deregister')
      await shown(page.getByRole('alertdialog', { name: t.settings.deregisterTitle }).getByText(t.settings.blocked(2)))
    },
  },
  {
    name: 'environment',
    open: async (page, t) => {
      await page.goto('/settings/environment')
      await shown(page.getByRole('combobox', { name: t.settings.switchTo }))
    },
  },
  {
    name: 'environment with its list open',
    open: async (page, t) => {
      await page.getByRole('combobox', { name: t.settings.switchTo }).click()
      await shown(page.getByRole('option', { name: testEnvironment.id }))
      // What is around the list can still be read and reached.
      await shown(page.getByRole('heading', { name: t.settings.environment, level: 1 }))
      await shown(page.getByRole('link', { name: t.settings.extensions }))
    },
  },
  {
    name: 'notifications',
    open: async (page, t) => {
      await page.goto('/notifications')
      await shown(page.getByRole('heading', { name: t.notifications.kind }))
    },
  },
  {
    name: 'an address that leads nowhere',
    open: async (page, t) => {
      await page.goto('/no/such/page')
      await shown(page.getByRole('heading', { name: t.notFound.title }))
    },
  },
]

const quietStates: State[] = [
  {
    name: 'list empty, given',
    open: async (page, t) => {
      await page.goto('/sharing/given?world=empty')
      await shown(page.getByText(t.emptyLists.given))
    },
  },
  {
    name: 'list empty, received',
    open: async (page, t) => {
      await page.goto('/sharing/received')
      await shown(page.getByText(t.emptyLists.received))
    },
  },
  {
    name: 'deregister, free',
    open: async (page, t) => {
      await page.goto('/settings/extensions/deregister')
      await shown(
        page.getByRole('alertdialog', { name: t.settings.deregisterTitle }).getByText(t.settings.deregisterBody),
      )
    },
  },
  {
    name: 'notifications, none',
    open: async (page, t) => {
      await page.goto('/notifications')
      await shown(page.getByText(t.notifications.empty))
    },
  },
  {
    name: 'not activated',
    open: async (page, t) => {
      await page.goto('/sharing/given?world=not-activated')
      await shown(page.getByRole('button', { name: t.activation.activate }))
    },
  },
  {
    name: 'without cloud development',
    open: async (page, t) => {
      await page.goto('/sharing/given?as=wx075cf85bf347b6df')
      await shown(page.getByText(t.activation.noCloud))
    },
  },
]

for (const language of languages) {
  // One walk for all looks: opening forty states takes longer than looking at them.
  test(`every screen and open dialog, ${language}: four engines, light and dark, 320 px, spaced text, target sizes, language`, async ({
    page,
    given,
  }) => {
    test.setTimeout(600_000)
    const { audit, finish } = createAuditor(language)
    const t = textOf(language)
    await given(busyWorld)
    await page.goto(`/sharing/given?lang=${language}`)
    await expect(page.locator('html')).toHaveAttribute('lang', language)

    for (const { name, open } of [...busyStates, ...quietStates]) {
      await test.step(name, async () => {
        await open(page, t)
        await audit(page, name)
      })
    }
    finish()
  })
}

test('the theme of the address is as dark, or as light, as the system’s own', async ({ page, given }) => {
  await given(aWorld())
  const background = () => page.locator('html').evaluate((element) => getComputedStyle(element).backgroundColor)
  const colours = new Map<string, string>()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto('/sharing/given?theme=system')
    colours.set(colorScheme, await background())
  }
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme === 'light' ? 'dark' : 'light' })
    await page.goto(`/sharing/given?theme=${theme}`)
    // Seen once on a busy computer: the page was still as the system is when it had just been loaded.
    await expect.poll(background).toBe(colours.get(theme))
  }
  expect(colours.get('light')).not.toBe(colours.get('dark'))
})

test('F63 in a window of 320 by 256 every button of a dialog can be reached', async ({ page, given }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await given(busyWorld)
  const dialogs: [string, string][] = [
    ['/sharing/given/new', '提交'],
    [`/sharing/given/${shareId}/configure`, '提交'],
    [`/sharing/given/${shareId}/revoke`, '解除共享'],
    ['/settings/extensions/deregister', '取消'],
  ]
  for (const [address, last] of dialogs) {
    await page.goto(address)
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
    await expect(dialog.getByRole('button', { name: last })).toBeInViewport({ ratio: 1 })
    await expect(dialog.getByRole('button', { name: '关闭' })).toBeInViewport({ ratio: 1 })
    const middle = dialog.getByRole('heading').or(dialog.getByRole('listitem')).last()
    // What blocks 注销 comes later than its heading.
    await expect(async () => {
      await middle.scrollIntoViewIfNeeded()
      await expect(middle).toBeInViewport({ timeout: 500 })
    }).toPass()
  }
})

test('the page behind a dialog cannot be scrolled or pressed', async ({ page }) => {
  await page.goto('/sharing/given/new?world=many')
  const dialog = page.getByRole('dialog', { name: '添加共享' })
  await expect(dialog.getByRole('textbox', { name: 'AppID' })).toBeFocused()
  const heading = await dialog.getByRole('heading', { name: '添加共享' }).boundingBox()
  if (!heading) throw new Error('the dialog has no heading')

  const scrolled = () => page.evaluate(() => scrollY)
  for (const at of [
    { x: 5, y: 300 },
    { x: heading.x + 5, y: heading.y + 5 },
  ]) {
    await page.mouse.move(at.x, at.y)
    await page.mouse.wheel(0, 400)
    await page.mouse.wheel(0, 400)
  }
  await page.keyboard.press('PageDown')
  // Two frames on, what was going to scroll has begun to.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  expect(await scrolled()).toBe(0)
  await page.mouse.click(60, 130)
  await expect(page).toHaveURL('/sharing/given/new?world=many')

  // A question over the dialog keeps the pointer from the dialog as well.
  const closeButton = await dialog.getByRole('button', { name: '关闭' }).boundingBox()
  if (!closeButton) throw new Error('the dialog has no ×')
  await dialog.getByRole('textbox', { name: 'AppID' }).fill(shop.appId)
  await dialog.getByRole('button', { name: '取消' }).click()
  const question = page.getByRole('alertdialog')
  await expect(question).toBeVisible()
  const isReached = await page.evaluate(
    ({ x, y }) => document.elementFromPoint(x + 5, y + 5)?.closest('button') !== null,
    closeButton,
  )
  expect(isReached).toBe(false)
  await question.getByRole('button', { name: '放弃更改' }).click()
  await expect(dialog).toHaveCount(0)
  await page.mouse.wheel(0, 400)
  await expect.poll(scrolled).toBeGreaterThan(0)
})

test('with forced colours what is chosen can still be told from what is not', async ({ page, given }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await given(busyWorld)
  await page.goto('/sharing/given')
  await expect(page.getByRole('row', { name: news.appId })).toBeVisible()
  expect(await axe(page)).toEqual([])

  const tab = (name: string) =>
    page.getByRole('tab', { name }).evaluate((element) => getComputedStyle(element).borderBottomColor)
  expect(await tab('我共享的')).not.toBe(await tab('共享给我的'))

  const dialog = await lookUpShop(page, textOf('zh-CN'))
  await dialog.getByRole('combobox', { name: '云环境' }).click()
  await page.keyboard.press('ArrowDown')
  const option = (name: string) =>
    page.getByRole('option', { name }).evaluate((element) => getComputedStyle(element).backgroundColor)
  await expect(page.getByRole('option', { name: testEnvironment.id })).toHaveAttribute('data-highlighted')
  expect(await option(testEnvironment.id)).not.toBe(await option(prodEnvironment.id))
  await page.keyboard.press('Enter')

  const submit = dialog.getByRole('button', { name: '提交' })
  expect(await submit.evaluate((element) => getComputedStyle(element).borderTopWidth)).not.toBe('0px')
  expect(await axe(page)).toEqual([])
})

test('the document speaks the language of the screen, also after a change of mind', async ({ page, given }) => {
  await given(aWorld())
  await page.goto('/sharing/given')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page).toHaveTitle('我共享的 · 环境共享控制台')

  await page.getByRole('button', { name: '语言和主题' }).click()
  await page.getByRole('radio', { name: 'English' }).check()

  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveTitle('Shared by me · Environment Sharing Console')
  await expect(page.getByRole('heading', { name: 'Environment sharing', level: 1 })).toBeVisible()
})

/** Another tab of the owner's changes the share; this one looks again when the user comes back to it. */
async function changeElsewhere(page: Page) {
  const grants = [aGrant(testEnvironment, viewOnly), aGrant(prodEnvironment, ['functions.view', 'functions.invoke'])]
  await change(page, 'PUT', `/api/shares/${shareId}`, { body: { grants }, version: 1 })
  await page.evaluate(() => dispatchEvent(new Event('visibilitychange')))
}
