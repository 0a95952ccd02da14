import { nounsText } from '../text/nouns.ts'
import { useText } from '../text/sentences.ts'
import styles from './AccountIdentity.module.css'
import { Marked } from './Marked.tsx'
import { useCopy } from './useCopy.ts'

/** An AppID in one width per character, with a button that copies it. */
export function AppIdText({ appId, sought }: { appId: string; sought?: string | undefined }) {
  const t = useText(nounsText)
  const { copy, isCopied } = useCopy()
  return (
    <span className={styles.appId} translate="no">
      <Marked text={appId} sought={sought} />
      <button
        type="button"
        className={styles.copy}
        data-copied={isCopied || undefined}
        aria-label={t.copyAppId(appId)}
        title={t.copyAppId(appId)}
        onClick={() => copy(appId)}
      />
    </span>
  )
}
