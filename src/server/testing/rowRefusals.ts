import {
  aGrant,
  aWorld,
  anEnvironment,
  cloudEnvironment,
  lender,
  lentEnvironment,
  owner,
  prodEnvironment,
  rivalEnvironment,
  testEnvironment,
  viewOnly,
  type WorldInTheMaking,
} from '../../domain/testing/aWorld.ts'

/** Rows that are refused, alike for sharing and configuring. */
export interface WrongRows {
  when: string
  grants: readonly unknown[]
  /** How the world has to be for it. */
  begin?: (world: WorldInTheMaking) => WorldInTheMaking
  params?: Record<string, string | number>
  field: string
}

export type RowCode =
  | 'no-environments'
  | 'too-many-environments'
  | 'environment-not-found'
  | 'environment-not-own'
  | 'environment-unavailable'
  | 'environment-repeated'
  | 'no-permissions'
  | 'permission-unknown'
  | 'operate-needs-view'

const expired = anEnvironment('old-1a2b3c', owner, { status: 'expired' })
const isolated = anEnvironment('far-1a2b3c', owner, { status: 'isolated' })
const deleting = anEnvironment('gone-1a2b3c', owner, { status: 'deleting' })
const wornOut = aWorld().withEnvironments(expired, isolated, deleting)

/** The world that wrong rows meet, before `begin`. */
export function worldFor(
  { begin }: WrongRows,
  making: (world: WorldInTheMaking) => WorldInTheMaking = (world) => world,
) {
  return (begin ?? ((world) => world))(making(wornOut)).world
}

export const rowRefusals: Record<RowCode, WrongRows[]> = {
  'no-environments': [{ when: 'B20 no rows', grants: [], field: 'grants' }],
  'too-many-environments': [
    {
      when: 'B27 more rows than the limit',
      grants: [aGrant(testEnvironment), aGrant(prodEnvironment), aGrant(cloudEnvironment)],
      begin: (world) => world.withLimits({ environmentsPerShare: 2 }),
      params: { max: 2 },
      field: 'grants',
    },
  ],
  'environment-not-found': [
    {
      when: 'B22 a row without an environment',
      grants: [{ environmentId: '', permissions: viewOnly }],
      ...unknownIn(0, ''),
    },
    {
      when: 'B24 an id nobody has',
      grants: [aGrant(testEnvironment), { environmentId: 'test-000000', permissions: viewOnly }],
      ...unknownIn(1, 'test-000000'),
    },
    {
      when: "B24 another entity's environment",
      grants: [aGrant(rivalEnvironment)],
      ...unknownIn(0, rivalEnvironment.id),
    },
    {
      when: 'B24 an environment of the same entity that is not shared',
      grants: [aGrant(lentEnvironment)],
      ...unknownIn(0, lentEnvironment.id),
    },
    {
      when: 'B24 an environment that was taken back (I9)',
      grants: [aGrant(lentEnvironment)],
      begin: (world) => world.withReceivedShare({ endedBy: lender }),
      ...unknownIn(0, lentEnvironment.id),
    },
  ],
  'environment-not-own': [
    {
      when: 'B23 a received environment (rule 3)',
      grants: [aGrant(testEnvironment), aGrant(lentEnvironment)],
      begin: (world) => world.withReceivedShare(),
      params: { name: lentEnvironment.id, owner: lender.name },
      field: 'grants.1.environmentId',
    },
  ],
  'environment-unavailable': [expired, isolated, deleting].map(({ id, status }) => ({
    when: `B25 an environment that is ${status}`,
    grants: [{ environmentId: id, permissions: viewOnly }],
    params: { name: id, status },
    field: 'grants.0.environmentId',
  })),
  'environment-repeated': [
    {
      when: 'B21 one environment in two rows',
      grants: [aGrant(testEnvironment), aGrant(prodEnvironment), aGrant(testEnvironment, viewOnly)],
      params: { name: testEnvironment.id },
      field: 'grants.2.environmentId',
    },
  ],
  'no-permissions': [
    {
      when: 'B30 a row without permissions',
      grants: [aGrant(testEnvironment), aGrant(prodEnvironment, [])],
      field: 'grants.1.permissions',
    },
  ],
  'permission-unknown': [
    {
      when: 'B32 a permission that does not exist',
      ...permissions('functions.delete'),
      params: { key: 'functions.delete' },
    },
    { when: 'B32 a permission twice', ...permissions('run.view', 'run.view'), params: { key: 'run.view' } },
    {
      when: 'B32 a permission called like a part of every object',
      ...permissions('constructor'),
      params: { key: 'constructor' },
    },
  ],
  'operate-needs-view': [
    { when: 'B31 操作 without 查看', ...permissions('database.operate'), params: { key: 'database.operate' } },
    {
      when: 'B31 操作 with the 查看 of something else',
      ...permissions('storage.view', 'run.operate'),
      params: { key: 'run.operate' },
    },
  ],
}

function unknownIn(row: number, environmentId: string) {
  return { params: { name: environmentId }, field: `grants.${row}.environmentId` }
}

function permissions(...keys: string[]) {
  return { grants: [aGrant(testEnvironment, keys)], field: 'grants.0.permissions' }
}
