import type { TracedCall } from '../../../contract/run.ts'
import type { GateStep } from '../../../domain/cloud/gates.ts'
import type { CloudFunction } from '../../../domain/item.ts'
import type { Permission } from '../../../domain/permission.ts'
import type { World } from '../../../domain/world.ts'
import type { Api } from '../../../sandbox/asks.ts'
import type { Plain } from '../../../sandbox/sandbox.ts'
import type { Store } from '../store.ts'
import { readAsk, type AskOf } from './askSchemas.ts'
import { decideContainer } from './containerAsk.ts'
import { decideDatabase, type DatabaseAsk } from './databaseAsks.ts'
import { failed, type AskResult, type Decided } from './decided.ts'
import { answerCallFunction, answerInit, timedOut, type RunFunction } from './functionAsks.ts'
import { decideOpenApi } from './openApi.ts'
import { enter, whereTo, type Place, type Program, type Run } from './program.ts'
import { decideStorage, type StorageAsk } from './storageAsks.ts'

/** What the cloud stands on. */
export interface Ground {
  store: Store
  /** Milliseconds since 1970. */
  now: () => number
  newId: (prefix: string) => string
  runFunction: (
    run: Run,
    program: Program,
    cloudFunction: CloudFunction,
    place: Place,
    event: Plain,
  ) => ReturnType<RunFunction>
}

const mostAsks = 1000
/** A trace is for people to read, and a program names what it likes. */
const longestShown = 500

const permissions: { [Each in Api]?: Permission } = {
  'database.get': 'database.view',
  'database.count': 'database.view',
  'database.add': 'database.operate',
  'database.update': 'database.operate',
  'database.set': 'database.operate',
  'database.remove': 'database.operate',
  'storage.download': 'storage.view',
  'storage.tempUrls': 'storage.view',
  'storage.upload': 'storage.operate',
  'storage.delete': 'storage.operate',
}

/** Answers one call of a program, on the world as it is at that moment, and leaves its trace in the run. */
export async function answerAsk(
  ground: Ground,
  run: Run,
  program: Program,
  api: string,
  args: Plain,
): Promise<AskResult> {
  run.asks += 1
  if (run.asks > mostAsks) return failed('too-many-requests')
  if (isOver(ground, run)) return late(run)
  const ask = readAsk(api, args)
  if (!ask) return failed('parameters-wrong', api)

  const traced = trace(await ground.store.read(), program, ask)
  run.calls.push(traced)
  try {
    const { steps, result } = await decideAsk(ground, run, program, ask)
    traced.steps = steps.map(shownStep)
    traced.outcome = result.ok ? 'ok' : 'failed'
    return result
  } catch (error) {
    // A full disk, above all: the program gets an error, as from any backend.
    console.error('The cloud failed:', error)
    return failed('system-error')
  }
}

async function decideAsk(ground: Ground, run: Run, program: Program, ask: AskOf<Api>): Promise<Decided> {
  const runFunction: RunFunction = (called, place, event) => ground.runFunction(run, program, called, place, event)
  switch (ask.api) {
    case 'init':
      return answerInit(await ground.store.read(), program, ask.args, runFunction, ground.newId('token'))
    case 'callFunction':
      return answerCallFunction(await ground.store.read(), program, ask.args, runFunction)
    case 'callContainer':
      return decideContainer(await ground.store.read(), program, ask.args)
    case 'openapi':
      return decideOpenApi(await ground.store.read(), program, ask.args)
    default:
      return commit(ground, program, (world, at) =>
        isOver(ground, run) ? { steps: [], result: late(run) } : decideData(ground, world, program, ask, at),
      )
  }
}

function isOver({ now }: Ground, { until }: Run): boolean {
  return now() >= until
}

function late(run: Run): AskResult {
  return { ok: false, ...timedOut(run) }
}

/** The gates are passed inside the lock, so that nothing is written with a right that was just taken back. */
function commit(
  { store, now, newId }: Ground,
  program: Program,
  decide: (world: World, at: string) => Decided,
): Promise<Decided> {
  const at = new Date(now()).toISOString()
  return store.transact({ actor: program.account, at, requestId: newId('request') }, (world) => {
    const decided = decide(world, at)
    if (!decided.result.ok) return { result: decided }
    return { events: decided.events ?? [], read: () => ({ result: decided }) }
  })
}

function decideData(
  { newId }: Ground,
  world: World,
  program: Program,
  ask: DatabaseAsk | StorageAsk,
  at: string,
): Decided {
  const entered = enter(world, program, ask.args.instance, permissions[ask.api] ?? null)
  if ('error' in entered) return { steps: entered.steps, result: { ok: false, ...entered.error } }

  const { place } = entered
  const decided = isOfDatabase(ask)
    ? decideDatabase(world, place, ask, { at, newId })
    : decideStorage(world, place, ask, program.account, { at, newId })
  return { ...decided, steps: [...entered.steps, ...decided.steps] }
}

function isOfDatabase(ask: DatabaseAsk | StorageAsk): ask is DatabaseAsk {
  return ask.api.startsWith('database.')
}

function trace(world: World, program: Program, ask: AskOf<Api>): TracedCall {
  const to =
    ask.api === 'openapi'
      ? { owner: ask.args.appid ?? program.account, environmentId: program.environmentId }
      : whereTo(world, program, ask.args.instance)
  const environmentId = to.environmentId && shown(to.environmentId)
  return {
    api: ask.api,
    from: program.account,
    to: shown(to.owner),
    environmentId,
    subject: shown(subjectOf(ask)),
    steps: [],
    depth: program.depth,
    outcome: 'failed',
  }
}

function shownStep({ params, ...step }: GateStep): GateStep {
  return {
    ...step,
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shown(value) : value]),
    ),
  }
}

function shown(text: string): string {
  return text.slice(0, longestShown)
}

function subjectOf(ask: AskOf<Api>): string {
  switch (ask.api) {
    case 'init':
      return ''
    case 'callFunction':
      return ask.args.name
    case 'callContainer':
      return ask.args.service ?? ''
    case 'openapi':
      return ask.args.api
    case 'storage.upload':
      return ask.args.cloudPath
    case 'storage.download':
      return ask.args.fileId
    case 'storage.delete':
    case 'storage.tempUrls':
      return ask.args.fileIds.join(' ')
    default:
      return ask.args.collection
  }
}
