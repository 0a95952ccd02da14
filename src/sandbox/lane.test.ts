import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { WorkerLike } from './jobWorker.ts'
import { openLane } from './lane.ts'
import type { FromWorker } from './protocol.ts'
import type { JobOutcome, JobOrigin } from './sandbox.ts'

/** A lane over workers that do nothing by themselves: what was begun, and how to end it. */
function laneOfStillWorkers() {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const terminate = vi.fn<() => void>()
  const startWorker = vi.fn<() => WorkerLike>(() => {
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      terminate,
      postMessage(message) {
        if (message.kind === 'ping') say({ kind: 'pong' })
        if (message.kind !== 'start') return
        begun.push(message.what.code)
        ends.push(() => say({ kind: 'ended', job: message.job, outcome: { kind: 'never-settled' } }))
      },
    }
    const say = (data: FromWorker) => worker.onmessage?.({ data } as MessageEvent<FromWorker>)
    void Promise.resolve().then(() => say({ kind: 'ready' }))
    return worker
  })
  const lane = openLane(startWorker)
  const run = (code: string, origin: Partial<JobOrigin> = {}) =>
    new Promise<JobOutcome>((end) =>
      lane.run({
        what: { kind: 'caller', code, event: null, context: {} },
        origin: { run: 1, depth: 0, signal: new AbortController().signal, ...origin },
        handleCall: async () => ({ ok: true, value: null }),
        onPrinted: () => undefined,
        end,
      }),
    )
  return { run, begun, ends, terminate, startWorker }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the order of jobs', () => {
  test('two at a time; of one run those that came first, of several runs the newest', async () => {
    const { run, begun, ends } = laneOfStillWorkers()
    for (const code of ['1a', '1b', '1c', '1d']) void run(code, { run: 1 })
    void run('2a', { run: 2 })
    expect(begun).toEqual(['1a', '1b'])

    ends[0]?.()
    ends[1]?.()
    expect(begun).toEqual(['1a', '1b', '2a', '1c'])
  })

  test('after sixty that never end, the next run begins within two seconds, and what gave way is told so', async () => {
    const { run, begun, startWorker } = laneOfStillWorkers()
    const endless = Array.from({ length: 60 }, (_, index) => run(`endless ${index}`, { run: index + 1 }))
    void run('honest', { run: 61 })
    await vi.advanceTimersByTimeAsync(1999)

    expect(begun).toContain('honest')
    expect(await endless[0]).toEqual({ kind: 'stopped', why: 'displaced' })
    expect(startWorker.mock.calls.length).toBeLessThan(5)
  })

  test('jobs of one run wait for each other', async () => {
    const { run, begun, terminate } = laneOfStillWorkers()
    for (const code of ['a', 'b', 'c']) void run(code)
    await vi.advanceTimersByTimeAsync(60_000)

    expect(begun).toEqual(['a', 'b'])
    expect(terminate).not.toHaveBeenCalled()
  })
})

describe('what nobody waits for', () => {
  test('is ended with its worker, and is not begun where it waited', async () => {
    const { run, begun, ends, terminate } = laneOfStillWorkers()
    const controller = new AbortController()
    const jobs = ['a', 'b', 'c'].map((code) => run(code, { signal: controller.signal }))
    const other = run('other')
    controller.abort()

    expect(await Promise.all(jobs)).toEqual(Array(3).fill({ kind: 'stopped', why: 'asked' }))
    expect(terminate).toHaveBeenCalledTimes(2)
    expect(begun).toEqual(['a', 'b', 'other'])
    ends[2]?.()
    expect(await other).toEqual({ kind: 'never-settled' })
    expect(await run('late', { signal: controller.signal })).toEqual({ kind: 'stopped', why: 'asked' })
  })

  test('leaves nothing that still ticks', async () => {
    const { run } = laneOfStillWorkers()
    const controller = new AbortController()
    void run('a', { signal: controller.signal })
    await vi.advanceTimersByTimeAsync(1000)
    controller.abort()
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('a worker that fails while it has nothing to do is not used again', async () => {
  const { run, ends, startWorker } = laneOfStillWorkers()
  void run('a')
  ends[0]?.()
  startWorker.mock.results[0]?.value.onerror?.({} as ErrorEvent)
  void run('b')
  expect(startWorker).toHaveBeenCalledTimes(2)
})
