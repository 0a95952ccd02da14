import type { AuthFunctionReport, RunReport } from '../../../contract/run.ts'
import type { AppId } from '../../../domain/accounts/appId.ts'
import { callerProgram } from '../../../domain/cloud/program.ts'
import type { Sandbox } from '../../../sandbox/sandbox.ts'
import { checkAuthFunction } from './checkAuthFunction.ts'
import { runProgram, type CloudDeps } from './handleSdkCall.ts'
import { inTime, outcomeView, startRun, tracedCalls, type Run } from './run.ts'
import { SandboxMissing } from './sandboxMissing.ts'

/** Runs code against the world. Each of these throws `SandboxMissing` where no code can be run. */
export interface Cloud {
  /** Opens the sandbox and runs an empty program of each kind, so that the first real ones need not wait for the engine. */
  prepare: () => Promise<{ seconds: number; megabytes: number }>
  /** A mini program's code, as one account. It is stopped by its id, or when nobody waits for it any more. */
  run: (caller: AppId, code: string, options?: RunOptions) => Promise<RunReport>
  /** Ends a run, with everything that it set off. */
  stop: (runId: string) => void
  /** Calls an environment's `cloudbase_auth` as a caller's `init()` does, on behalf of `as`, and remembers what is wrong with its answer. */
  checkAuthFunction: (environmentId: string, as: AppId) => Promise<AuthFunctionReport>
}

interface RunOptions {
  runId?: string | undefined
  /** Aborted when nobody waits for the report any more. */
  signal?: AbortSignal | undefined
}

interface Needs extends CloudDeps {
  /** Only called when code is to be run: the sandbox is large, and the mock backend starts without it. */
  openSandbox: () => Promise<Sandbox>
}

/** A cloud whose sandbox is opened by the first code that needs it, and once. */
export function createCloud({ openSandbox, ...deps }: Needs): Cloud {
  let opening: Promise<Sandbox> | undefined
  let started = 0
  const stoppable = new Map<string, Run>()

  async function openOnce(): Promise<Sandbox> {
    try {
      opening ??= openSandbox()
      return await opening
    } catch (cause) {
      // The next one tries again: it may have been the network.
      opening = undefined
      throw new SandboxMissing('no sandbox', { cause })
    }
  }

  async function start(): Promise<Run> {
    const sandbox = await openOnce()
    return startRun(sandbox, ++started, deps.now())
  }

  return {
    async prepare() {
      const { sandbox, number, ending } = await start()
      const empty = { code: 'exports.main = () => {}', event: null, context: {} }
      await Promise.all(
        (['caller', 'function'] as const).map((kind, depth) =>
          sandbox.run({ kind, ...empty }, { run: number, depth, signal: ending.signal }, refuseCall, () => {}),
        ),
      )
      const { seconds, megabytes } = sandbox.limits
      return { seconds, megabytes }
    },

    async run(caller, code, { runId, signal } = {}) {
      const run = await start()
      if (runId !== undefined) stoppable.set(runId, run)
      signal?.addEventListener('abort', () => run.ending.abort(), { signal: run.ending.signal })
      if (signal?.aborted) run.ending.abort()
      const startedAt = deps.now()
      const program = callerProgram(caller)
      const outcome = await inTime(run, runProgram({ deps, run, program }, code, null, 'caller'))
      if (runId !== undefined) stoppable.delete(runId)
      return {
        outcome: outcomeView(outcome),
        lines: [...run.lines],
        moreLines: run.moreLines,
        ...tracedCalls(run),
        milliseconds: deps.now() - startedAt,
      }
    },

    stop: (runId) => stoppable.get(runId)?.ending.abort(),

    checkAuthFunction: (environmentId, as) => checkAuthFunction(deps, start, environmentId, as),
  }
}

/** The empty program makes no calls. */
const refuseCall = async () => ({ ok: false as const, errCode: -1, errMsg: 'system error' })
