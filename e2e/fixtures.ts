import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  test as playwrightTest,
  type BrowserContext,
  type ConsoleMessage,
  type Locator,
  type Page,
} from '@playwright/test'
import type { WorldInTheMaking } from '../src/domain/testing/aWorld.ts'
import type { Fault } from '../src/server/http/faults.ts'
import { small } from '../src/server/scenarios/small.ts'

export { expect } from '@playwright/test'

interface Fixtures {
  /** The world this test starts from, in every tab, instead of the small demo world. Before the first page is opened. */
  given: (world: WorldInTheMaking) => Promise<void>
  /** Says that an error in the console belongs to this test. Any other one fails it. */
  expectConsoleError: (text: RegExp) => void
  /** Everything the console of the browser was told, of every tab: `warning: …`, `error: …`. */
  consoleLines: string[]
  /** Where the console runs under a path of its own, with a slash at the end. */
  subPath: string
  /** Says that a test has a server of its own, besides those of the console. */
  allowOrigin: (origin: string) => void
  /** Says that an error which no code catches belongs to this test. */
  expectPageError: (text: RegExp) => void
  /** Watches a context the test opened itself, perhaps at an address of its own; the one of the test is watched anyway. */
  watch: (context: BrowserContext, address?: string) => Promise<void>
  everyTest: undefined
}

/** What went wrong in the browser without the test asking for it. */
interface Complaints {
  found: string[]
  expectedErrors: RegExp[]
  expectedPageErrors: RegExp[]
  ownOrigins: Set<string>
}

export const test = playwrightTest.extend<Fixtures & { complaints: Complaints }>({
  given: async ({ context }, use) => {
    await use(async ({ world }) => {
      await context.addInitScript(setScenario, [JSON.stringify(world), 'given'] as const)
    })
  },

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures needed from this pattern.
  complaints: async ({}, use) => {
    await use({ found: [], expectedErrors: [], expectedPageErrors: [], ownOrigins: new Set() })
  },

  expectConsoleError: async ({ complaints }, use) => {
    await use((text) => void complaints.expectedErrors.push(text))
  },

  expectPageError: async ({ complaints }, use) => {
    await use((text) => void complaints.expectedPageErrors.push(text))
  },

  allowOrigin: async ({ complaints }, use) => {
    await use((origin) => void complaints.ownOrigins.add(origin))
  },

  // oxlint-disable-next-line no-empty-pattern -- As above.
  consoleLines: async ({}, use) => {
    await use([])
  },

  // oxlint-disable-next-line no-empty-pattern -- As above.
  subPath: async ({}, use, { config }) => {
    await use(String(config.metadata['subPath']))
  },

  watch: async ({ complaints, consoleLines, baseURL, subPath }, use) => {
    for (const own of [baseURL, subPath]) complaints.ownOrigins.add(new URL(own ?? '').origin)
    await use(async (context, address) => {
      if (address !== undefined) complaints.ownOrigins.add(new URL(address).origin)
      context.on('weberror', (error) => {
        const { stack, message } = error.error()
        if (complaints.expectedPageErrors.some((text) => text.test(message))) return
        complaints.found.push(`page error: ${stack || message}`)
      })
      context.on('console', (message) => {
        consoleLines.push(`${message.type()}: ${message.text()}`)
        if (isComplaint(message, complaints))
          complaints.found.push(`console: ${message.text()} (${message.location().url})`)
      })
      context.on('request', (request) => {
        const { origin, protocol } = new URL(request.url())
        if (/^(https?|wss?):$/.test(protocol) && !complaints.ownOrigins.has(origin))
          complaints.found.push(`request to another origin: ${request.url()}`)
      })
      await context.exposeBinding(
        'reportViolation',
        (_source, violation: string) => void complaints.found.push(`CSP: ${violation}`),
      )
      await context.addInitScript(reportViolations)
      await context.addInitScript(setScenario, [smallWorld, 'small'] as const)
    })
  },

  everyTest: [
    async ({ context, watch, complaints }, use) => {
      await watch(context)
      await use(undefined)
      const cookies = await context.cookies()
      complaints.found.push(...cookies.map(({ name }) => `cookie: ${name}`))
      for (const page of context.pages()) {
        // A crashed page answers nothing; it has no cookies either.
        const cookie = await page.evaluate(() => Reflect.get(document, 'cookie') as string).catch(() => '')
        if (cookie !== '') complaints.found.push(`document.cookie: ${cookie}`)
      }
      playwrightTest
        .expect(complaints.found, 'CSP violations, page errors, console errors, foreign requests, cookies')
        .toEqual([])
    },
    { auto: true },
  ],
})

/** Where a test starts that says nothing else: the world of the scenario `small`, which no address has to name. */
const smallWorld = JSON.stringify(small())

/** Rehearses failures of the mock backend in this tab, from its next request on; `[]` ends them. */
export async function setFaults(page: Page, faults: readonly Fault[]) {
  const settings = JSON.stringify(faults)
  if (page.url() === 'about:blank') await page.addInitScript(setFaultsOnce, [settings, crypto.randomUUID()] as const)
  else await page.evaluate((text) => sessionStorage.setItem('mock.faults', text), settings)
}

/** How many of the failures that were set are still to come: none once the backend has been reached by each. */
export function faultsLeft(page: Page): Promise<number> {
  return page.evaluate(() => {
    const set: { times?: number }[] = JSON.parse(sessionStorage.getItem('mock.faults') ?? '[]')
    return set.reduce((left, { times = 1 }) => left + times, 0)
  })
}

/** Opens the console as this account; it stays so for the tab. */
export async function actAs(page: Page, account: string | { appId: string }, path = '/sharing/given') {
  const appId = typeof account === 'string' ? account : account.appId
  await page.goto(`${path}${path.includes('?') ? '&' : '?'}as=${appId}`)
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it is now: every rule, every impact. One line per rule, with where. */
export async function axe(page: Page): Promise<string[]> {
  // Over the debugger, because the page's own policy lets no foreign script in.
  const debug = await page.context().newCDPSession(page)
  await debug.send('Runtime.evaluate', { expression: `window.axe ?? void (() => { ${axeSource} })()` })
  await debug.detach()
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run: (options: object) => Promise<AxeResult> } }
    ).axe.run({ resultTypes: ['violations'] })
    return violations.map(
      ({ id, impact, help, nodes }) =>
        `${id} (${impact}): ${help}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    )
  })
}

interface AxeResult {
  violations: { id: string; impact: string | null; help: string; nodes: { target: string[] }[] }[]
}

/** The browser itself reports every answer that is no success; for calls to the backend that is not news. */
function isComplaint(message: ConsoleMessage, { expectedErrors }: Complaints): boolean {
  if (message.type() !== 'error') return false
  const { pathname } = new URL(message.location().url || 'about:blank')
  const isCall = pathname.includes('/api/')
  if (isCall && message.text().startsWith('Failed to load resource:')) return false
  // The recovery screen is fetched ahead, a second after the start, and need not be had: a test may go offline meanwhile.
  const isAhead = pathname.includes('/assets/recovery-')
  if (isAhead && message.text().startsWith('Failed to load resource: net::ERR_')) return false
  return !expectedErrors.some((text) => text.test(message.text()))
}

// What follows runs in the page, before its own code. Pages without an origin have no storage. The console below a path
// of its own looks for its settings under names of its own (`src/platform/scope.ts`).

/** Once for each that a test names: what it gives comes after the small world, and stays. */
function setScenario([world, name]: readonly [string, string]) {
  if (!location.protocol.startsWith('http') || sessionStorage.getItem(`test.scenario.${name}`) !== null) return
  sessionStorage.setItem(`test.scenario.${name}`, 'set')
  for (const suffix of ['', ':/a/b/console/']) sessionStorage.setItem(`mock.custom-scenario${suffix}`, world)
}

function setFaultsOnce([settings, id]: readonly [string, string]) {
  if (!location.protocol.startsWith('http') || sessionStorage.getItem(`test.faults.${id}`) !== null) return
  sessionStorage.setItem(`test.faults.${id}`, 'yes')
  for (const suffix of ['', ':/a/b/console/']) sessionStorage.setItem(`mock.faults${suffix}`, settings)
}

function reportViolations() {
  const { reportViolation } = window as unknown as { reportViolation?: (text: string) => void }
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) => {
      reportViolation?.(`${effectiveDirective} ${blockedURI} ${sample} (${sourceFile}:${lineNumber})`)
    },
  )
}

/** Moves the focus with Tab alone, as a user without a mouse does. */
export async function tabTo(page: Page, target: Locator) {
  await playwrightTest.expect(target).toBeVisible()
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await playwrightTest.expect(target, 'can be reached with Tab').toBeFocused()
}

/** Goes there with Tab and presses Enter. */
export async function pressOn(page: Page, target: Locator) {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}
