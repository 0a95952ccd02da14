import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { firstPage, toPageRequest } from '../api/pages.ts'
import { send } from '../api/send.ts'
import { personasQuery } from '../api/session.ts'
import { Avatar } from '../components/Avatar.tsx'
import { LoadFailure } from '../components/LoadFailure.tsx'
import { Loading } from '../components/Loading.tsx'
import { Pages } from '../components/Pages.tsx'
import { SearchBox } from '../components/SearchBox.tsx'
import type { FoundAccount } from '../contract/account.ts'
import { displayName } from '../text/displayName.ts'
import { switchAccount, type Persona } from '../contract/session.ts'
import { paths } from '../paths.ts'
import { useRouter } from '../router/Router.tsx'
import { nounsText } from '../text/nouns.ts'
import { useText } from '../text/sentences.ts'
import { personasText } from '../text/personas.ts'
import { usePageFocus } from '../ui/pageFocus.ts'
import styles from './Popover.module.css'

interface Choice {
  appId: string
  /** The address at that moment. */
  chosenAt: string
}

/** As many as fit into the window at once. */
const pageSize = 10

/** The accounts to choose from: searched, a page at a time. */
export function Personas({
  acting,
  onAccount,
  onChosen,
}: {
  acting: FoundAccount
  /** Another account acts from now on. */
  onAccount: (appId: string) => void
  onChosen: () => void
}) {
  const t = useText(personasText)
  const client = useQueryClient()
  const { navigate } = useRouter()
  const { onPageShown } = usePageFocus()
  const [shown, setShown] = useState({ ...firstPage, pageSize })
  const personas = useQuery({ ...personasQuery(toPageRequest(shown)), placeholderData: keepPreviousData })
  const actAs = useMutation({
    mutationFn: ({ appId }: Choice) => send(switchAccount, { appId }),
    onSuccess: async (_, { appId, chosenAt }) => {
      onChosen()
      onAccount(appId)
      // What was on screen belongs to another account now. A visitor who has gone on meanwhile is not fetched back.
      if (location.href === chosenAt) navigate(paths.shares('given'))
      await client.resetQueries()
      // The button that opened this is another one now, with another account on it.
      onPageShown()
    },
  })
  const { data } = personas
  if (personas.isError && !data) return <LoadFailure error={personas.error} onRetry={() => void personas.refetch()} />
  return (
    <div className={styles.personas}>
      <p className={styles.acting}>
        <span className={styles.soft}>{t.acting}</span>
        <AccountText account={acting} />
      </p>
      <SearchBox
        search={shown.search}
        placeholder={t.placeholder}
        onSearch={(search) => setShown({ search, page: 1, pageSize })}
      />
      {actAs.error && (
        <LoadFailure
          error={actAs.error}
          onRetry={() => actAs.mutate({ ...actAs.variables, chosenAt: location.href })}
        />
      )}
      <ul key={data?.page} aria-busy={personas.isFetching}>
        {data?.items.map((persona) => (
          <li key={persona.appId}>
            <PersonaButton
              persona={persona}
              isActing={persona.appId === acting.appId}
              isBusy={actAs.isPending && actAs.variables.appId === persona.appId}
              onChosen={() => actAs.mutate({ appId: persona.appId, chosenAt: location.href })}
            />
          </li>
        ))}
      </ul>
      <p role="status" className={styles.soft}>
        {data ? data.total === 0 ? t.none : t.count(data.total) : <Loading />}
      </p>
      {data && data.total > pageSize && (
        <Pages
          total={data.total}
          page={data.page}
          pageSize={pageSize}
          onPage={(page) => setShown({ ...shown, page })}
        />
      )}
    </div>
  )
}

function PersonaButton({
  persona,
  isActing,
  isBusy,
  onChosen,
}: {
  persona: Persona
  isActing: boolean
  isBusy: boolean
  onChosen: () => void
}) {
  return (
    <button type="button" className={styles.persona} aria-pressed={isActing} aria-busy={isBusy} onClick={onChosen}>
      <Avatar account={persona} />
      <AccountText account={persona} />
    </button>
  )
}

function AccountText({ account: { appId, name, kind, entity } }: { account: FoundAccount | Persona }) {
  const { kind: kinds } = useText(nounsText)
  return (
    <span className={styles.personaText}>
      <bdi>{displayName(name, appId)}</bdi>
      <span className={styles.personaMeta}>
        {kinds[kind]} · {appId}
      </span>
      <span className={styles.personaMeta}>{entity}</span>
    </span>
  )
}
