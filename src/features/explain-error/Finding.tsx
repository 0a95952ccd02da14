import { useQuery } from '@tanstack/react-query'
import { ownEnvironmentsQuery, receivedEnvironmentsQuery } from '../../api/environments.ts'
import { sharesQuery } from '../../api/shares.ts'
import { Card } from '../../components/Page.tsx'
import { displayName } from '../../text/displayName.ts'
import type { ErrorFinding } from '../../domain/cloud/explainError.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { errorsText } from '../../text/errors.ts'
import { gatesText } from '../../text/gates.ts'
import { useText } from '../../text/sentences.ts'
import { buttonLook } from '../../ui/Button.tsx'
import styles from './ErrorsPage.module.css'
import { nextActions, type NextAction } from './nextActions.ts'

/** One error: the gate it stopped at, whose turn it is, what it means, what to do and where. */
export function Finding({ finding }: { finding: ErrorFinding }) {
  const t = useText(errorsText)
  const g = useText(gatesText)
  const { explanation, gate, side, code, environmentId, functionName, appId } = finding
  const { title, meaning } = t.explained[explanation]
  const remedy = t.remedies[explanation] ?? (gate ? g.remedy[gate] : '')
  const facts = [
    [t.code, code === null ? null : String(code)],
    [t.environment, environmentId],
    [t.function, functionName],
    [t.appId, appId],
  ] as const
  return (
    <Card>
      <h2 className={styles.title}>{title}</h2>
      <dl className={styles.facts}>
        <dt>{t.gate}</dt>
        <dd>{gate ? g.name[gate] : explanation === 'unknown' ? t.gateUnknown : t.noGate}</dd>
        {explanation !== 'unknown' && (
          <>
            <dt>{t.side}</dt>
            <dd>{g.side[side]}</dd>
          </>
        )}
        <dt>{t.meaning}</dt>
        <dd>{meaning}</dd>
        <dt>{t.remedy}</dt>
        <dd>{remedy}</dd>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name} className={styles.fact}>
                <dt>{name}</dt>
                <dd>
                  <code>{value}</code>
                </dd>
              </div>
            ),
        )}
      </dl>
      <Ways finding={finding} />
    </Card>
  )
}

/** Without data of the backend the next actions are fewer and more general; the explanation does not wait for it. */
function Ways({ finding }: { finding: ErrorFinding }) {
  const t = useText(errorsText)
  const own = useQuery(ownEnvironmentsQuery).data?.items
  const received = useQuery(receivedEnvironmentsQuery).data?.items
  const given = useGivenShares(finding)
  const ways = nextActions(finding, {
    ownEnvironments: own?.map(({ id }) => id) ?? [],
    received: received ?? [],
    given,
  })
  const { environmentId } = finding
  const isForeign =
    environmentId !== null &&
    own?.every(({ id }) => id !== environmentId) &&
    received?.every(({ id }) => id !== environmentId)
  return (
    <>
      {isForeign && <p className={styles.soft}>{t.notYours(environmentId)}</p>}
      {ways.length > 0 && (
        <div className={styles.ways} role="group" aria-label={t.ways}>
          {ways.map((way) => (
            <WayOn key={addressOf(way)} way={way} />
          ))}
        </div>
      )}
    </>
  )
}

function WayOn({ way }: { way: NextAction }) {
  const { way: t } = useText(errorsText)
  return (
    <Link to={addressOf(way)} {...buttonLook()}>
      {way.to === 'items'
        ? t.of(t.items[way.resource], way.environmentId)
        : way.to === 'configure'
          ? t.configure(displayName(way.share.grantee.name, way.share.grantee.appId))
          : t[way.to]}
    </Link>
  )
}

function addressOf(way: NextAction): string {
  switch (way.to) {
    case 'items':
      return paths.items(way.environmentId, way.resource)
    case 'configure':
      return paths.configureShare(way.share.id)
    case 'snippets':
      return paths.snippets(way.direction, way.shareId)
    case 'given':
    case 'received':
      return paths.shares(way.to)
    case 'new':
      return paths.shareEnvironments()
    case 'extensions':
      return paths.extensions()
    case 'environment':
      return paths.environment()
    case 'environments':
      return paths.environments()
  }
}

/** The shares that have to do with the account or the environment an error names; the list's own search finds them. */
function useGivenShares({ appId, environmentId }: ErrorFinding) {
  const ofAccount = useQuery({ ...sharesQuery({ direction: 'given', search: appId ?? '' }), enabled: appId !== null })
  const ofEnvironment = useQuery({
    ...sharesQuery({ direction: 'given', environment: environmentId ?? '' }),
    enabled: environmentId !== null,
  })
  const found = [...(ofAccount.data?.items ?? []), ...(ofEnvironment.data?.items ?? [])]
  return [...new Map(found.map((share) => [share.id, share])).values()]
}
