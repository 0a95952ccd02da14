import type { Endpoint } from '../contract/endpoint.ts'
import { getOperation } from '../contract/operation.ts'
import { Applied, NotApplied, OutcomeUnknown, Refused, Unavailable } from './failure.ts'
import { send } from './send.ts'

const pollEvery = 1000
const polls = 5

/**
 * Sends a write; when no answer comes, tells `onLost` and sends it once more with the same key, which the backend takes
 * for the same act. Without an answer to that, gives or throws what `askForOutcome` finds.
 */
export async function sendAtMostTwice<Request, Response>(
  endpoint: Endpoint<Request, Response>,
  { input, version }: { input: Request; version?: number },
  key: string,
  onLost: () => void,
): Promise<Response> {
  try {
    return await send(endpoint, input, { key, version })
  } catch (error) {
    if (!isLost(error)) throw error
  }
  onLost()
  try {
    return await send(endpoint, input, { key, version })
  } catch (error) {
    // The first one may be under way still.
    const isRunning = error instanceof Refused && error.code === 'operation-running'
    if (!isRunning && !isLost(error)) throw error
  }
  return askForOutcome(endpoint, key)
}

/**
 * What became of the write with this key: its answer, `NotApplied` when it never got through, `Applied` when its
 * answer may not be told any more, `OutcomeUnknown` when
 * the backend cannot be reached either, or does not know yet.
 */
export async function askForOutcome<Request, Response>(
  endpoint: Endpoint<Request, Response>,
  key: string,
): Promise<Response> {
  for (let poll = 0; poll < polls; poll += 1) {
    const operation = await send(getOperation, { key }).catch(() => undefined)
    if (operation?.state === 'committed') {
      if (operation.result === undefined) throw new Applied()
      return endpoint.response.parse(operation.result)
    }
    if (operation?.state === 'not-found') throw new NotApplied()
    await new Promise((resolve) => setTimeout(resolve, pollEvery))
  }
  throw new OutcomeUnknown()
}

/** Whether the write may have gone through: no answer of the backend came, or only a part of a good one. */
function isLost(error: unknown): boolean {
  if (!(error instanceof Unavailable)) return false
  const isCutOff = error.reason === 'unreadable' && error.status !== undefined && error.status < 300
  return isCutOff || ['network', 'timeout', 'foreign'].includes(error.reason)
}
