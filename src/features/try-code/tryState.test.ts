import { expect, test } from 'vitest'
import { newFunction, readTryState, writeTryState, type TryState } from './tryState.ts'

const full: TryState = {
  caller: 'wxe0e2656d74f0bff3',
  environment: 'test-f96b31',
  sample: 'database',
  function: 'hello',
}

test.each<[string, TryState]>([
  ['everything', full],
  ['nothing', { caller: '', environment: '', sample: 'guide', function: '' }],
  ['a function that is yet to be named', { ...full, function: newFunction }],
])('the address keeps %s', (_case, state) => {
  expect(readTryState(writeTryState(state))).toEqual(state)
})

test.each([
  ['an unknown sample', 'sample=nothing-like-it', { sample: 'guide' }],
  ['a sample of an object', 'sample=__proto__', { sample: 'guide' }],
  ['endless names', `caller=${'a'.repeat(1000)}`, { caller: 'a'.repeat(100) }],
])('an address with %s is read leniently', (_case, search, state) => {
  expect(readTryState(search)).toMatchObject(state)
})
