import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { personasQuery, sessionQuery } from '../api/queries.ts'
import { send } from '../api/send.ts'
import { Avatar } from '../components/Avatar.tsx'
import { LoadFailure } from '../components/LoadFailure.tsx'
import { showName } from '../components/showName.ts'
import { switchAccount } from '../contract/session.ts'
import { paths } from '../paths.ts'
import { useRouter } from '../router/Router.tsx'
import { nounsText } from '../text/nouns.ts'
import { useText } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from './Popover.tsx'
import popoverStyles from './Popover.module.css'
import styles from './Shell.module.css'

/** Who acts in this tab; opened, somebody else can. */
export function AccountSwitch() {
  const t = useText(shellText)
  const { kind } = useText(nounsText)
  const { data } = useQuery(sessionQuery)
  if (!data) return <div className={styles.accountPlaceholder} />
  const { account } = data
  const trigger = (
    <>
      <span className={styles.accountText}>
        <bdi className={styles.accountName}>{showName(account.name, account.appId)}</bdi>
        <span className={styles.accountMeta}>
          {kind[account.kind]} {account.appId}
        </span>
      </span>
      <Icon name="down" />
    </>
  )
  return (
    <Popover label={t.personas} trigger={trigger} className={styles.account}>
      {(close) => <Personas acting={account.appId} onChosen={close} />}
    </Popover>
  )
}

function Personas({ acting, onChosen }: { acting: string; onChosen: () => void }) {
  const t = useText(shellText)
  const { kind } = useText(nounsText)
  const client = useQueryClient()
  const { navigate } = useRouter()
  const personas = useQuery(personasQuery)
  const actAs = useMutation({
    mutationFn: (appId: string) => send(switchAccount, { appId }),
    onSuccess: async () => {
      onChosen()
      // What was on screen belongs to somebody else now.
      navigate(paths.shares('given'))
      await client.resetQueries()
    },
  })
  if (personas.isError) return <LoadFailure error={personas.error} onRetry={() => void personas.refetch()} />
  return (
    <div className={popoverStyles.stack}>
      <p className={popoverStyles.soft}>{t.personas}</p>
      <ul aria-busy={personas.isPending}>
        {personas.data?.items.slice(0, 30).map((persona) => (
          <li key={persona.appId}>
            <button
              type="button"
              className={popoverStyles.persona}
              aria-pressed={persona.appId === acting}
              onClick={() => actAs.mutate(persona.appId)}
            >
              <Avatar appId={persona.appId} name={persona.name} />
              <span className={popoverStyles.personaText}>
                <bdi>{showName(persona.name, persona.appId)}</bdi>
                <span className={popoverStyles.personaMeta}>
                  {kind[persona.kind]} · {persona.appId}
                </span>
                <span className={popoverStyles.personaMeta}>{persona.entity}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
