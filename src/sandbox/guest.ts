import { EvalFlags, Intrinsics, JSException, QuickJS } from 'quickjs-wasi'
import type { JSValueHandle } from 'quickjs-wasi'
import { insideModules } from './insideModules.ts'
import type { Limits } from './limits.ts'
import type { Job } from './sandbox.ts'

/** The only things of the host that exist inside. All of them take and give text and numbers. */
export interface Outside {
  /** Answers with nothing, or at once with a refusal. */
  ask: (id: number, api: string, args: string) => string
  print: (level: string, text: string) => void
  kindOf: (value: unknown) => string
}

/** One engine with one program in it, as the host sees it. */
export interface Guest {
  /** Runs the program up to its first waiting. */
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
  /** Prints the failures nobody looked at, and says whether one was for want of memory. */
  complain: () => boolean
  isNearlyFull: () => boolean
  dispose: () => void
}

/** Who looks after one job. */
export interface Host extends Pick<Outside, 'ask' | 'print'> {
  /** Called often while the program runs. What it throws ends the program: no code inside can catch it. */
  onTick: () => void
}

/** An engine with everything in it but the program. It is good for one job. */
export type WaitingGuest = (job: Job, host: Host) => Guest

/** Files as the program's own errors name them; `format.js` and `ending.js` look for them. */
const files = { caller: 'caller.js', function: 'index.js' }

/**
 * An engine of its own for one job: own WebAssembly memory, own globals. When the job is over the whole of it is dropped,
 * so that nothing is left behind, in whatever state the program was.
 */
export async function prepareGuest(
  module: WebAssembly.Module,
  kind: Job['kind'],
  limits: Limits,
): Promise<WaitingGuest> {
  let host: Host | undefined
  let skipped = 0
  let isReady = false
  const failures = new Map<number, { promise: JSValueHandle; reason: JSValueHandle }>()
  const vm = await QuickJS.create({
    wasm: module,
    memoryLimit: limits.megabytes * 2 ** 20,
    maxStackSize: limits.stackBytes,
    intrinsics: Intrinsics.ALL & ~(Intrinsics.PERFORMANCE | Intrinsics.DOM_EXCEPTION | Intrinsics.ATOB_BTOA),
    // Cloud functions live in UTC.
    ...(kind === 'function' && { timezoneOffset: 0 }),
    wasi: (memory) => ({
      clock_time_get(_clock: number, _precision: bigint, target: number) {
        new DataView(memory.buffer).setBigUint64(target, BigInt(Math.round(Date.now() + skipped)) * 1_000_000n, true)
        return 0
      },
      fd_write: () => badFile,
    }),
    interruptHandler() {
      host?.onTick()
      return false
    },
    moduleLoader: {
      normalize: (_from, specifier) => (isReady ? refuseImport() : (specifier.split('/').at(-1) ?? '')),
      load: (name) => insideModules.get(name) ?? refuseImport(),
    },
    onUnhandledRejection(promise, reason, isHandled) {
      if (isHandled) forget(promise.identity)
      else failures.set(promise.identity, { promise: promise.dup(), reason: reason.dup() })
    },
  })

  const inside = start()
  isReady = true
  const guest: Omit<Guest, 'begin'> = {
    runJobs,
    answer: (id, text) => call('answer', vm.newNumber(id), vm.newString(text)).dispose(),
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
    complain() {
      // Where there is no memory left, there is none for an error either: it is null then.
      const reasons = [...failures.values()].filter(({ reason }) => !(reason.isNull && isNearlyFull()))
      const isOutOfMemory = reasons.map(({ reason }) => call('complain', reason.dup()).consume((it) => it.toBoolean()))
      return reasons.length < failures.size || isOutOfMemory.some(Boolean)
    },
    isNearlyFull,
    dispose: () => vm.dispose(),
  }
  return (job, itsHost) => {
    if (host) throw new Error('an engine is good for one job')
    host = itsHost
    return { ...guest, begin: () => (kind === 'caller' ? beginScript(job) : beginFunction(job)) }
  }

  /** Brings in what runs beside the program, before it. */
  function start() {
    const outside = vm.newObject()
    const provide = (name: keyof Outside, run: (...args: JSValueHandle[]) => JSValueHandle) => {
      vm.newFunction(name, run).consume((it) => outside.setProp(name, it))
    }
    provide('ask', (id, api, args) => vm.newString(host?.ask(id?.toNumber() ?? 0, textOf(api), textOf(args)) ?? ''))
    provide('print', (level, text) => {
      host?.print(textOf(level), textOf(text))
      return vm.undefined
    })
    provide('kindOf', (value) =>
      vm.newString(value?.isProxy ? 'Proxy' : value?.isFunction ? 'Function' : (value?.className ?? '')),
    )

    const exported = vm.evalCode(
      "import { start } from './start.js'\nglobalThis.start = start",
      'begin.js',
      EvalFlags.TYPE_MODULE,
    )
    exported.dispose()
    vm.executePendingJobs()
    const args = [outside, vm.newString(kind), vm.newNumber(limits.printedCharacters)]
    const table = vm.global.getProp('start').consume((it) => vm.callFunction(it, vm.undefined, ...args))
    for (const arg of args) arg.dispose()
    vm.evalCode('delete globalThis.start').dispose()
    return table
  }

  function beginScript({ code }: Job) {
    const completion = vm.evalCode(code, files.caller, EvalFlags.ASYNC)
    call('followScript', completion).dispose()
  }

  function beginFunction({ code, event, context }: Job) {
    // On the first line, so that errors name the lines of the program as it was written.
    const load = vm.evalCode(`(function (exports, require, module) {${code}\n})`, files.function)
    call('callMain', load, vm.newString(JSON.stringify(event)), vm.newString(JSON.stringify(context))).dispose()
  }

  /** Takes the arguments over. */
  function call(name: string, ...args: JSValueHandle[]) {
    try {
      return inside.getProp(name).consume((it) => vm.callFunction(it, inside, ...args))
    } finally {
      for (const arg of args) arg.dispose()
    }
  }

  function runJobs() {
    for (;;) {
      try {
        vm.executePendingJobs()
        return
      } catch (error) {
        const [, message] = /^Job execution error: ([^]*)/.exec(error instanceof Error ? error.message : '') ?? []
        if (message === undefined) throw error
        host?.print('error', `Uncaught ${message}`)
      }
    }
  }

  function isNearlyFull() {
    return vm.getMemoryUsage().mallocSize > limits.megabytes * 2 ** 20 * 0.9
  }

  function forget(identity: number) {
    const failure = failures.get(identity)
    failures.delete(identity)
    failure?.promise.dispose()
    failure?.reason.dispose()
  }
}

/** What a program's text fails with before it runs: `return` outside a function, a missing bracket. */
export function isSyntaxError(error: unknown): error is JSException {
  return error instanceof JSException && error.name === 'SyntaxError'
}

/** EBADF of WASI: there is nothing to write to. */
const badFile = 8

function textOf(value: JSValueHandle | undefined) {
  return value?.isString ? value.toString() : ''
}

function refuseImport(): never {
  // Without a stack: the engine would show ours inside.
  throw Object.assign(new TypeError('modules cannot be imported here'), { stack: '' })
}
