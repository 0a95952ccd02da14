import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { QuickJS } from 'quickjs-wasi'
import { describe, expect, test, vi } from 'vitest'
import { authFunctionSample } from '../domain/items/authFunctionSample.ts'
import { limits } from './limits.ts'
import type { Job } from './sandbox.ts'
import { run, willing } from './testing/inNode.ts'

const quick = { ...limits, seconds: 0.2 }
const textsOf = (lines: { text: string }[]) => lines.map(({ text }) => text)

describe('the guide’s samples', () => {
  test('the caller’s, whose last call is the result', async () => {
    const { outcome, calls } = await run(callerSample)

    expect(outcome).toEqual({
      kind: 'returned',
      value: { result: 'answer', errMsg: 'cloud.callFunction:ok' },
      text: "{result: 'answer', errMsg: 'cloud.callFunction:ok'}",
    })
    const instance = { resourceAppid: 'wxe0e2656d74f0bff3', resourceEnv: 'test-f96b31', identityless: false }
    expect(calls).toEqual([
      { api: 'init', args: { instance: { ...instance, token: null } } },
      { api: 'callFunction', args: { instance: { ...instance, token: 'let-in' }, name: '函数名', data: {} } },
    ])
  })

  test('the owner’s cloudbase_auth', async () => {
    const context = { FROM_APPID: 'wxe0e2656d74f0bff3', FROM_OPENID: 'o-1' }
    const { outcome, lines } = await run(authFunctionSample, { kind: 'function', event: { a: 1 }, context })

    expect(outcome).toMatchObject({ kind: 'returned', value: { errCode: 0, errMsg: '', auth: '{"x":1}' } })
    expect(textsOf(lines)).toEqual([
      '{a: 1}',
      "{FROM_APPID: 'wxe0e2656d74f0bff3', FROM_OPENID: 'o-1'}",
      'wxe0e2656d74f0bff3',
      'o-1',
      'undefined',
    ])
  })

  test('the function that calls openapi as the caller', async () => {
    const code = `const cloud = require('wx-server-sdk')\ncloud.init()\nexports.main = async () => {\n  ${openapiSample}\n}`
    const { outcome, calls } = await run(code, { kind: 'function', context: { FROM_OPENID: 'o-1' } })

    expect(outcome.kind).toBe('returned')
    expect(calls).toMatchObject([
      { api: 'openapi', args: { appid: 'A小程序AppID', api: 'subscribeMessage.send', args: { touser: 'o-1' } } },
    ])
  })
})

describe('the result of a script', () => {
  test.each<[string, string, unknown, string]>([
    ['is its last expression', 'var a = 2\na * 2', 4, '4'],
    ['after an await', 'const a = await 5; a', 5, '5'],
    ['of a promise is what becomes of it', '(async () => ({ b: [1] }))()', { b: [1] }, '{b: [1]}'],
    ['in a branch', 'if (true) { 5 }', 5, '5'],
    ['may be null', 'null', null, 'null'],
    ['may be nothing', 'const a = 1', undefined, 'undefined'],
    ['may be a function, which is no data', 'function f() {}; f', undefined, 'ƒ f()'],
    ['may contain itself, which is no data', 'const a = {}; a.a = a; a', undefined, '{a: [Circular]}'],
    ['may be text of any kind', '"\u2028\\ud800😀\\u0000"', '\u2028\ud800😀\u0000', '\u2028\ud800😀\u0000'],
    ['may come from eval', 'eval("1 + 1")', 2, '2'],
  ])('%s', async (_case, code, value, text) => {
    const { outcome } = await run(code)

    expect(outcome).toEqual(value === undefined ? { kind: 'returned', text } : { kind: 'returned', value, text })
  })

  test('waits for callbacks that are still to come', async () => {
    const code =
      "wx.cloud.init()\nwx.cloud.callFunction({ name: 'a', success: ({ result }) => console.log(result) })\nsetTimeout((x) => console.log(x), 60000, 'later')"
    const { lines } = await run(code)

    expect(textsOf(lines)).toEqual(['answer', 'later'])
  })
})

describe('what is thrown', () => {
  const noCode = { errCode: null, errMsg: null }
  test.each<[string, string, object]>([
    ['an error', '\n\nthrow new TypeError("bad")', { message: 'TypeError: bad', line: 3, ...noCode }],
    [
      'an error after an await',
      'await 1\nawait 2\nnull.x',
      { message: "TypeError: cannot read property 'x' of null", line: 3, ...noCode },
    ],
    [
      'a missing bracket',
      'const a = 1\nlet b = ;',
      { message: "SyntaxError: unexpected token in expression: ';'", line: 2, ...noCode },
    ],
    [
      'return',
      'const a = 1\nreturn a',
      {
        message: 'SyntaxError: Illegal return statement: the result of a script is the value of its last expression',
        line: 2,
        ...noCode,
      },
    ],
    ['text', 'throw "no"', { message: 'no', line: null, ...noCode }],
    ['null', 'throw null', { message: 'null', line: null, ...noCode }],
    ['undefined', 'throw undefined', { message: 'undefined', line: null, ...noCode }],
    [
      'an object with a code',
      'throw { errCode: 401, errMsg: "no" }',
      { message: "{errCode: 401, errMsg: 'no'}", line: null, errCode: 401, errMsg: 'no' },
    ],
    [
      'a proxy',
      'throw new Proxy({}, { get() { throw 1 }, ownKeys() { throw 1 } })',
      { message: 'Proxy {…}', line: null, ...noCode },
    ],
    [
      'evil getters',
      'throw { get errCode() { throw 1 }, get message() { throw 1 }, toString() { throw 1 } }',
      { message: '{errCode: (...), message: (...), toString: ƒ toString()}', line: null, ...noCode },
    ],
    [
      'an error with evil getters',
      'throw Object.defineProperty(new Error(), "message", { get() { throw 1 } })',
      { message: '[cannot be printed]', line: 1, ...noCode },
    ],
    ['a promise that fails with no error', 'await Promise.reject(7)', { message: '7', line: null, ...noCode }],
    [
      'import()',
      'await import("fs")',
      { message: 'TypeError: modules cannot be imported here', line: null, ...noCode },
    ],
    [
      'import.meta',
      'import.meta',
      { message: 'SyntaxError: import.meta only valid in module code', line: 1, ...noCode },
    ],
    [
      'deep recursion',
      'function f() { return f() + 1 }\nf()',
      { message: 'RangeError: Maximum call stack size exceeded', line: 1, ...noCode },
    ],
    [
      'a string beyond what there is',
      'let s = "x"\nfor (;;) s += s',
      { message: 'InternalError: string too long', line: 2, ...noCode },
    ],
    [
      'nesting beyond what there is',
      'let a = []\nfor (let i = 0; i < 1e5; i++) a = [a]\nJSON.stringify(a)',
      { message: 'RangeError: Maximum call stack size exceeded', line: null, ...noCode },
    ],
  ])('%s', async (_case, code, expected) => {
    expect((await run(code)).outcome).toEqual({ kind: 'threw', ...expected })
  })

  test.each([
    ['a long code', "throw { errCode: 'x'.repeat(8e6) }"],
    [
      'long texts, uncut',
      "String.prototype.slice = function () { return this.valueOf() }\nthrow { errCode: 'x'.repeat(1e6), errMsg: 'x'.repeat(1e6) }",
    ],
    [
      'an error with a long text, uncut',
      "String.prototype.slice = function () { return this.valueOf() }\nthrow new Error('x'.repeat(1e6))",
    ],
  ])('%s is cut', async (_case, code) => {
    expect(JSON.stringify((await run(code)).outcome).length).toBeLessThan(31_000)
  })

  test.each<[string, string, string, number | null]>([
    ['no main', 'exports.mian = 1', 'TypeError: exports.main is not a function', null],
    ['another module', 'const fs = require("fs")', "Error: Cannot find module 'fs'", 1],
    ['an error in main', 'exports.main = async () => {\n  throw new Error("no")\n}', 'Error: no', 2],
    ['a missing bracket', 'exports.main = (\n', "SyntaxError: unexpected token in expression: '}'", 3],
  ])('by a function: %s', async (_case, code, message, line) => {
    expect((await run(code, { kind: 'function' })).outcome).toMatchObject({ kind: 'threw', message, line })
  })

  test('without a handler is printed', async () => {
    const { outcome, lines } = await run(
      'Promise.reject(new Error("a"))\nsetTimeout(() => { throw new Error("b") })\n5',
    )

    expect(outcome).toMatchObject({ kind: 'returned', value: 5 })
    expect(lines).toEqual([
      { level: 'error', text: 'Uncaught Error: b' },
      { level: 'error', text: 'Uncaught (in promise) Error: a' },
    ])
  })
})

describe('what never ends is ended', () => {
  test.each([
    ['a loop', 'while (true) {}'],
    ['a loop that catches', 'for (;;) try { while (true) {} } catch {} finally { while (true) {} }'],
    ['a loop of promises', 'for (;;) await 0'],
    ['promises that make promises', 'const go = () => { Promise.resolve().then(go) }\ngo()'],
    ['timers that make timers', 'const go = () => setTimeout(go, 1000)\ngo()'],
    ['a regular expression', '/(a+)+$/.test(`${"a".repeat(40)}b`)'],
    ['a getter of the result', '({ get a() { for (;;); } })'],
    ['a toJSON', '({ toJSON() { for (;;); } })'],
    [
      'a loop in an answer’s callback',
      'wx.cloud.init()\nwx.cloud.callFunction({ name: "a", success() { for (;;); } })',
    ],
    ['a loop before main', 'for (;;);', 'function' as const],
    ['a loop in main', 'exports.main = () => { for (;;); }', 'function' as const],
  ])('%s', async (_case, code, kind: Job['kind'] = 'caller') => {
    expect((await run(code, { kind, limits: quick })).outcome).toEqual({ kind: 'timed-out', seconds: 0.2 })
  })

  test('after two seconds', async () => {
    const start = performance.now()

    expect((await run('for (;;);')).outcome).toEqual({ kind: 'timed-out', seconds: 2 })
    expect(performance.now() - start).toBeGreaterThan(1990)
  })

  test('by its own time, which adds up and stands still while it waits', async () => {
    const answer = async (api: string) => {
      await new Promise((resolve) => setTimeout(resolve, 150))
      return willing(api)
    }
    const call = 'await wx.cloud.callFunction({ name: "a" })'
    const busy = 'for (const end = Date.now() + 120; Date.now() < end;);'

    expect((await run(`wx.cloud.init()\n${call}\n${call}`, { answer, limits: quick })).outcome).toMatchObject({
      kind: 'returned',
    })
    expect((await run(`wx.cloud.init()\n${busy}\n${call}\n${busy}`, { answer, limits: quick })).outcome).toEqual({
      kind: 'timed-out',
      seconds: 0.2,
    })
  })

  test.each([
    ['a promise of nothing', 'await new Promise(() => {})', 'caller' as const],
    ['a main of nothing', 'exports.main = () => new Promise(() => {})', 'function' as const],
  ])('%s, at once', async (_case, code, kind) => {
    const start = performance.now()

    expect((await run(code, { kind })).outcome).toEqual({ kind: 'never-settled' })
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('but a timer is worth waiting for, without the wait', async () => {
    const code =
      'const from = Date.now()\nawait new Promise((resolve) => setTimeout(resolve, 3600000))\nDate.now() - from'
    const { outcome } = await run(code)

    expect(outcome).toMatchObject({ kind: 'returned' })
    expect(outcome.kind === 'returned' && outcome.value).toBeGreaterThanOrEqual(3_600_000)
  })

  test('timers come in their order, and not when cleared', async () => {
    const code =
      'setTimeout(() => console.log(2), 20)\nconst no = setTimeout(() => console.log("no"), 15)\nsetTimeout(() => console.log(1), 10)\nclearTimeout(no)'

    expect(textsOf((await run(code)).lines)).toEqual(['1', '2'])
  })
})

describe('what takes too much', () => {
  test.each([
    ['objects', 'const a = []\nfor (;;) a.push({ x: [] })'],
    ['objects that stay', 'var a = []\nfor (;;) a.push({ x: [] })'],
    ['text', 'const a = []\nfor (let i = 0; ; i++) a.push("x".repeat(1e6) + i)'],
    ['text that doubles', 'let s = "x"\nfor (;;) s = s.padEnd(s.length * 2, "ab")'],
    ['buffers', 'const a = []\nfor (;;) a.push(new ArrayBuffer(1e6))'],
    ['one buffer', 'new ArrayBuffer(1e9)'],
    ['promises', 'const go = () => Promise.resolve().then(go)\ngo()'],
  ])('memory: %s', async (_case, code) => {
    // A busy computer may take longer than a program's two seconds to fill it.
    const patient = { ...limits, seconds: 20 }
    expect((await run(code, { limits: patient })).outcome).toEqual({ kind: 'out-of-memory', megabytes: 64 })
  })

  test('a result of 10 MB', async () => {
    expect((await run('"x".repeat(1e7)')).outcome).toEqual({ kind: 'too-large', kilobytes: 10_001, limit: 1000 })
    expect((await run('"字".repeat(4e5)')).outcome).toEqual({ kind: 'too-large', kilobytes: 1201, limit: 1000 })
  })

  test('printing 10 MB', async () => {
    const { outcome, lines } = await run('console.log("x".repeat(1e7))\nconsole.log(Array(1e5).fill("y".repeat(100)))')

    expect(outcome.kind).toBe('returned')
    expect(lines.map(({ text }) => text.length <= 10_000)).toEqual([true, true])
  })

  test('printing without end', async () => {
    const { lines, omitted } = await run('for (let i = 0; i < 5000; i++) console.log(i)')

    expect(lines).toHaveLength(1000)
    expect(lines.at(-1)).toEqual({ level: 'log', text: '999' })
    expect(omitted).toBe(4000)
  })

  test('printing without end, until the time is up', async () => {
    const { lines, omitted } = await run('for (;;) console.log(1)')

    expect(lines).toHaveLength(1000)
    expect(omitted).toBeGreaterThan(1)
  })

  test('calls without end', async () => {
    const { outcome, calls } = await run('wx.cloud.init()\nfor (;;) await wx.cloud.callFunction({ name: "a" })')

    expect(outcome).toMatchObject({ kind: 'threw', errCode: -1, errMsg: 'a run may make 1000 calls', line: 2 })
    expect(calls).toHaveLength(1000)
  })

  test('a call with 10 MB', async () => {
    const { outcome } = await run(
      'wx.cloud.init()\nawait wx.cloud.callFunction({ name: "a", data: { x: "x".repeat(1e7) } })',
    )

    expect(outcome).toMatchObject({ kind: 'threw', errMsg: 'the arguments of a call may be 1000 kB' })
  })
})

test('two hundred runs leave no engine behind', async () => {
  const made: WeakRef<QuickJS>[] = []
  // Not a spy: those remember what they returned.
  const { create } = QuickJS
  QuickJS.create = async (options) => {
    const vm = await create(options)
    made.push(new WeakRef(vm))
    return vm
  }
  const codes = [
    '1',
    'throw new Error("no")',
    'const = 1',
    'for (;;);',
    'await new Promise(() => {})',
    'wx.cloud.init(); await wx.cloud.callFunction({ name: "a" })',
    'new ArrayBuffer(1e9)',
    'Promise.reject(1)',
  ]
  for (let count = 0; count < 200; count++)
    await run(codes[count % codes.length] ?? '', { limits: { ...limits, seconds: 0.02 } })

  QuickJS.create = create

  expect(made).toHaveLength(200)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  await vi.waitFor(
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 10))
      collect()
      expect(made.filter((it) => it.deref()).length).toBeLessThanOrEqual(1)
    },
    { timeout: 5000 },
  )
}, 30_000)

const callerSample = `// 声明新的 cloud 实例
var c1 = new wx.cloud.Cloud({
  // 资源方 AppID
  resourceAppid: 'wxe0e2656d74f0bff3',
  // 资源方环境 ID
  resourceEnv: 'test-f96b31',
})

// 跨账号调用,必须等待 init 完成
// init 过程中,资源方小程序对应环境下的 cloudbase_auth 函数会被调用,并需返回协议字段(见下)来确认允许访问、并可自定义安全规则
await c1.init()

// 完成后正常使用资源方的已授权的云资源
await c1.callFunction({
  name: '函数名',
  data: {},
})
`

const openapiSample = `// 在小程序 B 的云函数 b 里处理来自 A 小程序的请求时,对 B 小程序的用户发送订阅消息:
cloud.openapi({ appid: 'A小程序AppID' }).subscribeMessage.send({ 
  touser: cloud.getWXContext().FROM_OPENID,
  // ...
})`
