import type { AppId } from '../../domain/accounts/appId.ts'
import type { World } from '../../domain/world/world.ts'
import type { RouteContext } from '../application/route.ts'
import { problemAnswer, type Answer } from './answer.ts'

const minute = 60_000

/**
 * Counts look-ups, and what answers as much, per account over a sliding minute, so that AppIDs cannot be tried out one
 * after another. One process counts in memory; several would share one place.
 */
export interface LookUpLimit {
  /** Gives the whole seconds to wait, or 0 when this look-up is let through (and counted). `now` in milliseconds. */
  take: (as: AppId, now: number, perMinute: number) => Promise<number>
}

export function memoryLookUpLimit(): LookUpLimit {
  const times = new Map<AppId, number[]>()
  return {
    async take(as, now, perMinute) {
      const recent = (times.get(as) ?? []).filter((time) => now - time < minute)
      const oldest = recent[0]
      if (recent.length >= perMinute && oldest !== undefined)
        return Math.max(1, Math.ceil((oldest + minute - now) / 1000))
      times.set(as, [...recent, now])
      return 0
    },
  }
}

/** Counts one look-up of the acting account; gives the refusal where it is one too many. */
export async function limitLookUps(
  limit: LookUpLimit,
  { configuration }: World,
  { as, at }: RouteContext,
  requestId: string,
): Promise<Answer | undefined> {
  const seconds = await limit.take(as, Date.parse(at), configuration.limits.lookUpsPerMinute)
  if (seconds === 0) return undefined
  return problemAnswer('rate-limited', requestId, { params: { seconds }, headers: { 'Retry-After': String(seconds) } })
}
