import type { Account } from '../../../../domain/accounts/account.ts'
import { now } from '../../../../domain/testing/acting.ts'
import { brokenInvariants } from '../../../../domain/world/invariants.ts'
import type { World } from '../../../../domain/world/world.ts'
import type { Api, SdkCalls, Instance } from '../../../../sandbox/sdkCalls.ts'
import type { HandleCall, JobOutcome, Plain, Sandbox } from '../../../../sandbox/sandbox.ts'
import { memoryStore } from '../../../adapters/memoryStore.ts'
import { createCloud } from '../createCloud.ts'

/** What a program may use in these tests: the calls themselves, without the SDK in front of them. */
export interface Within {
  send: <Name extends Api>(api: Name, args: SdkCalls[Name]['args']) => ReturnType<HandleCall>
  /** A call as a program can send it that changed the SDK it runs beside: of any name, with anything. */
  sendRaw: (api: string, args: unknown) => ReturnType<HandleCall>
  event: Plain
  context: { readonly [key: string]: Plain }
  print: (text: string) => void
}

export type TestProgram = (within: Within) => unknown

/** Programs by the text that stands for them as code. */
export type TestPrograms = Readonly<Record<string, TestProgram>>

/** Runs the test's own JavaScript in place of code, without the isolation and the limits of the real sandbox. */
export function sandboxOf(programs: TestPrograms): Sandbox {
  return {
    limits: { seconds: 2, megabytes: 64, runSeconds: 10 },
    async run({ code, event, context }, _origin, send, onPrinted) {
      const program = programs[code]
      if (!program) throw new Error(`no program for ${code}`)
      try {
        const print = (text: string) => onPrinted({ level: 'log', text })
        return returned(
          await program({ send: send as Within['send'], sendRaw: send as Within['sendRaw'], event, context, print }),
        )
      } catch (error) {
        if (isOutcome(error)) return error
        const { errCode = null, errMsg = null } = error as { errCode?: number; errMsg?: string }
        return {
          kind: 'threw',
          message: error instanceof Error ? error.message : String(error),
          line: 1,
          errCode,
          errMsg,
        }
      }
    },
  }
}

function returned(value: unknown): JobOutcome {
  const text = JSON.stringify(value)
  return text === undefined
    ? { kind: 'returned', text: 'undefined' }
    : { kind: 'returned', value: JSON.parse(text) as Plain, text }
}

/** A program can throw an outcome to end in it. */
function isOutcome(error: unknown): error is JobOutcome {
  return typeof error === 'object' && error !== null && 'kind' in error
}

/** The SDK object of a program in its own account. */
export const own: Instance = { resourceAppid: null, resourceEnv: null, identityless: false, token: null }

export function of(owner: Account, environmentId: string, token: string | null = null): Instance {
  return { resourceAppid: owner.appId, resourceEnv: environmentId, identityless: false, token }
}

/** An `init()` that has to succeed, and the instance for what comes after it. */
export async function initialized({ send }: Within, owner: Account, environmentId: string): Promise<Instance> {
  const answer = await send('init', { instance: of(owner, environmentId) })
  if (!answer.ok) throw Object.assign(new Error(answer.errMsg), { errCode: answer.errCode, errMsg: answer.errMsg })
  return of(owner, environmentId, (answer.value as SdkCalls['init']['value']).token)
}

/** The cloud over a world of one's own, with a clock that stands unless a test moves it, and ids that count. */
export function cloudWith(world: World, programs: TestPrograms, clock = () => Date.parse(now)) {
  let count = 0
  const store = memoryStore(() => world)
  const cloud = createCloud({
    store,
    openSandbox: async () => sandboxOf(programs),
    now: clock,
    newId: (prefix) => `new-${prefix}-${++count}`,
  })
  return { cloud, store, broken: async () => brokenInvariants(await store.read()) }
}
