import { beforeEach, expect, test, vi } from 'vitest'
import { fetchThroughWorker } from './fetchThroughWorker.ts'

const api = 'https://console.test/a/api/'
const ours = (text: string) => new Response(text, { headers: { Mark: 'yes' } })
const foreign = () => new Response('<!doctype html>')

const network = vi.fn<typeof fetch>()
const inPage = vi.fn<typeof fetch>()
const isWorkerWell = vi.fn<() => Promise<boolean>>()
const answerInPage = vi.fn<(why: unknown) => void>()

beforeEach(() => {
  for (const mock of [network, inPage, isWorkerWell, answerInPage]) mock.mockReset()
  inPage.mockImplementation(async () => ours('in page'))
})

const watched = () =>
  fetchThroughWorker({
    fetchFromNetwork: network,
    inPage,
    isWorkerWell,
    isOurs: ({ headers }) => headers.has('Mark'),
    answerInPage,
    api,
  })
const textOf = async (answer: Promise<Response>) => (await answer).text()
const write = { method: 'PUT', body: '{}' }

test("the backend's own answers pass, and nothing else is asked", async () => {
  network.mockImplementation(async () => ours('through the worker'))
  const fetch = watched()

  expect(await textOf(fetch(`${api}shares`))).toBe('through the worker')
  expect(await textOf(fetch(`${api}shares`, write))).toBe('through the worker')
  expect(isWorkerWell).not.toHaveBeenCalled()
})

test('requests that are not for the backend pass untouched', async () => {
  network.mockImplementation(async () => foreign())

  expect(await textOf(watched()('https://console.test/a/assets/x.js'))).toBe('<!doctype html>')
  expect(isWorkerWell).not.toHaveBeenCalled()
})

test.each([
  ['another answers', async () => foreign()],
  ['the network fails', () => Promise.reject(new TypeError('Failed to fetch'))],
])('K5 %s because the worker is lost: the page takes over, and the read is repeated there', async (_case, answer) => {
  network.mockImplementation(answer)
  isWorkerWell.mockResolvedValue(false)
  const fetch = watched()

  expect(await textOf(fetch(`${api}shares`))).toBe('in page')
  expect(answerInPage).toHaveBeenCalledTimes(1)
})

test('K5 health that cannot be asked for is none', async () => {
  network.mockImplementation(async () => foreign())
  isWorkerWell.mockRejectedValue(new TypeError('Failed to fetch'))

  expect(await textOf(watched()(`${api}shares`))).toBe('in page')
})

test('K5 reads that fail together ask for health once', async () => {
  network.mockImplementation(async () => foreign())
  isWorkerWell.mockResolvedValue(false)
  const fetch = watched()

  expect(await Promise.all([1, 2, 3].map(() => textOf(fetch(`${api}shares`))))).toEqual([
    'in page',
    'in page',
    'in page',
  ])
  expect(isWorkerWell).toHaveBeenCalledTimes(1)
  expect(answerInPage).toHaveBeenCalledTimes(1)
})

test.each([
  ['answered by another', async () => foreign()],
  ['not answered', () => Promise.reject(new TypeError('Failed to fetch'))],
])('K5 a write that is %s fails as on a broken network, and is not repeated', async (_case, answer) => {
  network.mockImplementation(answer)
  isWorkerWell.mockResolvedValue(false)

  await expect(watched()(`${api}shares/1`, write)).rejects.toThrow(TypeError)
  expect(inPage).not.toHaveBeenCalled()
  expect(answerInPage).toHaveBeenCalledTimes(1)
})

test('while the worker is well, a read that another answered is repeated once', async () => {
  network.mockImplementationOnce(async () => foreign()).mockImplementationOnce(async () => ours('again'))
  isWorkerWell.mockResolvedValue(true)

  expect(await textOf(watched()(`${api}shares`))).toBe('again')
  expect(answerInPage).not.toHaveBeenCalled()
})

test('while the worker is well, what else fails is told as it is', async () => {
  isWorkerWell.mockResolvedValue(true)
  network.mockImplementation(async () => foreign())
  expect(await textOf(watched()(`${api}shares/1`, write))).toBe('<!doctype html>')

  network.mockRejectedValue(new TypeError('Failed to fetch'))
  await expect(watched()(`${api}shares`)).rejects.toThrow('Failed to fetch')
  expect(inPage).not.toHaveBeenCalled()
  expect(answerInPage).not.toHaveBeenCalled()
})

test('a caller that aborts is answered at once, and health is not asked for', async () => {
  const leaving = new AbortController()
  network.mockImplementation(() => Promise.reject(leaving.signal.reason as Error))
  leaving.abort()

  await expect(watched()(`${api}shares`, { signal: leaving.signal })).rejects.toBe(leaving.signal.reason)
  expect(isWorkerWell).not.toHaveBeenCalled()
})

test('a worker that keeps requests without an answer is noticed after a time-out, and the caller does not wait for that', async () => {
  const timeout = new DOMException('too late', 'TimeoutError')
  network.mockRejectedValue(timeout)
  isWorkerWell.mockResolvedValue(false)
  const fetch = watched()

  await expect(fetch(`${api}shares`, { signal: AbortSignal.abort(timeout) })).rejects.toBe(timeout)
  await expect.poll(() => answerInPage.mock.calls.length).toBe(1)
})
