import { MutationObserver, QueryObserver, type MutationMeta } from '@tanstack/react-query'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { lookUpQuery } from './accounts.ts'
import { Refused, Unavailable } from './failure.ts'
import { announceChange, createQueryClient } from './queryClient.ts'

const client = createQueryClient(() => Date.now())
/** Another tab. */
const other = new BroadcastChannel('environment-sharing')
const heard = vi.fn<(message: unknown) => void>()
other.addEventListener('message', ({ data }) => heard(data))

afterEach(() => {
  client.clear()
  heard.mockClear()
  vi.unstubAllGlobals()
})

describe('what is on screen', () => {
  test.each<[string, MutationMeta | undefined, () => Promise<unknown>, { asksAgain: boolean; tells: boolean }]>([
    ['a write', { isWrite: true }, () => Promise.resolve(), { asksAgain: true, tells: true }],
    ['a write that is refused', { isWrite: true }, () => Promise.reject(refused), { asksAgain: true, tells: false }],
    [
      'a write that fails',
      { isWrite: true },
      () => Promise.reject(new Unavailable('server')),
      { asksAgain: false, tells: false },
    ],
    ['what is no write', undefined, () => Promise.resolve(), { asksAgain: false, tells: false }],
    ['what is no write, refused', undefined, () => Promise.reject(refused), { asksAgain: false, tells: false }],
  ])('after %s', async (_what, meta, mutationFn, { asksAgain, tells }) => {
    const asked = await shown()
    await new MutationObserver(client, { mutationFn, ...(meta ? { meta } : {}) }).mutate().catch(() => {})
    await soon()
    expect(asked).toHaveBeenCalledTimes(asksAgain ? 2 : 1)
    expect(heard).toHaveBeenCalledTimes(tells ? 1 : 0)
  })

  test('is asked for again when another tab says that something changed', async () => {
    const asked = await shown()
    other.postMessage('changed')
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2))
  })

  test('is asked for again, here and there, when the world is another one', async () => {
    const asked = await shown()
    await announceChange(client)
    await soon()
    expect(asked).toHaveBeenCalledTimes(2)
    expect(heard).toHaveBeenCalledTimes(1)
  })
})

describe('a look-up', () => {
  test('is asked for only on demand, and not again after a write', async () => {
    const signals = answerNothing()
    const observer = new QueryObserver(client, lookUpQuery('one'))
    const stop = observer.subscribe(() => {})
    expect(signals).toHaveLength(0)
    void observer.refetch()
    await soon()
    await client.invalidateQueries()
    expect(signals).toHaveLength(1)
    stop()
  })

  test('is given up when another text is asked about, which is asked for at once; nothing is kept', async () => {
    const signals = answerNothing()
    const observer = new QueryObserver(client, lookUpQuery('one'))
    const stop = observer.subscribe(() => {})
    void observer.refetch()
    await soon()
    observer.setOptions(lookUpQuery('other'))
    expect(signals[0]?.aborted).toBe(true)
    expect(observer.getCurrentResult().isFetching).toBe(false)
    void observer.refetch()
    await soon()
    expect(signals).toHaveLength(2)
    expect(signals[1]?.aborted).toBe(false)
    expect(client.getQueryCache().find({ queryKey: ['look-up', 'one'] })).toBeUndefined()
    stop()
  })
})

const refused = new Refused({ code: 'stale-version', params: {}, status: 412 })

/** A query of a screen that is there. Gives how often it was asked for. */
async function shown() {
  const asked = vi.fn<() => Promise<string>>(() => Promise.resolve('answer'))
  new QueryObserver(client, { queryKey: ['shown'], queryFn: asked }).subscribe(() => {})
  await soon()
  return asked
}

/** A backend that hangs. Gives the signals it was asked with. */
function answerNothing(): AbortSignal[] {
  const signals: AbortSignal[] = []
  vi.stubGlobal('fetch', (_url: string, { signal }: { signal: AbortSignal }) => {
    signals.push(signal)
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
  })
  return signals
}

function soon() {
  return new Promise((resolve) => setTimeout(resolve, 20))
}
