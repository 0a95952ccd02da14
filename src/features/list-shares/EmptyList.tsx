import { PageState } from '../../components/PageState.tsx'
import type { Direction } from '../../domain/sharing/share.ts'
import { emptyListsText } from '../../text/emptyLists.ts'
import { useText } from '../../text/sentences.ts'
import { StartChecklist } from './StartChecklist.tsx'

/** No share in this direction, and the next step. */
export function EmptyList({ direction }: { direction: Direction }) {
  const t = useText(emptyListsText)
  if (direction === 'received') return <PageState title={t.received}>{t.receivedBody}</PageState>
  return (
    <PageState title={t.given} action={<StartChecklist />}>
      {t.givenBody}
    </PageState>
  )
}
