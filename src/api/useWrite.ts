import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Endpoint } from '../contract/endpoint.ts'
import { getOperation } from '../contract/operation.ts'
import { newId } from '../platform/newId.ts'
import { NotApplied, OutcomeUnknown, Refused, Unavailable } from './failure.ts'
import { send } from './send.ts'

export interface Write<Request> {
  input: Request
  /** The version a change is based on. */
  version?: number
}

interface Reactions<Response> {
  onSuccess?: (response: Response) => void
  onError?: (error: Error) => void
}

const pollEvery = 1000
const polls = 5

/**
 * One act of a person against the backend. A lost answer is never guessed at: the write is sent once more with the
 * same key, and then asked after until somebody knows (client 2 and 3). `onDone` is told also when the screen
 * that acted has given way meanwhile; the reactions to a single write are not.
 */
export function useWrite<Request, Response>(endpoint: Endpoint<Request, Response>, onDone?: () => void) {
  // One key for the life of the screen that acts: a retry after any failure is the same act.
  const [key, setKey] = useState(newId)
  const [isChecking, setChecking] = useState(false)

  const mutation = useMutation<Response, Error, Write<Request> | 'check'>({
    mutationFn: async (write) => {
      try {
        return write === 'check' ? await check() : await sendTwice(write)
      } finally {
        setChecking(false)
      }
    },
    onSuccess: () => {
      setKey(newId())
      onDone?.()
    },
  })

  async function sendTwice({ input, version }: Write<Request>): Promise<Response> {
    try {
      return await send(endpoint, input, { key, version })
    } catch (error) {
      if (!isLost(error)) throw error
    }
    setChecking(true)
    try {
      return await send(endpoint, input, { key, version })
    } catch (error) {
      if (error instanceof Refused && error.code !== 'operation-running') throw error
      if (!isLost(error) && !(error instanceof Refused)) throw error
    }
    return check()
  }

  async function check(): Promise<Response> {
    setChecking(true)
    for (let poll = 0; poll < polls; poll += 1) {
      const operation = await send(getOperation, { key }).catch(() => undefined)
      if (operation?.state === 'committed') return endpoint.response.parse(operation.result)
      if (operation?.state === 'not-found') throw new NotApplied()
      await new Promise((resolve) => setTimeout(resolve, pollEvery))
    }
    throw new OutcomeUnknown()
  }

  return {
    write: (write: Write<Request>, reactions?: Reactions<Response>) => {
      if (!mutation.isPending) mutation.mutate(write, reactions)
    },
    checkAgain: (reactions?: Reactions<Response>) => mutation.mutate('check', reactions),
    reset: mutation.reset,
    error: mutation.error,
    isPending: mutation.isPending,
    isChecking,
    /** While nobody knows what became of it, what was typed must stay as it was sent. */
    isLocked: mutation.isPending || mutation.error instanceof OutcomeUnknown,
  }
}

export type WriteState = Pick<ReturnType<typeof useWrite>, 'error' | 'isPending' | 'isChecking'>

/** Whether the write may have gone through: no answer came, or only a part of a good one. */
function isLost(error: unknown): boolean {
  if (!(error instanceof Unavailable)) return false
  const isCutOff = error.reason === 'unreadable' && error.status !== undefined && error.status < 300
  return isCutOff || error.reason === 'network' || error.reason === 'timeout'
}
