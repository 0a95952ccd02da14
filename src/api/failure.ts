import type { FieldError } from '../contract/problem.ts'

/** The backend understood and refused. The screen has a sentence for `code`. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  readonly status: number
  readonly fieldErrors: readonly FieldError[]
  readonly current: unknown
  constructor(refusal: {
    code: string
    params: Record<string, string | number>
    status: number
    fieldErrors?: FieldError[] | undefined
    current?: unknown
  }) {
    super(refusal.code)
    this.code = refusal.code
    this.params = refusal.params
    this.status = refusal.status
    this.fieldErrors = refusal.fieldErrors ?? []
    this.current = refusal.current
  }
}

/**
 * `foreign`: something else answered in the backend's place, such as a host, a proxy or a sign-in page. `signed-out`: the
 * backend does not know any more who asks.
 */
export type UnavailableReason = 'network' | 'timeout' | 'server' | 'unreadable' | 'foreign' | 'signed-out' | 'busy'

/** No answer, or none to be trusted. */
export class Unavailable extends Error {
  override name = 'Unavailable'
  readonly reason: UnavailableReason
  readonly status: number | undefined
  readonly requestId: string | undefined
  /** How long the backend asked to be left alone. */
  readonly seconds: number | undefined
  constructor(
    reason: UnavailableReason,
    about: { status?: number; requestId?: string | undefined; seconds?: number | undefined } = {},
  ) {
    super(reason)
    this.reason = reason
    this.status = about.status
    this.requestId = about.requestId
    this.seconds = about.seconds
  }
}

/** A write whose answer was lost, and what became of it is not known yet. */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown'
}

/** A write whose answer was lost, and that went through; what came of it may not be seen any more. */
export class Applied extends Error {
  override name = 'Applied'
}

/** A write whose answer was lost, and that certainly changed nothing. */
export class NotApplied extends Error {
  override name = 'NotApplied'
}

/** Whether the backend says that a thing is not there, or not any more. */
export function isGone(error: unknown): error is Refused {
  return error instanceof Refused && (error.status === 404 || error.status === 410)
}
