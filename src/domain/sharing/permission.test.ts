import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  allPermissions,
  neededFor,
  presetsOf,
  standardCatalogue,
  summarizePermissions,
  togglePermission,
} from './permission.ts'
import { everyPermission, viewOnly } from '../testing/aWorld.ts'

test('the catalogue holds exactly the permissions of rule 6', () => {
  expect(allPermissions(standardCatalogue)).toEqual([
    'functions.view',
    'functions.operate',
    'functions.invoke',
    'database.view',
    'database.operate',
    'storage.view',
    'storage.operate',
    'run.view',
    'run.operate',
    'run.invoke',
    'hosting.view',
    'hosting.operate',
  ])
})

test.each([
  ['operating needs viewing of the same kind', 'database.operate', 'database.view'],
  ['viewing needs nothing', 'database.view', undefined],
  ['invoking needs nothing', 'functions.invoke', undefined],
  ['a word that is no permission needs nothing', 'operate', undefined],
])('rule 6: %s', (_case, permission, needed) => {
  expect(neededFor(permission)).toBe(needed)
})

test.each([
  ['ticking operate ticks view', [], 'functions.operate', true, ['functions.view', 'functions.operate']],
  [
    'ticking operate leaves a ticked view alone',
    ['functions.view'],
    'functions.operate',
    true,
    ['functions.view', 'functions.operate'],
  ],
  ['ticking view ticks nothing else', [], 'functions.view', true, ['functions.view']],
  ['ticking invoke ticks nothing else', [], 'functions.invoke', true, ['functions.invoke']],
  ['ticking what is ticked changes nothing', ['run.view'], 'run.view', true, ['run.view']],
  ['unticking view unticks operate', ['run.view', 'run.operate', 'run.invoke'], 'run.view', false, ['run.invoke']],
  [
    'unticking view leaves other kinds alone',
    ['run.view', 'database.view', 'database.operate'],
    'run.view',
    false,
    ['database.view', 'database.operate'],
  ],
  ['unticking operate keeps view', ['run.view', 'run.operate'], 'run.operate', false, ['run.view']],
  ['unticking what is not ticked changes nothing', ['run.view'], 'storage.view', false, ['run.view']],
  ['a permission this console does not know is kept (F10)', ['cdn.view'], 'run.view', true, ['cdn.view', 'run.view']],
])('B31: %s', (_case, chosen, permission, ticked, after) => {
  expect(togglePermission(chosen, permission, ticked)).toEqual(after)
})

test('B31, I5: whatever is clicked, in any order, operate never stands without view and nothing occurs twice', () => {
  const clicks = fc.array(fc.tuple(fc.constantFrom(...everyPermission), fc.boolean()), { maxLength: 30 })
  fc.assert(
    fc.property(clicks, (clicked) => {
      const chosen = clicked.reduce<string[]>(
        (so, [permission, ticked]) => togglePermission(so, permission, ticked),
        [],
      )
      const lonely = chosen.filter((permission) => !chosen.includes(neededFor(permission) ?? permission))

      expect(lonely).toEqual([])
      expect(new Set(chosen).size).toBe(chosen.length)
    }),
    { seed: 20240520 },
  )
})

test('a click always does what it says: the permission is ticked after ticking, and not after unticking', () => {
  const permission = fc.constantFrom(...everyPermission)
  fc.assert(
    fc.property(fc.uniqueArray(permission), permission, fc.boolean(), (chosen, clicked, ticked) => {
      expect(togglePermission(chosen, clicked, ticked).includes(clicked)).toBe(ticked)
    }),
    { seed: 20240520 },
  )
})

test.each([
  ['all', everyPermission],
  ['all', everyPermission.toReversed()],
  ['view-only', viewOnly],
  ['view-only', viewOnly.toReversed()],
  ['view-invoke', [...viewOnly, 'functions.invoke', 'run.invoke']],
  ['view-invoke', ['run.invoke', ...viewOnly, 'functions.invoke']],
  ['custom', everyPermission.slice(1)],
  ['custom', viewOnly.slice(1)],
  ['custom', [...viewOnly, 'functions.invoke']],
  ['custom', ['functions.operate', ...viewOnly.slice(1)]],
  ['custom', [...everyPermission, 'cdn.view']],
  ['custom', ['functions.view']],
  ['custom', []],
])('the list shows %s for %j', (summary, permissions) => {
  expect(summarizePermissions(permissions, standardCatalogue)).toBe(summary)
})

test('the presets grant everything, every 查看, and every 查看 and 调用', () => {
  expect(presetsOf(standardCatalogue)).toEqual([
    { preset: 'all', permissions: everyPermission },
    { preset: 'view-only', permissions: viewOnly },
    {
      preset: 'view-invoke',
      permissions: everyPermission.filter((permission) => !permission.endsWith('.operate')),
    },
  ])
})

test.each([
  ['without 调用', [{ resource: 'database', actions: ['view', 'operate'] }], ['all', 'view-only']],
  ['with 查看 alone', [{ resource: 'database', actions: ['view'] }], ['all']],
  ['with 操作 alone', [{ resource: 'database', actions: ['operate'] }], ['all']],
  ['with nothing', [], []],
] as const)('a preset that would grant what another does is left out: a catalogue %s', (_case, catalogue, names) => {
  expect(presetsOf(catalogue).map(({ preset }) => preset)).toEqual(names)
})

test('whatever the preset, operate never stands without view (rule 6)', () => {
  for (const { permissions } of presetsOf(standardCatalogue))
    expect(permissions.filter((permission) => !permissions.includes(neededFor(permission) ?? permission))).toEqual([])
})
