import type { ComponentProps, MouseEvent } from 'react'
import { useRouter } from './Router.tsx'

/** A link inside the console. What it leads to is loaded as soon as the user seems about to follow it. */
export function Link({
  to,
  replace = false,
  onClick,
  children,
  ...rest
}: Omit<ComponentProps<'a'>, 'href'> & { to: string; replace?: boolean }) {
  const router = useRouter()
  const preload = () => router.preload(to)

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !isPlain) return
    event.preventDefault()
    router.navigate(to, { replace })
  }

  return (
    <a {...rest} href={router.href(to)} onClick={follow} onPointerEnter={preload} onFocus={preload}>
      {children}
    </a>
  )
}
