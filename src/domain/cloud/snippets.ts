import type { AccountKind } from '../accounts/account.ts'
import type { EnvironmentStatus } from '../environments/environment.ts'
import type { Readiness } from '../environments/environment.ts'
import { callerSample, cloudCallSample, functionSample, webSample } from './samples.ts'
import type { Direction } from '../sharing/share.ts'

/** A share as one of its sides sees it, as far as a caller's code is about it. */
interface SeenShare {
  direction: Direction
  owner: { appId: string }
  grantee: { appId: string; kind: AccountKind }
  grants: readonly { environment: SeenEnvironment; permissions: readonly string[] }[]
}

interface SeenEnvironment {
  id: string
  status: EnvironmentStatus
  authFunction: Readiness
}

/** Where a caller's code runs. */
export const snippetKinds = ['mini-program', 'web', 'function', 'cloud-call'] as const
export type SnippetKind = (typeof snippetKinds)[number]

interface Snippet {
  kind: SnippetKind
  code: string
  /** Whether an account like the grantee can run it. */
  fits: boolean
}

/** Why a call made now would fail, whose turn it is, and where that one goes. */
export interface SnippetWarning {
  reason: 'environment-unavailable' | 'auth-missing' | 'auth-broken' | 'invoke-missing'
  turn: 'you' | 'owner'
  way: 'functions' | 'configure' | null
}

export interface Snippets {
  environment: SeenEnvironment
  callers: readonly Snippet[]
  /** What an account like the grantee starts with. */
  first: SnippetKind
  warnings: readonly SnippetWarning[]
}

/** The code for one environment of a share, and what would make it fail now, as the party that asks should read it. */
export function snippetsFor(share: SeenShare, environmentId: string): Snippets | undefined {
  const grant = share.grants.find(({ environment }) => environment.id === environmentId) ?? share.grants[0]
  if (!grant) return undefined

  const { environment, permissions } = grant
  const { owner, grantee } = share
  const officialAccount = grantee.kind === 'official-account' ? grantee.appId : '公众号 AppID'
  const code: Record<SnippetKind, string> = {
    'mini-program': callerSample(owner.appId, environment.id),
    web: webSample(owner.appId, environment.id, officialAccount),
    function: functionSample(owner.appId, environment.id),
    'cloud-call': cloudCallSample(grantee.appId),
  }
  const callers = snippetKinds.map((kind) => ({ kind, code: code[kind], fits: fits(kind, grantee.kind) }))
  return {
    environment,
    callers,
    first: callers.find((each) => each.fits)?.kind ?? 'function',
    warnings: warningsFor(environment, permissions, share.direction === 'given'),
  }
}

function fits(snippet: SnippetKind, grantee: AccountKind): boolean {
  if (snippet === 'mini-program') return grantee === 'mini-program' || grantee === 'mini-game'
  return snippet !== 'web' || grantee === 'official-account'
}

/** In the order in which a call would meet them. */
function warningsFor(
  { status, authFunction }: SeenEnvironment,
  permissions: readonly string[],
  isOwner: boolean,
): SnippetWarning[] {
  const warnings: SnippetWarning[] = []
  // Where nothing can be changed any more, only the owner has a way on, and it is outside this console.
  const isUsable = status === 'normal'
  if (!isUsable) warnings.push({ reason: 'environment-unavailable', turn: isOwner ? 'you' : 'owner', way: null })
  if (authFunction !== 'deployed') {
    const isMine = isUsable && (isOwner || permissions.includes('functions.operate'))
    warnings.push({
      reason: `auth-${authFunction}`,
      turn: isOwner || isMine ? 'you' : 'owner',
      way: isMine ? 'functions' : null,
    })
  }
  if (!permissions.includes('functions.invoke'))
    warnings.push({ reason: 'invoke-missing', turn: isOwner ? 'you' : 'owner', way: isOwner ? 'configure' : null })
  return warnings
}
