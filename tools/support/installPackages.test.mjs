import { expect, test } from 'vitest'
import { firstDifference } from './installPackages.mjs'

const wanted = {
  packages: {
    '': {},
    'node_modules/react': { version: '1.0.0', integrity: 'a' },
    'node_modules/binding-for-another-system': { version: '1.0.0', integrity: 'b', optional: true },
  },
}
const react = { 'node_modules/react': { version: '1.0.0', integrity: 'a' } }

test.each([
  ['nothing when all is there', react, true, undefined],
  ['a missing package', {}, true, 'node_modules/react is missing'],
  ['a deleted folder', react, false, 'node_modules/react is missing'],
  ['another version', { 'node_modules/react': { version: '2.0.0' } }, true, 'node_modules/react has another version'],
  ['a package too many', { ...react, 'node_modules/old': {} }, true, 'node_modules/old is no longer asked for'],
])('finds %s', (_case, packages, isThere, reason) => {
  expect(firstDifference(wanted, { packages }, () => isThere)).toBe(reason)
})
