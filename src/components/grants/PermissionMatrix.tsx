import { useId } from 'react'
import { useController } from 'react-hook-form'
import {
  actions as everyAction,
  type Action,
  allPermissions,
  permissionOf,
  togglePermission,
  type Catalogue,
} from '../../domain/sharing/permission.ts'
import { actionState, toggleAction } from '../../domain/sharing/permissionColumns.ts'
import { grantsText } from '../../text/grants.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import fieldStyles from '../../ui/Field.module.css'
import styles from './GrantFields.module.css'
import type { GrantRow } from './grantRows.ts'
import { PermissionPresets } from './PermissionPresets.tsx'
import { Tick } from './Tick.tsx'
import { useRowSentence } from './useRowSentence.ts'

/**
 * 权限 of one row of the surrounding form: the presets, then one line per kind of resource under a line that ticks
 * everything or a whole column. Ticking keeps rule 6: 操作 brings 查看 along.
 */
export function PermissionMatrix({
  row,
  catalogue,
  onChanged,
}: {
  row: number
  catalogue: Catalogue
  onChanged: () => void
}) {
  const { field, fieldState } = useController<{ rows: GrantRow[] }, `rows.${number}.permissions`>({
    name: `rows.${row}.permissions`,
  })
  const { value } = field
  const error = useRowSentence()(fieldState.error?.message)
  const id = useId()
  const t = useText(grantsText)
  const { resource: resourceNames, action: actionNames, permission, unknownPermission } = useText(nounsText)
  const all = allPermissions(catalogue)
  const unknown = value.filter((key) => !all.includes(key))
  const hasAll = all.every((key) => value.includes(key))
  const columns = everyAction.filter((action) => catalogue.some(({ actions }) => actions.includes(action)))

  function change(permissions: string[]) {
    field.onChange(permissions)
    onChanged()
  }
  // 操作 says what it brings along before it is ticked; the look of the line shows it (see the style sheet).
  const roleOf = (action: Action) =>
    action === 'operate'
      ? { className: styles.operate, 'aria-describedby': `${id}-hint` }
      : { className: styles[action] }

  return (
    <div
      className={styles.permissions}
      role="group"
      aria-label={t.permissions(row + 1)}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <PermissionPresets value={value} catalogue={catalogue} onChange={change} />
      <div className={styles.matrix}>
        <div className={styles.line}>
          <Tick
            inputRef={field.ref}
            label={t.all}
            // Mixed becomes all, all becomes none (B33). Permissions this console does not know are not touched.
            state={hasAll ? 'all' : value.length > 0 ? 'some' : 'none'}
            isInvalid={error !== undefined}
            onToggled={() => change(hasAll ? unknown : [...all, ...unknown])}
          />
          {columns.map((action) => {
            const state = actionState(value, catalogue, action)
            return (
              <Tick
                key={action}
                {...roleOf(action)}
                label={actionNames[action]}
                name={permission(t.allResources, actionNames[action])}
                state={state}
                onToggled={() => change(toggleAction(value, catalogue, action, state !== 'all'))}
              />
            )
          })}
        </div>
        {catalogue.map(({ resource, actions }) => (
          <div key={resource} className={styles.line}>
            <span>{resourceNames[resource]}</span>
            {actions.map((action) => {
              const key = permissionOf(resource, action)
              const isTicked = value.includes(key)
              return (
                <Tick
                  key={action}
                  {...roleOf(action)}
                  label={actionNames[action]}
                  name={`${resourceNames[resource]} ${actionNames[action]}`}
                  state={isTicked ? 'all' : 'none'}
                  onToggled={() => change(togglePermission(value, key, !isTicked))}
                />
              )
            })}
          </div>
        ))}
      </div>
      <p id={`${id}-hint`} className={fieldStyles.hint}>
        {t.operateNeedsView}
      </p>
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
