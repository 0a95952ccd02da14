import { expect, test } from 'vitest'
import { isOpenIdIn, openIdOf, unionIdOf } from './identity.ts'
import { aWorld, unknownAppId, owner, rival, shop } from '../testing/aWorld.ts'

const { world } = aWorld()

test('an OpenID looks like one, is always the same, and another in every account', () => {
  const ids = Array.from({ length: 5000 }, (_, index) => openIdOf(`wx${index.toString(16).padStart(16, '0')}`))

  expect(ids.every((id) => /^o[\w-]{27}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(openIdOf(owner.appId)).toBe(openIdOf(owner.appId))
})

test('accounts of one entity share the UnionID, and it is no OpenID', () => {
  expect(unionIdOf(world, owner.appId)).toBe(unionIdOf(world, shop.appId))
  expect(unionIdOf(world, owner.appId)).not.toBe(unionIdOf(world, rival.appId))
  expect(isOpenIdIn(world, owner.appId, unionIdOf(world, owner.appId))).toBe(false)
})

test('which account an OpenID belongs to', () => {
  expect(isOpenIdIn(world, shop.appId, openIdOf(shop.appId))).toBe(true)
  expect(isOpenIdIn(world, owner.appId, openIdOf(shop.appId))).toBe(false)
  expect(isOpenIdIn(world, unknownAppId, openIdOf(unknownAppId))).toBe(false)
  expect(isOpenIdIn(world, shop.appId, '')).toBe(false)
})
