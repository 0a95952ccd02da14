import type { ComponentProps } from 'react'
import { useOnline } from '../api/useOnline.ts'
import { useText } from '../text/sentences.ts'
import { writesText } from '../text/writes.ts'
import { Button } from '../ui/Button.tsx'

interface WriteButtonProps extends Omit<ComponentProps<typeof Button>, 'busy' | 'title'> {
  write: { isPending: boolean; isLocked?: boolean }
  /** What it says while the write is under way. */
  busyLabel?: string
  /** Why it cannot be pressed for now. */
  reason?: string | undefined
}

/** A button that writes: nothing is sent twice, nothing is sent offline, and it says why. */
export function WriteButton({
  write,
  busyLabel,
  reason,
  'aria-disabled': isUnavailable,
  children,
  ...rest
}: WriteButtonProps) {
  const { offline } = useText(writesText)
  const isOnline = useOnline()
  const title = reason ?? (isOnline ? undefined : offline)
  return (
    <Button
      {...rest}
      busy={write.isPending}
      aria-disabled={title !== undefined || write.isLocked || isUnavailable === true}
      title={title}
    >
      {(write.isPending && busyLabel) || children}
    </Button>
  )
}
