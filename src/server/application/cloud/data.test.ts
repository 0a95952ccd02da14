import { describe, expect, test } from 'vitest'
import { openIdOf } from '../../../domain/cloud/identity.ts'
import { presets } from '../../../domain/cloud/securityRule.ts'
import {
  aWorld,
  lentEnvironment,
  lender,
  owner,
  shop,
  testEnvironment,
  type RecordOptions,
  type WorldInTheMaking,
} from '../../../domain/testing/aWorld.ts'
import { now } from '../../../domain/testing/acting.ts'
import type { Api, SdkCalls, Instance } from '../../../sandbox/sdkCalls.ts'
import type { Plain } from '../../../sandbox/sandbox.ts'
import { backendWith, ifMatch } from '../../testing/backendWith.ts'
import { cloudWith, initialized, own, type Within } from './testing/programs.ts'

const id = testEnvironment.id
const shopId = openIdOf(shop.appId)
const ownerId = openIdOf(owner.appId)
const everything = '{"read": true, "write": true}'

const todos: RecordOptions[] = [
  { id: 'a', data: { title: 'tea', stars: 3, due: { $date: '2024-01-01T00:00:00.000Z' } }, openId: shopId },
  { id: 'b', data: { title: 'milk', stars: 5 }, openId: ownerId },
  { id: 'c', data: { title: 'cup', stars: 1 } },
]

/** The owner shares with the shop, which `cloudbase_auth` lets in with `auth.custom.role` admin. */
function world(
  rule = everything,
  change: (making: WorldInTheMaking) => WorldInTheMaking = (making) => making,
): WorldInTheMaking {
  return change(aWorld())
    .withItems(
      testEnvironment,
      { resource: 'functions', name: 'cloudbase_auth', code: 'auth', rule: '{"invoke": true}' },
      { resource: 'functions', name: 'inside', code: 'inside', rule: '{"invoke": true}' },
      { resource: 'database', name: 'todos', rule },
      { resource: 'storage', name: 'mine.txt', content: 'mine', openId: shopId },
      { resource: 'storage', name: 'theirs.txt', content: 'theirs', openId: ownerId },
    )
    .withRecords(testEnvironment, 'todos', ...todos)
    .withShare()
}

type CallRaw = (api: Api, args: object) => Promise<unknown>
type CallSdk = <Name extends Api>(api: Name, args: Omit<SdkCalls[Name]['args'], 'instance'>) => Promise<unknown>

/** Runs something as the shop's mini program, as the owner's, or inside a function of the owner; answers the value, or `code message`. */
async function run(
  given: WorldInTheMaking,
  as: 'shop' | 'owner' | 'inside',
  act: (send: CallSdk, sendRaw: CallRaw) => Promise<unknown>,
) {
  const acting = (within: Within, instance: Instance) => {
    const send: CallRaw = async (api, args) => {
      const answer = await within.sendRaw(api, { instance, ...args })
      return answer.ok ? answer.value : `${answer.errCode} ${answer.errMsg}`
    }
    return act(send, send)
  }
  const { cloud, store, broken } = cloudWith(given.world, {
    auth: () => ({ errCode: 0, auth: '{"role":"admin"}' }),
    inside: (within) => acting(within, own),
    async caller(within) {
      if (as === 'inside')
        return ((await within.send('callFunction', { instance: own, name: 'inside', data: {} })) as { value: unknown })
          .value
      return acting(within, as === 'owner' ? own : await initialized(within, owner, id))
    },
  })
  const { outcome, calls } = await cloud.run(as === 'shop' ? shop.appId : owner.appId, 'caller')
  const after = await store.read()
  expect(await broken()).toEqual([])
  return {
    value:
      outcome.kind === 'returned' && outcome.value !== 'undefined' ? (JSON.parse(outcome.value) as unknown) : outcome,
    last: calls.at(-1)?.steps.at(-1),
    records: after.records.rows.filter(({ collection }) => collection === 'todos'),
    files: after.items.rows.filter((item) => item.resource === 'storage'),
    unchanged: after === given.world,
  }
}

const all = { collection: 'todos', id: null, where: null }
const page = { orderBy: [], limit: null, skip: null, field: null }
const ids = (value: unknown) => (value as { records?: { _id: string }[] }).records?.map(({ _id }) => _id) ?? value

describe('database', () => {
  test('add keeps a mini program’s record as its user’s, and a function’s without a user', async () => {
    const add = (send: CallSdk) =>
      send('database.add', { collection: 'todos', data: { title: 'pot', at: { $serverDate: 0 } } })
    const fromShop = await run(world(), 'shop', add)
    const inside = await run(world(), 'inside', add)
    const place = {
      environmentId: id,
      collection: 'todos',
      version: 1,
      updatedAt: now,
      data: { title: 'pot', at: { $date: now } },
    }

    expect(fromShop.records.at(-1)).toEqual({ ...place, id: (fromShop.value as { id: string }).id, openId: shopId })
    expect(inside.records.at(-1)).toEqual({ ...place, id: (inside.value as { id: string }).id, openId: null })
  })

  test.each<[string, object, 'shop' | 'inside', string | object]>([
    ['with an id of its own', { _id: 'mine' }, 'shop', { id: 'mine' }],
    ['with an id that is taken', { _id: 'a' }, 'shop', '-502001 database request fail | errMsg: duplicate key _id a'],
    ['with an id that is none', { _id: 'a b' }, 'shop', '-501007 invalid parameters | errMsg: _id'],
    ['with an id that is a number', { _id: 5 }, 'shop', '-501007 invalid parameters | errMsg: _id'],
    [
      'as another user’s',
      { _openid: ownerId },
      'shop',
      '-502002 database invalid command | errMsg: _openid cannot be set',
    ],
    ['as a user’s, by a function', { _id: 'x', _openid: shopId }, 'inside', { id: 'x' }],
    [
      'with a command',
      { a: { $command: 'inc', operands: [1] } },
      'shop',
      '-502002 database invalid command | errMsg: field name $command is not allowed',
    ],
    [
      'that is too large',
      { a: 'x'.repeat(200_000) },
      'shop',
      '-502001 database request fail | errMsg: the record is too large',
    ],
  ])('add of a record %s', async (_case, data, as, value) => {
    const done = await run(world(), as, (_, sendRaw) => sendRaw('database.add', { collection: 'todos', data }))
    expect(done.value).toEqual(value)
    expect(done.unchanged).toBe(typeof value === 'string')
  })

  test('add to a full collection', async () => {
    const full = world(everything, (making) => making.withLimits({ recordsPerCollection: 3 }))
    expect((await run(full, 'shop', (send) => send('database.add', { collection: 'todos', data: {} }))).value).toBe(
      '-502001 database request fail | errMsg: more than 3 records',
    )
  })

  test.each<[string, Partial<SdkCalls['database.get']['args']>, unknown]>([
    ['all', {}, ['a', 'b', 'c']],
    ['one', { id: 'b' }, ['b']],
    ['one that is not there', { id: 'z' }, '-1 document with _id z does not exist'],
    ['those that fit', { where: { stars: { $command: 'gt', operands: [2] } } }, ['a', 'b']],
    ['the user’s own', { where: { _openid: '{openid}' } }, ['a']],
    ['in order, a page of them', { orderBy: [{ field: 'stars', direction: 'desc' }], skip: 1, limit: 1 }, ['a']],
    [
      'by a condition that is none',
      { where: { a: { $command: 'near', operands: [] } } },
      '-502002 database invalid command | errMsg: near is no condition',
    ],
    [
      'by 2,000 conditions',
      { where: { $command: 'or', operands: Array.from({ length: 2000 }, (_, stars) => ({ stars })) } },
      '-502002 database invalid command | errMsg: a query may have 500 conditions',
    ],
    [
      'by a pattern',
      { where: { title: { $regExp: '(a+)+$', flags: '' } } },
      '-502002 database invalid command | errMsg: this value cannot be compared with',
    ],
    [
      'of a collection that is not there',
      { collection: 'other' },
      '-502005 database collection not exists | errMsg: [ResourceNotFound] Db or Table not exist | errMsg: other',
    ],
  ])('get of %s', async (_case, args, found) => {
    expect(
      ids((await run(world(), 'shop', (send) => send('database.get', { ...all, ...page, ...args }))).value),
    ).toEqual(found)
  })

  test('get answers records as the documentation has them, and no more than 20 at a time to a mini program', async () => {
    const many = world().withRecords(
      testEnvironment,
      'todos',
      ...Array.from({ length: 150 }, (_, index) => ({ id: `n${index}` })),
    )
    const get = (args: object) => (send: CallSdk) => send('database.get', { ...all, ...page, ...args })

    expect((await run(world(), 'shop', get({ id: 'a', field: { title: true } }))).value).toEqual({
      records: [{ _id: 'a', title: 'tea' }],
    })
    expect((await run(world(), 'shop', get({ id: 'a' }))).value).toEqual({
      records: [{ _id: 'a', _openid: shopId, ...todos[0]?.data }],
    })
    expect(ids((await run(many, 'shop', get({ limit: 100 }))).value)).toHaveLength(20)
    expect(ids((await run(many, 'inside', get({}))).value)).toHaveLength(100)
    expect(ids((await run(many, 'inside', get({ limit: 1000 }))).value)).toHaveLength(153)
  })

  test('update changes what it fits and counts what has changed', async () => {
    const done = await run(world(), 'shop', (send) =>
      send('database.update', {
        ...all,
        where: { stars: { $command: 'gte', operands: [3] } },
        data: { stars: { $command: 'inc', operands: [1] } },
      }),
    )
    const same = await run(world(), 'shop', (send) => send('database.update', { ...all, id: 'a', data: { stars: 3 } }))

    expect(done.value).toEqual({ updated: 2 })
    expect(done.records.map(({ data, version, openId }) => [data['stars'], version, openId])).toEqual([
      [4, 2, shopId],
      [6, 2, ownerId],
      [1, 1, null],
    ])
    expect([same.value, same.unchanged]).toEqual([{ updated: 0 }, true])
  })

  test('set replaces a record, or makes it', async () => {
    const replaced = await run(world(), 'shop', (send) =>
      send('database.set', { collection: 'todos', id: 'a', data: { title: 'new' } }),
    )
    const added = await run(world(), 'shop', (send) =>
      send('database.set', { collection: 'todos', id: 'z', data: { title: 'new' } }),
    )

    expect([replaced.value, replaced.records[0]]).toEqual([
      { created: 0, updated: 1 },
      {
        environmentId: id,
        collection: 'todos',
        id: 'a',
        data: { title: 'new' },
        openId: shopId,
        version: 2,
        updatedAt: now,
      },
    ])
    expect([added.value, added.records.at(-1)]).toMatchObject([
      { created: 1, updated: 0 },
      { id: 'z', openId: shopId, version: 1 },
    ])
  })

  test('set of the same data, in whatever order, changes nothing', async () => {
    const same = await run(world(), 'shop', (send) =>
      send('database.set', {
        collection: 'todos',
        id: 'a',
        data: Object.fromEntries(Object.entries(todos[0]?.data ?? {}).toReversed()),
      }),
    )
    expect([same.value, same.unchanged]).toEqual([{ created: 0, updated: 1 }, true])
  })

  const nested = (levels: number) =>
    JSON.parse(`${'{"x":'.repeat(levels)}1${'}'.repeat(levels)}`) as { [name: string]: Plain }
  const paths = { x: nested(31) }
  test.each<[string, Api, object]>([
    ['add', 'database.add', { collection: 'todos', data: nested(51) }],
    ['set', 'database.set', { collection: 'todos', id: 'a', data: nested(51) }],
    ['set of a new one', 'database.set', { collection: 'todos', id: 'z', data: nested(51) }],
    ['update', 'database.update', { ...all, id: 'a', data: { x: nested(50) } }],
    [
      'update by a path',
      'database.update',
      { ...all, id: 'a', data: { [Array.from({ length: 30 }, () => 'x').join('.')]: { x: paths } } },
    ],
  ])('%s of a record that the console could not save is refused', async (_case, api, args) => {
    const done = await run(world(), 'shop', (_, sendRaw) => sendRaw(api, args))
    expect([done.value, done.unchanged]).toEqual([
      '-502001 database request fail | errMsg: the record is nested too deeply',
      true,
    ])
  })

  test('the deepest record of a program can be saved by the console', async () => {
    const added = await run(world(), 'shop', (send) =>
      send('database.add', { collection: 'todos', data: { _id: 'deep', ...nested(50) } }),
    )
    const { ask } = backendWith(world().world)
    const collection = world().world.items.rows.find(({ name }) => name === 'todos')
    const saved = await ask('PUT', `/api/environments/${id}/items/${collection?.id}/records/a`, {
      body: { data: nested(50) },
      headers: ifMatch(1),
    })

    expect([added.value, saved.status]).toEqual([{ id: 'deep' }, 200])
  })

  test.each<[string, Api, object]>([
    [
      'an order of too many terms',
      'database.get',
      { ...all, ...page, orderBy: Array.from({ length: 11 }, () => ({ field: 'a', direction: 'asc' })) },
    ],
    ['too many addresses at once', 'storage.tempUrls', { fileIds: Array.from({ length: 51 }, () => 'a') }],
    ['too many files at once', 'storage.delete', { fileIds: Array.from({ length: 51 }, () => 'a') }],
  ])('%s is refused', async (_case, api, args) => {
    expect((await run(world(), 'shop', (_, sendRaw) => sendRaw(api, args))).value).toBe(
      `-501007 invalid parameters | errMsg: ${api}`,
    )
  })

  test('remove takes one or those that fit', async () => {
    expect(
      (await run(world(), 'shop', (send) => send('database.remove', { ...all, id: 'a' }))).records.map(
        (record) => record.id,
      ),
    ).toEqual(['b', 'c'])
    expect(
      (
        await run(world(), 'shop', (send) =>
          send('database.remove', { ...all, where: { stars: { $command: 'lt', operands: [4] } } }),
        )
      ).value,
    ).toEqual({ removed: 2 })
    expect((await run(world(), 'shop', (send) => send('database.remove', { ...all, id: 'z' }))).value).toEqual({
      removed: 0,
    })
  })

  const refused = (action: string) =>
    `-502003 database permission denied | errMsg: the rule of todos does not allow ${action}`
  const custom =
    '{"read": "auth.custom.role == \'admin\'", "write": "doc._openid == auth.openid && auth.custom.role == \'admin\'"}'
  test.each<[string, string, 'shop' | 'owner' | 'inside', Api, object, unknown]>([
    ['the creator reads all by 所有用户可读', presets['everybody-reads'], 'shop', 'database.count', all, { total: 3 }],
    [
      'the creator reads its own by 仅创建者可读写',
      presets['creator-only'],
      'shop',
      'database.count',
      all,
      { total: 1 },
    ],
    [
      'another’s record is as good as none then',
      presets['creator-only'],
      'shop',
      'database.get',
      { ...all, ...page, id: 'b' },
      '-1 document with _id b does not exist',
    ],
    [
      'the creator updates its own',
      presets['everybody-reads'],
      'shop',
      'database.update',
      { ...all, data: { stars: 0 } },
      { updated: 1 },
    ],
    ['the creator removes its own', presets['everybody-reads'], 'shop', 'database.remove', all, { removed: 1 }],
    [
      'no user replaces another’s',
      presets['everybody-reads'],
      'shop',
      'database.set',
      { collection: 'todos', id: 'b', data: {} },
      '-502003 database permission denied',
    ],
    [
      'every user adds',
      presets['creator-only'],
      'shop',
      'database.add',
      { collection: 'todos', data: { _id: 'x' } },
      { id: 'x' },
    ],
    [
      'no user adds by 所有用户可读',
      presets['nobody-writes'],
      'shop',
      'database.add',
      { collection: 'todos', data: {} },
      refused('create'),
    ],
    ['no user reads by 所有用户不可读写', presets.nobody, 'shop', 'database.count', all, refused('read')],
    [
      'not even where there is nothing to read',
      presets.nobody,
      'shop',
      'database.count',
      { ...all, where: { none: 1 } },
      refused('read'),
    ],
    ['not even the owner’s own mini program', presets.nobody, 'owner', 'database.count', all, refused('read')],
    ['but its functions do', presets.nobody, 'inside', 'database.count', all, { total: 3 }],
    ['auth.custom is what cloudbase_auth said', custom, 'shop', 'database.count', all, { total: 3 }],
    ['which was not asked about the owner', custom, 'owner', 'database.count', all, refused('read')],
    ['a rule of one’s own refuses what it does not cover', custom, 'shop', 'database.remove', all, refused('delete')],
    [
      'and allows what it covers',
      custom,
      'shop',
      'database.remove',
      { ...all, where: { _openid: '{openid}' } },
      { removed: 1 },
    ],
    ['a rule that cannot be read allows nothing', '{"read": "tru"}', 'shop', 'database.count', all, refused('read')],
  ])('rules: %s', async (_case, rule, as, api, args, value) => {
    const done = await run(world(rule), as, (_, sendRaw) => sendRaw(api, args))
    expect(done.value).toEqual(value)
    if (String(value).startsWith('-502003 database permission denied |'))
      expect(done.last).toMatchObject({ gate: 'rule', passed: false, errCode: -502003 })
  })
})

describe('storage', () => {
  const fileId = (path: string, environmentId = id) => `cloud://${environmentId}.${environmentId}/${path}`
  const upload =
    (cloudPath: string, content: string | null = 'text') =>
    (send: CallSdk) =>
      send('storage.upload', { cloudPath, filePath: 'wxfile://tmp_1.png', content })

  test('upload keeps whose it is, and where it would have come from', async () => {
    const fromShop = await run(world(), 'shop', upload('a/new.png', null))
    const inside = await run(world(), 'inside', upload('a/new.png'))

    expect(fromShop.value).toEqual({ fileId: fileId('a/new.png') })
    expect(fromShop.files.at(-1)).toMatchObject({
      name: 'a/new.png',
      content: '(wxfile://tmp_1.png)',
      openId: shopId,
      version: 1,
      updatedBy: shop.appId,
    })
    expect(inside.files.at(-1)).toMatchObject({ content: 'text', openId: null, updatedBy: owner.appId })
  })

  test.each<[string, string, 'shop' | 'inside', unknown]>([
    ['of one’s own file again', 'mine.txt', 'shop', { fileId: fileId('mine.txt') }],
    ['of another user’s file', 'theirs.txt', 'shop', '-503002 storage permission denied'],
    ['of another user’s file by a function', 'theirs.txt', 'inside', { fileId: fileId('theirs.txt') }],
    ['to a path that is none', '../a', 'shop', '-501007 invalid parameters | errMsg: cloudPath'],
    ['to no path', '', 'shop', '-501007 invalid parameters | errMsg: cloudPath'],
  ])('upload %s', async (_case, path, as, value) => {
    expect((await run(world(), as, upload(path))).value).toEqual(value)
  })

  test('upload of the same again changes nothing', async () => {
    const same = await run(world(), 'shop', upload('mine.txt', 'mine'))
    expect([same.value, same.unchanged]).toEqual([{ fileId: fileId('mine.txt') }, true])
  })

  test('upload of too much, and of too many', async () => {
    expect((await run(world(), 'shop', upload('a', 'x'.repeat(200_000)))).value).toBe(
      '-503001 storage request fail | errMsg: the file is too large',
    )
    expect(
      (
        await run(
          world(everything, (making) => making.withLimits({ itemsPerKind: 2 })),
          'shop',
          upload('a'),
        )
      ).value,
    ).toBe('-503001 storage request fail | errMsg: more than 2 files')
  })

  test('everybody who got in reads, by an address that leads nowhere', async () => {
    const urls = await run(world(), 'shop', (send) =>
      send('storage.tempUrls', {
        fileIds: [fileId('theirs.txt'), fileId('none'), 'none', fileId('mine.txt', lentEnvironment.id)],
      }),
    )

    expect(urls.value).toEqual({
      files: [
        { fileId: fileId('theirs.txt'), failure: null, url: `https://${id}.tcb.qcloud.la/theirs.txt` },
        { fileId: fileId('none'), failure: 'STORAGE_FILE_NONEXIST', url: '' },
        { fileId: 'none', failure: 'STORAGE_FILE_NONEXIST', url: '' },
        { fileId: fileId('mine.txt', lentEnvironment.id), failure: 'STORAGE_FILE_NONEXIST', url: '' },
      ],
    })
    expect(
      (await run(world(), 'shop', (send) => send('storage.download', { fileId: fileId('theirs.txt') }))).value,
    ).toEqual({ content: 'theirs' })
    expect((await run(world(), 'shop', (send) => send('storage.download', { fileId: fileId('none') }))).value).toBe(
      '-503003 storage file not exists',
    )
  })

  test('a file id of another environment opens nothing there', async () => {
    const lent = world().withItems(lentEnvironment, {
      resource: 'storage',
      name: 'secret.txt',
      content: 'secret',
      openId: openIdOf(lender.appId),
    })
    expect(
      (
        await run(lent, 'shop', (send) =>
          send('storage.download', { fileId: fileId('secret.txt', lentEnvironment.id) }),
        )
      ).value,
    ).toBe('-503003 storage file not exists')
  })

  test('delete takes one’s own files and leaves the others', async () => {
    const done = await run(world(), 'shop', (send) =>
      send('storage.delete', { fileIds: ['mine.txt', 'mine.txt', 'theirs.txt', 'none'].map((path) => fileId(path)) }),
    )

    expect(done.value).toEqual({
      files: [
        { fileId: fileId('mine.txt'), failure: null },
        { fileId: fileId('theirs.txt'), failure: 'STORAGE_EXCEED_AUTHORITY' },
        { fileId: fileId('none'), failure: 'STORAGE_FILE_NONEXIST' },
      ],
    })
    expect(done.files.map(({ name }) => name)).toEqual(['theirs.txt'])
    expect(done.last).toMatchObject({ gate: 'rule', passed: false, errCode: -503002, params: { file: 'theirs.txt' } })
    expect(
      (await run(world(), 'inside', (send) => send('storage.delete', { fileIds: [fileId('theirs.txt')] }))).files.map(
        ({ name }) => name,
      ),
    ).toEqual(['mine.txt'])
  })
})
