import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween, draftRows, grantRows, reapply, type GrantRow } from './grantRows.ts'

const row = (environmentId: string, ...permissions: string[]): GrantRow => ({ environmentId, permissions })
const view = 'functions.view'
const operate = 'functions.operate'
const invoke = 'functions.invoke'

describe('the difference before 提交', () => {
  test.each([
    ['nothing', [row('a', view)], [row('a', view)], []],
    ['the order of permissions', [row('a', view, invoke)], [row('a', invoke, view)], []],
    ['a row not filled in yet', [row('a', view)], [row('a', view), row('', view)], []],
    ['a new environment', [], [row('a', view)], [{ environmentId: 'a', kind: 'added', added: [view], removed: [] }]],
    ['one taken away', [row('a', view)], [], [{ environmentId: 'a', kind: 'removed', added: [], removed: [view] }]],
    [
      'other permissions',
      [row('a', view)],
      [row('a', invoke)],
      [{ environmentId: 'a', kind: 'changed', added: [invoke], removed: [view] }],
    ],
  ])('tells %s', (_case, before, after, changes) => {
    expect(changesBetween(before, after)).toEqual(changes)
  })
})

describe('applying my changes on top of theirs (F30)', () => {
  test.each([
    ['mine alone', [row('a', view)], [row('a', view, invoke)], [row('a', view)], [row('a', view, invoke)]],
    ['theirs alone', [row('a', view)], [row('a', view)], [row('a', view, invoke)], [row('a', view, invoke)]],
    [
      'both, of different permissions',
      [row('a', view)],
      [row('a', view, operate)],
      [row('a', view, invoke)],
      [row('a', view, operate, invoke)],
    ],
    [
      'an environment I added',
      [row('a', view)],
      [row('a', view), row('b', view)],
      [row('a', invoke)],
      [row('a', invoke), row('b', view)],
    ],
    [
      'an environment I removed',
      [row('a', view), row('b', view)],
      [row('a', view)],
      [row('a', view), row('b', view, invoke)],
      [row('a', view)],
    ],
    [
      'an environment they removed',
      [row('a', view), row('b', view)],
      [row('a', view, invoke), row('b', view)],
      [row('a', view)],
      [row('a', view, invoke)],
    ],
    [
      '操作 of mine without the 查看 they took',
      [row('a', view, invoke)],
      [row('a', view, operate, invoke)],
      [row('a', invoke)],
      [row('a', invoke)],
    ],
  ])('keeps %s', (_case, base, mine, theirs, merged) => {
    expect(changesBetween(merged, reapply(base, mine, theirs))).toEqual([])
  })

  const rows = fc.uniqueArray(
    fc.record({
      environmentId: fc.constantFrom('a', 'b', 'c'),
      permissions: fc.uniqueArray(fc.constantFrom(view, invoke), { minLength: 1 }),
    }),
    {
      selector: ({ environmentId }) => environmentId,
    },
  )

  test('is theirs when I changed nothing, and mine when they changed nothing', () => {
    fc.assert(
      fc.property(rows, rows, (base, other) => {
        expect(changesBetween(other, reapply(base, base, other))).toEqual([])
        expect(changesBetween(other, reapply(base, other, base))).toEqual([])
      }),
    )
  })
})

describe('rows', () => {
  test.each([
    ['B20 no row', [], 'removeLast'],
    ['B22 a row without environment', [row('', view)], 'chooseFirst'],
    ['B30 a row without permission', [row('a')], 'noPermission'],
  ])('are complained about: %s', (_case, rows, message) => {
    expect(grantRows.safeParse(rows).error?.issues.map((issue) => issue.message)).toEqual([message])
  })

  test.each([
    ['something else', 'rows'],
    ['rows of another shape', [{ environment: 'a' }]],
    ['far too many', Array.from({ length: 201 }, () => row('a', view))],
    ['an endless name', [row('x'.repeat(201), view)]],
  ])('B54 are no draft: %s', (_case, stored) => {
    expect(draftRows.safeParse(stored).success).toBe(false)
  })
})
