import { memo } from 'react'
import { paths } from '../paths.ts'
import { Link } from '../router/Link.tsx'
import { useLocation } from '../router/Router.tsx'
import { shellText } from '../text/shell.ts'
import { useText } from '../text/sentences.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import styles from './Navigation.module.css'

/** The places of the console. Only the mock backend has a playground. */
export function Navigation({ hasPlayground }: { hasPlayground: boolean }) {
  const t = useText(shellText)
  const { path } = useLocation()
  const place = (under: string, to: string, icon: IconName, label: string) => (
    <NavItem to={to} icon={icon} label={label} isCurrent={path.startsWith(under)} />
  )
  return (
    <nav className={styles.nav} aria-label={t.navigation}>
      <ul>
        {place('/sharing', paths.shares('given'), 'share', t.sharing)}
        {place('/environments', paths.environments(), 'layers', t.environments)}
        {place('/history', paths.history(), 'history', t.history)}
        <li className={styles.navGroup}>{t.developerTools}</li>
        {hasPlayground && place('/try', paths.tryCode(), 'play', t.tryCode)}
        {place('/errors', paths.errors(), 'search', t.errors)}
        <li className={styles.navGroup}>{t.settings}</li>
        {place('/settings/environment', paths.environment(), 'cloud', t.environment)}
        {place('/settings/extensions', paths.extensions(), 'extensions', t.extensions)}
      </ul>
    </nav>
  )
}

/** A change of address draws only the two items again whose state changes. */
const NavItem = memo(
  ({ to, icon, label, isCurrent }: { to: string; icon: IconName; label: string; isCurrent: boolean }) => (
    <li>
      <Link to={to} aria-current={isCurrent ? 'page' : undefined}>
        <Icon name={icon} />
        <span>{label}</span>
      </Link>
    </li>
  ),
)
