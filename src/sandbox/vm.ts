import { EvalFlags, JSException } from 'quickjs-wasi'
import type { JSValueHandle, QuickJS } from 'quickjs-wasi'
import type { Engine } from './engine.ts'
import type { Limits } from './limits.ts'
import { createQuickJs } from './quickJs.ts'
import type { Job } from './sandbox.ts'

/** The only things of the host that exist inside. All of them take and give text and numbers. */
export interface HostFunctions {
  /** Sends a call of the SDK. Gives nothing, or at once a refusal; the answer comes later, by `Vm.answer`. */
  send: (id: number, api: string, args: string) => string
  print: (level: string, text: string) => void
  kindOf: (value: unknown) => string
}

/** A virtual machine with one program in it, as its host sees it. */
export interface Vm {
  /** Runs the program until it first waits. */
  begin: () => void
  /** Runs what is ready because of what was answered or fired. */
  runJobs: () => void
  answer: (id: number, text: string) => void
  /** Puts the clock forward to the next timer and runs it; false when there is none. */
  fireTimer: () => boolean
  isSettled: () => boolean
  /** How it ended, as `start.js` says it, without the value. */
  report: () => string
  /** The value it returned, as JSON; nothing when it is no plain data. */
  json: () => string | undefined
  /** Prints the failures that no code handled, and says whether there was no memory left for one of them. */
  printUnhandled: () => boolean
  isNearlyFull: () => boolean
  dispose: () => void
}

/** What a job needs of its host while it runs. */
interface VmHost extends Pick<HostFunctions, 'send' | 'print'> {
  /** Called often while the program runs. What it throws ends the program: no code inside can catch it. */
  onTick: () => void
}

/** A virtual machine with everything in it but the program. It is good for one job. */
export type PreparedVm = (job: Job, host: VmHost) => Vm

/** Files as the program's own errors name them; `format.js` and `ending.js` look for them. */
const files = { caller: 'caller.js', function: 'index.js' }

/**
 * A virtual machine for one job, with an interpreter of its own. When the job is over the whole of it is dropped, so that
 * nothing is left behind, in whatever state the program was.
 */
export async function prepareVm(engine: Engine, kind: Job['kind'], limits: Limits): Promise<PreparedVm> {
  let host: VmHost | undefined
  let skipped = 0
  let isReady = false
  const failures = new Map<number, { promise: JSValueHandle; reason: JSValueHandle }>()
  // Cloud functions live in UTC.
  const quickJs = await createQuickJs(engine, limits, kind === 'function', {
    skipped: () => skipped,
    onTick: () => host?.onTick(),
    isClosed: () => isReady,
    onUnhandledRejection(promise, reason, isHandled) {
      if (isHandled) forget(promise.identity)
      else failures.set(promise.identity, { promise: promise.dup(), reason: reason.dup() })
    },
  })

  const inside = startInside(quickJs, kind, limits, () => host)
  isReady = true
  const vm: Omit<Vm, 'begin'> = {
    runJobs,
    answer: (id, text) => call('answer', quickJs.newNumber(id), quickJs.newString(text)).dispose(),
    fireTimer() {
      const wait = call('nextTimer').consume((it) => it.toNumber())
      if (wait < 0) return false
      skipped += wait
      call('fireTimer').dispose()
      return true
    },
    isSettled: () => call('isSettled').consume((it) => it.toBoolean()),
    report: () => call('report').consume((it) => it.toString()),
    json: () => call('json').consume((it) => (it.isString ? it.toString() : undefined)),
    printUnhandled() {
      // Where there is no memory left, there is none for an error either: it is null then.
      const reasons = [...failures.values()].filter(({ reason }) => !(reason.isNull && isNearlyFull()))
      const isOutOfMemory = reasons.map(({ reason }) =>
        call('printUnhandled', reason.dup()).consume((it) => it.toBoolean()),
      )
      return reasons.length < failures.size || isOutOfMemory.some(Boolean)
    },
    isNearlyFull,
    dispose: () => quickJs.dispose(),
  }
  return (job, itsHost) => {
    if (host) throw new Error('a virtual machine is good for one job')
    host = itsHost
    return { ...vm, begin: () => (kind === 'caller' ? beginScript(job) : beginFunction(job)) }
  }

  function beginScript({ code }: Job) {
    const completion = quickJs.evalCode(code, files.caller, EvalFlags.ASYNC)
    call('followScript', completion).dispose()
  }

  function beginFunction({ code, event, context }: Job) {
    // On the first line, so that errors name the lines of the program as it was written.
    const load = quickJs.evalCode(`(function (exports, require, module) {${code}\n})`, files.function)
    call(
      'callMain',
      load,
      quickJs.newString(JSON.stringify(event)),
      quickJs.newString(JSON.stringify(context)),
    ).dispose()
  }

  /** Takes the arguments over. */
  function call(name: string, ...args: JSValueHandle[]) {
    try {
      return inside.getProp(name).consume((it) => quickJs.callFunction(it, inside, ...args))
    } finally {
      for (const arg of args) arg.dispose()
    }
  }

  function runJobs() {
    for (;;) {
      try {
        quickJs.executePendingJobs()
        return
      } catch (error) {
        const [, message] = /^Job execution error: ([^]*)/.exec(error instanceof Error ? error.message : '') ?? []
        if (message === undefined) throw error
        host?.print('error', `Uncaught ${message}`)
      }
    }
  }

  function isNearlyFull() {
    return quickJs.getMemoryUsage().mallocSize > limits.megabytes * 2 ** 20 * 0.9
  }

  function forget(identity: number) {
    const failure = failures.get(identity)
    failures.delete(identity)
    failure?.promise.dispose()
    failure?.reason.dispose()
  }
}

/** Runs the modules that belong beside the program, before it. Gives what `start.js` offers the host. */
function startInside(quickJs: QuickJS, kind: Job['kind'], limits: Limits, host: () => VmHost | undefined) {
  const hostFunctions = quickJs.newObject()
  const provide = (name: keyof HostFunctions, run: (...args: JSValueHandle[]) => JSValueHandle) => {
    quickJs.newFunction(name, run).consume((it) => hostFunctions.setProp(name, it))
  }
  provide('send', (id, api, args) =>
    quickJs.newString(host()?.send(id?.toNumber() ?? 0, textOf(api), textOf(args)) ?? ''),
  )
  provide('print', (level, text) => {
    host()?.print(textOf(level), textOf(text))
    return quickJs.undefined
  })
  provide('kindOf', (value) =>
    quickJs.newString(value?.isProxy ? 'Proxy' : value?.isFunction ? 'Function' : (value?.className ?? '')),
  )

  const exported = quickJs.evalCode(
    "import { start } from './start.js'\nglobalThis.start = start",
    'begin.js',
    EvalFlags.TYPE_MODULE,
  )
  exported.dispose()
  quickJs.executePendingJobs()
  const args = [hostFunctions, quickJs.newString(kind), quickJs.newNumber(limits.printedCharacters)]
  const inside = quickJs.global.getProp('start').consume((it) => quickJs.callFunction(it, quickJs.undefined, ...args))
  for (const arg of args) arg.dispose()
  quickJs.evalCode('delete globalThis.start').dispose()
  return inside
}

/** What a program's text fails with before it runs: `return` outside a function, a missing bracket. */
export function isSyntaxError(error: unknown): error is JSException {
  return error instanceof JSException && error.name === 'SyntaxError'
}

function textOf(value: JSValueHandle | undefined) {
  return value?.isString ? value.toString() : ''
}
