import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

export interface Sent {
  body?: unknown
  /** Sent as it is, instead of `body`. */
  text?: string
  headers?: Record<string, string>
}

/** `fetch` from the page itself, once the console is there: before that only the network would answer. */
export async function ask(page: Page, method: string, path: string, { body, text, headers = {} }: Sent = {}) {
  // An open dialog hides the banner from assistive technology.
  await expect(page.getByRole('banner', { includeHidden: true })).toBeVisible()
  const payload = text ?? (body === undefined ? undefined : JSON.stringify(body))
  return page.evaluate(
    async ([method, path, payload, headers]) => {
      const hasBody = payload !== undefined
      const response = await fetch(path, {
        method,
        headers: { ...(hasBody ? { 'Content-Type': 'application/json' } : {}), ...headers },
        ...(hasBody ? { body: payload } : {}),
      })
      const answer = await response.text()
      return {
        status: response.status,
        type: response.headers.get('Content-Type'),
        version: response.headers.get('ETag'),
        replayed: response.headers.get('Idempotent-Replayed'),
        text: answer,
        body: JSON.parse(answer) as Record<string, unknown>,
      }
    },
    [method, path, payload, headers] as const,
  )
}

interface Change {
  body?: object
  /** Of what is changed; none for what is new. */
  version?: number
}

/** A write that leaves the screens aside and has to go through; `announce` tells the tabs of it. */
export async function change(page: Page, method: string, path: string, { body = {}, version }: Change) {
  const headers = {
    'Idempotency-Key': crypto.randomUUID(),
    ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
  }
  const answer = await ask(page, method, path, { body, headers })
  expect(answer.status, answer.text).toBeLessThan(300)
}

/** Says to the other tabs what the console says after each of its writes: ask again. */
export async function announce(page: Page) {
  await page.evaluate(() => new BroadcastChannel('environment-sharing').postMessage('changed'))
}
