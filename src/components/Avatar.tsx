import styles from './AccountIdentity.module.css'

const hues = ['green', 'blue', 'brown', 'purple', 'red', 'teal', 'olive', 'indigo'] as const

/** In place of an account's picture: its first letter on a colour that belongs to its AppID. */
export function Avatar({ appId, name }: { appId: string; name: string }) {
  const hue = hues[Number.parseInt(appId.slice(-2), 16) % hues.length] ?? hues[0]
  return (
    <span className={`${styles.avatar} ${styles[hue]}`} aria-hidden="true">
      {[...name][0]}
    </span>
  )
}
