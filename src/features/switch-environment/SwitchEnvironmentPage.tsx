import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { configurationQuery } from '../../api/configuration.ts'
import { currentEnvironmentQuery, ownEnvironmentsQuery, receivedEnvironmentsQuery } from '../../api/environments.ts'
import { useOnline } from '../../api/useOnline.ts'
import { useWrite } from '../../api/useWrite.ts'
import { LoadState } from '../../components/LoadState.tsx'
import { Card, Page } from '../../components/Page.tsx'
import { PageState } from '../../components/PageState.tsx'
import { displayName } from '../../text/displayName.ts'
import { usePermissionWords } from '../../components/usePermissionWords.ts'
import { WriteFailure } from '../../components/WriteFailure.tsx'
import { switchEnvironment, type ReceivedEnvironment } from '../../contract/environment.ts'
import type { EnvironmentView } from '../../contract/environmentView.ts'
import type { Catalogue } from '../../domain/sharing/permission.ts'
import { grantsText } from '../../text/grants.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { settingsText } from '../../text/settings.ts'
import { writesText } from '../../text/writes.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { useToast } from '../../ui/toasts.ts'
import styles from './SwitchEnvironmentPage.module.css'

type Environment = EnvironmentView & Partial<Pick<ReceivedEnvironment, 'owner' | 'permissions'>>

/** 环境名称: which environment this account works in, and what it may do there. */
export function SwitchEnvironmentPage() {
  const t = useText(settingsText)
  const current = useQuery(currentEnvironmentQuery)
  const own = useQuery(ownEnvironmentsQuery)
  const received = useQuery(receivedEnvironmentsQuery)
  const configuration = useQuery(configurationQuery)
  const queries = [current, own, received, configuration]

  return (
    <Page title={t.environment} intro={t.environmentIntro}>
      <Card>
        {current.data && own.data && received.data && configuration.data ? (
          <CurrentEnvironment
            environmentId={current.data.environmentId}
            version={current.data.version}
            environments={[...own.data.items, ...received.data.items]}
            catalogue={configuration.data.catalogue}
          />
        ) : (
          <LoadState queries={queries} />
        )}
      </Card>
    </Page>
  )
}

interface CurrentEnvironmentProps {
  environmentId: string | null
  version: number
  environments: readonly Environment[]
  catalogue: Catalogue
}

function CurrentEnvironment({ environmentId, version, environments, catalogue }: CurrentEnvironmentProps) {
  const t = useText(settingsText)
  const g = useText(grantsText)
  const switching = useWrite(switchEnvironment)
  const { offline } = useText(writesText)
  const showToast = useToast()
  const isOnline = useOnline()
  const environment = environments.find(({ id }) => id === environmentId)
  const source = ({ owner }: Environment) => (owner ? t.receivedFrom(displayName(owner.name, owner.appId)) : t.own)
  const input = useRef<HTMLInputElement>(null)
  const isFocusWanted = useRef(false)
  // The field is made anew with another environment; the user who chose it is still in the field.
  useEffect(() => {
    if (isFocusWanted.current) input.current?.focus()
    isFocusWanted.current = false
  }, [environmentId])
  if (environmentId === null && environments.length === 0)
    return <PageState title={t.noEnvironment}>{t.noEnvironmentBody}</PageState>

  const onSwitched = ({ environmentId: id }: { environmentId: string | null }) => {
    isFocusWanted.current = true
    showToast(t.switched(id ?? ''))
  }
  const choose = (id: string) => {
    if (id !== '' && id !== environmentId)
      switching.write({ input: { environmentId: id }, version }, { onSuccess: onSwitched })
  }
  return (
    <>
      <h2 className={styles.title}>{t.current}</h2>
      {environment ? (
        <CurrentFacts environment={environment} source={source(environment)} catalogue={catalogue} />
      ) : (
        <Alert tone="warning">{environmentId === null ? t.noneChosen : t.outOfReach(environmentId)}</Alert>
      )}
      <div className={styles.switch}>
        <Combobox
          key={environmentId}
          label={t.switchTo}
          placeholder={g.chooseEnvironment}
          emptyText={g.noEnvironment}
          openLabel={g.openList}
          options={environments.map((each) => ({ value: each.id, note: source(each) }))}
          value={environment?.id ?? ''}
          onChosen={choose}
          inputRef={input}
          disabled={switching.isLocked || !isOnline}
          {...(isOnline ? {} : { hint: offline })}
        />
      </div>
      <WriteFailure write={switching} />
    </>
  )
}

function CurrentFacts({
  environment,
  source,
  catalogue,
}: {
  environment: Environment
  source: string
  catalogue: Catalogue
}) {
  const t = useText(settingsText)
  const { status } = useText(nounsText)
  const words = usePermissionWords(catalogue)
  return (
    <dl className={styles.facts}>
      <dt>{t.environment}</dt>
      <dd className={styles.id}>{environment.id}</dd>
      <dt>{t.ownership}</dt>
      <dd>{source}</dd>
      <dt>{t.status}</dt>
      <dd>{status[environment.status]}</dd>
      <dt>{t.authFunction}</dt>
      <dd>{t.readiness[environment.authFunction]}</dd>
      <dt>{t.permissions}</dt>
      <dd>{environment.permissions ? words(environment.permissions).join(' · ') : t.fullAccess}</dd>
    </dl>
  )
}
