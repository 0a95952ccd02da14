import { useQuery } from '@tanstack/react-query'
import { itemsQuery } from '../../api/items.ts'
import { useWrite } from '../../api/useWrite.ts'
import { CodeSample } from '../../components/CodeSample.tsx'
import { AuthFunctionCheck } from '../../components/environment/AuthFunctionCheck.tsx'
import { displayName } from '../../text/displayName.ts'
import { WriteButton } from '../../components/WriteButton.tsx'
import { WriteFailure } from '../../components/WriteFailure.tsx'
import { addItem } from '../../contract/item.ts'
import type { EnvironmentDetails } from '../../contract/environment.ts'
import { authFunctionRule, authFunctionSample } from '../../domain/items/authFunctionSample.ts'
import { authFunctionName } from '../../domain/items/item.ts'
import { accessLevelOf } from '../../domain/environments/accessLevel.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { authFunctionText } from '../../text/authFunction.ts'
import { useSamples } from '../../text/samples.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { buttonLook } from '../../ui/Button.tsx'
import { usePageFocus } from '../../ui/pageFocus.ts'
import { useToast } from '../../ui/toasts.ts'
import styles from './EnvironmentPage.module.css'

/** What is to be done about cloudbase_auth before a caller's `init()` gets through, and by whom. */
export function AuthFunctionNotice({ environment }: { environment: EnvironmentDetails }) {
  const t = useText(authFunctionText)
  const { authFunction, authCheck } = environment
  const isRight = authFunction === 'deployed' && authCheck === 'checked'
  return (
    <>
      <p role="status" className={styles.checked}>
        {authCheck === 'pending' ? t.beingChecked : isRight ? t.checkedRight : ''}
      </p>
      <WhatToDo environment={environment} />
    </>
  )
}

function WhatToDo({ environment }: { environment: EnvironmentDetails }) {
  const t = useText(authFunctionText)
  switch (environment.authFunction) {
    case 'deployed':
      return null
    case 'broken':
      return (
        <div className={styles.notice}>
          <Alert tone="warning" title={t.broken} actions={<ToCode environment={environment} />}>
            <p>{t.brokenBody}</p>
          </Alert>
          {accessLevelOf(environment, 'functions') !== 'none' && <AuthFunctionCheck environmentId={environment.id} />}
        </div>
      )
    case 'missing':
      return <Missing environment={environment} />
  }
}

function Missing({ environment }: { environment: EnvironmentDetails }) {
  const t = useText(authFunctionText)
  const showToast = useToast()
  const { focusHeading } = usePageFocus()
  const deploy = useWrite(addItem)
  const inLanguage = useSamples()
  const accessLevel = accessLevelOf(environment, 'functions')
  const onSuccess = () => {
    showToast(t.deployed)
    // The button is gone with what it was for.
    focusHeading()
  }
  const content = { resource: 'functions' as const, code: inLanguage(authFunctionSample), rule: authFunctionRule }
  const send = () =>
    deploy.write({ input: { environmentId: environment.id, name: authFunctionName, content } }, { onSuccess })
  return (
    <div className={styles.notice}>
      <Alert
        tone="warning"
        title={t.missing}
        actions={
          accessLevel === 'operate' && (
            <WriteButton kind="primary" write={deploy} busyLabel={t.deploying} onClick={send}>
              {t.deploy}
            </WriteButton>
          )
        }
      >
        <p>{t.missingBody}</p>
        {accessLevel === 'view-while-unavailable' && <p>{t.notNow}</p>}
        {(accessLevel === 'view' || accessLevel === 'none') && (
          <p>{t.whoDeploys(displayName(environment.owner.name, environment.owner.appId))}</p>
        )}
        <details className={styles.sample}>
          <summary>{t.showSample}</summary>
          <CodeSample code={authFunctionSample} label={t.sample} />
        </details>
      </Alert>
      <WriteFailure write={deploy} />
    </div>
  )
}

function ToCode({ environment }: { environment: EnvironmentDetails }) {
  const t = useText(authFunctionText)
  const accessLevel = accessLevelOf(environment, 'functions')
  const items = useQuery({
    ...itemsQuery({ environmentId: environment.id, resource: 'functions' }),
    enabled: accessLevel !== 'none',
  })
  const item = items.data?.items.find(({ name }) => name === authFunctionName)
  if (!item) return <p>{t.whoDeploys(displayName(environment.owner.name, environment.owner.appId))}</p>
  return (
    <Link to={paths.item(environment.id, 'functions', item.id)} {...buttonLook()}>
      {accessLevel === 'operate' ? t.editCode : t.lookAtCode}
    </Link>
  )
}
