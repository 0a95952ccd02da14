import type { TraceStep, TracedCall } from '../../contract/run.ts'
import type { AuthProblem } from '../../domain/cloud/authAnswer.ts'
import type { StepNames, tryText } from '../../text/try.ts'
import { paths } from '../../paths.ts'

type Words = (typeof tryText)['en']

/** How things are called on the screen. */
export interface Naming {
  account: (appId: string) => string
  permission: (key: string) => string
}

/** What became of a call at a gate, in a sentence. */
export function stepSentence(step: TraceStep, t: Words, naming: Naming): string {
  const names = namesOf(step, t, naming)
  if (step.passed) return t.pass[step.gate](names)
  if (step.gate === 'answer' && step.params['errMsg'] === undefined) {
    const problems = String(step.params['problem'] ?? '').split(' ')
    const known = problems.flatMap((problem) => t.authProblem[problem as AuthProblem] ?? [])
    return known.length > 0 ? known.join(t.and) : t.notInitialized
  }
  if (step.gate === 'identity' && step.errCode === notTheirUser) return t.notTheirUser(names.account)
  return t.stop[step.gate](names)
}

const notTheirUser = 40003

function namesOf({ params }: TraceStep, t: Words, { account, permission }: Naming): StepNames {
  const text = (key: string) => String(params[key] ?? '')
  return {
    account: account(text('account') || text('appId')),
    owner: account(text('owner')),
    caller: account(text('caller')),
    environment: text('environment'),
    permission: permission(text('permission')),
    subject: text('name') || text('service') || text('collection') || text('file'),
    action: t.actions[text('action')] ?? text('action'),
    errMsg: text('errMsg'),
  }
}

/** Where the acting account can do something about a step that was not passed. */
export function wayOn(
  { gate, params }: TraceStep,
  { to, environmentId, steps }: TracedCall,
  acting: string,
  t: Words,
): { to: string; label: string } | undefined {
  const share = steps.find((step) => step.gate === 'share')?.params['share']
  switch (gate) {
    case 'own':
      return undefined
    case 'activated':
      return params['account'] === acting ? { to: paths.shares('given'), label: t.goTo.activation } : undefined
    case 'share':
      return to === acting ? { to: paths.shareEnvironments(), label: t.goTo.share } : undefined
    case 'environment':
    case 'permission':
      return to === acting && share !== undefined
        ? { to: paths.configureShare(String(share)), label: t.goTo.configure }
        : undefined
    case 'function':
    case 'answer':
    case 'rule':
    case 'identity': {
      if (environmentId === null) return undefined
      const resource = params['service'] === undefined ? resourceOf(params) : 'run'
      return { to: paths.items(environmentId, resource), label: t.goTo[resource] }
    }
  }
}

function resourceOf(params: TraceStep['params']) {
  if (params['collection'] !== undefined) return 'database'
  return params['file'] === undefined ? 'functions' : 'storage'
}
