import { useWrite } from '../../api/useWrite.ts'
import { Card } from '../../components/Page.tsx'
import { WriteButton } from '../../components/WriteButton.tsx'
import { WriteFailure } from '../../components/WriteFailure.tsx'
import { activateSharing } from '../../contract/activation.ts'
import type { ResponseOf } from '../../contract/endpoint.ts'
import type { getSession } from '../../contract/session.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { activationText } from '../../text/activation.ts'
import { useText } from '../../text/sentences.ts'
import { buttonLook } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { usePageFocus } from '../../ui/pageFocus.ts'
import { useToast } from '../../ui/toasts.ts'
import styles from './ActivateSharing.module.css'

/** The way in (guide, step 1): what it is for, what it needs, who pays; one click, then the list. */
export function ActivateSharing({ session }: { session: ResponseOf<typeof getSession> }) {
  const t = useText(activationText)
  const showToast = useToast()
  const { focusHeading } = usePageFocus()
  // Activated in another tab at the same moment, the list takes this screen's place before the answer is here.
  const activate = useWrite(activateSharing, () => {
    showToast(t.done)
    focusHeading()
  })
  if (session.account.cloud === 'not-opened') return <WithoutCloud isActivated={session.activated} />
  return (
    <Card>
      <h2 className={styles.title}>{t.title}</h2>
      <p className={styles.body}>{t.body}</p>
      <ul className={styles.points}>
        {Object.entries(t.points).map(([key, point]) => (
          <li key={key}>
            <Icon name="check" />
            {point}
          </li>
        ))}
      </ul>
      <WriteFailure write={activate} />
      <div>
        <WriteButton kind="primary" write={activate} onClick={() => activate.write({ input: {} })}>
          {t.activate}
        </WriteButton>
      </div>
    </Card>
  )
}

function WithoutCloud({ isActivated }: { isActivated: boolean }) {
  const t = useText(activationText)
  return (
    <Card>
      <h2 className={styles.title}>{t.noCloud}</h2>
      <p className={styles.body}>{isActivated ? t.noCloudActivated : t.noCloudBody}</p>
      <p className={styles.body}>{t.noCloudWayOn}</p>
      <div>
        <Link to={paths.shares('received')} {...buttonLook()}>
          {t.seeReceived}
        </Link>
      </div>
    </Card>
  )
}
