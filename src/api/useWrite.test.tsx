// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { endpoint } from '../contract/endpoint.ts'
import { Applied, NotApplied, OutcomeUnknown, Refused, Unavailable } from './failure.ts'
import { createQueryClient } from './queryClient.ts'
import { useWrite } from './useWrite.ts'

const rename = endpoint({
  method: 'PUT',
  path: '/api/things/:id',
  precondition: 'if-match',
  request: z.strictObject({ id: z.string(), name: z.string() }),
  response: z.object({ name: z.string() }),
  refusals: ['name-taken'],
})
const write = { input: { id: 'thing-1', name: 'new' }, version: 3 }

/** What the backend answers, one after another, and nothing once there are no more. */
type Answer = Response | 'lost' | Promise<Response>
let answers: Answer[]
const client = createQueryClient(() => Date.now())
const asked = vi.fn<(what: string, key: string | null) => void>()

beforeEach(() => {
  answers = []
  asked.mockClear()
  vi.useFakeTimers()
  vi.stubGlobal('fetch', async (url: string, { method = 'GET', headers }: RequestInit = {}) => {
    asked(`${method} ${url}`, new Headers(headers).get('Idempotency-Key'))
    const answer = answers.shift()
    if (answer === undefined || answer === 'lost') throw new TypeError('Failed to fetch')
    return answer
  })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a write is sent once, with a key and the version it is based on', async () => {
  answers = [json({ name: 'new' })]
  const { write, current } = show()
  const onSuccess = vi.fn<(answer: { name: string }) => void>()
  await write({ onSuccess })
  expect(sent()).toEqual(['PUT /api/things/thing-1'])
  expect(keys()[0]).toMatch(/./)
  expect(onSuccess.mock.calls.map(([answer]) => answer)).toEqual([{ name: 'new' }])
  expect(current()).toMatchObject({ isDone: true, isPending: false, isLocked: false, error: null })
})

test('pressed twice at once, it is sent once; reactions are those of the first press', async () => {
  answers = [json({ name: 'new' })]
  const { result } = show()
  const first = vi.fn<() => void>()
  const second = vi.fn<() => void>()
  await act(async () => {
    result.current.write(write, { onSuccess: first })
    result.current.write(write, { onSuccess: second })
    await settled()
  })
  expect(sent()).toHaveLength(1)
  expect(first).toHaveBeenCalledTimes(1)
  expect(second).not.toHaveBeenCalled()
})

test('while it is under way, it is pending and locked', async () => {
  let answer: (response: Response) => void = () => {}
  answers = [new Promise((resolve) => (answer = resolve))]
  const { write, current } = show()
  await write()
  expect(current()).toMatchObject({ isPending: true, isLocked: true, isChecking: false, isDone: false })
  await write()
  expect(sent()).toHaveLength(1)
  await act(async () => {
    answer(json({ name: 'new' }))
    await settled()
  })
  expect(current()).toMatchObject({ isPending: false, isDone: true })
})

describe('the key', () => {
  test('is the same for a retry after a failure, and another one after a success', async () => {
    answers = [problem(500), problem(409, 'name-taken'), json({ name: 'new' }), json({ name: 'new' })]
    const { write } = show()
    for (let press = 0; press < 4; press += 1) await write()
    const [first, second, third, fourth] = keys()
    expect([second, third]).toEqual([first, first])
    expect(fourth).not.toBe(first)
  })

  test('is one of its own for each screen that acts', async () => {
    answers = [json({ name: 'new' }), json({ name: 'new' })]
    await show().write()
    await show().write()
    expect(new Set(keys()).size).toBe(2)
  })
})

describe('what is answered is not doubted', () => {
  test.each<[string, () => Response, new (...parameters: never[]) => Error]>([
    ['a refusal', () => problem(409, 'name-taken'), Refused],
    ['a failure of the backend', () => problem(500), Unavailable],
    [
      'an answer that cannot be read, of a failure',
      () => new Response('{', { status: 502, headers: jsonType }),
      Unavailable,
    ],
  ])('%s is told, and not sent again', async (_what, answer, kind) => {
    answers = [answer()]
    const { write, current } = show()
    const onError = vi.fn<(error: Error) => void>()
    const onSuccess = vi.fn<() => void>()
    await write({ onError, onSuccess })
    expect(sent()).toHaveLength(1)
    expect(current().error).toBeInstanceOf(kind)
    expect(current()).toMatchObject({ isPending: false, isLocked: false, isChecking: false, isDone: false })
    expect(onError).toHaveBeenCalledTimes(1)
    expect(onSuccess).not.toHaveBeenCalled()
  })
})

describe('a lost answer', () => {
  test.each<[string, Answer]>([
    ['no answer', 'lost'],
    ['a good one cut off', new Response('{"na', { headers: jsonType })],
    [
      'one of somebody else, in place of the backend',
      new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } }),
    ],
  ])('%s: it is sent once more with the same key, and that answer counts', async (_what, lost) => {
    answers = [lost, json({ name: 'new' })]
    const { write, current } = show()
    const onSuccess = vi.fn<() => void>()
    await write({ onSuccess })
    expect(sent()).toEqual(['PUT /api/things/thing-1', 'PUT /api/things/thing-1'])
    expect(keys()[0]).toBe(keys()[1])
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(current()).toMatchObject({ isChecking: false, isDone: true })
  })

  test('X17 committed, but its result may not be told any more: that is said, and it is not sent again', async () => {
    answers = ['lost', 'lost', json({ state: 'committed', status: 200 })]
    const { write, current } = show()
    const onError = vi.fn<(error: Error) => void>()
    await write({ onError })
    expect(sent()).toHaveLength(3)
    expect(current().error).toBeInstanceOf(Applied)
    expect(current()).toMatchObject({ isPending: false, isChecking: false })
  })

  test('twice: what became of it is asked for by its key; committed, its result is the answer', async () => {
    answers = ['lost', 'lost', json({ state: 'committed', status: 200, result: { name: 'new' } })]
    const { write, current } = show()
    const onSuccess = vi.fn<(answer: { name: string }) => void>()
    await write({ onSuccess })
    expect(sent()[2]).toBe(`GET /api/operations/${keys()[0]}`)
    expect(onSuccess.mock.calls.map(([answer]) => answer)).toEqual([{ name: 'new' }])
    expect(current().isDone).toBe(true)
  })

  test('still running at the second try, it is asked for until it has ended', async () => {
    answers = [
      'lost',
      problem(409, 'operation-running'),
      json({ state: 'running' }),
      json({ state: 'running' }),
      json({ state: 'committed', status: 200, result: { name: 'new' } }),
    ]
    const { write, current } = show()
    await write()
    expect(current()).toMatchObject({ isChecking: true, isPending: true, isLocked: true })
    await wait(2000)
    expect(sent()).toHaveLength(5)
    expect(current()).toMatchObject({ isChecking: false, isDone: true })
  })

  test('a refusal of the second try is told', async () => {
    answers = ['lost', problem(409, 'name-taken')]
    const { write, current } = show()
    await write()
    expect(sent()).toHaveLength(2)
    expect(current().error).toMatchObject({ code: 'name-taken' })
  })

  test('not found: it certainly did nothing, and may be tried again with the same key', async () => {
    answers = ['lost', 'lost', json({ state: 'not-found' }), json({ name: 'new' })]
    const { write, current } = show()
    await write()
    expect(current().error).toBeInstanceOf(NotApplied)
    expect(current()).toMatchObject({ isLocked: false, isChecking: false })
    await write()
    expect(keys()[3]).toBe(keys()[0])
    expect(current().isDone).toBe(true)
  })

  test('never heard of again: it is unknown, and locked until a later check finds out; reactions are as first said', async () => {
    const { write, current, checkAgain } = show()
    const onSuccess = vi.fn<(answer: { name: string }) => void>()
    await write({ onSuccess })
    await wait(5000)
    // Twice sent, five times asked for.
    expect(sent()).toHaveLength(7)
    expect(current().error).toBeInstanceOf(OutcomeUnknown)
    expect(current()).toMatchObject({ isLocked: true, isPending: false, isChecking: false })

    answers = [json({ state: 'committed', status: 200, result: { name: 'new' } })]
    await checkAgain()
    expect(sent()[7]).toBe(`GET /api/operations/${keys()[0]}`)
    expect(onSuccess.mock.calls.map(([answer]) => answer)).toEqual([{ name: 'new' }])
    expect(current()).toMatchObject({ isLocked: false, isDone: true })
  })
})

test('onDone is told of a success also when the screen has given way; the reactions are not', async () => {
  let answer: (response: Response) => void = () => {}
  answers = [new Promise((resolve) => (answer = resolve))]
  const onDone = vi.fn<() => void>()
  const { write, unmount } = show(onDone)
  const onSuccess = vi.fn<() => void>()
  await write({ onSuccess })
  unmount()
  await act(async () => {
    answer(json({ name: 'new' }))
    await settled()
  })
  expect(onDone).toHaveBeenCalledTimes(1)
  expect(onSuccess).not.toHaveBeenCalled()
})

function show(onDone?: () => void) {
  const { result, unmount } = renderHook(() => useWrite(rename, onDone), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  })
  const acting = (how: () => void) =>
    act(async () => {
      how()
      await settled()
    })
  return {
    result,
    unmount,
    current: () => result.current,
    write: (reactions?: Parameters<typeof result.current.write>[1]) =>
      acting(() => result.current.write(write, reactions)),
    checkAgain: () => acting(() => result.current.checkAgain()),
  }
}

/** Whatever takes no time has happened. */
function settled() {
  return vi.advanceTimersByTimeAsync(10)
}

function wait(milliseconds: number) {
  return act(() => vi.advanceTimersByTimeAsync(milliseconds))
}

const jsonType = { 'Content-Type': 'application/json' }

function json(body: unknown) {
  return Response.json(body)
}

function problem(status: number, code = 'internal') {
  return new Response(
    JSON.stringify({
      type: 'about:blank',
      title: code,
      status,
      code,
      params: {},
      requestId: 'request-1',
      retryable: false,
    }),
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
}

function sent(): string[] {
  return asked.mock.calls.map(([what]) => what)
}

function keys(): (string | null)[] {
  return asked.mock.calls.map(([, key]) => key)
}
