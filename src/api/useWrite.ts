import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Endpoint } from '../contract/endpoint.ts'
import { newId } from '../platform/newId.ts'
import { OutcomeUnknown } from './failure.ts'
import { askForOutcome, sendAtMostTwice } from './sendWrite.ts'

export interface Write<Request> {
  input: Request
  /** The version a change is based on. */
  version?: number
}

export interface Reactions<Response> {
  onSuccess?: (response: Response) => void
  onError?: (error: Error) => void
}

/**
 * One act of a person against the backend. A lost answer is never guessed at: the write is sent once more with the
 * same key, and then asked after until it is known what became of it (client 2 and 3). `onDone` is told also when
 * the screen that acted has given way meanwhile; the reactions to a single write are not.
 */
export function useWrite<Request, Response>(endpoint: Endpoint<Request, Response>, onDone?: () => void) {
  const act = useRef<Act<Response>>({ key: undefined, isRunning: false, reactions: {} })
  const [isChecking, setChecking] = useState(false)

  const mutation = useMutation<Response, Error, Write<Request> | 'check'>({
    meta: { isWrite: true },
    async mutationFn(write) {
      const onLost = () => setChecking(true)
      const key = (act.current.key ??= newId())
      if (write !== 'check') return sendAtMostTwice(endpoint, write, key, onLost)
      onLost()
      return askForOutcome(endpoint, key)
    },
    onSuccess() {
      act.current.key = undefined
      onDone?.()
    },
    onSettled() {
      act.current.isRunning = false
      setChecking(false)
    },
  })

  function start(write: Write<Request> | 'check', reactions: Reactions<Response>) {
    if (act.current.isRunning) return
    act.current.isRunning = true
    act.current.reactions = reactions
    mutation.mutate(write, reactions)
  }

  return {
    write: (write: Write<Request>, reactions: Reactions<Response> = {}) => start(write, reactions),
    /** After `OutcomeUnknown`: asks what became of the write, and reacts as was said when it was sent. */
    checkAgain: () => start('check', act.current.reactions),
    reset: mutation.reset,
    error: mutation.error,
    isPending: mutation.isPending,
    isChecking,
    /** While it is not known what became of it, what was typed must stay as it was sent. */
    isLocked: mutation.isPending || mutation.error instanceof OutcomeUnknown,
    isDone: mutation.isSuccess,
  }
}

interface Act<Response> {
  /** Until it succeeds, a retry after any failure is the same act. */
  key: string | undefined
  /** The screen learns that it runs when it is drawn again: a second press before that is no second write. */
  isRunning: boolean
  reactions: Reactions<Response>
}

export type WriteState = Pick<
  ReturnType<typeof useWrite>,
  'error' | 'isPending' | 'isChecking' | 'isLocked' | 'checkAgain'
>
