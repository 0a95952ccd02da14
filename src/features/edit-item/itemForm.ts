import { sizeOf } from '../../components/environment/textSize.ts'
import type { Texts } from '../../components/editing/texts.ts'
import type { ItemView } from '../../contract/item.ts'
import type { ItemContent } from '../../domain/item.ts'
import { isItemName } from '../../domain/itemName.ts'
import type { Resource } from '../../domain/permission.ts'
import { parseRule } from '../../domain/cloud/securityRule.ts'

/** Named as in the request, so that what the backend says of a field finds it. */
export type ItemField = 'name' | 'content.code' | 'content.rule' | 'content.content' | 'content.image' | 'content.port'

/** All fields a form could have; each kind of resource shows its own. */
export type ItemTexts = Texts<ItemField>

export const fieldsOfKind: Record<Resource, readonly Exclude<ItemField, 'name'>[]> = {
  functions: ['content.code', 'content.rule'],
  database: ['content.rule'],
  storage: ['content.content'],
  run: ['content.image', 'content.port'],
  hosting: ['content.content'],
}

const firstCode = `const cloud = require('wx-server-sdk')
cloud.init({
  env: cloud.DYNAMIC_CURRENT_ENV
})

// 云函数入口函数
exports.main = async (event, context) => {
  return { event }
}
`
const firstRules: Partial<Record<Resource, string>> = {
  functions: '{ "invoke": "auth != null" }',
  database: '{ "read": "doc._openid == auth.openid", "write": "doc._openid == auth.openid" }',
}

export function textsOfNew(resource: Resource): ItemTexts {
  return {
    name: '',
    'content.code': resource === 'functions' ? firstCode : '',
    'content.rule': firstRules[resource] ?? '',
    'content.content': '',
    'content.image': '',
    'content.port': resource === 'run' ? '80' : '',
  }
}

export function textsOf(item: ItemView): ItemTexts {
  return {
    name: item.name,
    'content.code': item.resource === 'functions' ? item.code : '',
    'content.rule': item.resource === 'functions' || item.resource === 'database' ? item.rule : '',
    'content.content': item.resource === 'storage' || item.resource === 'hosting' ? item.content : '',
    'content.image': item.resource === 'run' ? item.image : '',
    'content.port': item.resource === 'run' ? String(item.port) : '',
  }
}

export function toContent(resource: Resource, texts: ItemTexts): ItemContent {
  switch (resource) {
    case 'functions':
      return { resource, code: texts['content.code'], rule: texts['content.rule'] }
    case 'database':
      return { resource, rule: texts['content.rule'] }
    case 'storage':
    case 'hosting':
      return { resource, content: texts['content.content'] }
    case 'run':
      return { resource, image: texts['content.image'].trim(), port: Number(texts['content.port']) }
  }
}

/** What is wrong with a field, in the backend's own words for it; an empty name has a gentler one. */
export interface ItemProblem {
  field: ItemField
  code: 'required' | 'item-name-invalid' | 'item-rule-invalid' | 'item-too-large' | 'item-port-invalid'
  params: Readonly<Record<string, string | number>>
}

/** What a person can put right before anything is sent; the backend decides the rest. */
export function problemsOf(
  resource: Resource,
  texts: ItemTexts,
  { isNew, maxKilobytes }: { isNew: boolean; maxKilobytes: number },
): ItemProblem[] {
  const nameProblem = isNew ? problemOfName(resource, texts.name) : undefined
  const others = fieldsOfKind[resource].map((field) => problemOfField(resource, field, texts[field], maxKilobytes))
  return [nameProblem, ...others].filter((problem) => problem !== undefined)
}

function problemOfName(resource: Resource, name: string): ItemProblem | undefined {
  if (name === '') return { field: 'name', code: 'required', params: {} }
  return isItemName(resource, name) ? undefined : { field: 'name', code: 'item-name-invalid', params: { resource } }
}

function problemOfField(
  resource: Resource,
  field: ItemField,
  text: string,
  maxKilobytes: number,
): ItemProblem | undefined {
  if (sizeOf(text) > maxKilobytes * 1024) return { field, code: 'item-too-large', params: { max: maxKilobytes } }
  if (field === 'content.port')
    return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535
      ? undefined
      : { field, code: 'item-port-invalid', params: {} }
  if (field === 'content.image') return text.trim() === '' ? { field, code: 'required', params: {} } : undefined
  if (field !== 'content.rule' || (resource !== 'functions' && resource !== 'database')) return undefined
  const parsed = parseRule(text, resource)
  return 'problem' in parsed ? { field, code: 'item-rule-invalid', params: { problem: parsed.problem } } : undefined
}
