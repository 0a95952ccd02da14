import { getPlayground, runCode, stopRun } from './run.ts'
import { listPersonas, switchAccount } from './session.ts'

/**
 * What the mock backend answers besides `contract`, because it stands in for a sign-in and for WeChat's own runtime: who
 * may be acted as, and running a mini program's code as any account. A real backend has none of it, and the console does
 * without.
 */
export const mockContract = { listPersonas, switchAccount, getPlayground, runCode, stopRun }
