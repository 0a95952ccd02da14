import { describe, expect, test } from 'vitest'
import type { SdkCalls } from './sdkCalls.ts'
import type { Plain } from './sandbox.ts'
import { run } from './testing/inNode.ts'
import type { SentCall } from './testing/inNode.ts'

const answers: { [Api in keyof SdkCalls]: SdkCalls[Api]['value'] } = {
  init: { token: 'let-in' },
  callFunction: { sum: 3 },
  callContainer: { data: { ok: true }, statusCode: 200, header: {} },
  'database.add': { id: 'id-1' },
  'database.get': { records: [{ _id: 'id-1', a: 1 }] },
  'database.count': { total: 2 },
  'database.update': { updated: 1 },
  'database.set': { updated: 0, created: 1 },
  'database.remove': { removed: 3 },
  'storage.upload': { fileId: 'cloud://test/a.txt' },
  'storage.tempUrls': {
    files: [
      { fileId: 'cloud://test/a.txt', url: 'https://a', failure: null },
      { fileId: 'x', url: '', failure: 'STORAGE_FILE_NONEXIST' },
    ],
  },
  'storage.download': { content: 'text' },
  'storage.delete': { files: [{ fileId: 'cloud://test/a.txt', failure: null }] },
  openapi: { errCode: 0, errMsg: 'openapi.subscribeMessage.send:ok' },
}
const answer = async (api: string) => ({ ok: true, value: answers[api as keyof SdkCalls] as Plain }) as const
const own = { resourceAppid: null, resourceEnv: 'own-env', identityless: false, token: null }

async function callOf(expression: string) {
  const { outcome, calls } = await run(
    `wx.cloud.init({ env: 'own-env' })\nconst db = wx.cloud.database()\nconst _ = db.command\nawait ${expression}`,
    { answer },
  )
  return { outcome, call: calls.at(-1) }
}

describe('what a call sends, and what it gives', () => {
  test.each<[string, SentCall, object]>([
    [
      "wx.cloud.callFunction({ name: 'sum', data: { a: 1, b: 2 } })",
      { api: 'callFunction', args: { name: 'sum', data: { a: 1, b: 2 } } },
      { result: { sum: 3 }, errMsg: 'cloud.callFunction:ok' },
    ],
    [
      "wx.cloud.callFunction({ name: 'sum' })",
      { api: 'callFunction', args: { name: 'sum', data: {} } },
      { result: { sum: 3 } },
    ],
    [
      "wx.cloud.callContainer({ path: '/a', header: { 'X-WX-SERVICE': 'tea' }, method: 'post', data: 'x' })",
      {
        api: 'callContainer',
        args: { path: '/a', method: 'POST', service: 'tea', header: { 'X-WX-SERVICE': 'tea' }, data: 'x' },
      },
      { data: { ok: true }, statusCode: 200, errMsg: 'cloud.callContainer:ok' },
    ],
    [
      "wx.cloud.uploadFile({ cloudPath: 'a.txt', filePath: 'wxfile://a' })",
      { api: 'storage.upload', args: { cloudPath: 'a.txt', filePath: 'wxfile://a', content: null } },
      { fileID: 'cloud://test/a.txt', statusCode: 200 },
    ],
    [
      "wx.cloud.getTempFileURL({ fileList: ['cloud://test/a.txt', { fileID: 'x' }] })",
      { api: 'storage.tempUrls', args: { fileIds: ['cloud://test/a.txt', 'x'] } },
      {
        fileList: [
          { fileID: 'cloud://test/a.txt', tempFileURL: 'https://a', status: 0, errMsg: 'ok' },
          { fileID: 'x', tempFileURL: '', status: 1, errMsg: 'STORAGE_FILE_NONEXIST' },
        ],
      },
    ],
    [
      "wx.cloud.downloadFile({ fileID: 'cloud://test/a.txt' })",
      { api: 'storage.download', args: { fileId: 'cloud://test/a.txt' } },
      { tempFilePath: 'wxfile://tmp/a.txt', statusCode: 200 },
    ],
    [
      "wx.cloud.deleteFile({ fileList: ['a'] })",
      { api: 'storage.delete', args: { fileIds: ['a'] } },
      { fileList: [{ fileID: 'cloud://test/a.txt', status: 0, errMsg: 'ok' }] },
    ],
    [
      "db.collection('todos').add({ data: { a: 1 } })",
      { api: 'database.add', args: { collection: 'todos', data: { a: 1 } } },
      { _id: 'id-1', errMsg: 'collection.add:ok' },
    ],
    [
      "db.collection('todos').get()",
      {
        api: 'database.get',
        args: { collection: 'todos', id: null, where: null, orderBy: [], limit: null, skip: null, field: null },
      },
      { data: [{ _id: 'id-1', a: 1 }], errMsg: 'collection.get:ok' },
    ],
    [
      "db.collection('todos').where({ done: false, n: _.gt(1).and(_.lt(5)) }).orderBy('n', 'desc').skip(1).limit(2).field({ n: true }).get()",
      {
        api: 'database.get',
        args: {
          where: {
            done: false,
            n: {
              $command: 'and',
              operands: [
                { $command: 'gt', operands: [1] },
                { $command: 'lt', operands: [5] },
              ],
            },
          },
          orderBy: [{ field: 'n', direction: 'desc' }],
          skip: 1,
          limit: 2,
          field: { n: true },
        },
      },
      { data: [{ _id: 'id-1' }] },
    ],
    [
      "db.collection('todos').where(_.or([{ a: _.in([1]) }, { b: _.exists(true) }])).count()",
      {
        api: 'database.count',
        args: {
          where: {
            $command: 'or',
            operands: [{ a: { $command: 'in', operands: [[1]] } }, { b: { $command: 'exists', operands: [true] } }],
          },
        },
      },
      { total: 2 },
    ],
    [
      "db.collection('todos').where({ a: new db.RegExp({ regexp: '^b', options: 'i' }), at: _.lte(new Date(0)) }).remove()",
      {
        api: 'database.remove',
        args: {
          where: {
            a: { $regExp: '^b', flags: 'i' },
            at: { $command: 'lte', operands: [{ $date: '1970-01-01T00:00:00.000Z' }] },
          },
        },
      },
      { stats: { removed: 3 } },
    ],
    [
      "db.collection('todos').where({ a: 1 }).update({ data: { n: _.inc(1), tags: _.push(['x', 'y']), old: _.remove(), 'style.color': _.set('red'), at: db.serverDate({ offset: 60 }) } })",
      {
        api: 'database.update',
        args: {
          collection: 'todos',
          id: null,
          where: { a: 1 },
          data: {
            n: { $command: 'inc', operands: [1] },
            tags: { $command: 'push', operands: ['x', 'y'] },
            old: { $command: 'remove', operands: [] },
            'style.color': { $command: 'set', operands: ['red'] },
            at: { $serverDate: 60 },
          },
        },
      },
      { stats: { updated: 1 }, errMsg: 'collection.update:ok' },
    ],
    [
      "db.collection('todos').doc('id-1').get()",
      { api: 'database.get', args: { collection: 'todos', id: 'id-1', where: null } },
      { data: { _id: 'id-1', a: 1 }, errMsg: 'document.get:ok' },
    ],
    [
      "db.collection('todos').doc('id-1').set({ data: { a: [1, { b: null }] } })",
      { api: 'database.set', args: { id: 'id-1', data: { a: [1, { b: null }] } } },
      { _id: 'id-1', stats: { updated: 0, created: 1 } },
    ],
    [
      "db.collection('todos').doc('id-1').update({ data: { a: 1 } })",
      { api: 'database.update', args: { id: 'id-1', where: null, data: { a: 1 } } },
      { stats: { updated: 1 } },
    ],
    [
      "db.collection('todos').doc('id-1').remove()",
      { api: 'database.remove', args: { id: 'id-1', where: null } },
      { stats: { removed: 3 }, errMsg: 'document.remove:ok' },
    ],
  ])('%s', async (expression, expected, value) => {
    const { outcome, call } = await callOf(expression)

    expect(call).toMatchObject(expected)
    expect(call?.args).toMatchObject({ instance: own })
    expect(outcome).toMatchObject({ kind: 'returned', value })
  })

  test('an environment of its own for one call of the default instance', async () => {
    expect((await callOf("wx.cloud.callFunction({ name: 'a', config: { env: 'other' } })")).call?.args).toMatchObject({
      instance: { ...own, resourceEnv: 'other' },
    })
    expect((await callOf("wx.cloud.database({ env: 'other' }).collection('a').get()")).call?.args).toMatchObject({
      instance: { ...own, resourceEnv: 'other' },
    })
  })
})

describe('before init', () => {
  const problem = { kind: 'threw', errCode: -1, errMsg: "Cloud API isn't enabled, please call init first" }
  test.each([
    ["await wx.cloud.callFunction({ name: 'a' })"],
    ['wx.cloud.database()'],
    ["const c = new wx.cloud.Cloud({ resourceAppid: 'wx', resourceEnv: 'e' })\nawait c.callFunction({ name: 'a' })"],
    [
      "const c = new wx.cloud.Cloud({ resourceAppid: 'wx', resourceEnv: 'e' })\nc.init()\nawait c.callFunction({ name: 'a' })",
    ],
    ["const c = new wx.cloud.Cloud({ resourceAppid: 'wx', resourceEnv: 'e' })\nwx.cloud.init()\nc.database()"],
  ])('%s', async (code) => {
    const { outcome, calls } = await run(code, { answer })

    expect(outcome).toMatchObject(problem)
    expect(calls.filter(({ api }) => api !== 'init')).toEqual([])
  })

  test('in a function too', async () => {
    const code = "const cloud = require('wx-server-sdk')\nexports.main = () => cloud.callFunction({ name: 'a' })"

    expect((await run(code, { kind: 'function' })).outcome).toMatchObject({ ...problem, line: 2 })
  })
})

describe('init of an instance', () => {
  test('is asked once, and its token goes along', async () => {
    const code =
      "const c = new wx.cloud.Cloud({ resourceAppid: 'wx', resourceEnv: 'e', identityless: true })\nawait Promise.all([c.init(), c.init()])\nawait c.database({ env: 'ignored' }).collection('a').get()"
    const { calls } = await run(code, { answer })
    const instance = { resourceAppid: 'wx', resourceEnv: 'e', identityless: true }

    expect(calls.map(({ api, args }) => [api, args['instance']])).toEqual([
      ['init', { ...instance, token: null }],
      ['database.get', { ...instance, token: 'let-in' }],
    ])
  })

  test('may be tried again after it failed', async () => {
    let inits = 0
    const second = async (api: string) =>
      inits++ === 0 ? ({ ok: false, errCode: 401, errMsg: '不许' } as const) : answer(api)
    const code =
      "const c = new wx.cloud.Cloud({ resourceEnv: 'e' })\nconst first = await c.init().catch(({ message, errCode, errMsg }) => [message, errCode, errMsg])\nawait c.init()\nfirst"

    expect((await run(code, { answer: second })).outcome).toMatchObject({
      value: ['cloud.init:fail Error: errCode: 401 | errMsg: 不许', 401, '不许'],
    })
  })
})

describe('a refusal', () => {
  const answerNo = async (api: string) =>
    api === 'init'
      ? answer(api)
      : ({ ok: false, errCode: -501000, errMsg: 'FunctionName parameter could not be found' } as const)

  test('ends the program where it called', async () => {
    const { outcome } = await run("wx.cloud.init()\n\nawait wx.cloud.callFunction({\n  name: 'a',\n})", {
      answer: answerNo,
    })

    expect(outcome).toEqual({
      kind: 'threw',
      message:
        'Error: cloud.callFunction:fail Error: errCode: -501000 | errMsg: FunctionName parameter could not be found',
      line: 3,
      errCode: -501000,
      errMsg: 'FunctionName parameter could not be found',
    })
  })

  test('goes to the callbacks, when there are any', async () => {
    const code =
      "wx.cloud.init()\nconst nothing = wx.cloud.callFunction({ name: 'a', success: () => console.log('no'), fail: ({ errCode }) => console.log(errCode), complete: (it) => console.log(it.errCode) })\nnothing"
    const { outcome, lines } = await run(code, { answer: answerNo })

    expect(outcome).toEqual({ kind: 'returned', text: 'undefined' })
    expect(lines.map(({ text }) => text)).toEqual(['-501000', '-501000'])
  })

  test('of a backend that broke', async () => {
    const broken = () => Promise.reject(new Error('secret'))

    expect(
      (await run("wx.cloud.init()\nawait wx.cloud.callFunction({ name: 'a' })", { answer: broken })).outcome,
    ).toMatchObject({ errCode: -1, errMsg: 'system error' })
  })
})

test.each([
  ['wx.cloud.callFunction()', 'parameter error: parameter.name should be a string;'],
  ["db.collection('a').add({})", 'parameter error: parameter.data should be object instead of undefined;'],
  ["db.collection('a').add({ data: { $a: 1 } })", 'the name of a field must not start with $: $a'],
  [
    "db.collection('a').add({ data: (() => { const a = {}; a.a = a; return a })() })",
    'the data is nested too deeply, or contains itself',
  ],
  ['wx.cloud.uploadFile({ cloudPath: "a" })', 'parameter error: parameter.filePath should be a string;'],
  ['wx.cloud.deleteFile({})', 'parameter error: parameter.fileList should be an array;'],
])('%s does not fit', async (expression, errMsg) => {
  const { outcome, call } = await callOf(expression)

  expect(outcome).toMatchObject({ kind: 'threw', errCode: -1, errMsg, line: 4 })
  expect(call).toBeUndefined()
})

test('wx shows what it would show', async () => {
  const { outcome, lines } = await run(
    "wx.showToast({ title: 'a' })\nconst { confirm } = await wx.showModal({ title: 'b', content: 'c' })\n;[confirm, Object.keys(wx).sort()]",
    { answer },
  )

  expect(lines.map(({ text }) => text)).toEqual(['[showToast] a', '[showModal] b: c'])
  expect(outcome).toMatchObject({ value: [true, ['cloud', 'showModal', 'showToast']] })
})

describe('wx-server-sdk', () => {
  const context = { OPENID: 'o-1', FROM_APPID: 'wx1' }
  const inMain = (body: string) =>
    `const cloud = require('wx-server-sdk')\ncloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })\nexports.main = async (event, context) => {\n${body}\n}`
  const runMain = (body: string, event: Plain = {}) => run(inMain(body), { kind: 'function', context, event, answer })
  const here = { ...own, resourceEnv: null }

  test('gives the event and the context, as own copies', async () => {
    expect(
      (await runMain('cloud.getWXContext().OPENID = 1\nreturn [event, cloud.getWXContext()]', { a: 1 })).outcome,
    ).toMatchObject({ value: [{ a: 1 }, context] })
  })

  test.each<[string, SentCall]>([
    [
      "cloud.callFunction({ name: 'a', data: { x: 1 } })",
      { api: 'callFunction', args: { instance: here, name: 'a', data: { x: 1 } } },
    ],
    [
      "cloud.uploadFile({ cloudPath: 'a', fileContent: '字' })",
      { api: 'storage.upload', args: { instance: here, content: '字', filePath: null } },
    ],
    [
      "cloud.uploadFile({ cloudPath: 'a', fileContent: new Uint8Array([0xe5, 0xad, 0x97]) })",
      { api: 'storage.upload', args: { content: '字' } },
    ],
    ["cloud.database().collection('a').doc('b').get()", { api: 'database.get', args: { instance: here, id: 'b' } }],
    [
      "cloud.openapi.subscribeMessage.send({ touser: 'o' })",
      { api: 'openapi', args: { instance: here, appid: null, api: 'subscribeMessage.send', args: { touser: 'o' } } },
    ],
    [
      "cloud.openapi({ appid: 'wx1' }).wxacode.get()",
      { api: 'openapi', args: { appid: 'wx1', api: 'wxacode.get', args: {} } },
    ],
  ])('%s', async (expression, expected) => {
    const { calls } = await runMain(`return ${expression}`)

    expect(calls).toMatchObject([expected])
  })

  test('logs, and lives in UTC', async () => {
    const { outcome, lines } = await runMain(
      'cloud.logger().warn({ a: 1 })\nreturn [new Date().getTimezoneOffset(), Array.isArray(module.exports), typeof wx]',
    )

    expect(lines).toEqual([{ level: 'warn', text: '{a: 1}' }])
    expect(outcome).toMatchObject({ value: [0, false, 'undefined'] })
  })
})
