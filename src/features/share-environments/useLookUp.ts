import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Refused } from '../../api/failure.ts'
import { send } from '../../api/send.ts'
import { lookUpAccount, type FoundAccount } from '../../contract/account.ts'
import { readAppId } from '../../domain/appId.ts'

/**
 * 查询. Editing the text after a hit discards the hit, so `found` always belongs to `text`. `secondsLeft` counts down
 * after too many look-ups.
 */
export function useLookUp(text: string) {
  const [askedFor, setAskedFor] = useState<string>()
  const { secondsLeft, isOver, waitFor } = useCountdown()
  const lookUp = useMutation({
    mutationFn: (typed: string) => send(lookUpAccount, { appId: typed }),
    onError: (error) => {
      if (error instanceof Refused && error.code === 'rate-limited') waitFor(Number(error.params['seconds']))
    },
  })
  const isCurrent = askedFor === text
  const reading = readAppId(text)
  // What can be seen to be wrong is said without asking.
  const fault =
    isCurrent && 'fault' in reading
      ? new Refused({ code: 'app-id-malformed', params: { ...reading }, status: 422 })
      : undefined
  const found: FoundAccount | undefined = isCurrent && lookUp.isSuccess ? lookUp.data : undefined

  function ask(onFound?: () => void) {
    // What was found is found: asking the same again would only use up look-ups.
    if (lookUp.isPending || secondsLeft > 0 || found) return
    setAskedFor(text)
    lookUp.reset()
    if (!('fault' in reading)) lookUp.mutate(reading.appId, onFound ? { onSuccess: onFound } : {})
  }

  return {
    ask,
    found,
    isAsking: lookUp.isPending,
    error: fault ?? (isCurrent && !(isOver && isRateLimited(lookUp.error)) ? (lookUp.error ?? undefined) : undefined),
    cleaned: 'cleaned' in reading && reading.cleaned,
    secondsLeft,
  }
}

function isRateLimited(error: Error | null): boolean {
  return error instanceof Refused && error.code === 'rate-limited'
}

/** Whole seconds left of a wait, counted down once it is started. */
function useCountdown() {
  const [{ until, now }, setTimes] = useState({ until: 0, now: 0 })
  useEffect(() => {
    if (until === 0) return undefined
    const timer = setInterval(() => {
      setTimes({ until, now: Date.now() })
      if (Date.now() >= until) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [until])

  return {
    secondsLeft: Math.max(0, Math.ceil((until - now) / 1000)),
    isOver: until > 0 && now >= until,
    waitFor: (seconds: number) => setTimes({ until: Date.now() + seconds * 1000, now: Date.now() }),
  }
}
