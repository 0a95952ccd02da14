import { createBrowserHistory, type RouterHistory } from '@tanstack/history'
import { createContext, startTransition, use, useLayoutEffect, useState, type ReactNode } from 'react'
import { withCommon, withoutCommon, type CommonParameters } from './commonParameters.ts'

export type { RouterHistory } from '@tanstack/history'

/** The present address: a path below the console's base, and the query of its screen without its question mark. */
export interface Location {
  path: string
  search: string
}

export interface LeaveOptions {
  /** Goes without asking those that `block`: what they guard is done. */
  ignoreBlocker?: boolean
}

interface NavigateOptions extends LeaveOptions {
  /** Leaves no way back to the present address. */
  replace?: boolean
}

/** What can be done about addresses. It stays the same while addresses change: a component that only uses this is not drawn again. */
export interface Router {
  /** Goes to an address built by `paths`, or from a `?` on to another query of the present one. */
  navigate: (to: string, options?: NavigateOptions) => void
  /** Closes what was opened from here by going back; what was opened by its address gives way to `parent`. */
  leave: (parent: string, options?: LeaveOptions) => void
  /** The address as the browser writes it, with the base and what every address carries. */
  href: (to: string) => string
  /** Asks before the present address is left: `mayLeave` answers when the person has decided. Gives how to stop asking. */
  block: (mayLeave: () => Promise<boolean>) => () => void
  /** Loads what an address needs, ahead of the click. */
  preload: (to: string) => void
}

/**
 * The present address and who is told when it changes. As the value of a context, React would search for its readers at
 * every change, through every row of a list.
 */
interface LocationStore {
  current: Location
  listeners: Set<(location: Location) => void>
}

const RouterContext = createContext<{ router: Router; store: LocationStore } | undefined>(undefined)

/** Where the tab has been. Opening it writes to the address bar, which takes longer than drawing a row: better done while something is waited for. */
export function openHistory(): RouterHistory {
  return createBrowserHistory()
}

interface RouterProviderProps {
  history: RouterHistory
  base: string
  /** What every address carries. The present one is put right when this changes, or when one from before it comes back. */
  common: CommonParameters
  /** Loads what a path needs; says whether it is there already. */
  preload: (path: string) => boolean
  children: ReactNode
}

export function RouterProvider({ history, base, common, preload, children }: RouterProviderProps) {
  const { names, query } = common
  const [store] = useState((): LocationStore => ({
    current: readLocation(history, base, common),
    listeners: new Set(),
  }))

  // Before the effects of any screen, which may navigate.
  useLayoutEffect(() => {
    const carried = { names, query }
    const tell = () => {
      for (const listener of store.listeners) listener(store.current)
    }
    const stop = history.subscribe(() => {
      if (putRight(history, carried)) return
      const { path } = store.current
      store.current = readLocation(history, base, carried)
      // What is there already comes at once; what has to be loaded first must not hold up the rest of the page.
      if (store.current.path !== path && preload(store.current.path)) tell()
      else startTransition(tell)
    })
    putRight(history, carried)
    return stop
  }, [history, store, base, names, query, preload])

  const href = (to: string) => {
    const [path = '', search = ''] = to.split('?')
    return (path === '' ? history.location.pathname : base + path.replace(/^\//, '')) + withCommon(search, common)
  }
  const router: Router = {
    navigate(to, { replace = false, ignoreBlocker = false } = {}) {
      if (replace) history.replace(href(to), history.location.state, { ignoreBlocker })
      else history.push(href(to), { opened: true }, { ignoreBlocker })
    },
    leave(parent, { ignoreBlocker = false } = {}) {
      if ('opened' in history.location.state) history.back({ ignoreBlocker })
      else history.replace(href(parent), undefined, { ignoreBlocker })
    },
    href,
    // The list's search behind a dialog may change; that is not leaving.
    block: (mayLeave) =>
      history.block({
        blockerFn: async ({ currentLocation, nextLocation }) =>
          currentLocation.pathname !== nextLocation.pathname && !(await mayLeave()),
        enableBeforeUnload: false,
      }),
    preload: (to) => void preload(to.split('?', 1)[0] ?? ''),
  }
  return <RouterContext value={{ router, store }}>{children}</RouterContext>
}

/** The present address. A component that asks is drawn again with every change of it. */
export function useLocation(): Location {
  const { store } = useProvided()
  const [location, setLocation] = useState(store.current)
  useLayoutEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- Between drawing and here the address may have changed.
    setLocation(store.current)
    store.listeners.add(setLocation)
    return () => void store.listeners.delete(setLocation)
  }, [store])
  return location
}

export function useRouter(): Router {
  return useProvided().router
}

function useProvided() {
  const provided = use(RouterContext)
  if (!provided) throw new Error('there is no RouterProvider above')
  return provided
}

function readLocation({ location }: RouterHistory, base: string, common: CommonParameters): Location {
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length - 1) : '/'
  return { path, search: withoutCommon(location.search, common) }
}

/** An address that was written before something else was chosen says what is so now. Tells whether it had to be changed. */
function putRight(history: RouterHistory, common: CommonParameters): boolean {
  const { pathname, search, hash, state } = history.location
  const right = withCommon(withoutCommon(search, common), common)
  if (right === search) return false
  history.replace(pathname + right + hash, state, { ignoreBlocker: true })
  return true
}
