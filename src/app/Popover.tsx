import { Suspense, useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Loading } from '../components/Loading.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import styles from './Popover.module.css'

/** A button of the header that opens a small panel: the platform's own popover closes it on Esc or a press outside. */
export function Popover({
  label,
  name,
  trigger,
  className,
  isTall = false,
  children,
}: {
  label: string
  /** What the button is called, where it shows no words. */
  name?: string
  trigger: ReactNode
  className: string | undefined
  /** As high from the start as it will be, whatever has to be loaded first. */
  isTall?: boolean
  children: (close: () => void) => ReactNode
}) {
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const close = () => document.getElementById(id)?.hidePopover()
  useEffect(() => {
    const element = panel.current
    const onToggle = (event: Event) => setOpen((event as ToggleEvent).newState === 'open')
    element?.addEventListener('toggle', onToggle)
    return () => element?.removeEventListener('toggle', onToggle)
  }, [])
  return (
    <>
      <button type="button" className={className} aria-label={name} popoverTarget={id} aria-haspopup="dialog">
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={isTall ? `${styles.popover} ${styles.tall}` : styles.popover}
      >
        {isOpen && (
          <PageBoundary>
            <Suspense
              fallback={
                <p role="status">
                  <Loading />
                </p>
              }
            >
              {children(close)}
            </Suspense>
          </PageBoundary>
        )}
      </div>
    </>
  )
}
