import { refuse } from '../decision.ts'
import type { Item, ItemContent } from './item.ts'
import { parseRule } from '../cloud/securityRule.ts'
import type { World } from '../world/world.ts'

const image = /^[A-Za-z0-9]+(?:[._/:@-]{1,2}[A-Za-z0-9]+)*$/
const longestImage = 255

/** What a user wrote of an item, without what the backend keeps beside it. */
export function contentOf(item: Item): ItemContent {
  switch (item.resource) {
    case 'functions':
      return { resource: item.resource, code: item.code, rule: item.rule }
    case 'database':
      return { resource: item.resource, rule: item.rule }
    case 'storage':
      return { resource: item.resource, content: item.content }
    case 'run':
      return { resource: item.resource, image: item.image, port: item.port }
    case 'hosting':
      return { resource: item.resource, content: item.content }
  }
}

type Placed = Pick<Item, 'id' | 'environmentId' | 'name' | 'version' | 'updatedAt' | 'updatedBy'>

/** An item of this content. A file stays the upload of the account that uploaded it. */
export function itemWith(
  { id, environmentId, name, version, updatedAt, updatedBy }: Placed,
  content: ItemContent,
  openId: string | null = null,
): Item {
  const placed = { id, environmentId, name, version, updatedAt, updatedBy }
  return content.resource === 'storage' ? { ...placed, ...content, openId } : { ...placed, ...content }
}

/** The first thing that is wrong with what was written, or nothing. */
export function checkContent(world: World, content: ItemContent) {
  switch (content.resource) {
    case 'functions':
      return checkSize(world, content.code, 'content.code') ?? checkRule(world, content.rule, 'functions')
    case 'database':
      return checkRule(world, content.rule, 'database')
    case 'run':
      return checkService(content)
    case 'storage':
    case 'hosting':
      return checkSize(world, content.content, 'content.content')
  }
}

/** Whether a text is more than the backend keeps of one item. `field` is what the refusal points at. */
export function checkSize(world: World, text: string, field: string) {
  const max = world.configuration.limits.itemKilobytes
  return new TextEncoder().encode(text).length > max * 1024 ? refuse('item-too-large', { max }, field) : undefined
}

function checkRule(world: World, rule: string, kind: 'functions' | 'database') {
  const refusal = checkSize(world, rule, 'content.rule')
  if (refusal) return refusal

  const parsed = parseRule(rule, kind)
  return 'problem' in parsed ? refuse('item-rule-invalid', { problem: parsed.problem }, 'content.rule') : undefined
}

function checkService(content: { image: string; port: number }) {
  if (content.image.length > longestImage || !image.test(content.image))
    return refuse('item-image-invalid', {}, 'content.image')
  if (!Number.isInteger(content.port) || content.port < 1 || content.port > 65_535)
    return refuse('item-port-invalid', {}, 'content.port')
  return undefined
}
