import { expect, test } from 'vitest'
import { compileAhead } from './compileAhead.ts'

test.each([
  ['ShareEnvironmentsDialog', true],
  ['useScrollLock', true],
  ['index', false],
  ['console', false],
  ['start', false],
  ['codeMirror', false],
])('%s', (name, isAhead) => {
  expect(compileAhead({ name }) === '//# allFunctionsCalledOnLoad').toBe(isAhead)
})
