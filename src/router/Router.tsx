import { createBrowserHistory, type RouterHistory } from '@tanstack/history'
import { createContext, startTransition, use, useLayoutEffect, useState, type ReactNode } from 'react'

/** Where the person is: a path below the console's base, and the query without its question mark. */
export interface Location {
  path: string
  search: string
}

/** What can be done about addresses. It stays the same while addresses change: who only uses this is not drawn again. */
export interface Router {
  /** Goes to an address built by `paths`. `replace` leaves no way back to the present one. */
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

const RouterContext = createContext<Router | undefined>(undefined)
const LocationContext = createContext<Location | undefined>(undefined)

export function RouterProvider({ base, preload, children }: { base: string; preload: (path: string) => boolean; children: ReactNode }) {
  const [history] = useState(() => createBrowserHistory())
  const [location, setLocation] = useState(() => readLocation(history, base))

  // Before the effects of any screen, which may navigate.
  useLayoutEffect(() => {
    let { path } = readLocation(history, base)
    return history.subscribe(() => {
      const next = readLocation(history, base)
      const isOtherScreen = next.path !== path
      path = next.path
      // A transition keeps the present screen until the next one has been loaded; one that is there already comes at once.
      if (isOtherScreen && preload(path)) setLocation(next)
      else startTransition(() => setLocation(next))
    })
  }, [history, base, preload])

  const href = (to: string) => base + to.replace(/^\//, '')
  const router: Router = {
    navigate: (to, options) => (options?.replace ? history.replace(href(to), history.location.state) : history.push(href(to), { opened: true })),
    leave(parent) {
      if ('opened' in history.location.state) history.back()
      else history.replace(href(parent))
    },
    href,
    // The list's search behind a dialog may change; that is not leaving.
    block: (mayLeave) =>
      history.block({
        blockerFn: async ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && !(await mayLeave()),
        enableBeforeUnload: false,
      }),
    preload: (to) => void preload(to.replace(/\?.*$/, '')),
  }
  return (
    <RouterContext value={router}>
      <LocationContext value={location}>{children}</LocationContext>
    </RouterContext>
  )
}

/** Where the person is. Whoever asks is drawn again with every change of address. */
export function useLocation(): Location {
  const location = use(LocationContext)
  if (!location) throw new Error('useLocation needs a RouterProvider above it')
  return location
}

export function useRouter(): Router {
  const router = use(RouterContext)
  if (!router) throw new Error('useRouter needs a RouterProvider above it')
  return router
}

/** What never asks where the person is: a change of address need not search it for somebody who does. */
export function Placeless({ children }: { children: ReactNode }) {
  return <LocationContext value={undefined}>{children}</LocationContext>
}

function readLocation({ location }: RouterHistory, base: string): Location {
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length - 1) : '/'
  return { path, search: location.search.replace(/^\?/, '') }
}
