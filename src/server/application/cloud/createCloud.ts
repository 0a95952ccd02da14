import type { AuthFunctionReport, RunReport } from '../../../contract/run.ts'
import type { AppId } from '../../../domain/accounts/appId.ts'
import { callerProgram } from '../../../domain/cloud/program.ts'
import type { Sandbox } from '../../../sandbox/sandbox.ts'
import { checkAuthFunction } from './checkAuthFunction.ts'
import { runProgram, type CloudDeps } from './handleSdkCall.ts'
import { inTime, outcomeView, startRun } from './run.ts'
import { SandboxMissing } from './sandboxMissing.ts'

/** Runs code against the world. Each of these throws `SandboxMissing` where no code can be run. */
export interface Cloud {
  /** Opens the sandbox and runs an empty program in it, so that the first real one need not wait for the engine. */
  prepare: () => Promise<{ seconds: number; megabytes: number }>
  /** A mini program's code, as one account. */
  run: (caller: AppId, code: string) => Promise<RunReport>
  /** Calls an environment's `cloudbase_auth` as a caller's `init()` does, on behalf of `as`, and remembers what is wrong with its answer. */
  checkAuthFunction: (environmentId: string, as: AppId) => Promise<AuthFunctionReport>
}

interface Needs extends CloudDeps {
  /** Only called when code is to be run: the sandbox is large, and the mock backend starts without it. */
  openSandbox: () => Promise<Sandbox>
}

/** A cloud whose sandbox is opened by the first code that needs it, and once. */
export function createCloud({ openSandbox, ...deps }: Needs): Cloud {
  let opening: Promise<Sandbox> | undefined

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

  return {
    async prepare() {
      const sandbox = await openOnce()
      await sandbox.run({ kind: 'caller', code: '', event: null, context: {} }, refuseCall, () => {})
      const { seconds, megabytes } = sandbox.limits
      return { seconds, megabytes }
    },

    async run(caller, code) {
      const run = startRun(await openOnce(), deps.now())
      const startedAt = deps.now()
      const program = callerProgram(caller)
      const outcome = await inTime(run, runProgram({ deps, run, program }, code, null, 'caller'))
      // What functions still do after their caller ended is not waited for, and no part of the report.
      return {
        outcome: outcomeView(outcome),
        lines: [...run.lines],
        calls: structuredClone(run.calls),
        milliseconds: deps.now() - startedAt,
      }
    },

    checkAuthFunction: (environmentId, as) => checkAuthFunction(deps, openOnce, environmentId, as),
  }
}

/** The empty program makes no calls. */
const refuseCall = async () => ({ ok: false as const, errCode: -1, errMsg: 'system error' })
