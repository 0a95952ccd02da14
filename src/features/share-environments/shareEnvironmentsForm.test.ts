import { expect, test } from 'vitest'
import { allPermissions, standardCatalogue } from '../../domain/sharing/permission.ts'
import {
  fieldOf,
  isWorthKeeping,
  originalFor,
  schema,
  shape,
  toRequest,
  type ShareEnvironmentsValues,
} from './shareEnvironmentsForm.ts'

const environment = (id: string, status: 'normal' | 'expired' = 'normal') => ({
  id,
  status,
  authFunction: 'deployed' as const,
  shares: 0,
})
const grantable = { catalogue: standardCatalogue, environments: [environment('test-f96b31'), environment('prod-1')] }
const blank = originalFor(grantable).values
const row = { environmentId: 'test-f96b31', permissions: ['functions.view'] }

test('it starts with one row in which everything is ticked (rule 6)', () => {
  expect(originalFor(grantable)).toEqual({
    version: 0,
    values: { appId: '', rows: [{ environmentId: '', permissions: allPermissions(standardCatalogue) }] },
  })
})

test('where there is one environment to share, it is in the row already, and no reason to ask before leaving', () => {
  const environments = [environment('test-f96b31'), environment('old-1', 'expired')]
  const { values } = originalFor({ ...grantable, environments })
  expect(values.rows.map(({ environmentId }) => environmentId)).toEqual(['test-f96b31'])
  expect(isWorthKeeping(values, values)).toBe(false)
  expect(isWorthKeeping(values, { ...values, rows: [{ environmentId: '', permissions: [] }] })).toBe(true)
})

test.each<[string, Partial<ShareEnvironmentsValues>, boolean]>([
  ['nothing filled in', {}, false],
  ['spaces for an AppID', { appId: '  ' }, false],
  ['a part of an AppID', { appId: 'wx' }, true],
  ['an environment', { rows: [row] }, true],
  ['a second row', { rows: [...blank.rows, ...blank.rows] }, true],
])('%s is worth keeping: %s', (_case, change, is) => {
  expect(isWorthKeeping(blank, { ...blank, ...change })).toBe(is)
})

test.each([
  ['wxe0e2656d74f0bff3', 'wxe0e2656d74f0bff3'],
  [' WXE0E2656D74F0BFF3 ', 'wxe0e2656d74f0bff3'],
])('%j is sent as it was looked up', (appId, grantee) => {
  expect(toRequest({ appId, rows: [row] })).toEqual({ grantee, grants: [row] })
})

test.each([
  ['grantee', 'appId'],
  ['grants.2.environmentId', 'rows.2.environmentId'],
  ['grants.0.permissions', 'rows.0.permissions'],
  ['grants', undefined],
  ['grants.0.name', undefined],
])('what is said of %s stands at %s', (requestField, field) => {
  expect(fieldOf(requestField)).toBe(field)
})

test('a row without environment or permission is complained about', () => {
  const issues = schema.safeParse({ appId: '', rows: [{ environmentId: '', permissions: [] }] }).error?.issues
  expect(issues?.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['rows.0.environmentId', 'chooseFirst'],
    ['rows.0.permissions', 'noPermission'],
  ])
})

test.each([
  ['an endless AppID', { appId: 'x'.repeat(4001), rows: [] }],
  ['an AppID that is no text', { appId: 7, rows: [] }],
  ['no rows', { appId: '' }],
])('B54 %s is no draft', (_case, stored) => {
  expect(shape.safeParse(stored).success).toBe(false)
})
