import type { AuthFunctionCheck, ConsoleLine, RunOutcome, RunReport } from '../../../contract/run.ts'
import type { AppId } from '../../../domain/appId.ts'
import { checkAuthAnswer, type AuthProblem } from '../../../domain/cloud/authAnswer.ts'
import { cloudError, cloudErrors, type CloudError } from '../../../domain/cloud/cloudErrors.ts'
import { openIdOf, unionIdOf } from '../../../domain/cloud/identity.ts'
import { authFunctionName, type CloudFunction } from '../../../domain/item.ts'
import { environmentOf, liveShares, type World } from '../../../domain/world.ts'
import type { Ask, Outcome, Plain, Printed, Sandbox } from '../../../sandbox/sandbox.ts'
import type { Store } from '../store.ts'
import { answerAsk, type Ground } from './answerAsk.ts'
import { functionAt, timedOut } from './functionAsks.ts'
import { contextFor, type Place, type Program, type Run } from './program.ts'
import { SandboxMissing } from './sandboxMissing.ts'

/** Runs code against the world. */
export interface Cloud {
  /** Loads the sandbox and runs nothing in it, so that the first program need not wait for that. */
  prepare: () => Promise<{ seconds: number; megabytes: number }>
  /** A mini program's code, as one account. */
  run: (caller: AppId, code: string) => Promise<RunReport>
  /** Calls an environment's `cloudbase_auth` as a caller's `init()` does, on behalf of who asks, and remembers what is wrong with its answer. */
  checkAuthFunction: (environmentId: string, as: AppId) => Promise<AuthFunctionCheck>
}

interface Needs {
  store: Store
  /** Only called when code is to be run: the sandbox is large, and the mock backend starts without it. */
  openSandbox: () => Promise<Sandbox>
  now: () => number
  newId: (prefix: string) => string
}

const deepest = 4
const mostFunctions = 50
const mostLines = 1000
const longestLine = 10_000

export function createCloud({ store, openSandbox, now, newId }: Needs): Cloud {
  const ground: Ground = { store, now, newId, runFunction }
  let opening: Promise<Sandbox> | undefined

  return {
    async prepare() {
      const { sandbox } = await startRun()
      await sandbox.run({ kind: 'caller', code: '', event: null, context: {} }, nobody, () => {})
      const { seconds, megabytes } = sandbox.limits
      return { seconds, megabytes }
    },

    async run(caller, code) {
      const run = await startRun()
      const before = now()
      const program: Program = {
        kind: 'caller',
        account: caller,
        environmentId: null,
        context: {},
        depth: 0,
        admissions: new Map(),
      }
      const outcome = await inTime(
        run,
        run.sandbox.run({ kind: 'caller', code, event: null, context: {} }, ask(run, program), printer(run, 'caller')),
      )
      // What functions still do after their caller ended is not waited for, and no part of the report.
      return {
        outcome: outcomeView(outcome),
        lines: [...run.lines],
        calls: structuredClone(run.calls),
        milliseconds: now() - before,
      }
    },

    async checkAuthFunction(environmentId, as) {
      const world = await store.read()
      const authFunction = functionAt(world, environmentId, authFunctionName)
      const owner = environmentOf(world, environmentId)?.owner
      if (!authFunction || owner === undefined)
        return { authFunction: 'missing', problems: [], answer: null, outcome: missing, lines: [] }

      const run = await startRun()
      const place: Place = {
        owner,
        environmentId,
        isAdmin: true,
        auth: { openid: openIdOf(owner), unionid: unionIdOf(world, owner), custom: {} },
      }
      const outcome = await inTime(run, runFunction(run, checker(world, place, as), authFunction, place, {}))
      const problems = problemsIn(outcome)
      await remember(authFunction, problems, as)
      return {
        authFunction: problems.length > 0 ? 'broken' : 'deployed',
        problems,
        answer: 'kind' in outcome && outcome.kind === 'returned' ? outcome.text : null,
        outcome: 'kind' in outcome ? outcomeView(outcome) : { kind: 'crashed' },
        lines: [...run.lines],
      }
    },
  }

  async function startRun(): Promise<Run> {
    try {
      opening ??= openSandbox()
      const sandbox = await opening
      return { sandbox, calls: [], lines: [], asks: 0, functions: 0, until: now() + sandbox.limits.runSeconds * 1000 }
    } catch (cause) {
      // The next one tries again: it may have been the network.
      opening = undefined
      throw new SandboxMissing('no sandbox', { cause })
    }
  }

  async function runFunction(
    run: Run,
    by: Program,
    called: CloudFunction,
    place: Place,
    event: Plain,
  ): Promise<Outcome | CloudError> {
    run.functions += 1
    if (run.functions > mostFunctions || by.depth >= deepest) return cloudError('too-many-requests')
    if (now() >= run.until) return timedOut(run)
    const { owner, environmentId } = place
    const context = contextFor(await store.read(), by, place)
    const program: Program = {
      kind: 'function',
      account: owner,
      environmentId,
      context,
      depth: by.depth + 1,
      admissions: new Map(),
    }
    return run.sandbox.run(
      { kind: 'function', code: called.code, event, context },
      ask(run, program),
      printer(run, called.name),
    )
  }

  function ask(run: Run, program: Program) {
    return (api: string, args: Plain) => answerAsk(ground, run, program, api, args)
  }

  /** Remembers what was found, unless the function has been changed meanwhile: that says nothing of the new one. */
  async function remember(
    { id, environmentId, version }: CloudFunction,
    problems: readonly AuthProblem[],
    actor: AppId,
  ): Promise<void> {
    const at = new Date(now()).toISOString()
    await store.transact({ actor, at, requestId: newId('request') }, (world) => {
      const current = functionAt(world, environmentId, authFunctionName)
      // One that was removed and added again counts from 1 again.
      if (current?.id !== id || current.version !== version) return { result: undefined }
      const known = world.authChecks.find((check) => check.environmentId === environmentId)
      if (known?.functionVersion === version && String(known.problems) === String(problems))
        return { result: undefined }
      const event = { kind: 'auth-function-checked' as const, at, environmentId, functionVersion: version, problems }
      return { events: [event], read: () => ({ result: undefined }) }
    })
  }
}

/** How a run ended, or that it takes too long: its functions may still be queueing in the sandbox. */
async function inTime<Ended>({ sandbox }: Run, ended: Promise<Ended>): Promise<Ended | Outcome> {
  const { runSeconds } = sandbox.limits
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<Outcome>((resolve) => {
    timer = setTimeout(resolve, runSeconds * 1000, { kind: 'timed-out', seconds: runSeconds } satisfies Outcome)
  })
  return Promise.race([ended, tooLate]).finally(() => clearTimeout(timer))
}

const nobody: Ask = async () => ({ ok: false, errCode: -1, errMsg: 'system error' })

const missing: RunOutcome = {
  kind: 'threw',
  message: cloudErrors['function-not-found'].errMsg,
  line: null,
  ...cloudErrors['function-not-found'],
}

/**
 * Who calls: a grantee that asks, itself, because what is printed may say who called, and grantees do not hear of each
 * other. For the owner the first grantee, as its `init()` would, or else the owner.
 */
function checker(world: World, { owner, environmentId }: Place, as: AppId): Program {
  const share = liveShares(world, owner, 'given').find(({ grants }) =>
    grants.some((grant) => grant.environmentId === environmentId),
  )
  return {
    kind: 'caller',
    account: as === owner ? (share?.grantee ?? owner) : as,
    environmentId: null,
    context: {},
    depth: 0,
    admissions: new Map(),
  }
}

function problemsIn(outcome: Outcome | CloudError): AuthProblem[] {
  if (!('kind' in outcome) || outcome.kind !== 'returned') return ['failed']
  return checkAuthAnswer(outcome.value)
}

function outcomeView(outcome: Outcome): RunOutcome {
  return outcome.kind === 'returned' ? { kind: 'returned', value: outcome.text } : outcome
}

function printer(run: Run, source: string) {
  return ({ level, text }: Printed): void => {
    const line: ConsoleLine = { source, level, text: text.slice(0, longestLine) }
    if (run.lines.length < mostLines) run.lines.push(line)
  }
}
