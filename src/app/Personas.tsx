import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { send } from '../api/send.ts'
import { personasQuery } from '../api/session.ts'
import { Avatar } from '../components/Avatar.tsx'
import { LoadFailure } from '../components/LoadFailure.tsx'
import { displayName } from '../components/displayName.ts'
import { switchAccount } from '../contract/session.ts'
import { paths } from '../paths.ts'
import { useRouter } from '../router/Router.tsx'
import { nounsText } from '../text/nouns.ts'
import { useText } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import styles from './Popover.module.css'

interface Choice {
  appId: string
  /** The address at that moment. */
  chosenAt: string
}

/** The accounts to choose from. */
export function Personas({ acting, onChosen }: { acting: string; onChosen: () => void }) {
  const t = useText(shellText)
  const { kind } = useText(nounsText)
  const client = useQueryClient()
  const { navigate } = useRouter()
  const personas = useQuery(personasQuery)
  const actAs = useMutation({
    mutationFn: ({ appId }: Choice) => send(switchAccount, { appId }),
    onSuccess: async (_, { chosenAt }) => {
      onChosen()
      // What was on screen belongs to somebody else now. Who has gone on meanwhile is not fetched back.
      if (location.href === chosenAt) navigate(paths.shares('given'))
      await client.resetQueries()
    },
  })
  if (personas.isError) return <LoadFailure error={personas.error} onRetry={() => void personas.refetch()} />
  return (
    <div className={styles.stack}>
      <p className={styles.soft}>{t.personas}</p>
      {actAs.error && (
        <LoadFailure
          error={actAs.error}
          onRetry={() => actAs.mutate({ ...actAs.variables, chosenAt: location.href })}
        />
      )}
      <ul aria-busy={personas.isPending}>
        {personas.data?.items.slice(0, 30).map((persona) => (
          <li key={persona.appId}>
            <button
              type="button"
              className={styles.persona}
              aria-pressed={persona.appId === acting}
              aria-busy={actAs.isPending && actAs.variables.appId === persona.appId}
              onClick={() => actAs.mutate({ appId: persona.appId, chosenAt: location.href })}
            >
              <Avatar appId={persona.appId} name={persona.name} />
              <span className={styles.personaText}>
                <bdi>{displayName(persona.name, persona.appId)}</bdi>
                <span className={styles.personaMeta}>
                  {kind[persona.kind]} · {persona.appId}
                </span>
                <span className={styles.personaMeta}>{persona.entity}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
