import type { AppId } from '../../domain/accounts/appId.ts'
import { readKept } from '../../platform/kept.ts'
import { tabStorage } from '../../platform/textStorage.ts'
import { actingAccountHeader } from '../application/actingAccount.ts'
import type { Serve } from '../http/serve.ts'

/** Which account one client of the mock backend acts as. It stands where a real backend has a cookie. */
export interface ActingAccount {
  actingAs: () => AppId
  actAs: (appId: AppId) => void
}

/** Remembers the acting account for this tab, as long as it is one that may act; else it is `first`. */
export function tabSession(world: string, first: AppId, mayAct: (appId: AppId) => boolean): ActingAccount {
  const key = `mock.as.${world}`
  const read = () => readKept('account', tabStorage, key, (appId) => (mayAct(appId) ? appId : undefined))
  let acting = read() ?? first
  return {
    actingAs: () => acting,
    actAs(appId) {
      acting = appId
      tabStorage.set(key, appId)
    },
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
