import { LoadFailure } from '../../components/LoadFailure.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useEnvironment } from '../../components/environment/useEnvironment.ts'
import { Card, Page } from '../../components/Page.tsx'
import { PageState } from '../../components/PageState.tsx'
import { isResource, type Resource } from '../../domain/sharing/permission.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { environmentsText } from '../../text/environments.ts'
import { useText } from '../../text/sentences.ts'
import { buttonLook } from '../../ui/Button.tsx'
import { AuthFunctionNotice } from './AuthFunctionNotice.tsx'
import styles from './EnvironmentPage.module.css'
import { EnvironmentChooser } from './EnvironmentChooser.tsx'
import { EnvironmentFacts } from './EnvironmentFacts.tsx'
import { EnvironmentLost, EnvironmentRefused } from './EnvironmentLost.tsx'
import { ItemList } from './ItemList.tsx'
import { ResourceTabs } from './ResourceTabs.tsx'

/** 云环境: what lies in one environment, kind by kind. */
export function EnvironmentPage({ environmentId, resource }: { environmentId: string; resource: string }) {
  const t = useText(environmentsText)
  return (
    <Page title={t.title} intro={t.intro}>
      <Card>
        <EnvironmentChooser environmentId={environmentId} resource={isResource(resource) ? resource : 'functions'} />
        {isResource(resource) ? (
          <Environment key={environmentId} environmentId={environmentId} resource={resource} />
        ) : (
          <NoSuchKind environmentId={environmentId} />
        )}
      </Card>
    </Page>
  )
}

function Environment({ environmentId, resource }: { environmentId: string; resource: Resource }) {
  const access = useEnvironment(environmentId)
  switch (access.state) {
    case 'loading':
      return (
        <p role="status">
          <Loading />
        </p>
      )
    case 'failed':
      return <LoadFailure error={access.error} onRetry={access.retry} />
    case 'refused':
      return <EnvironmentRefused error={access.error} />
    case 'lost':
      return <EnvironmentLost environment={access.environment} />
    case 'there':
      return (
        <>
          <EnvironmentFacts environment={access.environment} resource={resource} />
          <ResourceTabs environmentId={environmentId} resource={resource} />
          <div role="tabpanel" aria-labelledby={`tab-${resource}`} className={styles.panel}>
            {resource === 'functions' && <AuthFunctionNotice environment={access.environment} />}
            <ItemList key={resource} environment={access.environment} resource={resource} />
          </div>
        </>
      )
  }
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
