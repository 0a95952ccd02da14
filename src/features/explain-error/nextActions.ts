import type { ReceivedEnvironment } from '../../contract/environment.ts'
import type { ShareView } from '../../contract/share.ts'
import type { ErrorExplanation, ErrorFinding } from '../../domain/cloud/explainError.ts'
import type { Resource } from '../../domain/sharing/permission.ts'

/** What the acting account can see of what an error is about. */
export interface Known {
  ownEnvironments: readonly string[]
  received: readonly Pick<ReceivedEnvironment, 'id' | 'shareId'>[]
  /** Shares it gives, among them those with what the error names. */
  given: readonly Pick<ShareView, 'id' | 'grantee' | 'grants'>[]
}

/** Where the user goes on from an error. The screen has words and an address for each. */
export type NextAction =
  | { to: 'items'; environmentId: string; resource: Resource }
  | { to: 'configure'; share: Known['given'][number] }
  | { to: 'snippets'; direction: 'given' | 'received'; shareId: string }
  | { to: 'given' | 'received' | 'new' | 'extensions' | 'environment' | 'environments' }

const mostShares = 3

/** The next actions for a finding, the likeliest first. An id that the account does not know gives none. */
export function nextActions(finding: ErrorFinding, known: Known): NextAction[] {
  const purpose = purposes[finding.explanation]
  const share = receivedShareOf(finding, known)
  switch (purpose) {
    case 'activate':
      return [{ to: 'extensions' }]
    case 'share':
      return share ? [{ to: 'received' }] : [...configured(finding, known), { to: 'new' }, { to: 'received' }]
    case 'configure': {
      if (share) return [{ to: 'received' }, { to: 'snippets', direction: 'received', shareId: share.shareId }]
      const shares = configured(finding, known)
      return shares.length > 0 ? shares : [{ to: 'given' }]
    }
    case 'environment':
      return [...configured(finding, known), ...snippets(finding, known), { to: 'environment' }]
    case 'code':
      return snippets(finding, known)
    case 'none':
      return []
    default: {
      const { environmentId } = finding
      const isKnown = environmentId !== null && (share !== undefined || known.ownEnvironments.includes(environmentId))
      return isKnown ? [{ to: 'items', environmentId, resource: purpose }] : [{ to: 'environments' }]
    }
  }
}

/** What has to be looked at to mend each error. */
const purposes: Record<
  ErrorExplanation,
  Resource | 'activate' | 'share' | 'configure' | 'environment' | 'code' | 'none'
> = {
  'not-activated': 'activate',
  'not-shared': 'share',
  'environment-not-found': 'environment',
  'permission-missing': 'configure',
  'auth-function-missing': 'functions',
  'function-not-found': 'functions',
  'auth-answer-wrong': 'functions',
  'auth-refused': 'functions',
  'own-refusal': 'functions',
  'function-refused': 'functions',
  'function-failed': 'functions',
  'function-timed-out': 'functions',
  'open-api-refused': 'functions',
  'open-id-wrong': 'functions',
  'database-refused': 'database',
  'collection-not-found': 'database',
  'document-not-found': 'database',
  'storage-refused': 'storage',
  'file-not-found': 'storage',
  'not-initialized': 'code',
  'parameters-wrong': 'code',
  unknown: 'none',
}

function receivedShareOf({ environmentId }: ErrorFinding, { received }: Known) {
  return received.find(({ id }) => id === environmentId)
}

/** The given shares an error is about: with the account it names, of those with the environment it names. */
function sharesAbout({ environmentId, appId }: ErrorFinding, { given }: Known) {
  const withEnvironment =
    environmentId === null
      ? given
      : given.filter(({ grants }) => grants.some(({ environment }) => environment.id === environmentId))
  const withAccount = given.filter(({ grantee }) => grantee.appId === appId)
  if (withAccount.length > 0) return withAccount
  return environmentId === null ? [] : withEnvironment
}

function configured(finding: ErrorFinding, known: Known): NextAction[] {
  return sharesAbout(finding, known)
    .slice(0, mostShares)
    .map((share) => ({ to: 'configure', share }))
}

function snippets(finding: ErrorFinding, known: Known): NextAction[] {
  const received = receivedShareOf(finding, known)
  if (received) return [{ to: 'snippets', direction: 'received', shareId: received.shareId }]
  return sharesAbout(finding, known)
    .slice(0, 1)
    .map(({ id }) => ({ to: 'snippets', direction: 'given', shareId: id }))
}
