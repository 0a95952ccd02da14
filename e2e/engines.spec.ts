import { writeFileSync } from 'node:fs'
import { alfa } from './engines/alfa.ts'
import { equalAccess } from './engines/equalAccess.ts'
import { exceptions } from './engines/exceptions.ts'
import { hasJava, nuErrors } from './engines/nu.ts'
import { pageWithFaults } from './engines/planted.ts'
import { axe, expect, test } from './fixtures.ts'

// The walks over every screen (accessibility.spec.ts, environments-accessibility.spec.ts) believe what these find.

test.describe('each engine finds the faults of a page that has them', () => {
  test.beforeEach(async ({ page }) => {
    await page.setContent(pageWithFaults)
  })

  test('axe', async ({ page }) => {
    const found = (await axe(page)).join('\n')
    for (const rule of ['image-alt', 'button-name', 'label', 'color-contrast', 'html-has-lang'])
      expect.soft(found).toContain(`${rule} (`)
  })

  test('Alfa', async ({ page }) => {
    const found = (await alfa(page)).join('\n')
    // A text alternative, a button's name, a field's name, contrast, something hidden that Tab reaches, the language.
    for (const rule of ['sia-r2', 'sia-r12', 'sia-r8', 'sia-r69', 'sia-r17', 'sia-r4'])
      expect.soft(found).toContain(`${rule}: `)
  })

  test('Equal Access', async ({ page }) => {
    const found = (await equalAccess(page)).join('\n')
    for (const rule of ['img_alt_valid', 'input_label_exists', 'html_lang_exists', 'aria_hidden_nontabbable'])
      expect.soft(found).toContain(`${rule}: `)
  })
})

test('the Nu checker finds the faults of a page that has them', () => {
  const file = test.info().outputPath('faults.html')
  writeFileSync(file, pageWithFaults)
  const found = hasJava() ? nuErrors([file]).join('\n') : 'no Java here'
  expect(found).toMatch(/“for” attribute of the “label” element|no Java here/)
})

test('at most five findings stay as they are, each with a reason and a link', () => {
  expect(exceptions.length).toBeLessThanOrEqual(5)
  for (const { reason, link } of exceptions) {
    expect(reason).not.toBe('')
    expect(link).toMatch(/^https:/)
  }
})
