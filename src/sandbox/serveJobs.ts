import { createGuests } from './guests.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import { runJob } from './runJob.ts'
import type { Ask } from './sandbox.ts'

type Answer = Awaited<ReturnType<Ask>>

/** The worker's side of the wall: takes what the page says, and answers by `post`. */
export function serveJobs(engine: Promise<WebAssembly.Module>, post: (message: FromWorker) => void) {
  const guests = createGuests(engine)
  const waiting = new Map<number, (answer: Answer) => void>()
  let asked = 0
  let running = 0
  const isIdle = () => running === 0
  engine.then(
    () => {
      post({ kind: 'ready' })
      void guests.makeAhead(isIdle)
    },
    () => post({ kind: 'unusable' }),
  )

  return (message: ToWorker) => {
    if (message.kind === 'ping') post({ kind: 'pong' })
    if (message.kind === 'start') void start(message)
    if (message.kind === 'answer') {
      waiting.get(message.ask)?.(message.answer)
      waiting.delete(message.ask)
    }
  }

  async function start({ job, what }: Extract<ToWorker, { kind: 'start' }>) {
    const ask: Ask = (api, args) =>
      new Promise((resolve) => {
        const id = ++asked
        waiting.set(id, resolve)
        post({ kind: 'ask', job, ask: id, api, args })
      })
    running += 1
    try {
      const outcome = await runJob(guests.take(what.kind), what, ask, (line) => post({ kind: 'printed', job, line }))
      post({ kind: 'ended', job, outcome })
    } catch {
      post({ kind: 'ended', job, outcome: { kind: 'crashed' } })
    }
    running -= 1
    void guests.makeAhead(isIdle)
  }
}
