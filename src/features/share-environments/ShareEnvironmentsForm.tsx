import { useEffect, useRef, useState } from 'react'
import { Refused } from '../../api/failure.ts'
import { useWrite } from '../../api/useWrite.ts'
import { EditingDialog } from '../../components/editing/EditingDialog.tsx'
import { useEditing } from '../../components/editing/useEditing.ts'
import { GrantFields, type Grantable } from '../../components/grants/GrantFields.tsx'
import { GrantReview } from '../../components/grants/GrantReview.tsx'
import type { ShareView } from '../../contract/share.ts'
import { shareEnvironments } from '../../contract/shareWrites.ts'
import { paths } from '../../paths.ts'
import { useRouter } from '../../router/Router.tsx'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { AccountLookUp } from './AccountLookUp.tsx'
import styles from './ShareEnvironmentsDialog.module.css'
import {
  fieldOf,
  isWorthKeeping,
  originalFor,
  schema,
  shape,
  toRequest,
  type ShareEnvironmentsValues,
} from './shareEnvironmentsForm.ts'
import { useLookUp } from './useLookUp.ts'

interface FormProps {
  as: string
  grantable: Grantable
  onClose: () => void
}

export function ShareEnvironmentsForm({ as, grantable, onClose }: FormProps) {
  const t = useText(grantsText)
  const { navigate } = useRouter()
  const share = useWrite(shareEnvironments)
  const foundAccount = useRef<HTMLDivElement>(null)
  const isShared = useRef(false)
  // An AppID that has a share already is nothing to lose: it leads to another dialog.
  const [sharedWith, setSharedWith] = useState<string>()
  const editing = useEditing<ShareEnvironmentsValues, ShareView>({
    draftKey: `share-environments.${as}`,
    shape,
    schema,
    checkedBy: 'rows',
    latest: originalFor(grantable),
    isChanged: (blank, { appId, rows }) => isWorthKeeping(blank, { appId: appId === sharedWith ? '' : appId, rows }),
    fieldOf,
    write: share,
    send: (valid, _version, reactions) => share.write({ input: toRequest(valid) }, reactions),
    onDone(saved) {
      if (!saved) return
      isShared.current = true
      navigate(paths.shares('given', new URLSearchParams({ shared: saved.id }).toString()), {
        replace: true,
        ignoreBlocker: true,
      })
    },
  })
  const { form, values, isRestored } = editing
  const lookUp = useLookUp(values.appId, (appId) => form.setValue('appId', appId))
  const isSharedWith = lookUp.error instanceof Refused && lookUp.error.code === 'already-shared'
  if (isSharedWith && sharedWith !== values.appId) setSharedWith(values.appId)

  // A restored AppID was confirmed before; ask again, so that the rows are there.
  const askAtOnce = useRef(isRestored && values.appId !== '' ? lookUp.ask : undefined)
  useEffect(() => {
    askAtOnce.current?.()
    askAtOnce.current = undefined
  }, [])

  const ask = () => {
    form.clearErrors('appId')
    lookUp.ask(() => setTimeout(() => foundAccount.current?.focus()))
  }
  // The rows come after the look-up: until then they have no errors.
  const submit = () => {
    if (lookUp.found) editing.submit()
    else form.setError('appId', { message: t.lookUpFirst }, { shouldFocus: true })
  }

  return (
    <EditingDialog
      title={t.addTitle}
      editing={editing}
      submitLabel={t.submit}
      onSubmit={submit}
      // The focus goes to the next thing to do.
      finalFocus={() => (isShared.current ? false : null)}
      onClose={onClose}
    >
      <AccountLookUp lookUp={lookUp} onAsk={ask} foundRef={foundAccount} />
      {grantable.environments.length === 0 && <Alert tone="warning">{t.noOwnEnvironments}</Alert>}
      <h3 className={styles.heading}>{t.environments}</h3>
      {lookUp.found ? (
        <>
          <GrantFields {...grantable} />
          <GrantReview rows={values.rows} catalogue={grantable.catalogue} />
        </>
      ) : (
        <p className={styles.soft}>{t.rowsAfterLookUp}</p>
      )}
    </EditingDialog>
  )
}
