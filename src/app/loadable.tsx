import { lazy, useState, type ComponentType, type FunctionComponent } from 'react'

/**
 * A screen whose code comes when it is needed. Code that is there already is drawn at once: React would wait for even a
 * fulfilled promise, show nothing meanwhile, and hold what follows back for 300 ms lest it flicker.
 */
export function loadable<Props extends object>(importScreen: () => Promise<ComponentType<Props>>) {
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
