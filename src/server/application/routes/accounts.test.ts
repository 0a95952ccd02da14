import { expect, test } from 'vitest'
import { lookUpAccount } from '../../../contract/account.ts'
import type { RefusalOf } from '../../../contract/endpoint.ts'
import {
  aWorld,
  anAccount,
  frozen,
  game,
  lender,
  news,
  unknownAppId,
  owner,
  rival,
  shop,
} from '../../../domain/testing/aWorld.ts'
import { rowsOf } from '../../../domain/testing/refusalCases.ts'
import { backendWith } from '../../testing/backendWith.ts'
import { refusedWith, tryOut, type RefusalsOf, type RefusedRequest } from '../../testing/problems.ts'

const { world } = aWorld().withShare({ grantee: news })
const lookUp = (text: string) => `/api/account-look-up?${new URLSearchParams({ appId: text })}`

test.each([
  ['a mini program', shop, shop.appId],
  ['an account that has not opened cloud development', game, game.appId],
  ['B06 upper case', shop, 'WXE0E2656D74F0BFF3'],
  ['B02 full-width forms', shop, 'ｗｘｅ０ｅ２６５６ｄ７４ｆ０ｂｆｆ３'],
  ['B02 invisible characters and spaces', shop, '\u202e wxe0\u200be2656d74f0bff3\u00a0\n'],
])('GET /api/account-look-up finds %s', async (_case, { appId, name, kind, cloud }, text) => {
  const answer = await backendWith(world).ask('GET', lookUp(text))

  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({ appId, name, kind, entity: '茶语（深圳）餐饮管理有限公司', cloud })
  expect(lookUpAccount.response.parse(answer.body)).toEqual(answer.body)
})

test('GET /api/account-look-up finds an account whose share has ended, and one that shares with the asker', async () => {
  const { ask } = backendWith(aWorld().withShare({ endedBy: shop }).withReceivedShare().world)

  expect((await ask('GET', lookUp(shop.appId))).status).toBe(200)
  expect((await ask('GET', lookUp(lender.appId))).status).toBe(200)
})

const field = 'appId'
const frozenRival = anAccount('wxdddddddddddddddd', '青山旧版', { entityId: rival.entityId, status: 'frozen' })
const refusals = {
  'app-id-malformed': [
    { when: 'B01 nothing', given: { path: lookUp('') }, params: { fault: 'empty' }, field },
    { when: 'B01 spaces', given: { path: lookUp('   ') }, params: { fault: 'empty' }, field },
    {
      when: 'B03 17 characters',
      given: { path: lookUp('wxe0e2656d74f0bff') },
      params: { fault: 'length', length: 17 },
      field,
    },
    {
      when: 'B03 19 characters',
      given: { path: lookUp('wxe0e2656d74f0bff30') },
      params: { fault: 'length', length: 19 },
      field,
    },
    {
      when: 'B04 a letter that is none',
      given: { path: lookUp('wxg0e2656d74f0bff3') },
      params: { fault: 'character', position: 3, character: 'g' },
      field,
    },
    { when: 'B07 an original id', given: { path: lookUp('gh_1a2b3c4d5e6f') }, params: { fault: 'original-id' }, field },
    {
      when: 'B09 two AppIDs',
      given: { path: lookUp(`${shop.appId} ${news.appId}`) },
      params: { fault: 'several' },
      field,
    },
    { when: 'B10 4 kB', given: { path: lookUp('wx'.repeat(2000)) }, params: { fault: 'too-long' }, field },
    {
      when: 'B15 a query',
      given: { path: lookUp("' OR 1=1--") },
      params: { fault: 'character', position: 1, character: "'" },
      field,
    },
    {
      when: 'B16 an emoji',
      given: { path: lookUp('👩‍👩‍👧‍👦') },
      params: { fault: 'character', position: 1, character: '👩' },
      field,
    },
  ],
  self: [{ when: 'B11 the asker', given: { path: lookUp(owner.appId) }, field }],
  'account-not-found': [{ when: 'B12 an AppID nobody has', given: { path: lookUp(unknownAppId) }, field }],
  'account-frozen': [
    { when: 'B13 a frozen account', given: { path: lookUp(frozen.appId) }, field },
    {
      when: 'B13 a frozen account before its entity',
      given: { world: aWorld().withAccounts(frozenRival).world, path: lookUp(frozenRival.appId) },
      field,
    },
  ],
  'other-entity': [
    { when: 'B12b an account of another entity, naming neither', given: { path: lookUp(rival.appId) }, field },
  ],
  'already-shared': [
    {
      when: 'B14 a grantee already, saying where',
      given: { path: lookUp(news.appId) },
      params: { shareId: 'share-1' },
      field,
    },
  ],
} satisfies RefusalsOf<typeof lookUpAccount>

test.each(rowsOf<RefusalOf<typeof lookUpAccount>, RefusedRequest & { path: string }>(refusals))(
  'GET /api/account-look-up refuses %s: %s',
  async (_when, code, one) => {
    expect(await tryOut('GET', { world, ...one.given })).toEqual(refusedWith(code, one, one.given))
  },
)
