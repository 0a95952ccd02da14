import { useId, type Ref } from 'react'
import { useController } from 'react-hook-form'
import { Refused, Unavailable } from '../../api/failure.ts'
import { AccountIdentity } from '../../components/AccountIdentity.tsx'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { failuresText } from '../../text/failures.ts'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import fieldStyles from '../../ui/Field.module.css'
import styles from './ShareEnvironmentsDialog.module.css'
import type { ShareEnvironmentsValues } from './shareEnvironmentsForm.ts'
import type { useLookUp } from './useLookUp.ts'

/** AppID of the surrounding form and 查询, and the account found, to be confirmed by looking at it. */
export function AccountLookUp({
  lookUp,
  onAsk,
  foundRef,
}: {
  lookUp: ReturnType<typeof useLookUp>
  onAsk: () => void
  foundRef: Ref<HTMLDivElement>
}) {
  const t = useText(grantsText)
  const id = useId()
  const { field, fieldState } = useController<ShareEnvironmentsValues, 'appId'>({ name: 'appId' })
  const message = useLookUpSentence(lookUp) ?? fieldState.error?.message
  const share =
    lookUp.error instanceof Refused && lookUp.error.code === 'already-shared'
      ? String(lookUp.error.params['shareId'])
      : undefined

  return (
    <>
      <div className={styles.lookUp}>
        <div className={fieldStyles.field}>
          <label className={fieldStyles.label} htmlFor={id}>
            {t.appId}
          </label>
          <input
            {...field}
            id={id}
            className={fieldStyles.input}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-invalid={message ? true : undefined}
            aria-describedby={`${id}-note`}
            onKeyDown={(event) => {
              // While an input method composes, Enter belongs to it.
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              onAsk()
            }}
          />
        </div>
        <Button busy={lookUp.isAsking} aria-disabled={lookUp.secondsLeft > 0} onClick={onAsk}>
          {t.lookUp}
        </Button>
        <div id={`${id}-note`} className={styles.notes}>
          {message ? (
            <p className={fieldStyles.error} role="alert">
              {message}
              {share && (
                <>
                  {' '}
                  <Link to={paths.configureShare(share)} replace>
                    {t.goConfigure}
                  </Link>
                </>
              )}
            </p>
          ) : (
            <p className={fieldStyles.hint}>{lookUp.cleaned ? t.cleaned : t.appIdHint}</p>
          )}
        </div>
      </div>
      <div role="status">
        {lookUp.found && (
          <div className={styles.found} ref={foundRef} tabIndex={-1}>
            <p className={styles.label}>{t.confirm}</p>
            <AccountIdentity account={lookUp.found} entity={lookUp.found.entity} />
            {lookUp.found.cloud === 'not-opened' && <p className={styles.soft}>{t.cloudNotOpened}</p>}
          </div>
        )}
      </div>
    </>
  )
}

function useLookUpSentence({ error, secondsLeft }: ReturnType<typeof useLookUp>): string | undefined {
  const sentence = useRefusalSentence()
  const { body } = useText(failuresText)
  if (!error) return undefined
  if (!(error instanceof Refused)) return body[error instanceof Unavailable ? error.reason : 'server']
  return error.code === 'rate-limited'
    ? sentence({ code: error.code, params: { seconds: secondsLeft } })
    : sentence(error)
}
