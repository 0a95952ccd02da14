import { expect, test, vi } from 'vitest'
import * as vm from './vm.ts'
import { createVmPool } from './vmPool.ts'
import { limits } from './limits.ts'
import { runJob } from './runJob.ts'
import type { Job } from './sandbox.ts'
import { engine, willing } from './testing/inNode.ts'

vi.mock('./vm.ts', { spy: true })
const prepared = vi.mocked(vm.prepareVm)

const job = (kind: Job['kind'], code: string): Job => ({ kind, code, event: { n: 2 }, context: { FROM_APPID: 'wx1' } })
const silent = () => undefined
const always = () => true

test('engines made ahead serve the first jobs, each only one', async () => {
  const pool = createVmPool(engine)
  await pool.makeAhead('caller', always)
  await pool.makeAhead('function', always)
  expect(prepared).toHaveBeenCalledTimes(3)

  const script = job('caller', 'const before = typeof globalThis.seen\nglobalThis.seen = 1\nbefore')
  expect(await runJob(pool.take('caller'), script, willing, silent)).toMatchObject({ value: 'undefined' })
  expect(prepared).toHaveBeenCalledTimes(3)
  expect(await runJob(pool.take('caller'), script, willing, silent)).toMatchObject({ value: 'undefined' })
  expect(prepared).toHaveBeenCalledTimes(4)

  const main = job('function', "exports.main = ({ n }) => [n, require('wx-server-sdk').getWXContext().FROM_APPID]")
  expect(await runJob(pool.take('function'), main, willing, silent)).toMatchObject({ value: [2, 'wx1'] })
  expect(prepared).toHaveBeenCalledTimes(4)

  await pool.makeAhead('caller', always)
  await pool.makeAhead('function', always)
  expect(prepared).toHaveBeenCalledTimes(6)
})

test('none is made ahead while a job runs', async () => {
  prepared.mockClear()
  await createVmPool(engine).makeAhead('caller', () => false)
  expect(prepared).not.toHaveBeenCalled()
})

test('what cannot be made ahead is tried again by the job that needs it', async () => {
  prepared.mockClear().mockRejectedValueOnce(new WebAssembly.RuntimeError('no memory'))
  const pool = createVmPool(engine)
  await pool.makeAhead('caller', always)
  expect(prepared.mock.calls).toEqual([[expect.anything(), 'caller', limits]])
  expect(await runJob(pool.take('caller'), job('caller', '1 + 1'), willing, silent)).toMatchObject({ value: 2 })
})
