import { sizeOf } from '../../components/environment/textSize.ts'
import type { Texts } from '../../components/editing/texts.ts'
import type { Original } from '../../components/editing/useDraftForm.ts'
import type { ItemView } from '../../contract/item.ts'
import type { ItemContent } from '../../domain/items/item.ts'
import { isItemName } from '../../domain/items/itemName.ts'
import type { Resource } from '../../domain/sharing/permission.ts'
import { parseRule } from '../../domain/cloud/securityRule.ts'

/** All fields a form could have; each kind of resource shows its own. */
export type ItemField = 'name' | 'code' | 'rule' | 'content' | 'image' | 'port'
export type ItemTexts = Texts<ItemField>

export const fieldsOfKind: Record<Resource, readonly Exclude<ItemField, 'name'>[]> = {
  functions: ['code', 'rule'],
  database: ['rule'],
  storage: ['content'],
  run: ['image', 'port'],
  hosting: ['content'],
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

/** What a form starts from: what is there, or what something new begins with. */
export function originalOf(resource: Resource, item: ItemView | undefined): Original<ItemTexts> {
  return item ? { version: item.version, values: textsOf(item) } : { version: 0, values: textsOfNew(resource) }
}

const noTexts: ItemTexts = { name: '', code: '', rule: '', content: '', image: '', port: '' }

export function textsOfNew(resource: Resource): ItemTexts {
  const code = resource === 'functions' ? firstCode : ''
  return { ...noTexts, code, rule: firstRules[resource] ?? '', port: resource === 'run' ? '80' : '' }
}

export function textsOf(item: ItemView): ItemTexts {
  const written: Partial<Record<ItemField, string | number>> = item
  const own = (['name', ...fieldsOfKind[item.resource]] as const).map((field) => [field, String(written[field])])
  return { ...noTexts, ...Object.fromEntries(own) }
}

export function toContent(resource: Resource, texts: ItemTexts): ItemContent {
  switch (resource) {
    case 'functions':
      return { resource, code: texts.code, rule: texts.rule }
    case 'database':
      return { resource, rule: texts.rule }
    case 'storage':
    case 'hosting':
      return { resource, content: texts.content }
    case 'run':
      return { resource, image: texts.image.trim(), port: Number(texts.port) }
  }
}

/** What is wrong with a field, by the backend's own sentence; an empty name has a sentence of its own. */
export interface ItemProblem {
  field: ItemField
  code: 'required' | 'item-name-invalid' | 'item-rule-invalid' | 'item-too-large' | 'item-port-invalid'
  params: Readonly<Record<string, string | number>>
}

interface Limits {
  isNew: boolean
  maxKilobytes: number
}

/** What can be put right before anything is sent; the backend decides the rest. */
export function problemsOf(resource: Resource, texts: ItemTexts, { isNew, maxKilobytes }: Limits): ItemProblem[] {
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
  if (field === 'port')
    return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535
      ? undefined
      : { field, code: 'item-port-invalid', params: {} }
  if (field === 'image') return text.trim() === '' ? { field, code: 'required', params: {} } : undefined
  if (field !== 'rule' || (resource !== 'functions' && resource !== 'database')) return undefined
  const parsed = parseRule(text, resource)
  return 'problem' in parsed ? { field, code: 'item-rule-invalid', params: { problem: parsed.problem } } : undefined
}
