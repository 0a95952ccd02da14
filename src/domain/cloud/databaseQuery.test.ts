import { describe, expect, test } from 'vitest'
import { stepsOfOneCall, WrongCommand } from './databaseCommand.ts'
import { checkConditions, sortRecords, matches, withFields } from './databaseQuery.ts'
import { updated } from './databaseUpdate.ts'
import type { Json, JsonObject } from '../items/item.ts'
import { naughtyTexts } from '../testing/naughtyTexts.ts'

const _ = (name: string, ...operands: Json[]): JsonObject => ({ $command: name, operands })
const date = (text: string): JsonObject => ({ $date: text })
const now = Date.parse('2024-05-21T08:00:00.000Z')

/** The record of the documentation's samples. */
const todo: JsonObject = {
  _id: 'todo-1',
  _openid: 'o-me',
  description: 'learn cloud database',
  due: date('2018-09-01T00:00:00.000Z'),
  progress: 20,
  tags: ['cloud', 'database'],
  style: { color: 'white', size: 'large' },
  done: false,
  nothing: null,
}

describe('where', () => {
  test.each<[string, Json, boolean]>([
    ['one field', { _openid: 'o-me' }, true],
    ['two fields', { _openid: 'o-me', done: false }, true],
    ['one of two', { _openid: 'o-me', done: true }, false],
    ['no field', {}, true],
    ['a field that is not there', { missing: 1 }, false],
    ['another type', { progress: '20' }, false],
    ['fields of a field', { style: { color: 'white' } }, true],
    ['fields of a field that differ', { style: { color: 'white', size: 'small' } }, false],
    ['a field of a field by dots', { 'style.color': 'white' }, true],
    ['an element of a list', { tags: 'cloud' }, true],
    ['no element of a list', { tags: 'milk' }, false],
    ['a whole list', { tags: ['cloud', 'database'] }, true],
    ['a list in another order', { tags: ['database', 'cloud'] }, false],
    ['an element by its place', { 'tags.1': 'database' }, true],
    ['null, where it is null', { nothing: null }, true],
    ['null, where there is nothing', { missing: null }, true],
    ['null, where there is something', { done: null }, false],
    ['the same date', { due: date('2018-09-01T00:00:00.000Z') }, true],
    ['eq', { progress: _('eq', 20) }, true],
    ['eq with an object: all of it', { style: _('eq', { size: 'large', color: 'white' }) }, true],
    ['eq with part of an object', { style: _('eq', { color: 'white' }) }, false],
    ['neq', { progress: _('neq', 20) }, false],
    ['neq of what is not there', { missing: _('neq', 20) }, true],
    ['gt', { progress: _('gt', 19) }, true],
    ['gt itself', { progress: _('gt', 20) }, false],
    ['gte', { progress: _('gte', 20) }, true],
    ['lt', { progress: _('lt', 20) }, false],
    ['lte', { progress: _('lte', 20) }, true],
    ['gt another type', { progress: _('gt', '1') }, false],
    ['gt null', { progress: _('gt', null) }, false],
    ['lt a date', { due: _('lt', date('2019-01-01T00:00:00.000Z')) }, true],
    ['gt a text', { description: _('gt', 'a') }, true],
    ['in', { progress: _('in', [10, 20]) }, true],
    ['in, not', { progress: _('in', [10]) }, false],
    ['nin', { progress: _('nin', [10]) }, true],
    ['exists', { missing: _('exists', false), progress: _('exists', true) }, true],
    ['and on a field', { progress: _('and', _('gt', 10), _('lt', 30)) }, true],
    ['or on a field', { progress: _('or', _('lt', 10), _('gt', 30)) }, false],
    ['not on a field', { progress: _('not', _('lt', 10)) }, true],
    ['or of conditions', _('or', { done: true }, { progress: 20 }), true],
    ['and of conditions', _('and', { done: true }, { progress: 20 }), false],
    ['nor of conditions', _('nor', { done: true }, { progress: 1 }), true],
    ['constructor, which is no field', { constructor: _('exists', true) }, false],
  ])('%s', (_case, where, fits) => {
    expect(matches(todo, where)).toBe(fits)
  })

  test.each<[string, Json]>([
    ['a text', 'a'],
    ['a list', [{}]],
    ['an unknown command', { a: _('near', 1) }],
    ['an unknown command as a whole', _('eq', 1)],
    ['a command without operands', { a: { $command: 'eq' } }],
    ['in without a list', { a: _('in', 1) }],
    ['a pattern, which would run without limits', { description: { $regExp: '(a+)+$', flags: '' } }],
    ['a pattern in a command', { description: _('eq', { $regExp: 'a', flags: '' }) }],
    ['a name that starts with $', { $where: 'true' }],
    ['a name that is empty', { 'a..b': 1 }],
    ['__proto__', JSON.parse('{"__proto__": 1}') as Json],
    ['__proto__ by dots', { 'a.__proto__.b': 1 }],
    [
      'in with very many values',
      {
        a: _(
          'in',
          Array.from({ length: 501 }, (_value, index) => index),
        ),
      },
    ],
    [
      'nin with as many',
      {
        a: _(
          'nin',
          Array.from({ length: 501 }, (_value, index) => index),
        ),
      },
    ],
    ['a path that is too long', { ['a'.repeat(257)]: 1 }],
    ['a path of too many names', { [`${'a.'.repeat(32)}b`]: 1 }],
  ])('refuses %s', (_case, where) => {
    expect(() => matches(todo, where)).toThrow(WrongCommand)
  })
})

describe('what takes too many steps is refused', () => {
  const long = { tags: Array.from({ length: 15_000 }, (_value, index) => index) }
  const values = Array.from({ length: 500 }, (_value, index) => -index - 1)

  test.each<[string, () => unknown]>([
    ['many values in a long list', () => matches(long, { tags: _('in', values) })],
    [
      'many conditions on a long list',
      () => matches(long, { tags: _('and', ...values.map((value) => _('neq', value))) }),
    ],
    [
      'pulling many values out of a long list',
      () =>
        updated(
          long,
          {
            tags: _(
              'pull',
              _(
                'nin',
                Array.from({ length: 499 }, () => -1),
              ),
            ),
          },
          now,
        ),
    ],
    [
      'many changes of many fields',
      () => updated({}, Object.fromEntries(Array.from({ length: 1500 }, (_value, index) => [`a${index}`, 1])), now),
    ],
  ])('%s', (_case, act) => {
    expect(act).toThrow(new WrongCommand('it takes too many steps'))
  })

  test('over all records that a call walks through, in a moment', () => {
    const where = _('or', ...values.map((value) => ({ 'a.b': value })))
    const records = Array.from({ length: 1000 }, (_value, index) => ({ _id: String(index), a: { b: index } }))
    const spend = stepsOfOneCall()
    let looked = 0
    expect(() => records.filter((record) => ((looked += 1), matches(record, where, spend)))).toThrow(
      new WrongCommand('it takes too many steps'),
    )
    expect(looked).toBeLessThan(300)
  })

  test('over all elements of long lists', () => {
    const spend = stepsOfOneCall()
    expect(() => Array.from({ length: 1000 }, () => matches(long, { tags: 'none' }, spend))).toThrow(WrongCommand)
  })
})

describe('a query may have 500 conditions', () => {
  const conditions = (count: number) => Array.from({ length: count }, (_value, index) => ({ a: index }))
  const deep = (count: number) =>
    Array.from({ length: count }).reduce<Json>((inside) => _('or', inside, { a: 1 }), { a: 0 })

  test.each<[string, Json]>([
    ['side by side', _('or', ...conditions(2000))],
    ['inside each other', deep(2000)],
    ['in one field', { a: _('or', ...Array.from({ length: 2000 }, () => _('eq', 1))) }],
    ['in fields', Object.fromEntries(conditions(2000).map((_value, index) => [`a${index}`, 1]))],
  ])('2,000 of them %s are refused before a record is looked at', (_case, where) => {
    expect(() => checkConditions(where)).toThrow(new WrongCommand('a query may have 500 conditions'))
  })

  test('fewer pass, and so do the values of one list', () => {
    expect(() => checkConditions(_('or', ...conditions(500)))).not.toThrow()
    expect(() => checkConditions({ a: _('in', values) })).not.toThrow()
    expect(() => checkConditions(null)).not.toThrow()
  })

  const values = Array.from({ length: 500 }, (_value, index) => index)
})

test('orders by fields, by several, and by kind where kinds differ', () => {
  const records = [
    { a: 2, b: 'x' },
    { a: 1, b: 'y' },
    { a: 2, b: 'w' },
    { b: 'z' },
    { a: '1' },
    { a: date('2020-01-01T00:00:00.000Z') },
    { a: date('2019-01-01T00:00:00.000Z') },
  ]

  expect(sortRecords(records, [{ field: 'a', direction: 'asc' }])).toEqual([
    records[3],
    records[1],
    records[0],
    records[2],
    records[4],
    records[6],
    records[5],
  ])
  expect(
    sortRecords(records.slice(0, 3), [
      { field: 'a', direction: 'desc' },
      { field: 'b', direction: 'asc' },
    ]),
  ).toEqual([records[2], records[0], records[1]])
  expect(sortRecords(records, [])).toEqual(records)
  expect(sortRecords([{ a: { b: 2 } }, { a: { b: 1 } }], [{ field: 'a.b', direction: 'asc' }])).toEqual([
    { a: { b: 1 } },
    { a: { b: 2 } },
  ])
})

test.each<[string, JsonObject | null, string[]]>([
  ['all', null, Object.keys(todo)],
  ['those wanted', { done: true, progress: true }, ['_id', 'progress', 'done']],
  ['those wanted, without _id', { done: true, _id: false }, ['done']],
  ['all but one', { style: false }, Object.keys(todo).filter((name) => name !== 'style')],
])('shows %s', (_case, field, names) => {
  expect(Object.keys(withFields(todo, field))).toEqual(names)
})

describe('update', () => {
  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    ['a field', { a: 1, b: 2 }, { a: 3 }, { a: 3, b: 2 }],
    ['a new field', { a: 1 }, { b: { c: 1 } }, { a: 1, b: { c: 1 } }],
    [
      'a field of a field and leaves the others',
      { style: { color: 'red', size: 'large' } },
      { style: { color: 'blue' } },
      { style: { color: 'blue', size: 'large' } },
    ],
    [
      'a field of a field by dots',
      { style: { color: 'red', size: 'large' } },
      { 'style.color': 'blue' },
      { style: { color: 'blue', size: 'large' } },
    ],
    [
      'a whole object by set',
      { style: { color: 'red', size: 'large' } },
      { style: _('set', { color: 'blue' }) },
      { style: { color: 'blue' } },
    ],
    ['an object to an empty one', { a: { b: 1 } }, { a: {} }, { a: {} }],
    ['a list as a whole', { tags: [1, 2] }, { tags: [3] }, { tags: [3] }],
    ['an element of a list', { tags: [1, 2] }, { 'tags.1': 5 }, { tags: [1, 5] }],
    ['a field of an element', { rows: [{ a: 1, b: 2 }] }, { 'rows.0.a': 5 }, { rows: [{ a: 5, b: 2 }] }],
    ['remove', { a: 1, b: 2 }, { a: _('remove') }, { b: 2 }],
    ['remove of a field of a field', { a: { b: 1, c: 2 } }, { 'a.b': _('remove') }, { a: { c: 2 } }],
    ['remove of what is not there', { a: 1 }, { 'b.c': _('remove') }, { a: 1 }],
    ['inc', { progress: 20 }, { progress: _('inc', 10) }, { progress: 30 }],
    ['inc of what is not there', {}, { progress: _('inc', -1) }, { progress: -1 }],
    ['mul', { progress: 20 }, { progress: _('mul', 2) }, { progress: 40 }],
    ['push', { tags: ['a'] }, { tags: _('push', 'b', 'c') }, { tags: ['a', 'b', 'c'] }],
    ['push to what is not there', {}, { tags: _('push', 'b') }, { tags: ['b'] }],
    ['unshift', { tags: ['a'] }, { tags: _('unshift', 'b') }, { tags: ['b', 'a'] }],
    ['pop', { tags: ['a', 'b'] }, { tags: _('pop') }, { tags: ['a'] }],
    ['shift', { tags: ['a', 'b'] }, { tags: _('shift') }, { tags: ['b'] }],
    ['pull of a value', { tags: ['a', 'b', 'a'] }, { tags: _('pull', 'a') }, { tags: ['b'] }],
    ['pull of a condition', { tags: [1, 2, 3] }, { tags: _('pull', _('gt', 1)) }, { tags: [1] }],
    ['a date', {}, { due: date('2020-01-01T00:00:00.000Z') }, { due: date('2020-01-01T00:00:00.000Z') }],
    ["the backend's time", {}, { at: { $serverDate: 1000 } }, { at: date('2024-05-21T08:00:01.000Z') }],
    [
      "the backend's time in an object",
      {},
      { log: _('push', { at: { $serverDate: 0 } }) },
      { log: [{ at: date('2024-05-21T08:00:00.000Z') }] },
    ],
    ['a field called like a part of every object', {}, { constructor: 1 }, { constructor: 1 }],
  ])('%s', (_case, before, changes, after) => {
    const copy = structuredClone(before)
    expect(updated(before, changes, now)).toEqual(after)
    expect(before).toEqual(copy)
  })

  test.each<[string, JsonObject]>([
    ['_id', { _id: 'b' }],
    ['_openid', { _openid: 'o-you' }],
    ['a condition', { a: _('gt', 1) }],
    ['inc of a text', { text: _('inc', 1) }],
    ['inc by a text', { a: _('inc', '1') }],
    ['more than a number holds', { big: _('mul', 10) }],
    ['push to a number', { a: _('push', 1) }],
    ['a field of a number', { 'a.b': 1 }],
    ['an element that is not there', { 'tags.9': 1 }],
    ['a command inside a value', { d: [_('inc', 1)] }],
    ['a name that starts with $', { d: { $set: 1 } }],
    ['a pattern', { d: { $regExp: 'a', flags: '' } }],
    ['no date', { d: { $date: 'tomorrow' } }],
    ['a time there never is', { d: { $serverDate: 1e300 } }],
    ['__proto__', JSON.parse('{"d": {"__proto__": {"polluted": 1}}}') as JsonObject],
    ['__proto__ by dots', { '__proto__.polluted': 1 }],
  ])('refuses %s', (_case, changes) => {
    expect(() => updated({ a: 1, big: 1e308, text: 'a', tags: [1] }, changes, now)).toThrow(WrongCommand)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

test.each(naughtyTexts)(
  '%j as a name, a value, a path and a command does what it may or is refused, and nothing else happens',
  (text) => {
    for (const act of [
      () => matches(todo, { [text]: 1 }),
      () => matches(todo, { description: text }),
      () => matches(todo, { description: _(text, 1) }),
      () => updated({}, { [text]: text }, now),
      () => updated({}, { a: { [text]: 1 } }, now),
      () => updated({}, { a: _(text, 1) }, now),
      () => sortRecords([todo, { ...todo }], [{ field: text, direction: 'asc' }]),
    ]) {
      try {
        act()
      } catch (error) {
        expect(error).toBeInstanceOf(WrongCommand)
      }
    }
  },
)
