import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { FormProvider, useController, useForm, useFormState, useWatch } from 'react-hook-form'
import { Refused } from '../../api/failure.ts'
import { configurationQuery } from '../../api/configuration.ts'
import { ownEnvironmentsQuery } from '../../api/environments.ts'
import { sessionQuery } from '../../api/session.ts'
import { useOnline } from '../../api/useOnline.ts'
import { useWrite } from '../../api/useWrite.ts'
import { Loading } from '../../components/Loading.tsx'
import { drafts } from '../../components/drafts.ts'
import { GrantFields } from '../../components/grants/GrantFields.tsx'
import { GrantReview } from '../../components/grants/GrantReview.tsx'
import { useFieldErrors } from '../../components/grants/useFieldErrors.ts'
import { LeaveGuard } from '../../components/LeaveGuard.tsx'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { displayName } from '../../text/displayName.ts'
import { WriteFailure } from '../../components/WriteFailure.tsx'
import type { EnvironmentView } from '../../contract/environmentView.ts'
import type { ResponseOf } from '../../contract/endpoint.ts'
import type { getConfiguration } from '../../contract/configuration.ts'
import type { ShareView } from '../../contract/share.ts'
import { shareEnvironments } from '../../contract/shareWrites.ts'
import { paths } from '../../paths.ts'
import { useLocation, useRouter } from '../../router/Router.tsx'
import { dialogText } from '../../text/dialogs.ts'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useToast } from '../../ui/toasts.ts'
import { AccountLookUp } from './AccountLookUp.tsx'
import styles from './ShareEnvironmentsDialog.module.css'
import {
  countProblems,
  defaults,
  draft,
  draftKey,
  isWorthKeeping,
  schema,
  toRequest,
  type ShareEnvironmentsValues,
} from './shareEnvironmentsForm.ts'
import { useLookUp } from './useLookUp.ts'

/** 添加共享: whom, which environments with which permissions, what that grants, 提交. */
export function ShareEnvironmentsDialog() {
  const t = useText(grantsText)
  const d = useText(dialogText)
  const { leave } = useRouter()
  const location = useLocation()
  // The page behind keeps it fresh; asked again, it would hold up the dialog.
  const session = useQuery({ ...sessionQuery, refetchOnMount: false })
  const configuration = useQuery(configurationQuery)
  const environments = useQuery(ownEnvironmentsQuery)
  const failed = [session, configuration, environments].find(({ isError, data }) => isError && !data)

  if (session.data && configuration.data && environments.data) {
    return (
      <ShareEnvironmentsForm
        as={session.data.account.appId}
        configuration={configuration.data}
        environments={environments.data.items}
      />
    )
  }
  const close = () => leave(paths.shares('given', location.search))
  return (
    <Dialog
      title={t.addTitle}
      closeLabel={d.close}
      size="large"
      onClose={close}
      initialFocus={theDialog}
      footer={<Button onClick={close}>{d.cancel}</Button>}
    >
      {failed?.error ? (
        <LoadFailure error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <p role="status">
          <Loading />
        </p>
      )}
    </Dialog>
  )
}

/** Until there is something to fill in. */
const theDialog = (dialog: HTMLElement) => dialog

interface FormProps {
  as: string
  configuration: ResponseOf<typeof getConfiguration>
  environments: readonly EnvironmentView[]
}

function ShareEnvironmentsForm({ as, configuration, environments }: FormProps) {
  const t = useText(grantsText)
  const showToast = useToast()
  const d = useText(dialogText)
  const { leave, navigate } = useRouter()
  const location = useLocation()
  const isOnline = useOnline()
  const share = useWrite(shareEnvironments)
  const [restored] = useState(() => drafts.read(draftKey(as), draft))
  const [isRestored, setRestored] = useState(restored.draft !== undefined)
  const [isDone, setDone] = useState(false)
  const found = useRef<HTMLDivElement>(null)
  const blank = defaults(configuration.catalogue)
  const form = useForm<ShareEnvironmentsValues>({
    defaultValues: restored.draft ?? blank,
    resolver: standardSchemaResolver(schema),
    mode: 'onChange',
  })
  const appId = useController({ control: form.control, name: 'appId' })
  const values = useWatch({ control: form.control }) as ShareEnvironmentsValues
  const lookUp = useLookUp(values.appId)
  const setFieldErrors = useFieldErrors(form, share.isLocked)
  // An AppID that is shared with already is nothing to lose: the way on is another dialog.
  const isShared = lookUp.error instanceof Refused && lookUp.error.code === 'already-shared'
  const isDirty = isWorthKeeping(isShared ? { ...values, appId: '' } : values) && !isDone

  useDraft(draftKey(as), values, isDirty)
  // A restored AppID was confirmed before; ask again, so that the rows are there.
  const askAtOnce = useRef(restored.draft && restored.draft.appId !== '' ? lookUp.ask : undefined)
  useEffect(() => {
    askAtOnce.current?.()
    askAtOnce.current = undefined
  }, [])

  const close = () => leave(paths.shares('given', location.search))
  const ask = () => {
    form.clearErrors('appId')
    lookUp.ask(() => setTimeout(() => found.current?.focus()))
  }
  const onShared = (made: ShareView) => {
    drafts.drop(draftKey(as))
    flushSync(() => setDone(true))
    showToast(t.shared(displayName(made.grantee.name, made.grantee.appId)))
    navigate(paths.shares('given', new URLSearchParams({ shared: made.id }).toString()), { replace: true })
  }
  const submitTo = (grantee: string) =>
    form.handleSubmit((valid) => {
      if (isOnline) share.write({ input: toRequest(grantee, valid) }, { onSuccess: onShared, onError: setFieldErrors })
    })
  // The rows come after the look-up: until then there is nothing else to complain about.
  const submit = () => {
    if (lookUp.found) void submitTo(lookUp.found.appId)()
    else form.setError('appId', { message: t.lookUpFirst }, { shouldFocus: true })
  }
  const discard = () => {
    form.reset(blank)
    drafts.drop(draftKey(as))
    setRestored(false)
  }

  return (
    <FormProvider {...form}>
      <Dialog
        title={t.addTitle}
        closeLabel={d.close}
        size="large"
        busy={share.isPending}
        onClose={close}
        initialFocus={(dialog) => dialog.querySelector<HTMLElement>('input[name="appId"]')}
        {...(isDone ? { finalFocus: () => false as const } : {})}
        footer={
          <>
            <Problems />
            <Button aria-disabled={share.isPending} onClick={close}>
              {d.cancel}
            </Button>
            <Button
              kind="primary"
              busy={share.isPending}
              aria-disabled={!isOnline || share.isLocked}
              title={isOnline ? undefined : t.offline}
              onClick={submit}
            >
              {share.isPending ? t.submitting : t.submit}
            </Button>
          </>
        }
      >
        {isRestored && (
          <Alert tone="info" actions={<Button onClick={discard}>{d.dropDraft}</Button>}>
            {d.restored}
          </Alert>
        )}
        {restored.wasInvalid && <Alert tone="info">{d.draftInvalid}</Alert>}
        <fieldset disabled={share.isLocked} className={styles.fields}>
          <AccountLookUp
            field={appId.field}
            lookUp={lookUp}
            onAsk={ask}
            error={appId.fieldState.error?.message}
            foundRef={found}
          />
          {environments.length === 0 && <Alert tone="warning">{t.noOwnEnvironments}</Alert>}
          <h3 className={styles.heading}>{t.environments}</h3>
          {lookUp.found ? (
            <>
              <GrantFields
                environments={environments}
                catalogue={configuration.catalogue}
                max={configuration.limits.environmentsPerShare}
              />
              <GrantReview rows={values.rows} catalogue={configuration.catalogue} />
            </>
          ) : (
            <p className={styles.soft}>{t.rowsAfterLookUp}</p>
          )}
        </fieldset>
        <WriteFailure write={share} />
        <LeaveGuard
          isDirty={isDirty}
          isPending={share.isPending && !isDone}
          onDiscarded={() => drafts.drop(draftKey(as))}
        />
      </Dialog>
    </FormProvider>
  )
}

/** How much there is to change, once somebody has tried to submit. */
function Problems() {
  'use no memo' // The form library changes its errors in place.
  const t = useText(grantsText)
  const { errors, isSubmitted } = useFormState<ShareEnvironmentsValues>()
  const problems = countProblems(errors)
  if (!isSubmitted || problems === 0) return null
  return (
    <span className={styles.problems} role="status">
      {t.problems(problems)}
    </span>
  )
}

function useDraft(key: string, values: ShareEnvironmentsValues, isDirty: boolean) {
  useEffect(() => {
    if (isDirty) drafts.write(key, values)
    else drafts.drop(key)
  }, [key, values, isDirty])
}
