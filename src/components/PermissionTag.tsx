import { summarizePermissions, type Catalogue } from '../domain/sharing/permission.ts'
import { nounsText } from '../text/nouns.ts'
import { useText } from '../text/sentences.ts'
import styles from './PermissionTag.module.css'

/** 全部权限, 只读 or 自定义. */
export function PermissionTag({ permissions, catalogue }: { permissions: readonly string[]; catalogue: Catalogue }) {
  const t = useText(nounsText)
  const summary = summarizePermissions(permissions, catalogue)
  return <span className={`${styles.tag} ${styles[summary]}`}>{t.summary[summary]}</span>
}
