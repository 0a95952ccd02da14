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
  testEnvironment,
} from '../src/domain/testing/aWorld.ts'
import { authFunctionText } from '../src/text/authFunction.ts'
import { editingText } from '../src/text/editing.ts'
import { environmentsText } from '../src/text/environments.ts'
import { failuresText } from '../src/text/failures.ts'
import { itemsText } from '../src/text/items.ts'
import { recordsText } from '../src/text/records.ts'
import { languages, type Language } from '../src/text/sentences.ts'
import { announce, change } from './ask.ts'
import { setFaults, expect, test } from './fixtures.ts'
import { createAuditor } from './audit.ts'

// Every state of the environment console, gone through by one page per language.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const longName = 'a'.repeat(60)
const isolated = anEnvironment('isolated-0a1b2c', owner, { status: 'isolated' })
const world = aWorld()
  .withEnvironments(isolated, { ...lentEnvironment, authFunction: 'broken' })
  .withItems(
    testEnvironment,
    { resource: 'functions', name: longName, code: 'exports.main = () => 1', rule: '{"invoke": true}' },
    { resource: 'database', name: 'orders', rule: '{"read": "auth.custom.x == 1", "write": false}' },
    { resource: 'storage', name: `${'long/'.repeat(30)}readme.txt`, content: 'tea' },
    { resource: 'run', name: 'coupon', image: `registry.example.com/${'coupon/'.repeat(12)}x:1`, port: 8080 },
    { resource: 'hosting', name: 'index.html', content: 'tea' },
  )
  .withRecords(testEnvironment, 'orders', {
    id: 'order-1',
    data: { tea: 'x'.repeat(200), cups: [1, 2] },
    openId: `o${'A'.repeat(27)}`,
  })
  .withReceivedShare({ id: 'share-lent', grants: [aGrant(lentEnvironment, ['functions.view', 'database.view'])] })

const textOf = (language: Language) => ({
  auth: authFunctionText[language],
  editing: editingText[language],
  environments: environmentsText[language],
  failures: failuresText[language],
  items: itemsText[language],
  records: recordsText[language],
})
type Text = { [Part in keyof ReturnType<typeof textOf>]: ReturnType<typeof textOf>[Part] }

const at = (environment: { id: string }, resource: string) => `/environments/${environment.id}/${resource}`
const authAt = (environment: typeof testEnvironment) =>
  `${at(environment, 'functions')}/${itemId(environment, 'functions', 'cloudbase_auth')}`
const recordsAt = `${at(testEnvironment, 'database')}/${itemId(testEnvironment, 'database', 'orders')}/records`
const shown = (locator: Locator) => expect(locator).toBeVisible()
const editor = (page: Page) => page.getByRole('dialog').locator('[contenteditable=true]').first()

const list = (name: string, resource: string, item: RegExp) => ({
  name: `list of ${name}`,
  open: async (page: Page) => {
    await page.goto(at(testEnvironment, resource))
    await shown(page.getByRole('row', { name: item }).first())
  },
})

const states: { name: string; open: (page: Page, t: Text) => Promise<void> }[] = [
  list('functions', 'functions', /aaaa/),
  list('collections', 'database', /orders/),
  list('files', 'storage', /readme/),
  list('services', 'run', /coupon/),
  list('pages', 'hosting', /index/),
  {
    name: 'nothing there, and cloudbase_auth missing',
    open: async (page, t) => {
      await page.goto(at(cloudEnvironment, 'functions'))
      await page.getByText(t.auth.showSample).click()
      await shown(page.getByRole('button', { name: t.auth.deploy }))
    },
  },
  {
    name: 'view only, and cloudbase_auth broken',
    open: async (page, t) => {
      await page.goto(at(lentEnvironment, 'functions'))
      await page.getByRole('button', { name: t.auth.check }).click()
      // The sandbox is fetched and started first.
      await expect(page.getByText(t.auth.answer, { exact: true })).toBeVisible()
    },
  },
  {
    name: 'looked at only',
    open: async (page) => {
      await page.goto(authAt(lentEnvironment))
      await expect(page.getByRole('dialog').locator('[aria-readonly=true]').first()).toBeVisible()
    },
  },
  {
    name: 'no permission',
    open: async (page, t) => {
      await page.goto(at(lentEnvironment, 'run'))
      await shown(page.getByText(t.environments.nothingBody(lender.name)))
    },
  },
  {
    name: 'not in order',
    open: async (page) => {
      await page.goto(at(isolated, 'hosting'))
      await shown(page.getByRole('note'))
    },
  },
  {
    name: 'an environment that is not there',
    open: async (page, t) => {
      await page.goto('/environments/no-such-one/functions')
      await shown(page.getByText(t.environments.notFoundBody))
    },
  },
  {
    name: 'a list that failed',
    open: async (page, t) => {
      await setFaults(page, [{ on: `GET /api/environments/${testEnvironment.id}/items`, kind: 'status', status: 500 }])
      await page.goto(at(testEnvironment, 'functions'))
      await shown(page.getByRole('button', { name: t.failures.copyRequestId }))
      await setFaults(page, [])
    },
  },
  {
    name: 'adding a function, with complaints',
    open: async (page, t) => {
      await page.goto(`${at(testEnvironment, 'functions')}/new`)
      await shown(editor(page))
      await page.getByRole('dialog').getByRole('button', { name: t.items.submitAdd }).click()
      await shown(page.getByText(t.items.required))
    },
  },
  {
    name: 'adding a file',
    open: async (page, t) => {
      await page.goto(`${at(testEnvironment, 'storage')}/new`)
      await shown(page.getByRole('dialog').getByRole('button', { name: t.items.chooseFile }))
    },
  },
  {
    name: 'adding a service',
    open: async (page, t) => {
      await page.goto(`${at(testEnvironment, 'run')}/new`)
      await shown(page.getByRole('dialog').getByRole('textbox', { name: t.items.field.image }))
    },
  },
  {
    name: 'editing, changed elsewhere',
    open: async (page, t) => {
      await page.goto(authAt(testEnvironment))
      await shown(editor(page))
      await editor(page).press('ControlOrMeta+A')
      await page.keyboard.insertText('exports.main = () => ({ errCode: 0 })')
      await changeElsewhere(page)
      await shown(page.getByText(t.editing.changedElsewhere))
    },
  },
  {
    name: 'removing',
    open: async (page, t) => {
      await page.goto(`${authAt(testEnvironment)}/remove`)
      await shown(page.getByRole('alertdialog').getByText(t.items.authFunctionGone))
    },
  },
  {
    name: 'records',
    open: async (page) => {
      await page.goto(recordsAt)
      await shown(page.getByRole('row', { name: 'order-1' }))
    },
  },
  {
    name: 'a record that is no JSON',
    open: async (page, t) => {
      await page.goto(`${recordsAt}/order-1`)
      await shown(editor(page))
      await editor(page).press('ControlOrMeta+A')
      await page.keyboard.insertText('{"tea": }')
      await page.getByRole('dialog').getByRole('button', { name: t.records.submitEdit }).click()
      await shown(page.getByText(t.records.json.fault({ line: 1, column: 9, what: '' })))
    },
  },
  {
    name: 'removing a record',
    open: async (page, t) => {
      await page.goto(`${recordsAt}/order-1/remove`)
      await shown(page.getByRole('alertdialog').getByText(t.records.forGood))
    },
  },
  {
    name: 'lost',
    open: async (page, t) => {
      await page.goto(at(lentEnvironment, 'functions'))
      await shown(page.getByRole('row', { name: 'cloudbase_auth' }))
      await revokeElsewhere(page)
      await shown(page.getByText(t.environments.lostByGrantee(lender.name)))
    },
  },
  {
    name: 'no environment at all',
    open: async (page, t) => {
      await page.goto(`/environments?as=${game.appId}`)
      await shown(page.getByText(t.environments.noneWithoutCloud))
    },
  },
]

for (const language of languages) {
  test(`every state of the environment console, ${language}: four engines, light and dark, 320 px, spaced text, target sizes, language`, async ({
    page,
    given,
  }) => {
    test.setTimeout(600_000)
    const { audit, finish } = createAuditor(language)
    const t = textOf(language) as Text
    await given(world)
    await page.goto(`${at(testEnvironment, 'functions')}?lang=${language}`)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    for (const { name, open } of states) {
      await test.step(name, async () => {
        await open(page, t)
        await audit(page, name)
      })
    }
    finish()
  })
}

/** Another tab of the owner's changes the function, and tells this one. */
async function changeElsewhere(page: Page) {
  const path = `/api/environments/${testEnvironment.id}/items/${itemId(testEnvironment, 'functions', 'cloudbase_auth')}`
  await change(page, 'PUT', path, {
    body: { content: { resource: 'functions', code: 'exports.main = () => 2', rule: '{}' } },
    version: 1,
  })
  await announce(page)
}

async function revokeElsewhere(page: Page) {
  await change(page, 'DELETE', '/api/shares/share-lent', { version: 1 })
  await announce(page)
}
