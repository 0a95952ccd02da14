import { Intrinsics, QuickJS } from 'quickjs-wasi'
import type { JSValueHandle } from 'quickjs-wasi'
import type { Engine } from './engine.ts'
import type { Limits } from './limits.ts'

interface Hooks {
  /** Milliseconds that timers have put the clock forward. */
  skipped: () => number
  /** Called often while code runs. What it throws ends the code: nothing inside can catch it. */
  onTick: () => void
  /** Whether modules can be imported no more: after the SDK was, and before the program begins. */
  isClosed: () => boolean
  onUnhandledRejection: (promise: JSValueHandle, reason: JSValueHandle, isHandled: boolean) => void
}

/** One interpreter: WebAssembly memory and globals of its own, no files, no modules but the engine's, the host's clock. */
export function createQuickJs(
  { wasm, modules }: Engine,
  limits: Limits,
  isUtc: boolean,
  { skipped, onTick, isClosed, onUnhandledRejection }: Hooks,
): Promise<QuickJS> {
  return QuickJS.create({
    wasm,
    memoryLimit: limits.megabytes * 2 ** 20,
    maxStackSize: limits.stackBytes,
    intrinsics: Intrinsics.ALL & ~(Intrinsics.PERFORMANCE | Intrinsics.DOM_EXCEPTION | Intrinsics.ATOB_BTOA),
    ...(isUtc && { timezoneOffset: 0 }),
    wasi: (memory) => ({
      clock_time_get(_clock: number, _precision: bigint, target: number) {
        const now = BigInt(Math.round(Date.now() + skipped()))
        new DataView(memory.buffer).setBigUint64(target, now * 1_000_000n, true)
        return 0
      },
      fd_write: () => badFile,
    }),
    interruptHandler() {
      onTick()
      return false
    },
    moduleLoader: {
      normalize: (_from, specifier) => (isClosed() ? refuseImport() : (specifier.split('/').at(-1) ?? '')),
      load: (name) => modules.get(name) ?? refuseImport(),
    },
    onUnhandledRejection,
  })
}

/** EBADF of WASI: there is nothing to write to. */
const badFile = 8

function refuseImport(): never {
  // Without a stack: the engine would show ours inside.
  throw Object.assign(new TypeError('modules cannot be imported here'), { stack: '' })
}
