import type { Page } from '@playwright/test'
import {
  aWorld,
  lender,
  news,
  owner,
  prodEnvironment,
  rival,
  shop,
  testEnvironment,
} from '../src/domain/testing/aWorld.ts'
import { dialogText } from '../src/text/dialogs.ts'
import { errorsText } from '../src/text/errors.ts'
import { grantsText } from '../src/text/grants.ts'
import { historyText } from '../src/text/history.ts'
import { itemsText } from '../src/text/items.ts'
import { notFoundText } from '../src/text/notFound.ts'
import { nounsText } from '../src/text/nouns.ts'
import { pagesText } from '../src/text/pages.ts'
import { refusalsText } from '../src/text/refusals.ts'
import { revokeText } from '../src/text/revokeShare.ts'
import { languages } from '../src/text/sentences.ts'
import { settingsText } from '../src/text/settings.ts'
import { sharesText } from '../src/text/shares.ts'
import { shellText } from '../src/text/shell.ts'
import { tryText } from '../src/text/try.ts'
import { expect, test } from './fixtures.ts'
import { translateEverything, type Translation } from './translator.ts'

// K2: everyday work in a page whose texts something else keeps changing, as translators and extensions do.

const world = aWorld()
  .withShare({ id: 'share-news', grantee: news })
  .withReceivedShare({ id: 'share-lender' })
  .withItems(testEnvironment, {
    resource: 'functions',
    name: 'cloudbase_auth',
    code: "exports.main = async () => ({ errCode: 0, errMsg: '' })",
    rule: '{ "invoke": true }',
  })

for (const language of languages) {
  for (const translation of ['wrapped', 'replaced'] as const) {
    test(`everyday work in ${language} while every text is ${translation}`, async ({ page, context, given }) => {
      test.slow()
      await translateEverything(context, translation)
      page.setDefaultTimeout(20_000)
      await given(world)
      const { steps, step } = stepsOf(page, shellText[language].crashed)
      const say = sayIn(translation)
      const t = {
        dialog: dialogText[language],
        errors: errorsText[language],
        grants: grantsText[language],
        history: historyText[language],
        items: itemsText[language],
        nouns: nounsText[language],
        pages: pagesText[language],
        refusals: refusalsText[language],
        revoke: revokeText[language],
        settings: settingsText[language],
        shares: sharesText[language],
        shell: shellText[language],
        try: tryText[language],
      }
      const row = ({ appId }: { appId: string }) => page.getByRole('row', { name: appId })
      const place = (name: string) =>
        page.getByRole('navigation', { name: t.shell.navigation }).getByRole('link', { name: say(name) })
      const main = page.getByRole('main')
      const dialog = page.getByRole('dialog')
      const question = page.getByRole('alertdialog')
      const search = page.getByRole('searchbox', { name: t.pages.search })

      await step('the list', async () => {
        await page.goto(`/sharing/given?lang=${language}`)
        await expect(page.getByRole('heading', { level: 1, name: say(t.shares.title) })).toBeVisible()
        await expect(row(news)).toContainText(news.name)
      })
      await step('the other list', async () => {
        await page.getByRole('tab', { name: say(t.shares.received) }).click()
        await expect(row(lender)).toContainText(lender.name)
      })
      await step('and back', async () => {
        await page.getByRole('tab', { name: say(t.shares.given) }).click()
        await expect(row(news)).toContainText(news.name)
      })
      await step('searching for what is there', async () => {
        await search.fill(news.appId)
        await expect(page).toHaveURL(/search=/)
        await expect(row(news)).toBeVisible()
      })
      await step('searching for what is not there', async () => {
        await search.fill('nothing')
        await expect(main.getByText(t.shares.noMatch)).toBeVisible()
      })
      await step('clearing the filters', async () => {
        await main
          .getByRole('button', { name: say(t.pages.clear) })
          .first()
          .click()
        await expect(row(news)).toBeVisible()
      })
      await step('添加共享', async () => {
        await page.getByRole('link', { name: say(t.shares.add) }).click()
        await expect(dialog.getByRole('heading', { name: say(t.grants.addTitle) })).toBeVisible()
      })
      const appId = dialog.getByRole('textbox', { name: 'AppID' })
      const lookUp = dialog.getByRole('button', { name: say(t.grants.lookUp) })
      for (const [wrong, sentence] of [
        ['wx12', t.refusals['app-id-malformed']({ fault: 'length', length: 4 })],
        [owner.appId, t.refusals.self()],
        ['wx00000000000000ff', t.refusals['account-not-found']()],
        [rival.appId, t.refusals['other-entity']()],
      ] as const) {
        await step(`looking up ${wrong}`, async () => {
          await appId.fill(wrong)
          await lookUp.click()
          await expect(dialog).toContainText(sentence)
        })
      }
      await step('looking up the grantee', async () => {
        await appId.fill(shop.appId)
        await lookUp.click()
        await expect(dialog.getByRole('status').filter({ hasText: shop.name })).toContainText(t.grants.confirm)
      })
      const first = dialog.getByRole('group', { name: say(t.grants.row(1)) })
      const second = dialog.getByRole('group', { name: say(t.grants.row(2)) })
      await step('choosing an environment', async () => {
        await first.getByRole('combobox', { name: say(t.grants.environment) }).click()
        await page.getByRole('option', { name: testEnvironment.id }).click()
        await expect(dialog.getByText(t.grants.farReaching).first()).toBeVisible()
      })
      await step('another row', async () => {
        await dialog.getByRole('button', { name: say(t.grants.add) }).click()
        await second.getByRole('combobox', { name: say(t.grants.environment) }).click()
        await page.getByRole('option', { name: prodEnvironment.id }).click()
        await expect(dialog.getByRole('region', { name: say(t.grants.review) })).toContainText(prodEnvironment.id)
      })
      await step('taking it away', async () => {
        await dialog.getByRole('button', { name: t.grants.removeRow(2) }).click()
        await expect(dialog.getByRole('region', { name: say(t.grants.review) })).not.toContainText(prodEnvironment.id)
      })
      await step('提交', async () => {
        await dialog.getByRole('button', { name: say(t.grants.submit) }).click()
        await expect(dialog).toHaveCount(0)
        await expect(row(shop)).toContainText(testEnvironment.id)
      })
      await step('配置环境', async () => {
        await row(shop)
          .getByRole('link', { name: say(t.shares.configure) })
          .click()
        await first
          .getByRole('checkbox', { name: say(t.grants.all) })
          .first()
          .click()
        await expect(dialog).toContainText(t.grants.changed)
      })
      await step('not leaving what was changed', async () => {
        await page.keyboard.press('Escape')
        await question.getByRole('button', { name: say(t.dialog.stay) }).click()
        await expect(question).toHaveCount(0)
      })
      await step('leaving it', async () => {
        await page.keyboard.press('Escape')
        await question.getByRole('button', { name: say(t.dialog.discard) }).click()
        await expect(dialog).toHaveCount(0)
        await expect(row(shop)).toContainText(t.nouns.summary.all)
      })
      await step('解除, thought over', async () => {
        await row(shop)
          .getByRole('link', { name: say(t.shares.revoke) })
          .click()
        await expect(question).toContainText(t.revoke.owner(shop.name))
        await question.getByRole('button', { name: say(t.dialog.cancel) }).click()
        await expect(question).toHaveCount(0)
      })
      await step('解除', async () => {
        await row(shop)
          .getByRole('link', { name: say(t.shares.revoke) })
          .click()
        await question.getByRole('button', { name: say(t.revoke.confirm) }).click()
        await expect(row(shop)).toHaveCount(0)
        await expect(row(news)).toBeVisible()
      })
      await step('云环境', async () => {
        await place(t.shell.environments).click()
        await expect(main).toContainText('cloudbase_auth')
      })
      await step('another kind of thing', async () => {
        await main.getByRole('tab', { name: say(t.nouns.resource.database) }).click()
        await expect(main).toContainText(t.items.empty.database)
      })
      await step('adding a collection', async () => {
        await main
          .getByRole('link', { name: say(t.items.add.database) })
          .first()
          .click()
        await dialog.getByRole('textbox', { name: say(t.items.field.name) }).fill('orders')
        await dialog.getByRole('button', { name: say(t.items.submitAdd) }).click()
        await expect(dialog).toHaveCount(0)
        await expect(page.getByRole('row', { name: 'orders' })).toBeVisible()
      })
      await step('错误诊断', async () => {
        await place(t.shell.errors).click()
        await page.getByRole('textbox', { name: say(t.errors.pasted) }).fill('errCode: -501000')
        await expect(main).toContainText(t.errors.found(1))
        await expect(main).toContainText(t.errors.explained['function-not-found'].title)
      })
      await step('another error', async () => {
        await page.getByRole('textbox', { name: say(t.errors.pasted) }).fill('errCode: -601012')
        await expect(main).toContainText(t.errors.explained['not-shared'].title)
        await expect(main).not.toContainText(t.errors.explained['function-not-found'].title)
      })
      await step('no error', async () => {
        await page.getByRole('textbox', { name: say(t.errors.pasted) }).fill('hello')
        await expect(main).toContainText(t.errors.notFound)
      })
      await step('调试', async () => {
        await page.goto(`/try?caller=${news.appId}&environment=${testEnvironment.id}`)
        await expect(page.getByRole('textbox', { name: say(t.try.callerCode) })).toHaveAttribute(
          'contenteditable',
          'true',
        )
        await page.getByRole('button', { name: exactly(t.try.run) }).click()
        await expect(main).toContainText(/-50\d{4}|-60\d{4}/)
      })
      await step('running again', async () => {
        await page.getByRole('button', { name: exactly(t.try.run) }).click()
        await expect(main.getByRole('heading', { name: say(t.try.trace) })).toBeVisible()
      })
      await step('操作记录', async () => {
        await place(t.shell.history).click()
        await expect(main).toContainText(t.history.count(2))
      })
      await step('通知', async () => {
        await page.goto('/notifications')
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      })
      await step('拓展功能, and what blocks 注销', async () => {
        await place(t.shell.extensions).click()
        await main.getByRole('link', { name: say(t.settings.deregister) }).click()
        await expect(question).toContainText(t.settings.blocked(2))
        await question.getByRole('button', { name: say(t.dialog.cancel) }).click()
        await expect(question).toHaveCount(0)
      })
      await step('环境名称', async () => {
        await place(t.shell.environment).click()
        await page.getByRole('combobox', { name: say(t.settings.switchTo) }).click()
        await page.getByRole('option', { name: prodEnvironment.id }).click()
        await expect(page.getByRole('definition').filter({ hasText: prodEnvironment.id })).toBeVisible()
      })
      await step('no such page', async () => {
        await page.goto('/nothing/here')
        await expect(main).toContainText(notFoundText[language].title)
        await main.getByRole('link', { name: say(notFoundText[language].home) }).click()
        await expect(row(news)).toBeVisible()
      })
      await step('as another account', async () => {
        await page.goto(`/sharing/received?as=${news.appId}`)
        await expect(row(owner)).toContainText(owner.name)
      })
      await step('the other language', async () => {
        const other = language === 'en' ? 'zh-CN' : 'en'
        await page.goto(`/sharing/received?lang=${other}`)
        await expect(page.getByRole('heading', { level: 1, name: say(sharesText[other].title) })).toBeVisible()
      })

      expect(steps.length).toBeGreaterThanOrEqual(30)
    })
  }
}

/** Does one thing, and sees that no page has broken by it. */
function stepsOf(page: Page, crashed: string) {
  const steps: string[] = []
  return {
    steps,
    step: (name: string, act: () => Promise<void>) =>
      test.step(name, async () => {
        steps.push(name)
        await act()
        await expect(page.getByText(crashed)).toHaveCount(0)
      }),
  }
}

/** How the words stand on the screen. Their beginning is enough: names may say more. */
function sayIn(translation: Translation) {
  return (words: string) => (translation === 'replaced' ? new RegExp(`«?${escaped(words)}`) : words)
}

/** These words and no more, whether they were replaced or not. */
function exactly(words: string): RegExp {
  return new RegExp(`^«?${escaped(words)}»?$`)
}

function escaped(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
