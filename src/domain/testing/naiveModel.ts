import type { World } from '../world/world.ts'
import type { AskedCommand, Command } from './command.ts'
import { NaiveItems } from './naiveItems.ts'

/** What people can see of a world, in a form that both the rules and the naive model can be asked for. */
export interface Visible {
  /** `id owner→grantee v2`, and a line `environment: permissions` for each row. */
  live: string[][]
  /** `id by`. */
  ended: string[]
  /** `account by version` of every account that ever was activated. */
  activated: string[]
  /** `id to share from environments at readAt`. */
  notices: string[]
  /** `account environment version` of every account. */
  current: string[]
  /** `id environment kind name version content`, in any order. */
  items: string[]
  /** `environment collection id version data`, in any order. */
  records: string[]
}

interface Relation {
  id: string
  from: string
  to: string
  rows: Map<string, string[]>
  version: number
  endedBy: string | undefined
}

interface Notice {
  id: string
  to: string
  about: Relation
  environments: string[]
  at: string
  readAt: string | undefined
}

// Rule 6, copied by hand.
const permissions = new Set([
  'functions.view',
  'functions.operate',
  'functions.invoke',
  'database.view',
  'database.operate',
  'storage.view',
  'storage.operate',
  'run.view',
  'run.operate',
  'run.invoke',
  'hosting.view',
  'hosting.operate',
])

/**
 * The rules of docs/rules.md a second time: by hand, with Maps and loops, and without a look at the first time, so that a
 * mistake would have to be made twice to go unnoticed. Where docs/rules.md leaves the order of refusals open, this follows
 * the rules.
 */
export class NaiveModel {
  private readonly accounts = new Map<string, { name: string; entity: string; frozen: boolean; hasCloud: boolean }>()
  private readonly environments = new Map<string, { owner: string; usable: boolean }>()
  private readonly activations = new Map<string, { by: string; version: number }>()
  private readonly chosen = new Map<string, { environment: string; version: number }>()
  private readonly relations: Relation[] = []
  private readonly notices: Notice[] = []
  private readonly mostShares: number
  private readonly mostRows: number
  private readonly items: NaiveItems

  constructor(start: World) {
    for (const { appId, name, entityId, status, cloud } of start.accounts)
      this.accounts.set(appId, { name, entity: entityId, frozen: status === 'frozen', hasCloud: cloud === 'opened' })
    for (const { id, owner, status } of start.environments)
      this.environments.set(id, { owner, usable: status === 'normal' })
    for (const { appId, by, version } of start.activations) this.activations.set(appId, { by, version })
    for (const { appId, environmentId, version } of start.choices)
      this.chosen.set(appId, { environment: environmentId, version })
    for (const { id, owner, grantee, grants, version, ended } of start.shares)
      this.relations.push({ id, from: owner, to: grantee, rows: asRows(grants), version, endedBy: ended?.by })
    for (const { id, to, shareId, environmentIds, at, readAt } of start.notifications)
      for (const about of this.relations)
        if (about.id === shareId)
          this.notices.push({ id, to, about, environments: [...environmentIds], at, readAt: readAt ?? undefined })
    this.mostShares = start.configuration.limits.sharesPerAccount
    this.mostRows = start.configuration.limits.environmentsPerShare
    this.items = new NaiveItems(start, {
      reaches: (who, environment) => this.reaches(who, environment),
      can: (who, environment, permission) => this.can(who, environment, permission),
      isUsable: (environment) => this.environments.get(environment)?.usable === true,
    })
  }

  /** Does as told. Answers `done`, `nothing to do`, `found` and whom, or the code of the refusal. */
  obey({ as, command }: AskedCommand, at: string, suffix: string): string {
    switch (command.verb) {
      case 'activateSharing':
        return this.activate(as)
      case 'deregisterSharing':
        return this.deregister(as, command.version)
      case 'lookUpAccount':
        return this.lookUp(as, command.text)
      case 'shareEnvironments':
        return this.share(as, command, `share-${suffix}`)
      case 'configureShare':
        return this.configure(as, command)
      case 'revokeShare':
        return this.revoke(as, command, at, `notification-${suffix}`)
      case 'switchEnvironment':
        return this.switchTo(as, command)
      case 'markNotificationsRead':
        return this.read(as, command.ids, at)
      case 'markAllNotificationsRead':
        return this.readAll(as, command.upTo, at)
      case 'addItem':
      case 'changeItem':
      case 'removeItem':
        return this.items.obeyItem(as, command, `item-${suffix}`)
      case 'addRecord':
      case 'changeRecord':
      case 'removeRecord':
        return this.items.obeyRecord(as, command, `record-${suffix}`)
    }
  }

  can(who: string, environment: string, permission: string): boolean {
    if (this.environments.get(environment)?.owner === who) return true
    for (const relation of this.relations)
      if (relation.endedBy === undefined && relation.to === who && relation.rows.get(environment)?.includes(permission))
        return true
    return false
  }

  visible(): Visible {
    const live: string[][] = []
    const ended: string[] = []
    for (const { id, from, to, rows, version, endedBy } of this.relations) {
      if (endedBy === undefined) {
        const lines = [`${id} ${from}→${to} v${version}`]
        for (const [environment, allowed] of rows) lines.push(`${environment}: ${allowed.toSorted().join(' ')}`)
        live.push(lines)
      } else {
        ended.push(`${id} ${endedBy}`)
      }
    }
    const activated: string[] = []
    const current: string[] = []
    for (const who of this.accounts.keys()) {
      const activation = this.activations.get(who)
      if (activation) activated.push(`${who} ${activation.by} ${activation.version}`)
      current.push(`${who} ${this.currentOf(who)} ${this.chosen.get(who)?.version ?? 0}`)
    }
    const notices: string[] = []
    for (const { id, to, about, environments, at, readAt } of this.notices)
      notices.push(
        `${id} ${to} ${about.id} ${this.accounts.get(about.from)?.name} ${environments.join(' ')} ${at} ${readAt}`,
      )
    return { live, ended, activated, notices, current, ...this.items.visible() }
  }

  private activate(who: string): string {
    if (!this.accounts.get(who)?.hasCloud) return 'cloud-not-opened'
    if (this.isActive(who)) return 'nothing to do'
    this.setActivation(who, 'account')
    return 'done'
  }

  private deregister(who: string, version: number): string {
    if (!this.isActive(who)) return 'sharing-not-activated'
    for (const relation of this.relations)
      if (relation.endedBy === undefined && (relation.from === who || relation.to === who)) return 'shares-remain'
    if (this.activations.get(who)?.version !== version) return 'stale-version'
    this.setActivation(who, 'nobody')
    return 'done'
  }

  private lookUp(who: string, text: string): string {
    if (text.length > 256) return 'app-id-malformed'
    let wanted = ''
    for (const character of text.normalize('NFKC'))
      if (!/[\s\p{Cf}]/u.test(character)) wanted += character.toLowerCase()
    if (wanted.length !== 18 || !wanted.startsWith('wx')) return 'app-id-malformed'
    for (const digit of wanted.slice(2)) if (!'0123456789abcdef'.includes(digit)) return 'app-id-malformed'

    if (wanted === who) return 'self'
    const account = this.accounts.get(wanted)
    if (!account) return 'account-not-found'
    if (account.frozen) return 'account-frozen'
    if (account.entity !== this.accounts.get(who)?.entity) return 'other-entity'
    for (const { from, to, endedBy } of this.relations)
      if (endedBy === undefined && from === who && to === wanted) return 'already-shared'
    return `found ${wanted}`
  }

  private share(who: string, { grantee, grants }: Extract<Command, { verb: 'shareEnvironments' }>, id: string): string {
    if (!this.isActive(who)) return 'sharing-not-activated'
    const answer = this.lookUp(who, grantee)
    if (!answer.startsWith('found ')) return answer
    const to = answer.slice('found '.length)

    let given = 0
    for (const { from, endedBy } of this.relations) if (from === who && endedBy === undefined) given++
    if (given >= this.mostShares) return 'too-many-shares'
    const complaint = this.complaintAbout(who, grants, new Set())
    if (complaint) return complaint

    this.relations.push({ id, from: who, to, rows: asRows(grants), version: 1, endedBy: undefined })
    if (!this.accounts.get(to)?.hasCloud && !this.isActive(to)) this.setActivation(to, 'share')
    return 'done'
  }

  private configure(who: string, { shareId, version, grants }: Extract<Command, { verb: 'configureShare' }>): string {
    const relation = this.relationOf(who, shareId)
    if (!relation) return 'share-not-found'
    if (relation.endedBy !== undefined) return 'share-ended'
    const wanted = new Set<string>()
    for (const { environmentId } of grants) wanted.add(environmentId)
    if (relation.to === who) {
      for (const environment of relation.rows.keys())
        if (!wanted.has(environment)) return 'only-owner-removes-environments'
      return 'only-owner-changes-permissions'
    }
    if (relation.version !== version) return 'stale-version'
    const complaint = this.complaintAbout(who, grants, new Set(relation.rows.keys()))
    if (complaint) return complaint

    const rows = asRows(grants)
    if (written(rows) === written(relation.rows)) return 'nothing to do'
    relation.rows = rows
    relation.version++
    return 'done'
  }

  private revoke(
    who: string,
    { shareId, version }: { shareId: string; version: number },
    at: string,
    id: string,
  ): string {
    const relation = this.relationOf(who, shareId)
    if (!relation) return 'share-not-found'
    if (relation.endedBy !== undefined) return 'share-ended'
    if (relation.version !== version) return 'stale-version'

    relation.endedBy = who
    relation.version++
    if (who === relation.from)
      this.notices.push({
        id,
        to: relation.to,
        about: relation,
        environments: [...relation.rows.keys()],
        at,
        readAt: undefined,
      })
    let stillReceives = false
    for (const { to, endedBy } of this.relations) if (to === relation.to && endedBy === undefined) stillReceives = true
    if (!stillReceives && this.activations.get(relation.to)?.by === 'share') this.setActivation(relation.to, 'nobody')
    return 'done'
  }

  private switchTo(who: string, { environmentId, version }: { environmentId: string; version: number }): string {
    if (!this.reaches(who, environmentId)) return 'environment-not-found'
    const before = this.chosen.get(who)
    if ((before?.version ?? 0) !== version) return 'stale-version'
    if (before?.environment === environmentId) return 'nothing to do'
    this.chosen.set(who, { environment: environmentId, version: version + 1 })
    return 'done'
  }

  private readAll(who: string, upTo: string, at: string): string {
    const ids: string[] = []
    for (const { id, to } of this.notices) {
      if (to === who) ids.push(id)
      if (id === upTo) return this.read(who, [...ids, id], at)
    }
    return 'notification-not-found'
  }

  private read(who: string, ids: readonly string[], at: string): string {
    for (const id of ids) {
      let isOwn = false
      for (const notice of this.notices) if (notice.id === id && notice.to === who) isOwn = true
      if (!isOwn) return 'notification-not-found'
    }
    let answer = 'nothing to do'
    for (const notice of this.notices) {
      if (!ids.includes(notice.id) || notice.readAt !== undefined) continue
      notice.readAt = at
      answer = 'done'
    }
    return answer
  }

  /** Rules 3, 5, 6 and 13, row by row. */
  private complaintAbout(
    who: string,
    grants: readonly { environmentId: string; permissions: readonly string[] }[],
    kept: Set<string>,
  ) {
    if (grants.length === 0) return 'no-environments'
    if (grants.length > this.mostRows) return 'too-many-environments'
    const met = new Set<string>()
    for (const { environmentId, permissions: wanted } of grants) {
      const environment = this.environments.get(environmentId)
      if (environment?.owner !== who)
        return this.reaches(who, environmentId) ? 'environment-not-own' : 'environment-not-found'
      if (!environment.usable && !kept.has(environmentId)) return 'environment-unavailable'
      if (met.has(environmentId)) return 'environment-repeated'
      met.add(environmentId)

      if (wanted.length === 0) return 'no-permissions'
      for (const permission of wanted) if (!permissions.has(permission)) return 'permission-unknown'
      if (new Set(wanted).size < wanted.length) return 'permission-unknown'
      for (const resource of ['functions', 'database', 'storage', 'run', 'hosting'])
        if (wanted.includes(`${resource}.operate`) && !wanted.includes(`${resource}.view`)) return 'operate-needs-view'
    }
    return undefined
  }

  private relationOf(who: string, id: string): Relation | undefined {
    for (const relation of this.relations)
      if (relation.id === id && (relation.from === who || relation.to === who)) return relation
    return undefined
  }

  private reaches(who: string, environment: string): boolean {
    if (this.environments.get(environment)?.owner === who) return true
    for (const { to, rows, endedBy } of this.relations)
      if (endedBy === undefined && to === who && rows.has(environment)) return true
    return false
  }

  private currentOf(who: string): string | undefined {
    const choice = this.chosen.get(who)?.environment
    if (choice !== undefined && this.reaches(who, choice)) return choice
    for (const [id, { owner }] of this.environments) if (owner === who) return id
    for (const { to, rows, endedBy } of this.relations)
      if (endedBy === undefined && to === who) return [...rows.keys()][0]
    return undefined
  }

  private isActive(who: string): boolean {
    const activation = this.activations.get(who)
    return activation !== undefined && activation.by !== 'nobody'
  }

  private setActivation(who: string, by: string) {
    this.activations.set(who, { by, version: (this.activations.get(who)?.version ?? 0) + 1 })
  }
}

function asRows(grants: readonly { environmentId: string; permissions: readonly string[] }[]): Map<string, string[]> {
  const rows = new Map<string, string[]>()
  for (const { environmentId, permissions: allowed } of grants) rows.set(environmentId, [...allowed])
  return rows
}

/** Rows in a form that does not depend on any order. */
function written(rows: Map<string, string[]>): string {
  const lines: string[] = []
  for (const [environment, allowed] of rows) lines.push(`${environment}: ${allowed.toSorted().join(' ')}`)
  return lines.toSorted().join('\n')
}
