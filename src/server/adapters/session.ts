import type { AppId } from '../../domain/appId.ts'
import type { MockSession } from '../application/session.ts'

/** Remembers the acting account for this tab. */
export function tabSession(world: string, fallback: AppId): MockSession {
  const key = `mock.as.${world}`
  return {
    actingAs: () => sessionStorage.getItem(key) ?? fallback,
    actAs: (appId) => sessionStorage.setItem(key, appId),
  }
}

export function memorySession(first: AppId): MockSession {
  let acting = first
  return { actingAs: () => acting, actAs: (appId) => void (acting = appId) }
}
