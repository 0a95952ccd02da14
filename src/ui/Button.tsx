import type { ComponentProps } from 'react'
import styles from './Button.module.css'

export type ButtonKind = 'primary' | 'danger' | 'default' | 'plain' | 'plain-danger'

const looks: Record<ButtonKind, string> = {
  primary: `${styles.button} ${styles.primary}`,
  danger: `${styles.button} ${styles.danger}`,
  default: styles.button ?? '',
  plain: `${styles.button} ${styles.plain}`,
  'plain-danger': `${styles.button} ${styles['plain-danger']}`,
}

/** A button. While `busy` it keeps its place and its focus, and does nothing. */
export function Button({
  kind = 'default',
  busy = false,
  children,
  className = '',
  onClick,
  type = 'button',
  'aria-disabled': isUnavailable,
  ...rest
}: ComponentProps<'button'> & { kind?: ButtonKind; busy?: boolean }) {
  const isInert = busy || isUnavailable === true
  return (
    <button
      {...rest}
      // oxlint-disable-next-line react/button-has-type -- Either of two literals.
      type={type}
      className={`${looks[kind]} ${className}`}
      aria-disabled={isInert || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (isInert) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {busy && <span className={styles.spinner} aria-hidden="true" />}
      {children}
    </button>
  )
}

/** The look of a button, for links that act like one. */
export function buttonLook(kind: ButtonKind = 'default') {
  return { className: looks[kind] }
}
