import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareGuest } from '../guest.ts'
import { limits as usualLimits } from '../limits.ts'
import type { Limits } from '../limits.ts'
import { runJob } from '../runJob.ts'
import type { Ask, Job, Outcome, Plain, Printed } from '../sandbox.ts'

type Answer = Awaited<ReturnType<Ask>>
export type Asked = { api: string; args: { readonly [key: string]: Plain } }
export type Run = { outcome: Outcome; lines: Printed[]; asked: Asked[] }

export const engine = readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')).then((bytes) =>
  WebAssembly.compile(bytes),
)

export const prepare = async (kind: Job['kind'], limits: Limits) => prepareGuest(await engine, kind, limits)

/** A backend that lets everybody in and answers every call with the same. */
export const willing = async (api: string): Promise<Answer> => ({
  ok: true,
  value: api === 'init' ? { token: 'let-in' } : 'answer',
})

interface Settings extends Partial<Omit<Job, 'code'>> {
  answer?: (api: string, args: Asked['args']) => Promise<Answer>
  limits?: Limits
}

/** Runs a mini program's script, or, with `kind`, a cloud function. */
export async function run(
  code: string,
  { answer = willing, limits = usualLimits, kind = 'caller', ...job }: Settings = {},
): Promise<Run> {
  const lines: Printed[] = []
  const asked: Asked[] = []
  const ask: Ask = (api, args) => {
    asked.push({ api, args: args as Asked['args'] })
    return answer(api, args as Asked['args'])
  }
  const outcome = await runJob(
    prepare(kind, limits),
    { kind, event: {}, context: {}, ...job, code },
    ask,
    (line) => lines.push(line),
    limits,
  )
  return { outcome, lines, asked }
}
