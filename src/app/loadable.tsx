import { lazy, useState, type ComponentType, type FunctionComponent } from 'react'

/** A page or a dialog, and how its code comes. */
export interface Loadable<Props extends object> {
  Screen: FunctionComponent<Props>
  /** Fetches the code, once. */
  load: () => Promise<unknown>
  /** Whether the code is there, so that `Screen` is drawn without waiting. */
  isLoaded: () => boolean
}

/**
 * A screen whose code comes when it is needed. Code that is there already is drawn at once: React would wait for even a
 * fulfilled promise, show nothing meanwhile, and hold what follows back for 300 ms so that it does not flicker.
 */
export function loadable<Props extends object>(importScreen: () => Promise<ComponentType<Props>>): Loadable<Props> {
  let loaded: ComponentType<Props> | undefined
  const load = async () => (loaded ??= await importScreen())
  // A lazy component takes the props of what it loads; its own type only knows that for props it can see through.
  const Loading = lazy(async () => ({ default: await load() })) as unknown as FunctionComponent<Props>
  function Screen(props: Props) {
    const [Known] = useState(() => loaded ?? Loading)
    return <Known {...props} />
  }
  return { load, isLoaded: () => loaded !== undefined, Screen }
}

/** A screen that is part of the first download. */
export function present<Props extends object>(Screen: FunctionComponent<Props>): Loadable<Props> {
  return { Screen, load: () => Promise.resolve(), isLoaded: () => true }
}
