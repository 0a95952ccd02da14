import { expect, test, vi } from 'vitest'
import { prepareVm } from './vm.ts'
import type { FromWorker } from './protocol.ts'
import { serveJobs } from './serveJobs.ts'
import { engine } from './testing/inNode.ts'

vi.mock('./vm.ts', { spy: true })

test('engines for the next jobs are made once nothing runs, and not beside a job', async () => {
  const made = () => vi.mocked(prepareVm).mock.calls.map(([, kind]) => kind)
  const said: FromWorker[] = []
  const onMessage = serveJobs(engine, (message) => said.push(message))
  const code = 'await new wx.cloud.Cloud({ resourceAppid: "wx1", resourceEnv: "a" }).init()'
  onMessage({ kind: 'start', job: 1, what: { kind: 'caller', code, event: {}, context: {} } })
  await vi.waitFor(() => expect(said).toContainEqual(expect.objectContaining({ kind: 'call', api: 'init' })))
  expect(made()).toEqual(['caller'])

  onMessage({ kind: 'answer', job: 1, call: 1, answer: { ok: false, errCode: -1, errMsg: 'no' } })
  await vi.waitFor(() => expect(said).toContainEqual(expect.objectContaining({ kind: 'ended', job: 1 })))
  await vi.waitFor(() => expect(made()).toEqual(['caller', 'caller']))
})
