import type { AuthFunctionReport, ConsoleLine, RunOutcome } from '../../../contract/run.ts'
import type { AppId } from '../../../domain/accounts/appId.ts'
import { checkAuthAnswer, type AuthProblem } from '../../../domain/cloud/authAnswer.ts'
import { cloudErrors } from '../../../domain/cloud/cloudErrors.ts'
import { functionAt } from '../../../domain/cloud/functionCalls.ts'
import { adminTarget, callerProgram } from '../../../domain/cloud/program.ts'
import { authFunctionName, type CloudFunction } from '../../../domain/items/item.ts'
import { grantOn } from '../../../domain/sharing/share.ts'
import { environmentOf, liveShares, type World } from '../../../domain/world/world.ts'
import { runFunction, type CloudDeps } from './handleSdkCall.ts'
import { inTime, outcomeView, type Run } from './run.ts'

/**
 * Calls an environment's `cloudbase_auth` as a caller's `init()` does, on behalf of `as`, and remembers what is wrong
 * with its answer. A run is started only where there is something to call.
 */
export async function checkAuthFunction(
  deps: CloudDeps,
  startRun: () => Promise<Run>,
  environmentId: string,
  as: AppId,
): Promise<AuthFunctionReport> {
  const world = await deps.store.read()
  const called = functionAt(world, environmentId, authFunctionName)
  const owner = environmentOf(world, environmentId)?.owner
  if (!called || owner === undefined)
    return { authFunction: 'missing', problems: [], answer: null, outcome: missing, lines: [], moreLines: 0 }

  const run = await startRun()
  const program = callerProgram(callingAccount(world, owner, environmentId, as))
  const target = adminTarget(world, owner, environmentId)
  const ended = await inTime(run, runFunction({ deps, run, program }, world, { called, target }, {}))
  const problems = problemsIn(ended)
  // That it had to give way says nothing of it.
  if (!('kind' in ended && ended.kind === 'stopped')) await remember(deps, called, problems, as)
  const lines = beginningOf(run.lines)
  return {
    authFunction: problems.length > 0 ? 'broken' : 'deployed',
    problems,
    answer: 'kind' in ended && ended.kind === 'returned' ? ended.text : null,
    outcome: 'kind' in ended ? outcomeView(ended) : { kind: 'crashed' },
    lines,
    moreLines: run.moreLines + run.lines.length - lines.length,
  }
}

/** As much as fits into a box beside what was found. */
const mostCharacters = 20_000

function beginningOf(lines: readonly ConsoleLine[]): ConsoleLine[] {
  let left = mostCharacters
  const end = lines.findIndex(({ text }) => (left -= text.length) < 0)
  return end === -1 ? [...lines] : lines.slice(0, end)
}

const missing: RunOutcome = {
  kind: 'threw',
  message: cloudErrors['function-not-found'].errMsg,
  line: null,
  ...cloudErrors['function-not-found'],
}

/**
 * The account that calls. A grantee calls as itself, because what is printed may name the caller, and grantees must not
 * learn of each other. For the owner it is the first grantee, or the owner where there is none.
 */
function callingAccount(world: World, owner: AppId, environmentId: string, as: AppId): AppId {
  if (as !== owner) return as
  const share = liveShares(world, owner, 'given').find((given) => grantOn(given, environmentId))
  return share?.grantee ?? owner
}

function problemsIn(ended: Awaited<ReturnType<typeof runFunction>>): AuthProblem[] {
  return 'kind' in ended && ended.kind === 'returned' ? checkAuthAnswer(ended.value) : ['failed']
}

/** Remembers what was found, unless the function has been changed meanwhile: that says nothing of the new one. */
async function remember(
  { store, now, newId }: CloudDeps,
  { id, environmentId, version }: CloudFunction,
  problems: readonly AuthProblem[],
  actor: AppId,
): Promise<void> {
  const at = new Date(now()).toISOString()
  await store.transact({ actor, at, requestId: newId('request') }, (world) => {
    const current = functionAt(world, environmentId, authFunctionName)
    // One that was removed and added again counts from 1 again.
    if (current?.id !== id || current.version !== version) return { result: undefined }
    const known = world.authChecks.get(environmentId)
    if (known?.functionVersion === version && String(known.problems) === String(problems)) return { result: undefined }
    const event = { kind: 'auth-function-checked' as const, at, environmentId, functionVersion: version, problems }
    return { events: [event], read: () => ({ result: undefined }) }
  })
}
