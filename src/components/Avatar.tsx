import type { CSSProperties } from 'react'
import styles from './AccountIdentity.module.css'

const hues = ['#1d6f42', '#22639e', '#8a4b12', '#7a3b8f', '#a3344c', '#2f6b72', '#5a5f1b', '#4b4fa8']

/** A stand-in for an account's picture: its first letter on a colour that belongs to its AppID. */
export function Avatar({ appId, name }: { appId: string; name: string }) {
  const hue = hues[Number.parseInt(appId.slice(-2), 16) % hues.length] ?? hues[0]
  const style = { '--avatar': hue } as CSSProperties
  return (
    <span className={styles.avatar} style={style} aria-hidden="true">
      {[...name][0]}
    </span>
  )
}
