import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Engine } from '../engine.ts'
import { limits as usualLimits } from '../limits.ts'
import type { Limits } from '../limits.ts'
import type { WorkerLike } from '../jobWorker.ts'
import { runJob } from '../runJob.ts'
import type { CallAnswer, HandleCall, Job, JobOutcome, Plain, PrintedLine } from '../sandbox.ts'
import { serveJobs } from '../serveJobs.ts'
import { prepareVm } from '../vm.ts'

export type SentCall = { api: string; args: { readonly [key: string]: Plain } }
export type Run = { outcome: JobOutcome; lines: PrintedLine[]; omitted: number; calls: SentCall[] }

export const engine = loadEngine()

const prepare = async (kind: Job['kind'], limits: Limits) => prepareVm(await engine, kind, limits)

/** The worker's own side in this thread: what a host without browser workers needs for `openSandbox`, but for the thread. */
export function workerInThisThread(): WorkerLike {
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: (message) => onMessage(structuredClone(message)),
  }
  const onMessage = serveJobs(engine, (message) => {
    const data = structuredClone(message)
    void Promise.resolve().then(() => worker.onmessage?.({ data } as MessageEvent<typeof data>))
  })
  return worker
}

/** A backend that lets every caller in and answers every call with the same. */
export const willing = async (api: string): Promise<CallAnswer> => ({
  ok: true,
  value: api === 'init' ? { token: 'let-in' } : 'answer',
})

interface Settings extends Partial<Omit<Job, 'code'>> {
  answer?: (api: string, args: SentCall['args']) => Promise<CallAnswer>
  limits?: Limits
}

/** Runs a mini program's script, or, with `kind`, a cloud function. */
export async function run(
  code: string,
  { answer = willing, limits = usualLimits, kind = 'caller', ...job }: Settings = {},
): Promise<Run> {
  const lines: PrintedLine[] = []
  let omitted = 0
  const calls: SentCall[] = []
  const handleCall: HandleCall = (api, args) => {
    calls.push({ api, args: args as SentCall['args'] })
    return answer(api, args as SentCall['args'])
  }
  const outcome = await runJob(
    prepare(kind, limits),
    { kind, event: {}, context: {}, ...job, code },
    handleCall,
    (printed) => {
      if ('omitted' in printed) omitted += printed.omitted
      else lines.push(printed)
    },
    limits,
  )
  return { outcome, lines, omitted, calls }
}

/** The engine from the files themselves, as a host without a bundler has it. */
async function loadEngine(): Promise<Engine> {
  const file = createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')
  const [wasm, ...modules] = await Promise.all([
    readFile(file).then((bytes) => WebAssembly.compile(bytes)),
    readModules(new URL('../inside/', import.meta.url)),
    readModules(new URL('../sdk/', import.meta.url)),
  ])
  return { wasm, modules: new Map(modules.flat()) }
}

async function readModules(folder: URL): Promise<[string, string][]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'))
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => [name, await readFile(new URL(name, folder), 'utf8')]),
  )
}
