import { useEffect, useRef, type Ref } from 'react'
import {
  allPermissions,
  permissionOf,
  togglePermission,
  type Catalogue,
  type Permission,
} from '../../domain/sharing/permission.ts'
import { grantsText } from '../../text/grants.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import fieldStyles from '../../ui/Field.module.css'
import styles from './GrantFields.module.css'

interface PermissionMatrixProps {
  id: string
  catalogue: Catalogue
  value: readonly Permission[]
  onChange: (permissions: Permission[]) => void
  error: string | undefined
  inputRef: Ref<HTMLInputElement>
}

/** 全部权限 over one line per kind of resource. Ticking keeps rule 6: 操作 brings 查看 along. */
export function PermissionMatrix({ id, catalogue, value, onChange, error, inputRef }: PermissionMatrixProps) {
  const t = useText(grantsText)
  const { resource: resourceNames, action: actionNames, unknownPermission } = useText(nounsText)
  const all = allPermissions(catalogue)
  const unknown = value.filter((key) => !all.includes(key))
  const hasAll = all.every((key) => value.includes(key))
  const hasSome = value.length > 0

  // Mixed becomes all, all becomes none (B33). Permissions this console does not know are not touched.
  const toggleAll = () => onChange(hasAll ? unknown : [...all, ...unknown])

  return (
    <div role="group" aria-label={t.permissions} aria-describedby={error ? `${id}-error` : undefined}>
      <label className={`${styles.check} ${styles.allLine}`}>
        <TriStateCheckbox
          checked={hasAll}
          mixed={hasSome && !hasAll}
          onChange={toggleAll}
          invalid={error !== undefined}
          inputRef={inputRef}
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

function TriStateCheckbox({
  checked,
  mixed,
  onChange,
  invalid,
  inputRef,
}: {
  checked: boolean
  mixed: boolean
  onChange: () => void
  invalid: boolean
  inputRef: Ref<HTMLInputElement>
}) {
  const own = useRef<HTMLInputElement>(null)
  // HTML has no attribute for it.
  useEffect(() => {
    if (own.current) own.current.indeterminate = mixed
  }, [mixed])
  return (
    <input
      ref={(element) => {
        own.current = element
        if (typeof inputRef === 'function') inputRef(element)
      }}
      type="checkbox"
      checked={checked}
      aria-invalid={invalid || undefined}
      onChange={onChange}
    />
  )
}
