import { useQuery } from '@tanstack/react-query'
import { isGone, type Refused } from '../../api/failure.ts'
import { shareQuery } from '../../api/shares.ts'
import { useWrite } from '../../api/useWrite.ts'
import { AccountIdentity } from '../../components/AccountIdentity.tsx'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { FirstFew } from '../../components/FirstFew.tsx'
import { displayName } from '../../text/displayName.ts'
import { LoadState } from '../../components/LoadState.tsx'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import type { ShareView } from '../../contract/share.ts'
import { revokeShare } from '../../contract/shareWrites.ts'
import type { Direction } from '../../domain/sharing/share.ts'
import { paths } from '../../paths.ts'
import { useLocation } from '../../router/Router.tsx'
import { revokeText } from '../../text/revokeShare.ts'
import { useText } from '../../text/sentences.ts'
import styles from './RevokeShareDialog.module.css'

/** 解除: either side ends the whole share, after reading what that means. */
export function RevokeShareDialog({ shareId, direction }: { shareId: string; direction: Direction }) {
  const t = useText(revokeText)
  const location = useLocation()
  const query = useQuery(shareQuery(shareId))
  const revoke = useWrite(revokeShare)
  const share = query.data
  const refusal = [query.error, revoke.error].find(isGone)
  const gone = useGoneSentence(refusal, share)
  const { name = '' } = share ? otherSide(share) : {}
  return (
    <ConfirmDialog
      title={t.title}
      labels={{ ...t, done: t.done(name) }}
      write={revoke}
      request={share && { input: { shareId }, version: share.version }}
      gone={gone}
      isFetching={query.isFetching}
      parent={paths.shares(direction, location.search)}
      consequences={share && (share.direction === 'given' ? t.byOwner : t.byGrantee)}
      affected={share && <AffectedEnvironments grants={share.grants} />}
    >
      {share ? <WhatEnds share={share} /> : <LoadState queries={[query]} />}
    </ConfirmDialog>
  )
}

function WhatEnds({ share }: { share: ShareView }) {
  const t = useText(revokeText)
  const { account, name } = otherSide(share)
  return (
    <>
      <p>{share.direction === 'given' ? t.owner(name) : t.grantee(name)}</p>
      <AccountIdentity account={account} />
    </>
  )
}

function AffectedEnvironments({ grants }: Pick<ShareView, 'grants'>) {
  const t = useText(revokeText)
  return (
    <section className={styles.affected} aria-labelledby="revoke-environments">
      <h3 id="revoke-environments">{t.environments(grants.length)}</h3>
      <FirstFew items={grants} labels={t}>
        {({ environment }) => (
          <li key={environment.id} className={styles.environment}>
            {environment.id}
          </li>
        )}
      </FirstFew>
    </section>
  )
}

/** The share says which side the account is on; the address may come from anywhere. */
function otherSide({ direction, owner, grantee }: ShareView) {
  const account = direction === 'given' ? grantee : owner
  return { account, name: displayName(account.name, account.appId) }
}

/** Why there is no such share any more. What this account did itself, in another tab, is not told as the other side's act. */
function useGoneSentence(refusal: Refused | undefined, share: ShareView | undefined): string | undefined {
  const t = useText(revokeText)
  const sentence = useRefusalSentence()
  if (!refusal) return undefined
  const ownSide = share && (share.direction === 'given' ? 'owner' : 'grantee')
  return share && refusal.params['by'] === ownSide ? t.endedByOneself(otherSide(share).name) : sentence(refusal)
}
