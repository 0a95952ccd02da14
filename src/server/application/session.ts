import type { AppId } from '../../domain/appId.ts'

/** Who acts, as a cookie would tell a real backend. Each tab has its own. */
export interface MockSession {
  actingAs: () => AppId
  actAs: (appId: AppId) => void
}
