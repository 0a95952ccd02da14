import type { Refused } from '../../api/failure.ts'
import { useWrite } from '../../api/useWrite.ts'
import { AccountIdentity } from '../../components/AccountIdentity.tsx'
import { displayName } from '../../text/displayName.ts'
import { EditingDialog } from '../../components/editing/EditingDialog.tsx'
import { useEditing } from '../../components/editing/useEditing.ts'
import { GrantChanges } from '../../components/grants/GrantChanges.tsx'
import { GrantFields, type Grantable } from '../../components/grants/GrantFields.tsx'
import { changesBetween, grantFieldOf } from '../../components/grants/grantRows.ts'
import type { ShareView } from '../../contract/share.ts'
import { configureShare } from '../../contract/shareWrites.ts'
import type { LeaveOptions } from '../../router/Router.tsx'
import { editingText } from '../../text/editing.ts'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { useToast } from '../../ui/toasts.ts'
import styles from './ConfigureShareForm.module.css'
import {
  isChanged,
  merge,
  originalOf,
  schema,
  shape,
  toRequest,
  type ConfigureShareValues,
} from './configureShareForm.ts'
import { useShareEnded } from './useShareEnded.tsx'

interface FormProps {
  as: string
  /** The share as the backend has it now; it can move on while the dialog is open. */
  latest: ShareView
  ended: Refused | undefined
  grantable: Grantable
  onClose: (options?: LeaveOptions) => void
}

export function ConfigureShareForm({ as, latest, ended, grantable, onClose }: FormProps) {
  const t = useText(grantsText)
  const e = useText(editingText)
  const showToast = useToast()
  const configure = useWrite(configureShare)
  const editing = useEditing<ConfigureShareValues, ShareView>({
    draftKey: `configure-share.${latest.id}`,
    shape,
    schema,
    checkedBy: 'rows',
    latest: originalOf(latest),
    isChanged,
    merge,
    fieldOf: grantFieldOf,
    write: configure,
    send: (valid, version, reactions) => configure.write({ input: toRequest(latest.id, valid), version }, reactions),
    onDone(saved) {
      showToast(saved ? t.configured(displayName(saved.grantee.name, saved.grantee.appId)) : e.nothingChanged)
      onClose({ ignoreBlocker: true })
    },
  })
  const { base, values } = editing
  const theirs = changesBetween(base.values.rows, editing.latest.values.rows)
  const mine = changesBetween(base.values.rows, values.rows)
  const shown = { catalogue: grantable.catalogue, none: e.same }
  const blocked = useShareEnded(ended, editing, as, latest.grantee)

  return (
    <EditingDialog
      title={t.configureTitle}
      editing={editing}
      submitLabel={t.submit}
      conflict={{
        title: t.changedElsewhere,
        theirs: <GrantChanges {...shown} title={e.theirs} changes={theirs} />,
        mine: <GrantChanges {...shown} title={e.mine} changes={mine} />,
      }}
      {...blocked}
      onClose={onClose}
    >
      <AccountIdentity account={latest.grantee} />
      <fieldset role="none" disabled={ended !== undefined} className={styles.fields}>
        <GrantFields {...grantable} kept={base.values.rows.map(({ environmentId }) => environmentId)} />
      </fieldset>
      <GrantChanges {...shown} title={t.changes} changes={mine} none={t.noChanges} />
    </EditingDialog>
  )
}
