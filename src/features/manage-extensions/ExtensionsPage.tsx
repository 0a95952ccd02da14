import { useQuery } from '@tanstack/react-query'
import { activationQuery } from '../../api/activation.ts'
import { sessionQuery } from '../../api/session.ts'
import { useWrite } from '../../api/useWrite.ts'
import { LoadState } from '../../components/LoadState.tsx'
import { Card, Page } from '../../components/Page.tsx'
import { WriteButton } from '../../components/WriteButton.tsx'
import { WriteFailure } from '../../components/WriteFailure.tsx'
import { activateSharing, type ActivationView } from '../../contract/activation.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { useRouter } from '../../router/Router.tsx'
import { formatDateTime } from '../../text/dateTime.ts'
import { useLanguage, useText } from '../../text/sentences.ts'
import { settingsText } from '../../text/settings.ts'
import { buttonLook } from '../../ui/Button.tsx'
import { useToast } from '../../ui/toasts.ts'
import styles from './ExtensionsPage.module.css'

/** 拓展功能: environment sharing with its state, and the way in or out. */
export function ExtensionsPage() {
  const t = useText(settingsText)
  const activation = useQuery(activationQuery)
  return (
    <Page title={t.extensions} intro={t.extensionsIntro}>
      <Card>
        {activation.data ? <SharingExtension activation={activation.data} /> : <LoadState queries={[activation]} />}
      </Card>
    </Page>
  )
}

function SharingExtension({ activation }: { activation: ActivationView }) {
  const t = useText(settingsText)
  const language = useLanguage()
  const cloud = useQuery(sessionQuery).data?.account.cloud
  const { navigate } = useRouter()
  const activate = useWrite(activateSharing)
  const showToast = useToast()
  const onSuccess = () => {
    showToast(t.activated)
    navigate(paths.shares('given'))
  }
  const isOn = activation.by !== 'nobody'
  const state = { account: t.on, share: t.onByShare, nobody: t.off }[activation.by]
  return (
    <>
      <div className={styles.row}>
        <div>
          <h2 className={styles.name}>{t.sharing}</h2>
          <p className={styles.soft}>{t.sharingBody}</p>
          <p>
            <span className={styles.state} data-on={isOn}>
              {state}
            </span>{' '}
            {activation.since && (
              <span className={styles.soft}>{t.since(formatDateTime(activation.since, language))}</span>
            )}
          </p>
          {cloud === 'not-opened' && <p className={styles.soft}>{isOn ? t.fallsBack : t.offWithoutCloud}</p>}
        </div>
        <div className={styles.actions}>
          {isOn && (
            <>
              <Link to={paths.shares('given')} {...buttonLook()}>
                {t.open}
              </Link>
              <Link to={paths.deregister()} {...buttonLook('plain-danger')}>
                {t.deregister}
              </Link>
            </>
          )}
          {!isOn && cloud === 'opened' && (
            <WriteButton kind="primary" write={activate} onClick={() => activate.write({ input: {} }, { onSuccess })}>
              {t.activate}
            </WriteButton>
          )}
        </div>
      </div>
      <WriteFailure write={activate} />
    </>
  )
}
