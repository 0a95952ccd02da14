import type { Call, ReadCall, RunCall } from '../application/route.ts'
import { goodAnswer, refusalAnswer, type Answer } from './answer.ts'
import { answerWrite } from './answerWrite.ts'
import { refuseUnknownAccount } from './identify.ts'
import { answerOperation, whileRunning } from './idempotency.ts'
import type { Asked, Pipeline } from './pipeline.ts'
import { limitLookUps } from './rateLimit.ts'

/** Answers what was asked, by the kind of the call. */
export async function answerCall(pipeline: Pipeline, call: Call, asked: Asked): Promise<Answer> {
  const { store, runningWrites } = pipeline
  switch (call.kind) {
    case 'read':
      return answerRead(pipeline, call, asked)
    case 'history':
      return goodAnswer(await call.read(store, await store.read(), asked.context))
    case 'run':
      return answerRun(pipeline, call, asked)
    case 'write':
      return whileRunning(runningWrites, asked.key, asked.requestId, () => answerWrite(pipeline, call, asked))
    case 'operation':
      return answerOperation(store, runningWrites, asked.context.as, call.key)
  }
}

async function answerRead({ store, lookUpLimit }: Pipeline, call: ReadCall, asked: Asked): Promise<Answer> {
  const { context, requestId } = asked
  const world = await store.read()
  const unknown = refuseUnknownAccount(world, asked)
  if (unknown) return unknown
  const limited = call.countsAsLookUp ? await limitLookUps(lookUpLimit, world, context, requestId) : undefined
  if (limited) return limited
  const read = call.read(world, context)
  return 'refused' in read ? refusalAnswer(read, requestId) : goodAnswer(read)
}

async function answerRun({ store, openCloud }: Pipeline, call: RunCall, asked: Asked): Promise<Answer> {
  const { context, requestId, signal } = asked
  const cloud = await openCloud()
  const world = await store.read()
  const unknown = refuseUnknownAccount(world, asked)
  if (unknown) return unknown
  const run = await call.run(cloud, world, { ...context, signal })
  return 'refused' in run ? refusalAnswer(run, requestId) : goodAnswer(run)
}
