import type { AppId } from '../../domain/appId.ts'

const minute = 60_000

/** Counts look-ups, and what answers as much, per account over a sliding minute, so that AppIDs cannot be tried out one after another. */
export function lookUpLimit() {
  const times = new Map<AppId, number[]>()
  /** Gives the whole seconds to wait, or 0 when this look-up is let through (and counted). */
  return (as: AppId, now: number, perMinute: number): number => {
    const recent = (times.get(as) ?? []).filter((time) => now - time < minute)
    const oldest = recent[0]
    if (recent.length >= perMinute && oldest !== undefined)
      return Math.max(1, Math.ceil((oldest + minute - now) / 1000))
    times.set(as, [...recent, now])
    return 0
  }
}
