import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { lookUpQuery } from '../../api/accounts.ts'
import { Refused } from '../../api/failure.ts'
import { readPastedAppId, type Mending } from '../../domain/accounts/pastedAppId.ts'

/**
 * 查询. What is asked for belongs to the AppID in `text`: editing it discards what was found and gives up what is still
 * asked for. `onMended` is given the AppID alone, where `text` has it in another way.
 */
export function useLookUp(text: string, onMended: (appId: string) => void) {
  const wait = useWait()
  const reading = readPastedAppId(text)
  const lookUp = useQuery(lookUpQuery('appId' in reading ? reading.appId : text))
  const [malformed, setMalformed] = useState<string>()
  const [mended, setMended] = useState<{ appId: string; mending: Mending }>()
  // A malformed AppID is refused without a request.
  const fault =
    malformed === text && 'fault' in reading
      ? new Refused({ code: 'app-id-malformed', params: { ...reading }, status: 422 })
      : undefined

  async function ask(onFound?: () => void) {
    setMalformed(text)
    if ('fault' in reading) return
    if (reading.appId !== text) {
      setMended(reading)
      onMended(reading.appId)
    }
    if (wait.secondsLeft > 0) wait.sayAgain()
    // To ask for the same AppID again would only use up look-ups.
    if (wait.secondsLeft > 0 || lookUp.data) return
    const { data, error } = await lookUp.refetch({ cancelRefetch: false })
    if (data) onFound?.()
    if (isRateLimited(error)) wait.start(Number(error.params['seconds']))
  }

  return {
    ask: (onFound?: () => void) => void ask(onFound),
    found: lookUp.data,
    isAsking: lookUp.isFetching,
    // How long to wait is said by `wait`, whatever AppID it was that was refused.
    error: fault ?? (lookUp.isFetching || isRateLimited(lookUp.error) ? undefined : (lookUp.error ?? undefined)),
    isTooEarly: wait.secondsLeft > 0 && isRateLimited(lookUp.error),
    /** What was done to the text that is there now. */
    mending: mended?.appId === text ? mended.mending : 'nothing',
    secondsLeft: wait.secondsLeft,
    timesSaid: wait.timesSaid,
  }
}

function isRateLimited(error: Error | null): error is Refused {
  return error instanceof Refused && error.code === 'rate-limited'
}

/** Whole seconds left of a wait, counted down once it is started; `timesSaid` counts how often that was to be said. */
function useWait() {
  const [{ until, now }, setTimes] = useState({ until: 0, now: 0 })
  const [timesSaid, setTimesSaid] = useState(0)
  useEffect(() => {
    if (until === 0) return undefined
    const timer = setInterval(() => {
      setTimes({ until, now: Date.now() })
      if (Date.now() >= until) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [until])

  const sayAgain = () => setTimesSaid((times) => times + 1)
  return {
    secondsLeft: Math.max(0, Math.ceil((until - now) / 1000)),
    timesSaid,
    sayAgain,
    start(seconds: number) {
      setTimes({ until: Date.now() + seconds * 1000, now: Date.now() })
      sayAgain()
    },
  }
}
