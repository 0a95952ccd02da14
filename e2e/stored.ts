import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** A change to what the console has stored, made behind its back. */
export type Tampering =
  | { table: string; put: object }
  | { table: string; remove: (string | number)[] }
  | { table: string; clear: true }

const databaseName = 'environment-sharing'

export const tables = ['heads', 'seeds', 'commits', 'snapshots', 'answers'] as const

/** A page of the console's origin that is not the console: what is done from there, no console notices. */
export async function leaveConsole(page: Page, origin = ''): Promise<void> {
  const body = '<!doctype html><title>elsewhere</title><link rel="icon" href="data:,">'
  await page.route('**/elsewhere', (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto(`${origin}/elsewhere`)
}

/** Changes the database, from a page of its origin. */
export async function tamper(page: Page, ...all: Tampering[]): Promise<void> {
  await page.evaluate(
    async ([name, changes]) => {
      const opening = indexedDB.open(name)
      await new Promise((resolve) => opening.addEventListener('success', resolve))
      const database = opening.result
      for (const change of changes) {
        const transaction = database.transaction(change.table, 'readwrite')
        const table = transaction.objectStore(change.table)
        if ('put' in change) table.put(change.put)
        else if ('remove' in change) table.delete(change.remove)
        else table.clear()
        await new Promise((resolve) => transaction.addEventListener('complete', resolve))
      }
      database.close()
    },
    [databaseName, all] as const,
  )
}

export async function rowsIn(page: Page, table: string): Promise<Record<string, unknown>[]> {
  return page.evaluate(
    async ([name, table]) => {
      const opening = indexedDB.open(name)
      await new Promise((resolve) => opening.addEventListener('success', resolve))
      const reading = opening.result.transaction(table).objectStore(table).getAll()
      await new Promise((resolve) => reading.addEventListener('success', resolve))
      opening.result.close()
      return reading.result
    },
    [databaseName, table] as const,
  )
}

/** Changes the one row of the demo world's head. */
export async function tamperHead(page: Page, change: object): Promise<void> {
  const [head] = await rowsIn(page, 'heads')
  await tamper(page, { table: 'heads', put: { ...head, ...change } })
}

/**
 * Makes the database anew, with these tables and rows, by a page that is no console. `hold` keeps it open, as a console
 * of an old version does that does not make way.
 */
export async function makeDatabase(
  page: Page,
  version: number,
  made: Record<string, { keyPath?: string | string[]; rows?: object[] }>,
  hold = false,
): Promise<void> {
  await page.evaluate(
    async ([name, version, made, hold]) => {
      const deleting = indexedDB.deleteDatabase(name)
      await new Promise((resolve) => deleting.addEventListener('success', resolve))
      const opening = indexedDB.open(name, version)
      opening.addEventListener('upgradeneeded', () => {
        for (const [table, { keyPath, rows = [] }] of Object.entries(made)) {
          const store = opening.result.createObjectStore(table, keyPath ? { keyPath } : {})
          for (const row of rows) store.put(row)
        }
      })
      await new Promise((resolve) => opening.addEventListener('success', resolve))
      if (!hold) opening.result.close()
    },
    [databaseName, version, made, hold] as const,
  )
}

/** Raises the version of the database and leaves its rows, as a newer console would. */
export async function upgradeTo(page: Page, version: number): Promise<void> {
  await page.evaluate(
    async ([name, version]) => {
      const opening = indexedDB.open(name, version)
      await new Promise((resolve) => opening.addEventListener('success', resolve))
      opening.result.close()
    },
    [databaseName, version] as const,
  )
}

/** The recovery screen is there, says this in both languages, and offers what it always does. */
export async function expectRecovery(page: Page, said: RegExp): Promise<void> {
  await expect(page.getByRole('heading', { name: '控制台无法打开' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'The console cannot be opened' })).toBeVisible()
  await expect(page.getByText(said)).toBeVisible()
  for (const name of ['导出数据', '重置', '重新加载', 'Export data', 'Reset', 'Reload'])
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  await expect(page.getByRole('banner')).toHaveCount(0)
}

/** What 导出数据 downloads. */
export async function exported(page: Page): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出数据' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^environment-sharing-.*\.json$/)
  const text = readFileSync(await download.path(), 'utf8')
  JSON.parse(text)
  return text
}
