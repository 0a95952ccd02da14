import type { AppId } from '../../domain/appId.ts'
import { tabStorage } from '../../platform/textStorage.ts'
import type { MockSession } from '../application/session.ts'

/** Remembers the acting account for this tab. */
export function tabSession(world: string, fallback: AppId): MockSession {
  const key = `mock.as.${world}`
  return {
    actingAs: () => tabStorage.get(key) ?? fallback,
    actAs: (appId) => tabStorage.set(key, appId),
  }
}

export function memorySession(first: AppId): MockSession {
  let acting = first
  return { actingAs: () => acting, actAs: (appId) => void (acting = appId) }
}
