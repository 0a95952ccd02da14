import type { RequestOf, ResponseOf } from '../../contract/endpoint.ts'
import type { listPersonas as listPersonasEndpoint } from '../../contract/session.ts'
import type { Account } from '../../domain/accounts/account.ts'
import { oncePer } from '../../domain/world/oncePer.ts'
import type { World } from '../../domain/world/world.ts'
import { pageOf, searchable, searchFor } from './pages.ts'
import { viewAccount } from './views.ts'

interface Persona {
  account: Account
  entity: string
  text: string
}

/** One page of the accounts in good standing, in the order they came, with their entities. */
export function listPersonas(
  world: World,
  request: RequestOf<typeof listPersonasEndpoint>,
): ResponseOf<typeof listPersonasEndpoint> {
  const isSought = searchFor(request.search)
  const all = personasIn(world.accounts)(world.entities)
  const matching = request.search ? all.filter(({ text }) => isSought(text)) : all
  return pageOf(matching, request, ({ account, entity }) => ({ ...viewAccount(world, account.appId), entity }))
}

// No command changes an account or an entity.
const personasIn = oncePer((accounts: World['accounts']) =>
  oncePer((entities: World['entities']): readonly Persona[] =>
    accounts.rows
      .filter(({ status }) => status === 'normal')
      .map((account) => {
        const entity = entities.get(account.entityId)?.name ?? ''
        return { account, entity, text: searchable(account.name, account.appId, entity) }
      }),
  ),
)
