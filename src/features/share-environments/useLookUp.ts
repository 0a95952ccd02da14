import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { lookUpQuery } from '../../api/accounts.ts'
import { Refused } from '../../api/failure.ts'
import { readAppId } from '../../domain/accounts/appId.ts'

/**
 * 查询. Editing the text discards what was found and gives up what is still asked for, so everything here belongs to
 * `text`. `secondsLeft` counts down after too many look-ups.
 */
export function useLookUp(text: string) {
  const { secondsLeft, isOver, waitFor } = useCountdown()
  const lookUp = useQuery(lookUpQuery(text))
  const [malformed, setMalformed] = useState<string>()
  const reading = readAppId(text)
  // A malformed AppID is refused without a request.
  const fault =
    malformed === text && 'fault' in reading
      ? new Refused({ code: 'app-id-malformed', params: { ...reading }, status: 422 })
      : undefined

  async function ask(onFound?: () => void) {
    setMalformed(text)
    // To ask for the same text again would only use up look-ups.
    if ('fault' in reading || secondsLeft > 0 || lookUp.data) return
    const { data, error } = await lookUp.refetch({ cancelRefetch: false })
    if (data) onFound?.()
    if (isRateLimited(error)) waitFor(Number(error.params['seconds']))
  }

  return {
    ask: (onFound?: () => void) => void ask(onFound),
    found: lookUp.data,
    isAsking: lookUp.isFetching,
    error:
      fault ?? (lookUp.isFetching || (isOver && isRateLimited(lookUp.error)) ? undefined : (lookUp.error ?? undefined)),
    cleaned: 'cleaned' in reading && reading.cleaned,
    secondsLeft,
  }
}

function isRateLimited(error: Error | null): error is Refused {
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
