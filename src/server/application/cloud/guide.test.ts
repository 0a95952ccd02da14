import { describe, expect, test } from 'vitest'
import type { RunReport } from '../../../contract/run.ts'
import type { Account } from '../../../domain/accounts/account.ts'
import { authFunctionSample } from '../../../domain/items/authFunctionSample.ts'
import { openIdOf, unionIdOf } from '../../../domain/cloud/identity.ts'
import { presets } from '../../../domain/cloud/securityRule.ts'
import { aWorld, owner, shop, testEnvironment } from '../../../domain/testing/aWorld.ts'
import type { World } from '../../../domain/world/world.ts'
import { openSandbox } from '../../../sandbox/openSandbox.ts'
import { workerInThisThread } from '../../../sandbox/testing/inNode.ts'
import { callerSample } from '../../../domain/cloud/samples.ts'
import { backendWith } from '../../testing/backendWith.ts'

// The guide's own code in the sandbox that a page has, from the request to the report, without a browser.

const id = testEnvironment.id
const sandbox = openSandbox(workerInThisThread)

const hello =
  "const cloud = require('wx-server-sdk')\ncloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })\nexports.main = async (event) => ({ said: event.say, from: cloud.getWXContext().FROM_APPID })"

/** The guide's third sample: everything of it but the names in it. */
const sender = (appid: string) => `const cloud = require('wx-server-sdk')
cloud.init({
  env: cloud.DYNAMIC_CURRENT_ENV
})
exports.main = async () =>
// 在小程序 B 的云函数 b 里处理来自 A 小程序的请求时,对 B 小程序的用户发送订阅消息:
cloud.openapi({ appid: '${appid}' }).subscribeMessage.send({ 
  touser: cloud.getWXContext().FROM_OPENID,
  // ...
})
`

const { world } = aWorld()
  .withItems(
    testEnvironment,
    { resource: 'functions', name: 'cloudbase_auth', code: authFunctionSample, rule: '{"invoke": true}' },
    { resource: 'functions', name: 'hello', code: hello, rule: '{"invoke": "auth.custom.x == 1"}' },
    { resource: 'functions', name: 'send', code: sender(shop.appId), rule: '{"invoke": true}' },
    { resource: 'database', name: 'todos', rule: presets['everybody-reads'] },
  )
  .withShare()

const init = callerSample(owner.appId, id).split('// 完成后')[0] ?? ''

async function run(code: string, { as = shop, given = world }: { as?: Account; given?: World } = {}) {
  const { ask, store } = backendWith(given, { sandbox })
  const { body } = await ask('POST', '/api/runs', { body: { caller: as.appId, code } })
  return { report: body as RunReport, store }
}

test('the guide’s caller gets through both gates to a function', async () => {
  const { report } = await run(callerSample(owner.appId, id).replace('函数名', 'hello'))

  expect(report.outcome.kind).toBe('returned')
  expect(report.calls.map(({ api, outcome }) => `${api} ${outcome}`)).toEqual(['init ok', 'callFunction ok'])
  expect(report.lines.map(({ source, text }) => `${source} ${text}`).slice(2)).toEqual([
    `cloudbase_auth ${shop.appId}`,
    `cloudbase_auth ${openIdOf(shop.appId)}`,
    `cloudbase_auth ${unionIdOf(world, shop.appId)}`,
  ])
})

test('as it stands it asks for a function called 函数名, which is not there', async () => {
  const { report } = await run(callerSample(owner.appId, id))
  expect(report.outcome).toMatchObject({
    kind: 'threw',
    errCode: -501000,
    errMsg: 'FunctionName parameter could not be found',
  })
})

test('the guide’s cloud call speaks as the grantee, to the grantee’s user', async () => {
  const { report } = await run(`${init}\nawait c1.callFunction({ name: 'send' })`)
  expect(report.calls.at(-1)).toMatchObject({
    api: 'openapi',
    from: owner.appId,
    to: shop.appId,
    outcome: 'ok',
    steps: [{ gate: 'identity', passed: true }],
  })
})

describe('the documentation’s basic samples', () => {
  test('records are added, found, changed and removed', async () => {
    const { report, store } = await run(`${init}
      const db = c1.database()
      const _ = db.command
      const todos = db.collection('todos')
      const { _id } = await todos.add({ data: { description: 'learn cloud database', due: new Date('2018-09-01'), tags: ['cloud', 'database'], style: { color: 'white' }, done: false } })
      await todos.doc(_id).update({ data: { done: true, style: { size: 'large' }, tags: _.push('mini-program'), progress: _.inc(10) } })
      const one = await todos.doc(_id).get()
      const some = await todos.where({ done: true, progress: _.gt(5).and(_.lt(20)) }).orderBy('progress', 'desc').limit(5).get()
      const other = await todos.add({ data: { _id: 'todo-2', at: db.serverDate() } })
      const { total } = await todos.count()
      const gone = await todos.doc('todo-2').remove()
      console.log(JSON.stringify([one.data.tags, one.data.style, one.data._openid, some.data.length, other._id, total, gone.stats]))
    `)

    expect(report.outcome.kind).toBe('returned')
    expect(report.lines.at(-1)?.text).toBe(
      JSON.stringify([
        ['cloud', 'database', 'mini-program'],
        { color: 'white', size: 'large' },
        openIdOf(shop.appId),
        1,
        'todo-2',
        2,
        { removed: 1 },
      ]),
    )
    expect((await store.read()).records.rows).toMatchObject([
      {
        collection: 'todos',
        openId: openIdOf(shop.appId),
        data: { due: { $date: '2018-09-01T00:00:00.000Z' }, progress: 10 },
      },
    ])
  })

  test('files are uploaded, addressed and deleted', async () => {
    const { report, store } = await run(`${init}
      const { fileID } = await c1.uploadFile({ cloudPath: 'example.png', filePath: 'wxfile://tmp_1.png' })
      const { fileList } = await c1.getTempFileURL({ fileList: [fileID] })
      const deleted = await c1.deleteFile({ fileList: [fileID] })
      console.log(JSON.stringify([fileID, fileList[0].tempFileURL, deleted.fileList[0].status]))
    `)

    expect(report.lines.at(-1)?.text).toBe(
      JSON.stringify([`cloud://${id}.${id}/example.png`, `https://${id}.tcb.qcloud.la/example.png`, 0]),
    )
    expect((await store.read()).items.rows.filter(({ resource }) => resource === 'storage')).toEqual([])
  })

  test('in an own environment `cloudbase_auth` is not called', async () => {
    const { report } = await run(
      "wx.cloud.init({ env: 'test-f96b31' })\nawait wx.cloud.database().collection('todos').get()",
      { as: owner },
    )
    expect(report).toMatchObject({
      outcome: { kind: 'returned' },
      calls: [{ api: 'database.get', steps: [{ gate: 'own' }, { gate: 'rule' }] }],
    })
  })
})

test.each([
  ['an endless loop', 'for (;;) {}', 'timed-out', -504003],
  ['a throw', "throw new Error('boom')", 'threw', -504002],
  ['a promise that never settles', 'await new Promise(() => {})', 'never-settled', -504002],
])(
  '%s ends the caller’s program, and one in a function is an error to its caller',
  async (_case, code, kind, errCode) => {
    expect((await run(code)).report.outcome.kind).toBe(kind)

    const given = aWorld()
      .withItems(testEnvironment, {
        resource: 'functions',
        name: 'bad',
        code: `exports.main = async () => { ${code} }`,
        rule: '{"invoke": true}',
      })
      .withShare().world
    const { report } = await run(`${init}\nawait c1.callFunction({ name: 'bad' })`, { given })
    expect(report.outcome).toMatchObject({ kind: 'threw', errCode })
  },
)
