/** What has happened, for the recovery screen to tell. Those of storage are the kinds of `StorageProblem`. */
export const happenings = [
  'denied',
  'blocked',
  'newer',
  'damaged',
  'unknown-event',
  'cleared',
  'failed',
  'slow',
] as const

export type Happening = (typeof happenings)[number]
