import { useCollection } from '../../components/environment/useCollection.ts'
import { Card, Page } from '../../components/Page.tsx'
import { displayName } from '../../text/displayName.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { recordsText } from '../../text/records.ts'
import { useText } from '../../text/sentences.ts'
import { buttonLook } from '../../ui/Button.tsx'
import { ReachedEnvironment } from './ReachedEnvironment.tsx'
import { RecordList } from './RecordList.tsx'

/** The records of a collection. */
export function RecordsPage({ environmentId, itemId }: { environmentId: string; itemId: string }) {
  const t = useText(recordsText)
  const { collection, gone } = useCollection(environmentId, itemId)
  return (
    <Page
      title={collection && !gone ? t.title(displayName(collection.name, '')) : t.missing}
      intro={t.intro(environmentId)}
      actions={
        <Link to={paths.items(environmentId, 'database')} {...buttonLook()}>
          {t.back}
        </Link>
      }
    >
      <Card>
        <ReachedEnvironment environmentId={environmentId}>
          {(environment) => <RecordList environment={environment} itemId={itemId} />}
        </ReachedEnvironment>
      </Card>
    </Page>
  )
}
