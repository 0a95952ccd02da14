import { Table, type TableChanges } from './table.ts'
import { shapes, type Indexes, type Rows, type TableName, type World } from './world.ts'

/** A world as plain JSON: for storage, for worlds that are carried in, and for tests. */
export type WorldData = Pick<World, 'revision' | 'configuration'> & {
  readonly [Name in TableName]: readonly Rows[Name][]
}

/** What turns a seed into the world that came of it, as plain JSON. */
export type WorldChanges = Pick<World, 'revision'> & { readonly [Name in TableName]: TableChanges<Rows[Name]> }

/** The world of these rows. They are not copied, and nothing is indexed before it is looked for. */
export function worldFrom({ revision, configuration, ...rows }: WorldData): World {
  return {
    revision,
    configuration,
    entities: tableOf('entities', rows.entities),
    accounts: tableOf('accounts', rows.accounts),
    environments: tableOf('environments', rows.environments),
    activations: tableOf('activations', rows.activations),
    choices: tableOf('choices', rows.choices),
    shares: tableOf('shares', rows.shares),
    notifications: tableOf('notifications', rows.notifications),
    items: tableOf('items', rows.items),
    records: tableOf('records', rows.records),
    authChecks: tableOf('authChecks', rows.authChecks),
  }
}

function tableOf<Name extends TableName>(name: Name, rows: readonly Rows[Name][]): Table<Rows[Name], Indexes[Name]> {
  return Table.of(shapes[name], rows)
}

export function worldData({ revision, configuration, ...tables }: World): WorldData {
  return {
    revision,
    configuration,
    entities: tables.entities.rows,
    accounts: tables.accounts.rows,
    environments: tables.environments.rows,
    activations: tables.activations.rows,
    choices: tables.choices.rows,
    shares: tables.shares.rows,
    notifications: tables.notifications.rows,
    items: tables.items.rows,
    records: tables.records.rows,
    authChecks: tables.authChecks.rows,
  }
}

/** What became of a seed. The configuration is the seed's: no event changes it. Costs what changed, not what there is. */
export function changesOf(world: World, seed: World): WorldChanges {
  return {
    revision: world.revision,
    entities: world.entities.changesSince(seed.entities),
    accounts: world.accounts.changesSince(seed.accounts),
    environments: world.environments.changesSince(seed.environments),
    activations: world.activations.changesSince(seed.activations),
    choices: world.choices.changesSince(seed.choices),
    shares: world.shares.changesSince(seed.shares),
    notifications: world.notifications.changesSince(seed.notifications),
    items: world.items.changesSince(seed.items),
    records: world.records.changesSince(seed.records),
    authChecks: world.authChecks.changesSince(seed.authChecks),
  }
}

/** The world that `changesOf` was asked about: `changesOf` of it and the seed gives the same again. */
export function withChanges(seed: World, changes: WorldChanges): World {
  return {
    configuration: seed.configuration,
    revision: changes.revision,
    entities: seed.entities.changedBy(changes.entities),
    accounts: seed.accounts.changedBy(changes.accounts),
    environments: seed.environments.changedBy(changes.environments),
    activations: seed.activations.changedBy(changes.activations),
    choices: seed.choices.changedBy(changes.choices),
    shares: seed.shares.changedBy(changes.shares),
    notifications: seed.notifications.changedBy(changes.notifications),
    items: seed.items.changedBy(changes.items),
    records: seed.records.changedBy(changes.records),
    authChecks: seed.authChecks.changedBy(changes.authChecks),
  }
}
