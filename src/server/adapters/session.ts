import type { AppId } from '../domain/appId.ts'

/** Who acts, as a cookie would tell a real backend. Each tab has its own. */
export interface StandInSession {
  actingAs: () => AppId
  actAs: (appId: AppId) => void
}

/** Remembers the acting account for this tab. */
export function tabSession(world: string, fallback: AppId): StandInSession {
  const key = `stand-in.as.${world}`
  return {
    actingAs: () => sessionStorage.getItem(key) ?? fallback,
    actAs: (appId) => sessionStorage.setItem(key, appId),
  }
}

export function memorySession(first: AppId): StandInSession {
  let acting = first
  return { actingAs: () => acting, actAs: (appId) => void (acting = appId) }
}
