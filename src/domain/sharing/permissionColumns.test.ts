import { expect, test } from 'vitest'
import { everyPermission, viewOnly } from '../testing/aWorld.ts'
import { standardCatalogue } from './permission.ts'
import { actionState, toggleAction } from './permissionColumns.ts'

test.each([
  ['view', viewOnly, 'all'],
  ['operate', viewOnly, 'none'],
  ['invoke', ['run.invoke'], 'some'],
  ['invoke', ['run.invoke', 'functions.invoke'], 'all'],
  ['invoke', everyPermission, 'all'],
  ['operate', ['cdn.operate'], 'none'],
  ['view', [], 'none'],
] as const)('the column %s of %j is ticked: %s', (action, chosen, state) => {
  expect(actionState(chosen, standardCatalogue, action)).toBe(state)
})

test.each([
  ['ticking 查看', 'view', true, [], viewOnly],
  ['ticking 操作 ticks every 查看', 'operate', true, [], everyPermission.filter((key) => !key.endsWith('.invoke'))],
  ['ticking 调用 ticks nothing else', 'invoke', true, ['run.view'], ['run.view', 'functions.invoke', 'run.invoke']],
  ['ticking what is mixed', 'invoke', true, ['run.invoke'], ['run.invoke', 'functions.invoke']],
  ['unticking 查看 unticks every 操作', 'view', false, everyPermission, ['functions.invoke', 'run.invoke']],
  ['unticking 操作 keeps 查看', 'operate', false, [...viewOnly, 'database.operate'], viewOnly],
  ['what this console does not know (F10)', 'view', false, ['cdn.view', 'run.view'], ['cdn.view']],
] as const)('a whole column: %s', (_case, action, ticked, chosen, after) => {
  expect(new Set(toggleAction(chosen, standardCatalogue, action, ticked))).toEqual(new Set(after))
})
