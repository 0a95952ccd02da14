import { useId } from 'react'
import { useController } from 'react-hook-form'
import { allPermissions, permissionOf, togglePermission, type Catalogue } from '../../domain/sharing/permission.ts'
import { grantsText } from '../../text/grants.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import fieldStyles from '../../ui/Field.module.css'
import styles from './GrantFields.module.css'
import type { GrantRow } from './grantRows.ts'
import { useRowSentence } from './useRowSentence.ts'

/** 全部权限 over one line per kind of resource, for one row of the surrounding form. Ticking keeps rule 6: 操作 brings 查看 along. */
export function PermissionMatrix({ row, catalogue }: { row: number; catalogue: Catalogue }) {
  const { field, fieldState } = useController<{ rows: GrantRow[] }, `rows.${number}.permissions`>({
    name: `rows.${row}.permissions`,
  })
  const { value, onChange } = field
  const error = useRowSentence()(fieldState.error?.message)
  const id = useId()
  const t = useText(grantsText)
  const { resource: resourceNames, action: actionNames, unknownPermission } = useText(nounsText)
  const all = allPermissions(catalogue)
  const unknown = value.filter((key) => !all.includes(key))
  const hasAll = all.every((key) => value.includes(key))
  const isMixed = value.length > 0 && !hasAll

  // Mixed becomes all, all becomes none (B33). Permissions this console does not know are not touched.
  const toggleAll = () => onChange(hasAll ? unknown : [...all, ...unknown])

  return (
    <div role="group" aria-label={t.permissions} aria-describedby={error ? `${id}-error` : undefined}>
      <label className={`${styles.check} ${styles.allLine}`}>
        <input
          ref={(element) => {
            if (element) element.indeterminate = isMixed // HTML has no attribute for it.
            field.ref(element)
          }}
          type="checkbox"
          checked={hasAll}
          aria-invalid={error !== undefined || undefined}
          onChange={toggleAll}
        />
        {t.all}
      </label>
      <div className={styles.matrix}>
        {catalogue.map(({ resource, actions }) => (
          <div key={resource} className={styles.line}>
            <span>{resourceNames[resource]}</span>
            {actions.map((action) => {
              const key = permissionOf(resource, action)
              return (
                <label key={action} className={styles.check}>
                  <input
                    type="checkbox"
                    aria-label={`${resourceNames[resource]} ${actionNames[action]}`}
                    checked={value.includes(key)}
                    onChange={(event) => onChange(togglePermission(value, key, event.target.checked))}
                  />
                  {actionNames[action]}
                </label>
              )
            })}
          </div>
        ))}
      </div>
      {unknown.map((key) => (
        <p key={key} className={fieldStyles.hint}>
          {unknownPermission(key)}
        </p>
      ))}
      {error && (
        <p id={`${id}-error`} className={fieldStyles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
