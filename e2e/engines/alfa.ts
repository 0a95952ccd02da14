import type { Page } from '@playwright/test'
import { Audit, Outcome } from '@siteimprove/alfa-act'
import { Playwright } from '@siteimprove/alfa-playwright'
import { Rules, type Flattened } from '@siteimprove/alfa-rules'
import { Conformance, Criterion } from '@siteimprove/alfa-wcag'

const isNeededForAA = Conformance.isAA()
// Each rule has a type of its own; the package says so itself, and brings this one for all of them.
const rules = ([...Rules.values()] as Flattened.Rule[]).filter((rule) =>
  rule.hasRequirement((requirement) => Criterion.isCriterion(requirement) && isNeededForAA(requirement)),
)

/** What Siteimprove Alfa finds on the page as it is now, of levels A and AA: `sia-r17: <div …>`. */
export async function alfa(page: Page): Promise<string[]> {
  const document = await page.evaluateHandle(() => window.document)
  const input = await Playwright.toPage(document)
  await document.dispose()
  const outcomes = [...(await Audit.of(input, rules).evaluate())]
  const failed = outcomes.filter(({ outcome }) => outcome === Outcome.Value.Failed)
  return failed.map(({ rule, target }) => `${rule.uri.split('/').at(-1)}: ${inOneLine(String(target))}`)
}

function inOneLine(markup: string): string {
  return markup.replaceAll(/\s+/g, ' ').slice(0, 200)
}
