import { aWorld, shop } from '../src/domain/testing/aWorld.ts'
import { expect, pressOn, test } from './fixtures.ts'
test('debug', async ({ page, given }) => {
  await given(aWorld().withShare().withReceivedShare())
  await page.goto('/sharing/given')
  await pressOn(page, page.getByRole('row', { name: shop.name }).getByRole('link', { name: '配置环境' }))
  const dialog = page.getByRole('dialog', { name: '配置环境' })
  await expect(dialog.getByRole('group', { name: '环境 1' })).toBeVisible()
  const who = () => page.evaluate(() => `${document.activeElement?.outerHTML.slice(0, 200)}`)
  for (let i = 0; i < 4; i++) {
    console.log(i, await who(), await dialog.getByRole('combobox').inputValue())
    await new Promise((r) => setTimeout(r, 1000))
    await page.keyboard.press('Escape')
    console.log('visible', await dialog.isVisible(), page.url())
  }
})
