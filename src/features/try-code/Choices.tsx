import { AppIdText } from '../../components/AppIdText.tsx'
import { SearchBox } from '../../components/SearchBox.tsx'
import { displayName } from '../../text/displayName.ts'
import type { AccountView } from '../../contract/account.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { settingsText } from '../../text/settings.ts'
import { tryText } from '../../text/try.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Select } from '../../ui/Select.tsx'
import type { ReachableEnvironment } from './reachableEnvironment.ts'
import styles from './TryPage.module.css'
import { samples, type Sample, type TryState } from './tryState.ts'
import type { CallerSearch } from './useCallers.ts'

interface ChoicesProps {
  callers: readonly AccountView[]
  /** Where there are more than one choice offers. */
  callerSearch: CallerSearch
  caller: string
  environments: readonly ReachableEnvironment[]
  environment: ReachableEnvironment
  sample: Sample
  onChosen: (change: Partial<TryState>) => void
}

/** Who calls, whose environment, and with which code to begin. */
export function Choices({ callers, callerSearch, caller, environments, environment, sample, onChosen }: ChoicesProps) {
  const t = useText(tryText)
  const { kind } = useText(nounsText)
  const { readiness } = useText(settingsText)
  const isReachable = environments.includes(environment)
  return (
    <>
      <div className={styles.choices}>
        <div className={styles.caller}>
          <Select
            label={t.caller}
            showLabel
            value={caller}
            options={callers.map((account) => ({
              value: account.appId,
              label: `${displayName(account.name, account.appId)} · ${kind[account.kind]} · ${account.appId}`,
            }))}
            onChosen={(appId) => onChosen({ caller: appId })}
          />
          {callerSearch && <SearchBox label={t.callerSearch} placeholder={t.callerSearch} {...callerSearch} />}
        </div>
        <Select
          label={t.environment}
          showLabel
          value={environment.id}
          options={[
            ...(isReachable ? [] : [{ value: environment.id, label: `${environment.id} · ${t.noAccess}` }]),
            ...environments.map((each) => ({
              value: each.id,
              label: `${each.id} · ${displayName(each.owner.name, each.owner.appId)}`,
            })),
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
