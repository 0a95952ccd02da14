import { afterEach, expect, test, vi } from 'vitest'
import { openChanges } from './changes.ts'

const other = new BroadcastChannel('environment-sharing')
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

afterEach(() => vi.restoreAllMocks())

test('one change is told once, and soon', async () => {
  const told = vi.fn<() => void>()
  openChanges().listen(told)
  openChanges().announce()
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1), { timeout: 900, interval: 10 })
  await wait(700)
  expect(told).toHaveBeenCalledTimes(1)
})

test('X8 3,000 changes at once are told once', async () => {
  const told = vi.fn<() => void>()
  openChanges().listen(told)
  for (let count = 0; count < 3000; count += 1) other.postMessage('changed')
  await wait(1500)
  expect(told.mock.calls.length).toBeGreaterThan(0)
  // Where the messages themselves took longer than a moment, the last of them are told as well.
  expect(told.mock.calls.length).toBeLessThanOrEqual(2)
})

test('what keeps coming is told a few times, the last of it too', async () => {
  const told = vi.fn<() => void>()
  openChanges().listen(told)
  for (let count = 0; count < 60; count += 1) {
    other.postMessage('changed')
    await wait(20)
  }
  const during = told.mock.calls.length
  expect(during).toBeLessThanOrEqual(4)
  await vi.waitFor(() => expect(told.mock.calls.length).toBeGreaterThan(during - 1))
})

const junk: [unknown][] = [
  ['Changed'],
  ['changed '],
  [''],
  ['x'.repeat(1_000_000)],
  [0],
  [null],
  [undefined],
  [['changed']],
  [{ kind: 'changed' }],
  [new Uint8Array(8)],
]
test.each(junk)('B55 junk is passed over: %.30j', async (message) => {
  const told = vi.fn<() => void>()
  openChanges().listen(told)
  other.postMessage(message)
  new BroadcastChannel('environment-sharing:/a/b/').postMessage('changed')
  await wait(120)
  expect(told).not.toHaveBeenCalled()
})
