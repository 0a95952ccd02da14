import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { FormProvider, useForm, useWatch } from 'react-hook-form'
import { Refused } from '../../api/failure.ts'
import { useOnline } from '../../api/useOnline.ts'
import { useWrite } from '../../api/useWrite.ts'
import { AccountIdentity } from '../../components/AccountIdentity.tsx'
import { drafts } from '../../components/drafts.ts'
import { ChangedElsewhere } from '../../components/editing/ChangedElsewhere.tsx'
import { GrantChanges } from '../../components/grants/GrantChanges.tsx'
import { GrantFields } from '../../components/grants/GrantFields.tsx'
import { changesBetween, reapply, rowsOf } from '../../components/grants/grantRows.ts'
import { useFieldErrors } from '../../components/grants/useFieldErrors.ts'
import { LeaveGuard } from '../../components/LeaveGuard.tsx'
import { displayName } from '../../text/displayName.ts'
import { WriteFailure } from '../../components/WriteFailure.tsx'
import type { getConfiguration } from '../../contract/configuration.ts'
import type { ResponseOf } from '../../contract/endpoint.ts'
import type { EnvironmentView } from '../../contract/environmentView.ts'
import type { ShareView } from '../../contract/share.ts'
import { configureShare } from '../../contract/shareWrites.ts'
import { paths } from '../../paths.ts'
import { useLocation, useRouter } from '../../router/Router.tsx'
import { dialogText } from '../../text/dialogs.ts'
import { editingText } from '../../text/editing.ts'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useToast } from '../../ui/toasts.ts'
import styles from './ConfigureShareForm.module.css'
import { draft, draftKey, schema, toRequest, type Base, type ConfigureShareValues } from './configureShareForm.ts'
import { ShareEnded } from './ShareEnded.tsx'

interface FormProps {
  as: string
  /** The share as the backend has it now; it can move on while the dialog is open. */
  latest: ShareView
  ended: Refused | undefined
  configuration: ResponseOf<typeof getConfiguration>
  environments: readonly EnvironmentView[]
}

export function ConfigureShareForm({ as, latest, ended, configuration, environments }: FormProps) {
  const t = useText(grantsText)
  const showToast = useToast()
  const d = useText(dialogText)
  const e = useText(editingText)
  const { leave } = useRouter()
  const location = useLocation()
  const isOnline = useOnline()
  const configure = useWrite(configureShare)
  const key = draftKey(latest.id)
  const [restored] = useState(() => drafts.read(key, draft))
  const [isRestored, setRestored] = useState(restored.draft !== undefined)
  const [base, setBase] = useState<Base>(
    () => restored.draft?.base ?? { version: latest.version, rows: rowsOf(latest) },
  )
  const [isDone, setDone] = useState(false)
  const form = useForm<ConfigureShareValues>({
    defaultValues: { rows: restored.draft?.rows ?? base.rows },
    resolver: standardSchemaResolver(schema),
    mode: 'onChange',
  })
  const { rows } = useWatch({ control: form.control }) as ConfigureShareValues
  const setFieldErrors = useFieldErrors(form, configure.isLocked)
  const changes = changesBetween(base.rows, rows)
  const isDirty = !isDone && (changes.length > 0 || rows.some(({ environmentId }) => environmentId === ''))
  const isStale = !isDone && !configure.isPending && !ended && latest.version !== base.version

  useEffect(() => {
    if (isDirty) drafts.write(key, { base, rows })
    else drafts.drop(key)
  }, [key, base, rows, isDirty])
  // Nothing typed, nothing to compare: the dialog simply follows.
  if (isStale && !isDirty) startFrom(rowsOf(latest))

  function startFrom(next: ConfigureShareValues['rows']) {
    setBase({ version: latest.version, rows: rowsOf(latest) })
    form.reset({ rows: next })
    configure.reset()
  }
  const close = () => leave(paths.shares('given', location.search))
  const finish = () => {
    drafts.drop(key)
    flushSync(() => setDone(true))
    close()
  }
  const onConfigured = () => {
    showToast(t.configured(displayName(latest.grantee.name, latest.grantee.appId)))
    finish()
  }
  const submit = form.handleSubmit((valid) => {
    if (!isOnline) return
    if (changes.length === 0) {
      showToast(t.nothingChanged)
      finish()
    } else {
      configure.write(
        { input: toRequest(latest.id, valid), version: base.version },
        { onSuccess: onConfigured, onError: setFieldErrors },
      )
    }
  })
  const discard = () => {
    drafts.drop(key)
    setRestored(false)
    startFrom(rowsOf(latest))
  }

  return (
    <FormProvider {...form}>
      <Dialog
        title={t.configureTitle}
        closeLabel={d.close}
        size="large"
        busy={configure.isPending}
        onClose={close}
        initialFocus={(dialog) => dialog.querySelector<HTMLElement>('[role="combobox"]')}
        footer={
          <>
            <Button aria-disabled={configure.isPending} onClick={close}>
              {d.cancel}
            </Button>
            {!ended && (
              <Button
                kind="primary"
                busy={configure.isPending}
                aria-disabled={!isOnline || configure.isLocked}
                title={isOnline ? undefined : t.offline}
                onClick={() => void submit()}
              >
                {configure.isPending ? t.submitting : t.submit}
              </Button>
            )}
          </>
        }
      >
        <AccountIdentity account={latest.grantee} />
        {isRestored && (
          <Alert tone="info" actions={<Button onClick={discard}>{d.dropDraft}</Button>}>
            {d.restored}
          </Alert>
        )}
        {restored.wasInvalid && <Alert tone="info">{d.draftInvalid}</Alert>}
        {ended && !isDone && (
          <ShareEnded
            as={as}
            error={ended}
            grantee={latest.grantee.appId}
            rows={rows}
            onLeaving={() => flushSync(() => setDone(true))}
          />
        )}
        {isStale && isDirty && (
          <ChangedElsewhere
            title={t.changedElsewhere}
            theirs={
              <GrantChanges
                title={e.theirs}
                changes={changesBetween(base.rows, rowsOf(latest))}
                catalogue={configuration.catalogue}
                none={e.same}
              />
            }
            mine={<GrantChanges title={e.mine} changes={changes} catalogue={configuration.catalogue} none={e.same} />}
            isRefused={configure.error instanceof Refused}
            onReapplied={() => startFrom(reapply(base.rows, rows, rowsOf(latest)))}
            onDropped={discard}
          />
        )}
        <fieldset disabled={configure.isLocked || ended !== undefined} className={styles.fields}>
          <GrantFields
            environments={environments}
            catalogue={configuration.catalogue}
            max={configuration.limits.environmentsPerShare}
            kept={base.rows.map(({ environmentId }) => environmentId)}
          />
        </fieldset>
        <GrantChanges title={t.changes} changes={changes} catalogue={configuration.catalogue} none={t.noChanges} />
        {!ended && !(isStale && isDirty) && <WriteFailure write={configure} />}
        <LeaveGuard isDirty={isDirty} isPending={configure.isPending && !isDone} onDiscarded={() => drafts.drop(key)} />
      </Dialog>
    </FormProvider>
  )
}
