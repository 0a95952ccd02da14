import { JSException } from 'quickjs-wasi'
import { limits as usualLimits } from './limits.ts'
import type { Limits } from './limits.ts'
import { readPlain } from './plain.ts'
import type { CallAnswer, HandleCall, Job, JobOutcome, Plain, Printed } from './sandbox.ts'
import { createStopwatch, TimeIsUp } from './stopwatch.ts'
import { isSyntaxError } from './vm.ts'
import type { PreparedVm, Vm } from './vm.ts'

/** Runs one job in a virtual machine of its own, made for `limits`, wherever WebAssembly is: in the worker, and in tests. */
export async function runJob(
  preparing: Promise<PreparedVm>,
  job: Job,
  handleCall: HandleCall,
  onPrinted: (line: Printed) => void,
  limits: Limits = usualLimits,
): Promise<JobOutcome> {
  const stopwatch = createStopwatch(limits.seconds)
  const printer = createPrinter(onPrinted, limits)
  let current: Vm | undefined
  let sent = 0
  let pending = 0
  let end: (outcome: JobOutcome) => void = () => undefined
  const ended = new Promise<JobOutcome>((resolve) => {
    end = resolve
  })
  const run = (vm: Vm, part: () => void) => {
    try {
      stopwatch.run(part)
      const outcome = stopwatch.run(() => proceed(vm, job, () => pending > 0, limits))
      if (outcome) finish(outcome)
    } catch (error) {
      finish(outcomeOf(error, limits))
    }
  }

  try {
    const vm = (await preparing)(job, { print: printer.print, send, onTick: stopwatch.check })
    current = vm
    run(vm, vm.begin)
  } catch (error) {
    finish(outcomeOf(error, limits))
  }
  return ended

  function finish(outcome: JobOutcome) {
    current?.dispose()
    current = undefined
    printer.end()
    end(outcome)
  }

  function send(id: number, api: string, text: string) {
    if (++sent > limits.sdkCalls) return refusal(`a run may make ${limits.sdkCalls} calls`)
    if (text.length > limits.kilobytes * 1000) return refusal(`the arguments of a call may be ${limits.kilobytes} kB`)
    const args = readPlain(text)
    if (args === undefined) return refusal('the arguments of a call are no plain data')
    pending++
    void answerOf(handleCall, api, args).then((answer) => {
      pending--
      const vm = current
      if (vm) run(vm, () => vm.answer(id, JSON.stringify(answer)))
    })
    return ''
  }
}

/** Goes on until the program waits for an answer (nothing), or is over. */
function proceed(vm: Vm, job: Job, isWaiting: () => boolean, limits: Limits): JobOutcome | undefined {
  for (;;) {
    vm.runJobs()
    // A function is over with its answer; a script when the last callback came back.
    if (job.kind === 'function' && vm.isSettled()) break
    if (isWaiting()) return undefined
    if (!vm.fireTimer()) break
  }

  if (vm.printUnhandled()) return outOfMemory(limits)
  if (vm.isSettled()) return readReport(vm, limits)
  return vm.isNearlyFull() ? outOfMemory(limits) : { kind: 'never-settled' }
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

function readReport(vm: Vm, limits: Limits): JobOutcome {
  // It was cut inside already, by code that the program can change.
  const report = JSON.parse(vm.report(), (_key, value: unknown) =>
    typeof value === 'string' ? value.slice(0, limits.printedCharacters) : value,
  ) as Report
  if (report.kind === 'threw') {
    const { message, line, errCode, errMsg } = report
    return report.isOutOfMemory ? outOfMemory(limits) : { kind: 'threw', message, line, errCode, errMsg }
  }
  const json = vm.json()
  if (json === undefined) return report
  const kilobytes = Math.ceil(new TextEncoder().encode(json).length / 1000)
  if (kilobytes > limits.kilobytes) return { kind: 'too-large', kilobytes, limit: limits.kilobytes }
  const value = readPlain(json)
  return value === undefined ? report : { kind: 'returned', value, text: report.text }
}

/** What the interpreter threw instead of ending. */
function outcomeOf(error: unknown, limits: Limits): JobOutcome {
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

function outOfMemory({ megabytes }: Limits): JobOutcome {
  return { kind: 'out-of-memory', megabytes }
}

async function answerOf(handleCall: HandleCall, api: string, args: Plain): Promise<CallAnswer> {
  try {
    return await handleCall(api, args)
  } catch {
    return { ok: false, errCode: -1, errMsg: 'system error' }
  }
}

function refusal(errMsg: string) {
  return JSON.stringify({ ok: false, errCode: -1, errMsg } satisfies CallAnswer)
}

function createPrinter(onPrinted: (line: Printed) => void, limits: Limits) {
  let [lines, omitted] = [0, 0]
  return {
    print(level: string, text: string) {
      lines += 1
      if (lines <= limits.printedLines)
        onPrinted({
          level: level === 'info' || level === 'warn' || level === 'error' ? level : 'log',
          text: text.slice(0, limits.printedCharacters),
        })
      // The first is told at once: a job that is killed comes to no end.
      else if (++omitted === 1) onPrinted({ omitted: 1 })
    },
    end() {
      if (omitted > 1) onPrinted({ omitted: omitted - 1 })
      omitted = 0
    },
  }
}
