import { JSException } from 'quickjs-wasi'
import { isSyntaxError } from './guest.ts'
import type { Guest, WaitingGuest } from './guest.ts'
import { limits as usualLimits } from './limits.ts'
import type { Limits } from './limits.ts'
import { readPlain } from './plain.ts'
import type { Ask, Job, Outcome, Plain, Printed } from './sandbox.ts'
import { createStopwatch, TimeIsUp } from './stopwatch.ts'

type Answer = Awaited<ReturnType<Ask>>

/** Runs one job in an engine of its own, made for `limits`, wherever WebAssembly is: in the worker, and in tests. */
export async function runJob(
  waiting: Promise<WaitingGuest>,
  job: Job,
  ask: Ask,
  onPrinted: (line: Printed) => void,
  limits: Limits = usualLimits,
): Promise<Outcome> {
  const stopwatch = createStopwatch(limits.seconds)
  const print = createPrinter(onPrinted, limits)
  let guest: Guest | undefined
  let asks = 0
  let pending = 0
  let end: (outcome: Outcome) => void = () => undefined
  const ended = new Promise<Outcome>((resolve) => {
    end = resolve
  })
  const run = (program: Guest, part: () => void) => {
    try {
      stopwatch.run(part)
      const outcome = stopwatch.run(() => proceed(program, job, () => pending > 0, limits))
      if (outcome) finish(outcome)
    } catch (error) {
      finish(outcomeOf(error, limits))
    }
  }

  try {
    const program = (await waiting)(job, { print, ask: askOutside, onTick: stopwatch.check })
    guest = program
    run(program, program.begin)
  } catch (error) {
    finish(outcomeOf(error, limits))
  }
  return ended

  function finish(outcome: Outcome) {
    guest?.dispose()
    guest = undefined
    end(outcome)
  }

  function askOutside(id: number, api: string, text: string) {
    if (++asks > limits.asks) return refusal(`a run may make ${limits.asks} calls`)
    if (text.length > limits.kilobytes * 1000) return refusal(`the arguments of a call may be ${limits.kilobytes} kB`)
    const args = readPlain(text)
    if (args === undefined) return refusal('the arguments of a call are no plain data')
    pending++
    void answerOf(ask, api, args).then((answer) => {
      pending--
      const program = guest
      if (program) run(program, () => program.answer(id, JSON.stringify(answer)))
    })
    return ''
  }
}

/** Goes on until the program waits for an answer (nothing), or is over. */
function proceed(guest: Guest, job: Job, isAsking: () => boolean, limits: Limits): Outcome | undefined {
  for (;;) {
    guest.runJobs()
    // A function is over with its answer; a script when the last callback came back.
    if (job.kind === 'function' && guest.isSettled()) break
    if (isAsking()) return undefined
    if (!guest.fireTimer()) break
  }

  if (guest.complain()) return outOfMemory(limits)
  if (guest.isSettled()) return readReport(guest, limits)
  return guest.isNearlyFull() ? outOfMemory(limits) : { kind: 'never-settled' }
}

type Report =
  | { kind: 'returned'; text: string }
  | {
      kind: 'threw'
      message: string
      line: number | null
      errCode: number | string | null
      errMsg: string | null
      isOutOfMemory: boolean
    }

function readReport(guest: Guest, limits: Limits): Outcome {
  // It was cut inside, where code can bend what cuts.
  const report = JSON.parse(guest.report(), (_key, value: unknown) =>
    typeof value === 'string' ? value.slice(0, limits.printedCharacters) : value,
  ) as Report
  if (report.kind === 'threw') {
    const { message, line, errCode, errMsg } = report
    return report.isOutOfMemory ? outOfMemory(limits) : { kind: 'threw', message, line, errCode, errMsg }
  }
  const json = guest.json()
  if (json === undefined) return report
  const kilobytes = Math.ceil(new TextEncoder().encode(json).length / 1000)
  if (kilobytes > limits.kilobytes) return { kind: 'too-large', kilobytes }
  const value = readPlain(json)
  return value === undefined ? report : { kind: 'returned', value, text: report.text }
}

/** What came out of the engine instead of an answer. */
function outcomeOf(error: unknown, limits: Limits): Outcome {
  if (error instanceof TimeIsUp) return { kind: 'timed-out', seconds: limits.seconds }
  if (isSyntaxError(error))
    return { ...noCode, message: `SyntaxError: ${syntaxMessage(error.message)}`, line: lineOf(error.stack) }
  // The engine's text for it, which it throws where nothing inside could catch it any more.
  if (error instanceof Error && /out of memory|wasm_malloc failed/.test(error.message)) return outOfMemory(limits)
  if (error instanceof JSException)
    return { ...noCode, message: `${error.name}: ${error.message}`, line: lineOf(error.stack) }
  // The stack of the browser is shorter than the engine thought.
  if (error instanceof RangeError)
    return { ...noCode, message: 'RangeError: Maximum call stack size exceeded', line: null }
  return { kind: 'crashed' }
}

const noCode = { kind: 'threw', errCode: null, errMsg: null } as const

function syntaxMessage(message: string) {
  if (message !== 'return not in a function') return message
  return 'Illegal return statement: the result of a script is the value of its last expression'
}

function lineOf(stack: string | undefined) {
  const [, line] = /(?:caller|index)\.js:(\d+)/.exec(stack ?? '') ?? []
  return line ? Number(line) : null
}

function outOfMemory({ megabytes }: Limits): Outcome {
  return { kind: 'out-of-memory', megabytes }
}

async function answerOf(ask: Ask, api: string, args: Plain): Promise<Answer> {
  try {
    return await ask(api, args)
  } catch {
    return { ok: false, errCode: -1, errMsg: 'system error' }
  }
}

function refusal(errMsg: string) {
  return JSON.stringify({ ok: false, errCode: -1, errMsg } satisfies Answer)
}

function createPrinter(onPrinted: (line: Printed) => void, limits: Limits) {
  let lines = 0
  return (level: string, text: string) => {
    if (++lines === limits.printedLines)
      onPrinted({ level: 'warn', text: `… only ${limits.printedLines} lines are kept` })
    if (lines >= limits.printedLines) return
    onPrinted({
      level: level === 'info' || level === 'warn' || level === 'error' ? level : 'log',
      text: text.slice(0, limits.printedCharacters),
    })
  }
}
