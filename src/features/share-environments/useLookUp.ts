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
  const [waitUntil, setWaitUntil] = useState(0)
  const secondsLeft = useSecondsUntil(waitUntil)
  const lookUp = useMutation({
    mutationFn: (typed: string) => send(lookUpAccount, { appId: typed }),
    onError: (error) => {
      if (error instanceof Refused && error.code === 'rate-limited') setWaitUntil(Date.now() + Number(error.params['seconds']) * 1000)
    },
  })
  const isCurrent = askedFor === text
  const reading = readAppId(text)
  // What can be seen to be wrong is said without asking.
  const fault = isCurrent && 'fault' in reading ? new Refused({ code: 'app-id-malformed', params: { ...reading }, status: 422 }) : undefined
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
    error: fault ?? (isCurrent && !(secondsLeft === 0 && waitUntil > 0 && isRateLimited(lookUp.error)) ? (lookUp.error ?? undefined) : undefined),
    cleaned: 'cleaned' in reading && reading.cleaned,
    secondsLeft,
  }
}

function isRateLimited(error: Error | null): boolean {
  return error instanceof Refused && error.code === 'rate-limited'
}

/** Whole seconds until a moment (milliseconds since 1970), counted down. */
function useSecondsUntil(moment: number): number {
  const [now, setNow] = useState(0)
  // The moment may have been set long after the last count.
  const [counted, setCounted] = useState(moment)
  if (counted !== moment) {
    setCounted(moment)
    setNow(Date.now())
  }
  useEffect(() => {
    if (moment === 0) return undefined
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= moment) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [moment])
  return Math.max(0, Math.ceil((moment - now) / 1000))
}
