import { useFormContext, useWatch } from 'react-hook-form'
import type { OwnEnvironment } from '../../contract/environment.ts'
import type { Catalogue } from '../../domain/sharing/permission.ts'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { PermissionTag } from '../PermissionTag.tsx'
import styles from './GrantFields.module.css'
import type { GrantRow } from './grantRows.ts'

/** A row in one line: which environment, the word for its permissions, how many they are, and what is wrong with it. */
export function FoldedGrant({
  row,
  environments,
  catalogue,
}: {
  row: number
  environments: readonly OwnEnvironment[]
  catalogue: Catalogue
}) {
  const t = useText(grantsText)
  const { control } = useFormContext<{ rows: GrantRow[] }>()
  const { environmentId, permissions } = useWatch({ control, name: `rows.${row}` })
  const readiness = environments.find(({ id }) => id === environmentId)?.authFunction ?? 'deployed'
  return (
    <>
      {environmentId === '' ? (
        <span className={styles.reason}>{t.chooseEnvironment}</span>
      ) : (
        <code className={styles.id}>{environmentId}</code>
      )}{' '}
      <PermissionTag permissions={permissions} catalogue={catalogue} />{' '}
      <span className={styles.reason}>{t.count(permissions.length)}</span>
      {readiness !== 'deployed' && <span className={styles.warning}> {t.readiness[readiness]}</span>}
    </>
  )
}
