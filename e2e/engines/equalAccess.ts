import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const source = readFileSync(createRequire(import.meta.url).resolve('accessibility-checker-engine/ace.js'), 'utf8')

interface Result {
  ruleId: string
  value: [level: string, outcome: string]
  message: string
  path: { dom: string }
}

/**
 * What IBM Equal Access is sure of, on the page as it is now, of WCAG 2.2 A and AA. Its potential violations are things a
 * person should look at, on every page: they say nothing.
 */
export async function equalAccess(page: Page): Promise<string[]> {
  // Over the debugger, because the page's own policy lets no foreign script in.
  const debug = await page.context().newCDPSession(page)
  await debug.send('Runtime.evaluate', { expression: `window.ace ?? void (() => { ${source}; window.ace = ace })()` })
  await debug.detach()
  const results = await page.evaluate(async () => {
    const { Checker } = (
      window as unknown as {
        ace: { Checker: new () => { check: (root: Document, rules: string[]) => Promise<{ results: Result[] }> } }
      }
    ).ace
    const report = await new Checker().check(document, ['WCAG_2_2'])
    return report.results.filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL')
  })
  return results.map(({ ruleId, message, path }) => `${ruleId}: ${message} (${path.dom.slice(-120)})`)
}
