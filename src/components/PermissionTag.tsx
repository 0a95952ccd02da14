import { summarizePermissions, type Catalogue } from '../domain/sharing/permission.ts'
import { nounsText } from '../text/nouns.ts'
import { useText } from '../text/sentences.ts'
import styles from './PermissionTag.module.css'

/** 全部权限, 只读 or 自定义. Only where something can be changed is it marked by colour. */
export function PermissionTag({ permissions, catalogue }: { permissions: readonly string[]; catalogue: Catalogue }) {
  const t = useText(nounsText)
  const canOperate = permissions.some((permission) => permission.endsWith('.operate'))
  return (
    <span className={canOperate ? `${styles.tag} ${styles.canOperate}` : styles.tag}>
      {t.summary[summarizePermissions(permissions, catalogue)]}
    </span>
  )
}
