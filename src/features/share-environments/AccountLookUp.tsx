import { useId, type Ref } from 'react'
import { useController, useFormContext } from 'react-hook-form'
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
  const { clearErrors } = useFormContext<ShareEnvironmentsValues>()
  const { field, fieldState } = useController<ShareEnvironmentsValues, 'appId'>({ name: 'appId' })
  const { failure, waiting } = useLookUpSentences(lookUp)
  const message = failure ?? fieldState.error?.message
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
            onChange={(event) => {
              field.onChange(event)
              clearErrors('appId')
            }}
            className={fieldStyles.input}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-invalid={message || lookUp.isTooEarly ? true : undefined}
            aria-describedby={`${id}-note`}
            onKeyDown={(event) => {
              // While an input method composes, Enter belongs to it.
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              onAsk()
            }}
          />
        </div>
        <Button
          busy={lookUp.isAsking}
          aria-disabled={waiting !== undefined}
          aria-describedby={waiting ? `${id}-wait` : undefined}
          onClick={onAsk}
        >
          {t.lookUp}
        </Button>
        <div id={`${id}-note`} className={styles.notes}>
          {message && (
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
          )}
          {waiting && (
            // Said once, not with every second; another element is said again.
            <p key={lookUp.timesSaid} id={`${id}-wait`} className={fieldStyles.error} role="alert" aria-live="off">
              {waiting}
            </p>
          )}
          {!message && !waiting && lookUp.mending === 'nothing' && <p className={fieldStyles.hint}>{t.appIdHint}</p>}
          <p className={fieldStyles.hint} role="status">
            {lookUp.mending === 'cleaned' && t.cleaned}
            {lookUp.mending === 'taken-out' && t.takenOut}
          </p>
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

/** Why nobody was found, and how long 查询 has to wait. */
function useLookUpSentences({ error, secondsLeft }: ReturnType<typeof useLookUp>) {
  const sentence = useRefusalSentence()
  const { body } = useText(failuresText)
  return {
    failure:
      error &&
      (error instanceof Refused ? sentence(error) : body[error instanceof Unavailable ? error.reason : 'server']),
    waiting: secondsLeft > 0 ? sentence({ code: 'rate-limited', params: { seconds: secondsLeft } }) : undefined,
  }
}
