import { expect, test } from 'vitest'
import { run } from './testing/inNode.ts'

const valueOf = async (code: string) => {
  const { outcome } = await run(code)
  return outcome.kind === 'returned' ? outcome.value : outcome
}

test('nothing but the language and these is there', async () => {
  const beyond = ['InternalError', 'clearTimeout', 'console', 'setTimeout', 'wx']
  const language = `AggregateError Array ArrayBuffer AsyncDisposableStack BigInt BigInt64Array BigUint64Array Boolean DataView Date
    DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array Function Infinity Int16Array
    Int32Array Int8Array Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set
    SharedArrayBuffer String SuppressedError Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array
    Uint8ClampedArray WeakMap WeakRef WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval globalThis
    isFinite isNaN parseFloat parseInt undefined unescape`

  expect(await valueOf('Reflect.ownKeys(globalThis).map(String).sort()')).toEqual(
    [...language.split(/\s+/), ...beyond, 'Symbol(Symbol.toStringTag)'].toSorted(),
  )
  const { outcome } = await run(
    'exports.main = () => Object.getOwnPropertyNames(globalThis).filter((name) => /^[a-z]/.test(name)).sort()',
    { kind: 'function' },
  )
  expect(outcome).toMatchObject({ value: expect.arrayContaining(['console', 'setTimeout']) })
  expect(outcome).toMatchObject({ value: expect.not.arrayContaining(['wx']) })
})

test.each([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'indexedDB',
  'caches',
  'localStorage',
  'importScripts',
  'WebAssembly',
  'Atomics',
  'postMessage',
  'self',
  'window',
  'parent',
  'document',
  'navigator',
  'location',
  'crypto',
  'Worker',
  'BroadcastChannel',
  'performance',
  'process',
  'Buffer',
  'require',
  'module',
  'exports',
  'global',
  'queueMicrotask',
  'start',
  'std',
  'os',
  'print',
  'gc',
])('%s is not', async (name) => {
  expect(await valueOf(`typeof ${name}`)).toBe('undefined')
})

test.each([
  ['a constructor’s constructor', '(() => {}).constructor.constructor("return typeof fetch + typeof process")()'],
  ['the constructor of what the SDK gives', 'wx.cloud.init.constructor("return typeof fetch + typeof process")()'],
  [
    'the constructor of what the wall gives',
    'console.log.constructor.constructor("return typeof fetch + typeof process")()',
  ],
  [
    'an answer’s',
    'wx.cloud.init(); (await wx.cloud.callFunction({ name: "a" })).constructor.constructor("return typeof fetch + typeof process")()',
  ],
  [
    'an error’s',
    'try { null.x } catch (error) { error.constructor.constructor("return typeof fetch + typeof process")() }',
  ],
  [
    'a stack overflow’s',
    'const f = () => f(); try { f() } catch (error) { error.constructor.constructor("return typeof fetch + typeof process")() }',
  ],
  ['a generator’s', '(function* () {}).constructor("yield typeof fetch + typeof process")().next().value'],
  ['an async function’s', 'await (async () => {}).constructor("return typeof fetch + typeof process")()'],
  ['eval, indirectly', '(0, eval)("typeof fetch + typeof process")'],
  [
    'the functions behind a stack',
    `
    Error.prepareStackTrace = (_error, sites) => sites.map((site) => site.getFunction?.()).filter(Boolean)
    const found = []
    console.log({ toJSON() {} })
    wx.cloud.init()
    await wx.cloud.callFunction({ name: 'a', data: { toJSON() { found.push(...new Error().stack) } } })
    Error.prepareStackTrace = undefined
    const reached = found.map((it) => it.constructor('return typeof fetch + typeof process')())
    reached.find((it) => it !== 'undefinedundefined') ?? 'undefinedundefined'`,
  ],
])('%s reaches only the inside', async (_case, code) => {
  expect(await valueOf(code)).toBe('undefinedundefined')
})

test('prototypes bent inside stay inside', async () => {
  const before = [Object, Array, Function, Promise, String].map(({ prototype }) => Reflect.ownKeys(prototype))
  const code = `
    Object.prototype.polluted = 'yes'
    Array.prototype.push = () => { throw new Error('bent') }
    Object.prototype.toJSON = () => ({ polluted: 'yes' })
    Promise.prototype.then = () => { throw new Error('bent') }
    JSON.stringify = () => '{"__proto__":{"polluted":"yes"}}'
    globalThis.Object = null
    ;({})`
  await run(code)

  expect([Object, Array, Function, Promise, String].map(({ prototype }) => Reflect.ownKeys(prototype))).toEqual(before)
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
  expect(await valueOf('[({}).polluted, [1].push(2), typeof Object, JSON.stringify({ a: 1 })]')).toEqual([
    null,
    2,
    'function',
    '{"a":1}',
  ])
})

test('names that could pass for a prototype do not cross', async () => {
  const bad =
    'JSON.parse(\'{"__proto__": {"polluted": 1}, "a": {"__proto__": {"polluted": 1}}, "constructor": {"prototype": {"polluted": 1}}}\')'
  const value = await valueOf(bad)
  expect(value).toEqual({ a: {}, constructor: { prototype: { polluted: 1 } } })
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  expect((Object.assign({}, value) as { polluted?: number }).polluted).toBeUndefined()

  const { calls } = await run(`wx.cloud.init()\nawait wx.cloud.callFunction({ name: 'a', data: ${bad} })`)
  expect(JSON.stringify(calls)).not.toContain('__proto__')
})

test('answers are data inside, whatever names they carry', async () => {
  const answer = async () => ({ ok: true, value: JSON.parse('{"__proto__": {"polluted": 1}, "a": 1}') }) as const
  const { outcome } = await run(
    'wx.cloud.init()\nconst { result } = await wx.cloud.callFunction({ name: "a" })\n;[({}).polluted, result.polluted, result.a]',
    { answer },
  )

  expect(outcome).toMatchObject({ value: [null, null, 1] })
})

test('one job sees nothing of another, also not at the same time', async () => {
  const code = (name: string) =>
    `globalThis.secret = '${name}'\nwx.cloud.init()\nawait wx.cloud.callFunction({ name: 'a' })\nglobalThis.secret`
  const outcomes = await Promise.all(['a', 'b', 'c'].map((name) => run(code(name))))

  expect(outcomes.map(({ outcome }) => outcome)).toMatchObject([{ value: 'a' }, { value: 'b' }, { value: 'c' }])
  expect(await valueOf('typeof secret')).toBe('undefined')
})

test('a broken SDK hurts the code that broke it, and no other', async () => {
  const codes = [
    'Map.prototype.get = null; wx.cloud.init(); await wx.cloud.callFunction({ name: "a" })',
    'Promise = null; wx.cloud.init(); await wx.cloud.callFunction({ name: "a" })',
    'Object.defineProperty(Object.prototype, "kind", { get() { throw 1 } }); 1',
    'Array.prototype.map = Array.prototype.join = null; console.log({}); [1]',
    'String.prototype.slice = () => { throw 1 }; throw new Error("a")',
    'Error.prepareStackTrace = () => { throw 1 }; throw new Error("a")',
    'Error.prepareStackTrace = () => ({ split: 1 }); throw new Error("a")',
    'Object.prototype.then = (resolve) => resolve(1); ({})',
    'Reflect.ownKeys(globalThis).forEach((key) => { try { delete globalThis[key] } catch {} }); 1',
  ]
  for (const code of codes) expect(['returned', 'threw', 'never-settled']).toContain((await run(code)).outcome.kind)
})

test('no path or stack of ours is shown', async () => {
  const code = `
    const seen = []
    const look = (error) => seen.push(String(error) + String(error?.stack))
    await import('fs').catch(look)
    try { console.log.call(null, { toString() { throw new Error('x') } }) } catch (error) { look(error) }
    try { require('fs') } catch (error) { look(error) }
    await wx.cloud.callFunction({ name: 'a' }).catch(look)
    seen.join()`

  expect(await valueOf(code)).not.toMatch(/node_modules|file:|https?:|\/src\/|vm\.ts/)
})

test.each<[string, string]>([
  ["{a: 1, b: [1, 'x', {c: {d: {…}}}]}", '{ a: 1, b: [1, "x", { c: { d: { e: 1 } } }] }'],
  ['Map {1 => {a: 2}} Set {1} Uint8Array [0, 0]', 'new Map([[1, { a: 2 }]]), new Set([1]), new Uint8Array(2)'],
  [
    'ƒ f() class A A {x: 1} Symbol(s) 1n -0 null undefined',
    'function f() {}, class A {}, new (class A { x = 1 })(), Symbol("s"), 1n, -0, null, undefined',
  ],
  [
    '1970-01-01T00:00:00.000Z Invalid Date /x/g Promise {…} Proxy {…}',
    'new Date(0), new Date(NaN), /x/g, Promise.resolve(), new Proxy({}, {})',
  ],
  ['{a: [Circular]}', '(() => { const a = {}; a.a = a; return a })()'],
  ["{x: (...), 'a-b': \"it's\", [Symbol(q)]: 1}", '{ get x() { throw 1 }, "a-b": "it\'s", [Symbol("q")]: 1 }'],
  ['TypeError: bad\n    at <eval> (caller.js:1:17)', 'new TypeError("bad")'],
  ['[empty, 1] [1, 1, 1]', '[, 1], Array(3).fill(1)'],
])('prints %s', async (text, values) => {
  const { lines } = await run(`console.log(${values})`)

  expect(lines).toMatchObject([{ level: 'log', text }])
})

test('prints a part of what is long', async () => {
  const { lines } = await run(
    'console.info(Array(1000).fill(0))\nconsole.warn("a".repeat(20000))\nconsole.error("%s", 1)',
  )

  expect(lines.map(({ level }) => level)).toEqual(['info', 'warn', 'error'])
  expect(lines[0]?.text).toMatch(/^\[(0, ){100}… 900 more\]$/)
  expect(lines[1]?.text).toBe(`${'a'.repeat(9999)}…`)
})
