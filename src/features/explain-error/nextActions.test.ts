import { expect, test } from 'vitest'
import { explainError } from '../../domain/cloud/explainError.ts'
import { examples } from './examples.ts'
import { nextActions, type Known, type NextAction } from './nextActions.ts'

const environment = { id: 'test-f96b31', status: 'normal', authFunction: 'deployed' } as const
const share = (id: string, appId: string): Known['given'][number] => ({
  id,
  grantee: { appId, name: id, kind: 'mini-program' },
  grants: [{ environment, permissions: [] }],
})
const toShop = share('share-shop', 'wxe0e2656d74f0bff3')
const toNews = share('share-news', 'wx5fe6bb43205e9e07')

const nothing: Known = { ownEnvironments: [], received: [], given: [] }
const asOwner: Known = { ownEnvironments: ['test-f96b31'], received: [], given: [toShop, toNews] }
const asGrantee: Known = { ownEnvironments: [], received: [{ id: 'test-f96b31', shareId: 'share-mine' }], given: [] }

function inWords(way: NextAction): string {
  if (way.to === 'items') return `${way.resource} ${way.environmentId}`
  if (way.to === 'configure') return `configure ${way.share.id}`
  return way.to === 'snippets' ? `snippets ${way.direction} ${way.shareId}` : way.to
}

test.each<[string, string, Known, string[]]>([
  ['not activated', '-601034', nothing, ['extensions']],
  ['not shared', '-601012', nothing, ['new', 'received']],
  ['not shared, a known account', '-601012 wxe0e2656d74f0bff3', asOwner, ['configure share-shop', 'new', 'received']],
  ['not shared, though it is received', '-601012 env: test-f96b31', asGrantee, ['received']],
  ['no permission, nothing known', '-604101', nothing, ['given']],
  [
    'no permission, to the owner',
    '-604101 env: test-f96b31',
    asOwner,
    ['configure share-shop', 'configure share-news'],
  ],
  [
    'no permission, to the owner, who reads the account too',
    '-604101 env: test-f96b31 wx5fe6bb43205e9e07',
    asOwner,
    ['configure share-news'],
  ],
  [
    'no permission, to the grantee',
    '-604101 env: test-f96b31',
    asGrantee,
    ['received', 'snippets received share-mine'],
  ],
  [
    'no function, to the owner',
    '-501000 FunctionName parameter could not be found env: test-f96b31',
    asOwner,
    ['functions test-f96b31'],
  ],
  [
    'no function, to the grantee',
    '-501000 FunctionName parameter could not be found env: test-f96b31',
    asGrantee,
    ['functions test-f96b31'],
  ],
  [
    'no function, in an environment of somebody else',
    '-501000 FunctionName parameter could not be found env: other-1a2b3c',
    asOwner,
    ['environments'],
  ],
  ['no function, no environment named', '-501000 FunctionName parameter could not be found', asOwner, ['environments']],
  ['no collection', '-502005 env: test-f96b31', asOwner, ['database test-f96b31']],
  ['no file', '-503003 env: test-f96b31', asOwner, ['storage test-f96b31']],
  [
    'no environment, to the owner',
    '-501007 env not exists env: test-f96b31',
    asOwner,
    ['configure share-shop', 'configure share-news', 'snippets given share-shop', 'environment'],
  ],
  [
    'no environment, to the grantee',
    '-501007 env not exists env: test-f96b31',
    asGrantee,
    ['snippets received share-mine', 'environment'],
  ],
  ['no environment, unknown', '-501007 env not exists env: other-1a2b3c', asOwner, ['environment']],
  ['no init', '-601016', nothing, []],
  ['no init, in a received environment', '-601016 env: test-f96b31', asGrantee, ['snippets received share-mine']],
  ['an own code', 'errCode: 1001, env: test-f96b31', asOwner, ['functions test-f96b31']],
  ['nothing that is known', 'hello', asOwner, []],
])('%s', (_case, text, known, ways) => {
  const [finding] = explainError(text)

  expect(finding && nextActions(finding, known).map(inWords)).toEqual(ways)
})

test('every example to try is recognized', () => {
  expect(examples.flatMap(({ text }) => explainError(text)).map(({ explanation }) => explanation)).toEqual([
    'auth-function-missing',
    'not-activated',
    'not-shared',
    'environment-not-found',
    'permission-missing',
    'own-refusal',
  ])
})
