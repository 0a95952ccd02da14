import type { AppId } from '../../domain/accounts/appId.ts'
import { tabStorage } from '../../platform/textStorage.ts'
import { actingAccountHeader } from '../application/actingAccount.ts'
import type { Serve } from '../http/serve.ts'

/** Which account one client of the mock backend acts as. It stands where a real backend has a cookie. */
export interface ActingAccount {
  actingAs: () => AppId
  actAs: (appId: AppId) => void
}

/** Remembers the acting account for this tab. */
export function tabSession(world: string, fallback: AppId): ActingAccount {
  const key = `mock.as.${world}`
  return {
    actingAs: () => tabStorage.get(key) ?? fallback,
    actAs: (appId) => tabStorage.set(key, appId),
  }
}

export function memorySession(first: AppId): ActingAccount {
  let acting = first
  return { actingAs: () => acting, actAs: (appId) => void (acting = appId) }
}

/** Serves one client: after a switch was answered, it acts as that account. */
export function keepingSession(serve: Serve, session: ActingAccount): Serve {
  return async (request) => {
    const response = await serve(request)
    const appId = response.headers.get(actingAccountHeader)
    if (appId !== null) session.actAs(appId)
    return response
  }
}
