/**
 * Why what is stored cannot be used: the browser denies storage, an older console in another tab holds it, a newer
 * console has changed it, a part of it is damaged, it holds an event of a kind that this version does not know, or it
 * was cleared while this tab was open.
 */
export type StorageProblemKind = 'denied' | 'blocked' | 'newer' | 'damaged' | 'unknown-event' | 'cleared'

/** Stored things cannot be used, and nothing was written. `message` says where, for those who look into it. */
export class StorageProblem extends Error {
  override name = 'StorageProblem'
  readonly kind: StorageProblemKind
  constructor(kind: StorageProblemKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}
