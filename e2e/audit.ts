import { writeFileSync } from 'node:fs'
import { test, type Page } from '@playwright/test'
import type { Language } from '../src/text/sentences.ts'
import { alfa } from './engines/alfa.ts'
import { equalAccess } from './engines/equalAccess.ts'
import { withoutExceptions } from './engines/exceptions.ts'
import { hasJava, nuErrors } from './engines/nu.ts'
import { axe, expect } from './fixtures.ts'

/** Looks at one state of the console after another. */
export interface Auditor {
  /** What is found in one state does not keep the others from being looked at. */
  audit: (page: Page, state: string) => Promise<void>
  /** To be called at the end: the Nu checker looks at the markup of all states at once. */
  finish: () => void
}

export function createAuditor(language: Language): Auditor {
  const files: string[] = []
  return {
    async audit(page, state) {
      await audit(page, state, language)
      const file = test.info().outputPath(`${state.replaceAll(/[^\w]+/g, '-')}.html`)
      writeFileSync(file, await page.content())
      files.push(file)
    },
    finish() {
      if (hasJava()) expect.soft(withoutExceptions(nuErrors(files)), 'Nu HTML checker').toEqual([])
      else console.log(`No Java here: the Nu HTML checker did not look at ${files.length} states, ${language}.`)
    },
  }
}

async function audit(page: Page, state: string, language: Language) {
  const nothing = (found: readonly string[], what: string) =>
    expect.soft(withoutExceptions(found), `${state}: ${what}`).toEqual([])
  nothing(await axe(page), 'axe, light')
  nothing(await alfa(page), 'Alfa, light')
  nothing(await equalAccess(page), 'Equal Access, light')
  nothing(await targetSizes(page), 'targets of 24 px')
  nothing(await smallCheckboxes(page), 'checkboxes of 24 px')
  if (language === 'en') nothing(await chineseWords(page), 'Chinese words')
  await page.emulateMedia({ colorScheme: 'dark' })
  await settle(page)
  nothing(await axe(page), 'axe, dark')
  nothing(await alfa(page), 'Alfa, dark')
  nothing(await equalAccess(page), 'Equal Access, dark')
  await page.emulateMedia({ colorScheme: 'light' })

  const before = page.viewportSize() ?? { width: 1280, height: 720 }
  await page.setViewportSize({ width: 320, height: 640 })
  await settle(page)
  nothing(await sidewaysScrolling(page), '320 px')
  await page.setViewportSize(before)
  await spaceText(page)
  await settle(page)
  nothing([...(await sidewaysScrolling(page)), ...(await cutOffLabels(page))], 'more space in the text')
  await page.evaluate(() => void document.adoptedStyleSheets.pop())
}

/** Waits until the page has been laid out anew and no colour is on its way to another. */
async function settle(page: Page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
  })
}

/** The page itself, or a dialog of it, being wider than its window. Code scrolls in its own box. */
async function sidewaysScrolling(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const { scrollWidth } = document.scrollingElement ?? document.documentElement
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} px wide`)
    const inDialogs = document.querySelectorAll(
      '[role=dialog], [role=dialog] *, [role=alertdialog], [role=alertdialog] *',
    )
    for (const element of inDialogs) {
      const scrolls = ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
      const isCode = element.tagName === 'PRE' || element.querySelector(':scope > [contenteditable]') !== null
      if (scrolls && !isCode && element.scrollWidth > element.clientWidth + 1)
        found.push(`${element.className} in a dialog is ${element.scrollWidth} px wide`)
    }
    return found
  })
}

/** WCAG 1.4.12: line height 1.5, paragraphs 2, letters 0.12, words 0.16. */
async function spaceText(page: Page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    )
    // After the editor's own.
    document.adoptedStyleSheets.push(sheet)
  })
}

async function cutOffLabels(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('button, a, label, h1, h2, h3, th, p')) {
      const style = getComputedStyle(element)
      // What is there for screen readers alone is one pixel wide.
      const isHidden = element.offsetWidth <= 1 || element.offsetParent === null
      const isCut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1
      if (!isHidden && isCut && style.overflow !== 'visible') found.push(`${element.tagName} ${element.textContent}`)
    }
    return found
  })
}

/** WCAG 2.5.8 as axe measures it; the rule is not among those it runs by itself. After `axe`, which brings it in. */
async function targetSizes(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { run } = (
      window as unknown as {
        axe: { run: (options: object) => Promise<{ violations: { nodes: { target: string[] }[] }[] }> }
      }
    ).axe
    const { violations } = await run({ runOnly: ['target-size'] })
    return violations.flatMap(({ nodes }) => nodes.map(({ target }) => target.join(' ')))
  })
}

/** A checkbox is pressed by its label too: both together are the target. */
async function smallCheckboxes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
    return boxes.flatMap((box) => {
      const { width, height } = (box.closest('label') ?? box).getBoundingClientRect()
      return width >= 24 && height >= 24 ? [] : [`${box.ariaLabel ?? ''} is ${width} by ${height}`]
    })
  })
}

async function chineseWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? ''
      // The letter in place of an account's picture is one of its name.
      const isAvatar = [...text].length === 1 && node.parentElement?.matches('span[aria-hidden]')
      if (!isAvatar && !node.parentElement?.closest('pre, [contenteditable], bdi, script, noscript')) texts.push(text)
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      texts.push(...['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''))
    }
    // Names of accounts and entities, and the name of the other language.
    const withoutNames = texts.map((text) =>
      text.replace(
        /茶语[一-鿿]*（?[一-鿿]*）?[一-鿿]*|深圳茶语[一-鿿]*|青山咖啡（?[一-鿿]*）?[一-鿿]*|杭州青山[一-鿿]*|^中文$/g,
        '',
      ),
    )
    return withoutNames.filter((text) => /\p{Script=Han}/u.test(text))
  })
}
