import { createBrowserHistory, type RouterHistory } from '@tanstack/history'
import { createContext, startTransition, use, useLayoutEffect, useState, type ReactNode } from 'react'

export type { RouterHistory } from '@tanstack/history'

/** Where the person is: a path below the console's base, and the query without its question mark. */
export interface Location {
  path: string
  search: string
}

/** What can be done about addresses. It stays the same while addresses change: who only uses this is not drawn again. */
export interface Router {
  /** Goes to an address built by `paths`, or from a `?` on to another query of the present one. `replace` leaves no way back to where one is. */
  navigate: (to: string, options?: { replace?: boolean }) => void
  /** Closes what was opened from here by going back; what was opened by its address gives way to `parent`. */
  leave: (parent: string) => void
  /** The address as the browser writes it, with the base. */
  href: (to: string) => string
  /** Asks before the present address is left: `mayLeave` answers when the person has decided. Gives how to stop asking. */
  block: (mayLeave: () => Promise<boolean>) => () => void
  /** Loads what an address needs, ahead of the click. */
  preload: (to: string) => void
}

/**
 * Where the person is, told to those who ask. As the value of a context it would be searched for, at every change, through
 * every row of a list by React.
 */
interface Place {
  current: Location
  listeners: Set<(location: Location) => void>
}

const RouterContext = createContext<{ router: Router; place: Place } | undefined>(undefined)

/** Where the tab has been. Opening it writes to the address bar, which takes longer than drawing a row: better done while something is waited for. */
export function openHistory(): RouterHistory {
  return createBrowserHistory()
}

interface RouterProviderProps {
  history: RouterHistory
  base: string
  /** Loads what a path needs; says whether it is there already. */
  preload: (path: string) => boolean
  children: ReactNode
}

export function RouterProvider({ history, base, preload, children }: RouterProviderProps) {
  const [place] = useState((): Place => ({ current: readLocation(history, base), listeners: new Set() }))

  // Before the effects of any screen, which may navigate.
  useLayoutEffect(() => {
    const tell = () => {
      for (const listener of place.listeners) listener(place.current)
    }
    return history.subscribe(() => {
      const { path } = place.current
      place.current = readLocation(history, base)
      // What is there already comes at once; what has to be loaded first must not hold up the rest of the page.
      if (place.current.path !== path && preload(place.current.path)) tell()
      else startTransition(tell)
    })
  }, [history, place, base, preload])

  const href = (to: string) =>
    to.startsWith('?') ? history.location.pathname + to.replace(/^\?$/, '') : base + to.replace(/^\//, '')
  const router: Router = {
    navigate: (to, options) =>
      options?.replace ? history.replace(href(to), history.location.state) : history.push(href(to), { opened: true }),
    leave(parent) {
      if ('opened' in history.location.state) history.back()
      else history.replace(href(parent))
    },
    href,
    // The list's search behind a dialog may change; that is not leaving.
    block: (mayLeave) =>
      history.block({
        blockerFn: async ({ currentLocation, nextLocation }) =>
          currentLocation.pathname !== nextLocation.pathname && !(await mayLeave()),
        enableBeforeUnload: false,
      }),
    preload: (to) => void preload(to.replace(/\?.*$/, '')),
  }
  return <RouterContext value={{ router, place }}>{children}</RouterContext>
}

/** Where the person is. Whoever asks is drawn again with every change of address. */
export function useLocation(): Location {
  const { place } = useProvided()
  const [location, setLocation] = useState(place.current)
  useLayoutEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- Between drawing and here the address may have changed.
    setLocation(place.current)
    place.listeners.add(setLocation)
    return () => void place.listeners.delete(setLocation)
  }, [place])
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

function readLocation({ location }: RouterHistory, base: string): Location {
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length - 1) : '/'
  return { path, search: location.search.replace(/^\?/, '') }
}
