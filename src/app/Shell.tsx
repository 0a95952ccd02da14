import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react'
import { sessionQuery } from '../api/session.ts'
import { useOnline } from '../api/useOnline.ts'
import { paths } from '../paths.ts'
import { Link } from '../router/Link.tsx'
import { useText } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { useDocumentTitle } from '../ui/documentTitle.ts'
import { Icon } from '../ui/Icon.tsx'
import { ActingAccount, AccountSwitch } from './AccountSwitch.tsx'
import { MockBackendBadge } from './MockBackendBadge.tsx'
import navigation from './Navigation.module.css'
import { Navigation } from './Navigation.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { Popover } from './Popover.tsx'
import type { Choices } from './PreferencesPanel.tsx'
import styles from './Shell.module.css'
import { StorageNotice } from './StorageNotice.tsx'
import type { MockBackendControl } from './mockBackend.ts'

const NavigationDrawer = lazy(() =>
  import('./NavigationDrawer.tsx').then((module) => ({ default: module.NavigationDrawer })),
)
const PreferencesPanel = lazy(() =>
  import('./PreferencesPanel.tsx').then((module) => ({ default: module.PreferencesPanel })),
)

/** What stays while pages change: brand, account, notices, guide, language and theme, navigation. */
export function Shell({
  mockBackend,
  choices,
  children,
}: {
  mockBackend: MockBackendControl | undefined
  choices: Choices & { onAccount: (appId: string) => void }
  children: ReactNode
}) {
  const t = useText(shellText)
  useDocumentTitle('product', t.product)
  const isOnline = useOnline()
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t.skip}
      </a>
      <header className={styles.header}>
        <MenuButton hasPlayground={mockBackend !== undefined} />
        <Link to={paths.shares('given')} className={styles.brand}>
          <span className={styles.mark}>
            <Icon name="share" />
          </span>
          <span className={styles.brandName}>{t.product}</span>
        </Link>
        {mockBackend && <MockBackendBadge mockBackend={mockBackend} />}
        <div className={styles.tools}>
          <Link to={paths.guide()} className={styles.tool} aria-label={t.guide}>
            <Icon name="guide" />
          </Link>
          <Bell />
          <Popover
            label={t.preferences}
            name={t.preferences}
            trigger={<Icon name="settings" />}
            className={styles.tool}
          >
            {() => <PreferencesPanel {...choices} />}
          </Popover>
          {mockBackend ? <AccountSwitch onAccount={choices.onAccount} /> : <ActingAccount />}
        </div>
      </header>
      <div className={navigation.side}>
        <Navigation hasPlayground={mockBackend !== undefined} />
      </div>
      <main className={styles.main} id="main" tabIndex={-1}>
        <div role="status">{!isOnline && <p className={styles.banner}>{t.offline}</p>}</div>
        <div className={styles.notice}>{mockBackend && <StorageNotice mockBackend={mockBackend} />}</div>
        {children}
      </main>
    </div>
  )
}

/** Opens the navigation where it has no room beside the page (Shell.module.css). */
function MenuButton({ hasPlayground }: { hasPlayground: boolean }) {
  const t = useText(shellText)
  const [isOpen, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  return (
    <>
      <button
        type="button"
        className={`${styles.tool} ${styles.menu}`}
        aria-label={t.openNavigation}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <Icon name="menu" />
      </button>
      {isOpen && (
        <PageBoundary>
          <Suspense>
            <NavigationDrawer hasPlayground={hasPlayground} onClose={close} />
          </Suspense>
        </PageBoundary>
      )}
    </>
  )
}

function Bell() {
  const t = useText(shellText)
  const unread = useQuery(sessionQuery).data?.counts.unread ?? 0
  return (
    <Link
      to={paths.notifications()}
      className={styles.tool}
      aria-label={unread > 0 ? t.unread(unread) : t.notifications}
    >
      <Icon name="bell" />
      {unread > 0 && (
        <span className={styles.count} aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  )
}
