import { describe, expect, test } from 'vitest'
import { checkView } from './access.ts'
import type { Account } from '../accounts/account.ts'
import { addItem } from '../items/addItem.ts'
import { addRecord } from '../items/addRecord.ts'
import { changeItem } from '../items/changeItem.ts'
import { changeRecord } from '../items/changeRecord.ts'
import type { EnvironmentStatus } from './environment.ts'
import type { ItemContent } from '../items/item.ts'
import { accessLevelOf } from './accessLevel.ts'
import { permissionOf, standardCatalogue, type Permission, type Resource } from '../sharing/permission.ts'
import { removeItem } from '../items/removeItem.ts'
import { removeRecord } from '../items/removeRecord.ts'
import { aGrant, anEnvironment, aWorld, itemId, owner, shop, testEnvironment } from '../testing/aWorld.ts'
import { commandContext } from '../testing/acting.ts'
import type { World } from '../world/world.ts'

const statuses: readonly EnvironmentStatus[] = ['normal', 'expired', 'isolated', 'deleting']
const resources = standardCatalogue.map(({ resource }) => resource)
const environmentId = testEnvironment.id

const contents: Record<Resource, ItemContent> = {
  functions: { resource: 'functions', code: 'exports.main = () => 1', rule: '{"invoke": true}' },
  database: { resource: 'database', rule: '{"read": true}' },
  storage: { resource: 'storage', content: 'tea' },
  run: { resource: 'run', image: 'registry.example.com/tea:1', port: 80 },
  hosting: { resource: 'hosting', content: '<h1>tea</h1>' },
}
const known = 'known'
const fresh = 'fresh'

/** Every set of permissions a grant can have of one kind: 操作 is not without 查看 (I5). */
function setsOf(resource: Resource): Permission[][] {
  const actions = standardCatalogue.find((entry) => entry.resource === resource)?.actions ?? []
  const sets = actions.reduce<string[][]>((all, action) => [...all, ...all.map((set) => [...set, action])], [[]])
  return sets
    .filter((set) => set.includes('view') || !set.includes('operate'))
    .map((set) => set.map((action) => permissionOf(resource, action)))
}

const cases = resources.flatMap((resource) =>
  statuses.flatMap((status) =>
    setsOf(resource).map((permissions) => [resource, status, permissions.join(' ') || 'none', permissions] as const),
  ),
)

// I19: what is offered is what would be accepted, and the other way round.
describe('what a screen offers is what the backend accepts', () => {
  test.each(cases)('%s, environment %s, granted %s', (resource, status, _words, permissions) => {
    // A permission of another kind keeps the environment in reach and must not matter.
    const elsewhere = permissionOf(resource === 'storage' ? 'hosting' : 'storage', 'view')
    const granted = [...permissions, elsewhere]
    const world = worldWith(status, granted)
    const accessLevel = accessLevelOf({ status, permissions: granted }, resource)

    expect(checkView(world, shop.appId, environmentId, resource) === undefined).toBe(accessLevel !== 'none')
    expect(writes(world, shop, resource).map(({ accepted }) => accepted)).toEqual(
      writes(world, shop, resource).map(() => accessLevel === 'operate'),
    )
  })

  test.each(resources.flatMap((resource) => statuses.map((status) => [resource, status] as const)))(
    '%s, environment %s, to its owner',
    (resource, status) => {
      const world = worldWith(status, [])
      const accessLevel = accessLevelOf(
        {
          status,
          permissions: standardCatalogue.flatMap((entry) =>
            entry.actions.map((action) => permissionOf(entry.resource, action)),
          ),
        },
        resource,
      )

      expect(accessLevel).toBe(status === 'normal' ? 'operate' : 'view-while-unavailable')
      expect(checkView(world, owner.appId, environmentId, resource)).toBeUndefined()
      expect(new Set(writes(world, owner, resource).map(({ accepted }) => accepted))).toEqual(
        new Set([accessLevel === 'operate']),
      )
    },
  )
})

function worldWith(status: EnvironmentStatus, permissions: readonly Permission[]): World {
  const environment = anEnvironment(environmentId, owner, { status })
  const items = Object.values(contents).map((content) => ({ ...content, name: known }))
  const made = aWorld()
    .withEnvironments(environment)
    .withItems(environment, ...items)
    .withRecords(environment, known, { id: known })
  return (permissions.length === 0 ? made : made.withShare({ grants: [aGrant(environment, permissions)] })).world
}

/** Everything there is a button for. */
function writes(world: World, account: Account, resource: Resource) {
  const by = commandContext(account)
  const content = contents[resource]
  const item = { environmentId, itemId: itemId(testEnvironment, resource, known), version: 1 }
  const decisions: { refused: boolean }[] = [
    addItem(world, { environmentId, name: fresh, content }, by),
    changeItem(world, { ...item, content }, by),
    removeItem(world, item, by),
  ]
  if (resource === 'database') {
    decisions.push(
      addRecord(world, { ...item, id: fresh, data: {} }, by),
      changeRecord(world, { ...item, recordId: known, data: { cups: 2 } }, by),
      removeRecord(world, { ...item, recordId: known }, by),
    )
  }
  return decisions.map((decision) => ({ accepted: !decision.refused }))
}
