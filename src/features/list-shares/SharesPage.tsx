'use no memo'

import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../../api/session.ts'
import { Page } from '../../components/Page.tsx'
import type { Direction } from '../../domain/sharing/share.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { useLocation } from '../../router/Router.tsx'
import { useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import { buttonLook } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { DirectionTabs } from './DirectionTabs.tsx'
import { lazy, Suspense } from 'react'
import { ShareList } from './ShareList.tsx'

const ActivateSharing = lazy(() =>
  import('./ActivateSharing.tsx').then((module) => ({ default: module.ActivateSharing })),
)

/** 环境共享: what I share, what is shared with me; before that, the way in. */
export function SharesPage({ direction }: { direction: Direction }) {
  const t = useText(sharesText)
  const location = useLocation()
  const session = useQuery(sessionQuery).data
  // Without cloud development there is nothing of one's own to share, also after a share has activated the account.
  const isWaiting = session && (!session.activated || session.account.cloud === 'not-opened')
  const hasTabs = !isWaiting || session.counts.received > 0 || direction === 'received'

  return (
    <Page
      title={t.title}
      name={hasTabs ? t[direction] : t.title}
      part={direction}
      intro={t.intro}
      actions={
        direction === 'given' && !isWaiting ? (
          <Link to={paths.shareEnvironments(location.search)} {...buttonLook('primary')}>
            <Icon name="plus" />
            {t.add}
          </Link>
        ) : undefined
      }
    >
      {hasTabs && <DirectionTabs direction={direction} counts={session?.counts} />}
      <div role={hasTabs ? 'tabpanel' : undefined} aria-labelledby={hasTabs ? `tab-${direction}` : undefined}>
        {direction === 'given' && isWaiting ? (
          <Suspense>
            <ActivateSharing session={session} />
          </Suspense>
        ) : (
          <ShareList key={direction} direction={direction} />
        )}
      </div>
    </Page>
  )
}
