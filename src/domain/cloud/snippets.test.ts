import { describe, expect, test } from 'vitest'
import type { ShareView } from '../../contract/share.ts'
import type { AccountKind } from '../accounts/account.ts'
import { snippetKinds, snippetsFor } from './snippets.ts'

const all = ['functions.view', 'functions.operate', 'functions.invoke', 'database.view']

function aShare(
  change: { direction?: ShareView['direction']; kind?: AccountKind; grants?: ShareView['grants'] } = {},
): ShareView {
  return {
    id: 'share-1',
    direction: change.direction ?? 'given',
    version: 1,
    owner: { appId: 'wx1234567890abcdef', name: '茶语小筑', kind: 'mini-program' },
    grantee: { appId: 'wx5fe6bb43205e9e07', name: '茶语服务号', kind: change.kind ?? 'mini-program' },
    grants: change.grants ?? [aGrant()],
    createdAt: '',
    updatedAt: '',
  }
}

function aGrant(environment: Partial<ShareView['grants'][number]['environment']> = {}, permissions: string[] = all) {
  return {
    environment: { id: 'test-f96b31', status: 'normal' as const, authFunction: 'deployed' as const, ...environment },
    permissions,
  }
}

const without = (...left: string[]) => all.filter((permission) => !left.includes(permission))

describe('what would make a call fail', () => {
  test.each<[string, ReturnType<typeof aGrant>, string[], string[]]>([
    // What it is, the grant, what the owner reads, what the grantee reads: reason, whose turn, way.
    ['nothing', aGrant(), [], []],
    [
      'a missing function',
      aGrant({ authFunction: 'missing' }),
      ['auth-missing you functions'],
      ['auth-missing you functions'],
    ],
    [
      'a missing function, for who may not operate',
      aGrant({ authFunction: 'missing' }, without('functions.operate')),
      ['auth-missing you functions'],
      ['auth-missing owner null'],
    ],
    [
      'a broken function',
      aGrant({ authFunction: 'broken' }, without('functions.operate')),
      ['auth-broken you functions'],
      ['auth-broken owner null'],
    ],
    [
      'no 调用',
      aGrant({}, without('functions.invoke')),
      ['invoke-missing you configure'],
      ['invoke-missing owner null'],
    ],
    [
      'an expired environment',
      aGrant({ status: 'expired' }),
      ['environment-unavailable you null'],
      ['environment-unavailable owner null'],
    ],
    [
      'an isolated environment',
      aGrant({ status: 'isolated' }),
      ['environment-unavailable you null'],
      ['environment-unavailable owner null'],
    ],
    [
      'an environment that goes',
      aGrant({ status: 'deleting' }),
      ['environment-unavailable you null'],
      ['environment-unavailable owner null'],
    ],
    [
      'all at once',
      aGrant({ status: 'expired', authFunction: 'missing' }, ['functions.operate']),
      ['environment-unavailable you null', 'auth-missing you null', 'invoke-missing you configure'],
      ['environment-unavailable owner null', 'auth-missing owner null', 'invoke-missing owner null'],
    ],
  ])('%s', (_case, grant, owner, grantee) => {
    const read = (direction: ShareView['direction']) =>
      snippetsFor(aShare({ direction, grants: [grant] }), 'test-f96b31')?.warnings.map(
        ({ reason, turn, way }) => `${reason} ${turn} ${way}`,
      )

    expect(read('given')).toEqual(owner)
    expect(read('received')).toEqual(grantee)
  })
})

test.each<[AccountKind, string, string[]]>([
  ['mini-program', 'mini-program', ['mini-program', 'function', 'cloud-call']],
  ['mini-game', 'mini-program', ['mini-program', 'function', 'cloud-call']],
  ['official-account', 'web', ['web', 'function', 'cloud-call']],
  ['mobile-app', 'function', ['function', 'cloud-call']],
])('a grantee of the kind %s starts with %s', (kind, first, fitting) => {
  const snippets = snippetsFor(aShare({ kind }), 'test-f96b31')

  expect(snippets?.first).toBe(first)
  expect(snippets?.callers.map((each) => each.kind)).toEqual(snippetKinds)
  expect(snippets?.callers.filter(({ fits }) => fits).map((each) => each.kind)).toEqual(fitting)
})

test('every snippet carries the ids of the chosen environment', () => {
  const share = aShare({ kind: 'official-account', grants: [aGrant(), aGrant({ id: 'prod-4gl1pvzp25d960df' })] })
  const codeOf = (kind: string) =>
    snippetsFor(share, 'prod-4gl1pvzp25d960df')?.callers.find((each) => each.kind === kind)?.code

  for (const kind of ['mini-program', 'web', 'function']) {
    expect(codeOf(kind)).toContain("resourceAppid: 'wx1234567890abcdef'")
    expect(codeOf(kind)).toContain("resourceEnv: 'prod-4gl1pvzp25d960df'")
  }
  expect(codeOf('web')).toContain("appid: 'wx5fe6bb43205e9e07'")
  expect(codeOf('cloud-call')).toContain("cloud.openapi({ appid: 'wx5fe6bb43205e9e07' })")
})

test('a web page of another kind of account keeps the placeholder: that AppID would be wrong there', () => {
  expect(snippetsFor(aShare(), '')?.callers.find(({ kind }) => kind === 'web')?.code).toContain("appid: '公众号 AppID'")
})

test('an environment that is no longer in the share gives way to the first', () => {
  expect(snippetsFor(aShare(), 'gone-1')?.environment.id).toBe('test-f96b31')
})
