import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sessionQuery } from '../api/session.ts'
import { useOnline } from '../api/useOnline.ts'
import { paths } from '../paths.ts'
import { Link } from '../router/Link.tsx'
import { languages, useText, type Language } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { Icon } from '../ui/Icon.tsx'
import { Select } from '../ui/Select.tsx'
import { ActingAccount, AccountSwitch } from './AccountSwitch.tsx'
import { Navigation } from './Navigation.tsx'
import { themes, type Theme } from './preferences.ts'
import styles from './Shell.module.css'
import { MockBackendBadge } from './MockBackendBadge.tsx'
import { StorageNotice } from './StorageNotice.tsx'
import type { MockBackendControl } from './mockBackend.ts'

interface Choices {
  language: Language
  theme: Theme
  onLanguage: (language: Language) => void
  onTheme: (theme: Theme) => void
  onAccount: (appId: string) => void
}

/** What stays while pages change: brand, account, notices, language, theme, navigation. */
export function Shell({
  mockBackend,
  choices,
  children,
}: {
  mockBackend: MockBackendControl | undefined
  choices: Choices
  children: ReactNode
}) {
  const t = useText(shellText)
  const isOnline = useOnline()
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t.skip}
      </a>
      <header className={styles.header}>
        <Link to={paths.shares('given')} className={styles.brand}>
          <span className={styles.mark}>
            <Icon name="share" />
          </span>
          {t.product}
        </Link>
        <div className={styles.tools}>
          {mockBackend && <MockBackendBadge mockBackend={mockBackend} />}
          <LanguageAndTheme {...choices} />
          <Bell />
          {mockBackend ? <AccountSwitch onAccount={choices.onAccount} /> : <ActingAccount />}
        </div>
      </header>
      <Navigation hasPlayground={mockBackend !== undefined} />
      <main className={styles.main} id="main" tabIndex={-1}>
        <div role="status">{!isOnline && <p className={styles.banner}>{t.offline}</p>}</div>
        <div className={styles.notice}>{mockBackend && <StorageNotice mockBackend={mockBackend} />}</div>
        {children}
      </main>
    </div>
  )
}

function LanguageAndTheme({ language, theme, onLanguage, onTheme }: Choices) {
  const t = useText(shellText)
  const names = { 'zh-CN': '中文', en: 'English' }
  return (
    <>
      <Select
        label={t.language}
        value={language}
        options={languages.map((value) => ({ value, label: names[value] }))}
        onChosen={(value) => onLanguage(value as Language)}
      />
      <Select
        label={t.theme}
        value={theme}
        options={themes.map((value) => ({ value, label: t.themes[value] }))}
        onChosen={(value) => onTheme(value as Theme)}
      />
    </>
  )
}

function Bell() {
  const t = useText(shellText)
  const unread = useQuery(sessionQuery).data?.counts.unread ?? 0
  return (
    <Link
      to={paths.notifications()}
      className={styles.bell}
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
