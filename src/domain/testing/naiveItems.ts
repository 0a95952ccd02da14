import type { World } from '../world/world.ts'
import type { Command } from './command.ts'

interface Thing {
  environment: string
  kind: string
  name: string
  content: string
  version: number
  records: Map<string, { data: string; version: number }>
}

type ItemCommand = Extract<Command, { verb: 'addItem' | 'changeItem' | 'removeItem' }>
type RecordCommand = Extract<Command, { verb: 'addRecord' | 'changeRecord' | 'removeRecord' }>

/** What the naive model has to say of an environment. */
interface Ground {
  reaches: (who: string, environment: string) => boolean
  can: (who: string, environment: string, permission: string) => boolean
  isUsable: (environment: string) => boolean
}

// By hand: the commands of walks write no others.
const goodRules = new Set([
  'functions {"invoke": true}',
  'functions {"invoke": "auth != null"}',
  'database {"read": true, "write": false}',
  'database {"read": true, "write": "doc._openid == auth.openid"}',
])

/** What lies in environments, a second time, as naive as the rest of the model. */
export class NaiveItems {
  private readonly things = new Map<string, Thing>()
  private readonly limits: World['configuration']['limits']
  private readonly ground: Ground

  constructor(start: World, ground: Ground) {
    this.ground = ground
    this.limits = start.configuration.limits
    for (const { id, environmentId, resource, name, version, ...content } of start.items)
      this.things.set(id, {
        environment: environmentId,
        kind: resource,
        name,
        content: contentInWriting(content),
        version,
        records: new Map(),
      })
    for (const { environmentId, collection, id, data, version } of start.records)
      for (const thing of this.things.values())
        if (thing.kind === 'database' && thing.environment === environmentId && thing.name === collection)
          thing.records.set(id, { data: inWriting(data), version })
  }

  obeyItem(who: string, command: ItemCommand, newId: string): string {
    if (command.verb === 'addItem') return this.add(who, command, newId)
    const thing = this.thingAt(command)
    if (command.verb === 'removeItem') {
      if (!this.ground.reaches(who, command.environmentId)) return 'environment-not-found'
      if (!thing) return 'item-not-found'
      const complaint = this.complaintAbout(who, command.environmentId, thing.kind)
      if (complaint) return complaint
      if (thing.version !== command.version) return 'stale-version'
      this.things.delete(command.itemId)
      return 'done'
    }

    const complaint = this.complaintAbout(who, command.environmentId, command.content.resource)
    if (complaint) return complaint
    if (!thing || thing.kind !== command.content.resource) return 'item-not-found'
    if (thing.version !== command.version) return 'stale-version'
    const wrong = this.wrongIn(command.content)
    if (wrong) return wrong
    const content = contentInWriting(command.content)
    if (content === thing.content) return 'nothing to do'
    thing.content = content
    thing.version++
    return 'done'
  }

  obeyRecord(who: string, command: RecordCommand, newId: string): string {
    const complaint = this.complaintAbout(who, command.environmentId, 'database')
    if (complaint) return complaint
    const thing = this.thingAt(command)
    if (thing?.kind !== 'database') return 'item-not-found'
    if (command.verb === 'addRecord') {
      const id = command.id ?? newId
      if (id === '' || id.length > 64 || /[^\w-]/.test(id)) return 'record-id-invalid'
      if (thing.records.has(id)) return 'record-exists'
      if (thing.records.size >= this.limits.recordsPerCollection) return 'too-many-items'
      const wrong = this.wrongInData(command.data)
      if (wrong) return wrong
      thing.records.set(id, { data: inWriting(command.data), version: 1 })
      return 'done'
    }

    const record = thing.records.get(command.recordId)
    if (!record) return 'record-not-found'
    if (record.version !== command.version) return 'stale-version'
    if (command.verb === 'removeRecord') {
      thing.records.delete(command.recordId)
      return 'done'
    }
    const wrong = this.wrongInData(command.data)
    if (wrong) return wrong
    if (record.data === inWriting(command.data)) return 'nothing to do'
    record.data = inWriting(command.data)
    record.version++
    return 'done'
  }

  visible(): { items: string[]; records: string[] } {
    const items: string[] = []
    const records: string[] = []
    for (const [id, { environment, kind, name, content, version, records: inside }] of this.things) {
      items.push(`${id} ${environment} ${kind} ${name} v${version} ${content}`)
      for (const [recordId, { data, version: recordVersion }] of inside)
        records.push(`${environment} ${name} ${recordId} v${recordVersion} ${data}`)
    }
    return { items: items.toSorted(), records: records.toSorted() }
  }

  private add(
    who: string,
    { environmentId, name, content }: Extract<ItemCommand, { verb: 'addItem' }>,
    id: string,
  ): string {
    const kind = content.resource
    const complaint = this.complaintAbout(who, environmentId, kind)
    if (complaint) return complaint
    if (!mayBeCalled(kind, name)) return 'item-name-invalid'
    let present = 0
    for (const thing of this.things.values()) {
      if (thing.environment !== environmentId || thing.kind !== kind) continue
      if (thing.name === name) return 'item-exists'
      present++
    }
    if (present >= this.limits.itemsPerKind) return 'too-many-items'
    const wrong = this.wrongIn(content)
    if (wrong) return wrong
    this.things.set(id, {
      environment: environmentId,
      kind,
      name,
      content: contentInWriting(content),
      version: 1,
      records: new Map(),
    })
    return 'done'
  }

  private complaintAbout(who: string, environment: string, kind: string): string | undefined {
    if (!this.ground.reaches(who, environment)) return 'environment-not-found'
    if (!this.ground.can(who, environment, `${kind}.operate`)) return 'permission-missing'
    return this.ground.isUsable(environment) ? undefined : 'environment-unavailable'
  }

  private thingAt({ environmentId, itemId }: { environmentId: string; itemId: string }): Thing | undefined {
    const thing = this.things.get(itemId)
    return thing?.environment === environmentId ? thing : undefined
  }

  private wrongIn(content: Extract<ItemCommand, { verb: 'addItem' }>['content']): string | undefined {
    if (content.resource === 'run') {
      if (content.image === '' || content.image.includes(' ')) return 'item-image-invalid'
      return content.port < 1 || content.port > 65_535 ? 'item-port-invalid' : undefined
    }
    const text = 'code' in content ? content.code : 'content' in content ? content.content : ''
    if (bytesOf(text) > this.limits.itemKilobytes * 1024) return 'item-too-large'
    return 'rule' in content && !goodRules.has(`${content.resource} ${content.rule}`) ? 'item-rule-invalid' : undefined
  }

  private wrongInData(data: object): string | undefined {
    if ('_id' in data || '_openid' in data) return 'record-id-invalid'
    return bytesOf(JSON.stringify(data)) > this.limits.itemKilobytes * 1024 ? 'item-too-large' : undefined
  }
}

function mayBeCalled(kind: string, name: string): boolean {
  if (kind === 'storage' || kind === 'hosting') {
    if (name.length > 255) return false
    for (const part of name.split('/')) if (part === '' || part === '.' || part === '..') return false
    return true
  }
  const longest =
    new Map([
      ['functions', 60],
      ['database', 32],
      ['run', 20],
    ]).get(kind) ?? 0
  if (name.length > longest || !/^[a-z]/i.test(name) || /[^\w-]/.test(name)) return false
  return kind !== 'run' || !/[A-Z_]/.test(name)
}

export function contentInWriting(content: object): string {
  return inWriting({ ...content, resource: 0, updatedAt: 0, updatedBy: 0, openId: 0 })
}

/** Fields in the order of the alphabet, those that are 0 left out. */
export function inWriting(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const lines: string[] = []
  for (const [key, part] of Object.entries(value)) if (part !== 0) lines.push(`${key}: ${inWriting(part)}`)
  return `{${lines.toSorted().join('; ')}}`
}

function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text)
    bytes +=
      character < '\u0080' ? 1 : character < '\u0800' ? 2 : character < '\u{10000}' && character.length === 1 ? 3 : 4
  return bytes
}
