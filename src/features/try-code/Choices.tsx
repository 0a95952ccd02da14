import { AppIdText } from '../../components/AppIdText.tsx'
import { displayName } from '../../components/displayName.ts'
import type { AccountView } from '../../contract/account.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { settingsText } from '../../text/settings.ts'
import { tryText } from '../../text/try.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Select } from '../../ui/Select.tsx'
import type { EnvironmentChoice } from './environmentChoice.ts'
import styles from './TryPage.module.css'
import { samples, type Sample, type TryState } from './tryState.ts'

interface ChoicesProps {
  personas: readonly AccountView[]
  caller: string
  environments: readonly EnvironmentChoice[]
  environment: EnvironmentChoice
  sample: Sample
  onChosen: (change: Partial<TryState>) => void
}

/** Who calls, whose environment, and with which code to begin. */
export function Choices({ personas, caller, environments, environment, sample, onChosen }: ChoicesProps) {
  const t = useText(tryText)
  const { kind } = useText(nounsText)
  const { readiness } = useText(settingsText)
  const isReachable = environments.includes(environment)
  const sourceOf = ({ permissions, owner }: EnvironmentChoice) =>
    permissions === null ? t.own : t.receivedFrom(displayName(owner.name, owner.appId))
  return (
    <>
      <div className={styles.choices}>
        <Select
          label={t.caller}
          showLabel
          value={caller}
          options={personas.map((persona) => ({
            value: persona.appId,
            label: `${displayName(persona.name, persona.appId)} · ${kind[persona.kind]} · ${persona.appId}`,
          }))}
          onChosen={(appId) => onChosen({ caller: appId })}
        />
        <Select
          label={t.environment}
          showLabel
          value={environment.id}
          options={[
            ...(isReachable ? [] : [{ value: environment.id, label: `${environment.id} · ${t.noAccess}` }]),
            ...environments.map((each) => ({ value: each.id, label: `${each.id} · ${sourceOf(each)}` })),
          ]}
          onChosen={(id) => onChosen({ environment: id, function: '' })}
        />
        <Select
          label={t.sample}
          showLabel
          value={sample}
          options={samples.map((each) => ({ value: each, label: t.samples[each] }))}
          // A sample brings the function it calls.
          onChosen={(chosen) => onChosen({ sample: chosen as Sample, function: '' })}
        />
      </div>
      {isReachable ? (
        <p className={styles.owner}>
          <span>
            {t.owner} <bdi>{displayName(environment.owner.name, environment.owner.appId)}</bdi>
          </span>
          <AppIdText appId={environment.owner.appId} />
          <span>cloudbase_auth {readiness[environment.authFunction]}</span>
        </p>
      ) : (
        <Alert tone="warning" title={t.unreachable(environment.id)} />
      )}
    </>
  )
}
