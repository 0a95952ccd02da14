import { createVmPool } from './vmPool.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import type { Engine } from './engine.ts'
import { runJob } from './runJob.ts'
import type { CallAnswer, HandleCall } from './sandbox.ts'

/** The worker's side of the sandbox: gives the handler of what the host says; what the worker says goes out by `post`. */
export function serveJobs(engine: Promise<Engine>, post: (message: FromWorker) => void) {
  const vms = createVmPool(engine)
  const waiting = new Map<number, (answer: CallAnswer) => void>()
  let calls = 0
  let running = 0
  const isIdle = () => running === 0
  engine.then(
    () => post({ kind: 'ready' }),
    () => post({ kind: 'unusable' }),
  )

  return (message: ToWorker) => {
    if (message.kind === 'ping') post({ kind: 'pong' })
    if (message.kind === 'start') void start(message)
    if (message.kind === 'answer') {
      waiting.get(message.call)?.(message.answer)
      waiting.delete(message.call)
    }
  }

  async function start({ job, what }: Extract<ToWorker, { kind: 'start' }>) {
    const handleCall: HandleCall = (api, args) =>
      new Promise((resolve) => {
        const id = ++calls
        waiting.set(id, resolve)
        post({ kind: 'call', job, call: id, api, args })
      })
    running += 1
    try {
      const outcome = await runJob(vms.take(what.kind), what, handleCall, (line) =>
        post({ kind: 'printed', job, line }),
      )
      post({ kind: 'ended', job, outcome })
    } catch {
      post({ kind: 'ended', job, outcome: { kind: 'crashed' } })
    }
    running -= 1
    // The host gives a worker jobs of one kind.
    void vms.makeAhead(what.kind, isIdle)
  }
}
