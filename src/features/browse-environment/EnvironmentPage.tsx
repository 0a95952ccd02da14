import { Card, Page } from '../../components/Page.tsx'
import { PageState } from '../../components/PageState.tsx'
import type { EnvironmentDetails } from '../../contract/environment.ts'
import { isResource, type Resource } from '../../domain/sharing/permission.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { environmentsText } from '../../text/environments.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { buttonLook } from '../../ui/Button.tsx'
import { AuthFunctionNotice } from './AuthFunctionNotice.tsx'
import styles from './EnvironmentPage.module.css'
import { EnvironmentChooser } from './EnvironmentChooser.tsx'
import { EnvironmentFacts } from './EnvironmentFacts.tsx'
import { ItemList } from './ItemList.tsx'
import { ReachedEnvironment } from './ReachedEnvironment.tsx'
import { ResourceTabs } from './ResourceTabs.tsx'

/** 云环境: what lies in one environment, kind by kind. */
export function EnvironmentPage({ environmentId, resource }: { environmentId: string; resource: string }) {
  const t = useText(environmentsText)
  const { resource: resources } = useText(nounsText)
  const kind = isResource(resource) ? resources[resource] : t.title
  return (
    <Page title={t.title} name={`${kind} ${environmentId}`} intro={t.intro}>
      <Card>
        <EnvironmentChooser environmentId={environmentId} resource={isResource(resource) ? resource : 'functions'} />
        {isResource(resource) ? (
          <ReachedEnvironment key={environmentId} environmentId={environmentId}>
            {(environment) => <Environment environment={environment} resource={resource} />}
          </ReachedEnvironment>
        ) : (
          <NoSuchKind environmentId={environmentId} />
        )}
      </Card>
    </Page>
  )
}

function Environment({ environment, resource }: { environment: EnvironmentDetails; resource: Resource }) {
  return (
    <>
      <EnvironmentFacts environment={environment} resource={resource} />
      <ResourceTabs environmentId={environment.id} resource={resource} />
      <div role="tabpanel" aria-labelledby={`tab-${resource}`} className={styles.panel}>
        {resource === 'functions' && <AuthFunctionNotice environment={environment} />}
        <ItemList key={resource} environment={environment} resource={resource} />
      </div>
    </>
  )
}

function NoSuchKind({ environmentId }: { environmentId: string }) {
  const t = useText(environmentsText)
  return (
    <PageState
      title={t.kindNotFound}
      action={
        <Link to={paths.items(environmentId, 'functions')} {...buttonLook()}>
          {t.toFirst}
        </Link>
      }
    />
  )
}
