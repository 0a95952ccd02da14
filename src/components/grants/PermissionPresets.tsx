import { useId, useState } from 'react'
import { allPermissions, presetsOf, summarizePermissions, type Catalogue } from '../../domain/sharing/permission.ts'
import { grantsText } from '../../text/grants.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import styles from './GrantFields.module.css'

/**
 * 权限方案: the presets, and 自定义 for what is none of them. Choosing 自定义 brings back what was ticked one by one before a
 * preset took its place. Permissions this console does not know are not touched.
 */
export function PermissionPresets({
  value,
  catalogue,
  onChange,
}: {
  value: readonly string[]
  catalogue: Catalogue
  onChange: (permissions: string[]) => void
}) {
  const t = useText(grantsText)
  const { summary: words } = useText(nounsText)
  const name = useId()
  const all = allPermissions(catalogue)
  const unknown = value.filter((key) => !all.includes(key))
  const known = value.filter((key) => all.includes(key))
  const summary = summarizePermissions(known, catalogue)
  const [own, setOwn] = useState<readonly string[]>()
  // Chosen as 自定义 and not changed since: what is ticked may be a preset as well.
  const [keptAsOwn, setKeptAsOwn] = useState<string>()
  const chosen = keptAsOwn === known.join() ? 'custom' : summary

  function choosePreset(permissions: readonly string[]) {
    if (summary === 'custom' && known.length > 0) setOwn(known)
    setKeptAsOwn(undefined)
    onChange([...permissions, ...unknown])
  }
  function chooseCustom() {
    const next = own ?? known
    setKeptAsOwn(next.join())
    onChange([...next, ...unknown])
  }

  return (
    <div className={styles.presets} role="radiogroup" aria-label={t.presets}>
      {presetsOf(catalogue).map(({ preset, permissions }) => (
        <label key={preset} className={styles.preset}>
          <input type="radio" name={name} checked={chosen === preset} onChange={() => choosePreset(permissions)} />
          {words[preset]}
        </label>
      ))}
      <label className={styles.preset}>
        <input type="radio" name={name} checked={chosen === 'custom'} onChange={chooseCustom} />
        {words.custom}
      </label>
    </div>
  )
}
