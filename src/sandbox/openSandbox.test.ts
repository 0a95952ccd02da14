import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSandbox } from './openSandbox.ts'
import type { WorkerLike } from './jobWorker.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import type { HandleCall, Job, JobOrigin } from './sandbox.ts'
import { serveJobs } from './serveJobs.ts'
import { willing, workerInThisThread } from './testing/inNode.ts'

/** A worker of which the test says what it does with what it hears. */
function fakeWorker(hear: (message: ToWorker, say: (message: FromWorker) => void) => void) {
  const worker = {
    onmessage: null,
    onerror: null,
    terminate: vi.fn<() => void>(),
    postMessage: (message) => hear(message, say),
  } as WorkerLike & { terminate: ReturnType<typeof vi.fn> }
  const say = (data: FromWorker) =>
    void Promise.resolve().then(() => worker.onmessage?.({ data } as MessageEvent<FromWorker>))
  return { worker, say }
}

const job = (code: string, kind: Job['kind'] = 'caller'): Job => ({ kind, code, event: { n: 1 }, context: {} })
const silent = () => undefined
const never = new AbortController().signal
const first: JobOrigin = { run: 1, depth: 0, signal: never }
const called: JobOrigin = { ...first, depth: 1 }

test('a job goes over the wall and back', async () => {
  const lines: unknown[] = []
  const outcome = await openSandbox(workerInThisThread).run(
    job('console.log("a")\nwx.cloud.init()\n;(await wx.cloud.callFunction({ name: "b" })).result'),
    first,
    willing,
    (line) => lines.push(line),
  )

  expect(outcome).toEqual({ kind: 'returned', value: 'answer', text: 'answer' })
  expect(lines).toEqual([{ level: 'log', text: 'a' }])
})

test('a caller waits while the function it called runs beside it, each in a worker of its own, which serves the next as well', async () => {
  const start = vi.fn<() => WorkerLike>(workerInThisThread)
  const sandbox = openSandbox(start)
  const handleCall: HandleCall = async (api, args) => {
    if (api !== 'callFunction') return willing(api)
    const { name } = args as { name: string }
    const code = `exports.main = ({ n }) => ${name} + n`
    const outcome = await sandbox.run(job(code, 'function'), called, willing, silent)
    return { ok: true, value: outcome.kind === 'returned' ? (outcome.value ?? null) : outcome.kind }
  }
  const outcomes = await Promise.all(
    [10, 20, 30].map((name) =>
      sandbox.run(
        job(`wx.cloud.init()\n;(await wx.cloud.callFunction({ name: "${name}" })).result`),
        first,
        handleCall,
        silent,
      ),
    ),
  )

  expect(outcomes).toMatchObject([{ value: 11 }, { value: 21 }, { value: 31 }])
  expect(start).toHaveBeenCalledTimes(4)
})

test('a backend that breaks is an answer too', async () => {
  const outcome = await openSandbox(workerInThisThread).run(
    job('wx.cloud.init()\nawait wx.cloud.callFunction({ name: "b" })'),
    first,
    () => Promise.reject(new Error('no')),
    silent,
  )

  expect(outcome).toMatchObject({ kind: 'threw', errMsg: 'system error' })
})

test('no worker is a crash, and the next job tries again', async () => {
  vi.spyOn(console, 'error').mockImplementation(silent)
  const start = vi.fn<() => WorkerLike>(workerInThisThread).mockImplementationOnce(() => {
    throw new TypeError('script address not allowed')
  })
  const sandbox = openSandbox(start)

  expect(await sandbox.run(job('1'), first, willing, silent)).toEqual({ kind: 'crashed' })
  expect(await sandbox.run(job('1'), first, willing, silent)).toMatchObject({ value: 1 })
})

test.each<[string, (worker: WorkerLike, say: (message: FromWorker) => void) => void]>([
  ['that has no engine', (_worker, say) => say({ kind: 'unusable' })],
  ['that fails', (worker) => worker.onerror?.({} as ErrorEvent)],
])('a worker %s ends its jobs, and the next job gets a new one', async (_case, fail) => {
  const broken = fakeWorker(() => fail(broken.worker, broken.say))
  const start = vi.fn<() => WorkerLike>(workerInThisThread).mockImplementationOnce(() => broken.worker)
  const sandbox = openSandbox(start)

  expect(await sandbox.run(job('1'), first, willing, silent)).toEqual({ kind: 'crashed' })
  expect(broken.worker.terminate).toHaveBeenCalledOnce()
  expect(await sandbox.run(job('1'), first, willing, silent)).toMatchObject({ value: 1 })
})

test('an engine that cannot be loaded says so', async () => {
  const said: FromWorker[] = []
  const onMessage = serveJobs(Promise.reject(new Error('404')), (message) => said.push(message))
  onMessage({ kind: 'start', job: 1, what: job('1') })
  await vi.waitFor(() => expect(said).toContainEqual({ kind: 'ended', job: 1, outcome: { kind: 'crashed' } }))

  expect(said).toContainEqual({ kind: 'unusable' })
})

// What the engine has no way to interrupt: a loop of its own, like that of `[].concat(Array(4e9))`.
test('a function whose worker falls silent has timed out, its caller hears of it, and nothing else is ended', async () => {
  const stuck = fakeWorker((message, say) => {
    if (message.kind === 'start') say({ kind: 'ready' })
  })
  const waiting = fakeWorker((message, say) => {
    if (message.kind === 'ping') say({ kind: 'pong' })
    if (message.kind === 'answer') say({ kind: 'ended', job: 1, outcome: { kind: 'never-settled' } })
    if (message.kind !== 'start') return
    say({ kind: 'ready' })
    say({ kind: 'call', job: 1, call: 1, api: 'callFunction', args: null })
  })
  const start = vi.fn<() => WorkerLike>(workerInThisThread)
  const sandbox = openSandbox(start.mockReturnValueOnce(waiting.worker).mockReturnValueOnce(stuck.worker))
  const heard = vi.fn<(outcome: unknown) => void>()
  const caller = sandbox.run(
    job('waits'),
    first,
    async () => {
      heard(await sandbox.run(job('hangs', 'function'), called, willing, silent))
      return { ok: true, value: null }
    },
    silent,
  )

  await vi.advanceTimersByTimeAsync(3000)
  expect(stuck.worker.terminate).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(600)
  expect(stuck.worker.terminate).toHaveBeenCalledOnce()
  expect(heard).toHaveBeenCalledWith({ kind: 'timed-out', seconds: 2 })
  expect(await caller).toEqual({ kind: 'never-settled' })
  expect(waiting.worker.terminate).not.toHaveBeenCalled()

  vi.useRealTimers()
  expect(await sandbox.run(job('exports.main = () => 1', 'function'), called, willing, silent)).toMatchObject({
    value: 1,
  })
})

test('a worker that answers may take its time', async () => {
  const patient = fakeWorker((message, say) => {
    if (message.kind === 'start') say({ kind: 'ready' })
    if (message.kind === 'ping') say({ kind: 'pong' })
  })
  const run = openSandbox(() => patient.worker).run(job('waits'), first, willing, silent)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(patient.worker.terminate).not.toHaveBeenCalled()

  patient.say({ kind: 'ended', job: 1, outcome: { kind: 'never-settled' } })
  expect(await run).toEqual({ kind: 'never-settled' })
  expect(vi.getTimerCount()).toBe(0)
})

test('a worker that never loads is given up', async () => {
  const { worker } = fakeWorker(silent)
  const run = openSandbox(() => worker).run(job('1'), first, willing, silent)
  await vi.advanceTimersByTimeAsync(30_000)

  expect(await run).toEqual({ kind: 'crashed' })
})

beforeEach(({ task }) => {
  if (/silent|take its time|never loads/.test(task.name)) vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})
