import { expect, test } from 'vitest'
import { matchPath } from './matchPath.ts'

test.each([
  ['/sharing/given', '/sharing/given', {}],
  ['/sharing/given', '/sharing/given/', {}],
  ['/sharing/given/:shareId/revoke', '/sharing/given/share%201/revoke', { shareId: 'share 1' }],
  ['/sharing/given/:shareId/revoke', '/sharing/given/%E0%A4%A/revoke', { shareId: '%E0%A4%A' }],
  ['/sharing/given', '/sharing/received', undefined],
  ['/sharing/given', '/sharing/given/new', undefined],
  ['/environments/:environmentId/records/new', '/environments/a/records/%6Eew', undefined],
  [
    '/environments/:environmentId/records/:recordId',
    '/environments/a/records/%6Eew',
    { environmentId: 'a', recordId: 'new' },
  ],
])('%s against %s', (pattern, path, variables) => {
  expect(matchPath(pattern, path)).toEqual(variables)
})
