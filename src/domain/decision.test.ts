import { expect, test } from 'vitest'
import { refuse } from './decision.ts'

test('a refusal carries its code, what its sentence needs, and the field it is about', () => {
  expect(refuse('self', {}, 'appId')).toEqual({ refused: true, code: 'self', params: {}, field: 'appId' })
  expect(refuse('too-many-items', { max: 3 })).toEqual({ refused: true, code: 'too-many-items', params: { max: 3 } })
  expect(refuse('share-not-found')).toEqual({ refused: true, code: 'share-not-found', params: {} })
})

test('a refusal without what its sentence needs, or with what none needs, does not compile', () => {
  const wrong = [
    // @ts-expect-error -- How many there may be is missing.
    refuse('too-many-items'),
    // @ts-expect-error -- It is not called so.
    refuse('too-many-items', { most: 3 }),
    // @ts-expect-error -- Nobody else ends a share.
    refuse('share-ended', { by: 'system' }),
    // @ts-expect-error -- It carries nothing.
    refuse('share-not-found', { id: 'share-1' }),
  ]
  expect(wrong).toHaveLength(4)
})
