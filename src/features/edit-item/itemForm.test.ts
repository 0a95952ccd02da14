import { describe, expect, test } from 'vitest'
import type { ItemView } from '../../contract/item.ts'
import { standardCatalogue, type Resource } from '../../domain/sharing/permission.ts'
import { problemsOf, textsOf, textsOfNew, toContent, type ItemField } from './itemForm.ts'

const resources = standardCatalogue.map(({ resource }) => resource)
const limits = { isNew: true, maxKilobytes: 1 }

test.each(resources)('a new %s lacks a name, and a service an image, and nothing else', (resource) => {
  const wrong = problemsOf(resource, textsOfNew(resource), limits).map(({ field, code }) => [field, code])
  expect(wrong).toEqual([['name', 'required'], ...(resource === 'run' ? [['image', 'required']] : [])])
})

describe('what can be put right beforehand', () => {
  test.each<[string, Resource, ItemField, string, string | undefined]>([
    ['a good name', 'functions', 'name', 'hello', undefined],
    ['a bad name', 'functions', 'name', '1st', 'item-name-invalid'],
    ['a path with a leading slash', 'storage', 'name', '/a', 'item-name-invalid'],
    ['a rule that is not JSON', 'functions', 'rule', '{', 'item-rule-invalid'],
    ['a rule of another kind', 'functions', 'rule', '{"read": true}', 'item-rule-invalid'],
    ['a good rule', 'database', 'rule', '{"read": true}', undefined],
    ['a port of 0', 'run', 'port', '0', 'item-port-invalid'],
    ['a port of 65535', 'run', 'port', '65535', undefined],
    ['a port of 65536', 'run', 'port', '65536', 'item-port-invalid'],
    ['a port with a sign', 'run', 'port', '+80', 'item-port-invalid'],
    ['a port of nothing', 'run', 'port', '', 'item-port-invalid'],
    ['content of the largest size', 'hosting', 'content', 'a'.repeat(1024), undefined],
    ['content a byte too large', 'hosting', 'content', 'a'.repeat(1025), 'item-too-large'],
    ['content too large in bytes', 'storage', 'content', '茶'.repeat(342), 'item-too-large'],
  ])('%s', (_case, resource, field, text, code) => {
    const texts = { ...textsOfNew(resource), name: 'hello', image: 'tea:1', [field]: text }
    expect(problemsOf(resource, texts, limits).map((problem) => [problem.field, problem.code])).toEqual(
      code ? [[field, code]] : [],
    )
  })

  test('the name of something that is there is not asked about', () => {
    expect(problemsOf('functions', { ...textsOfNew('functions'), name: '' }, { ...limits, isNew: false })).toEqual([])
  })
})

test('an item comes back as it was', () => {
  const placed = {
    id: 'item-1',
    name: 'tea',
    version: 3,
    updatedAt: '',
    updatedBy: { appId: 'wx', name: '', kind: 'mini-program' as const },
  }
  const items: ItemView[] = [
    { ...placed, resource: 'functions', code: 'c', rule: 'r' },
    { ...placed, resource: 'database', rule: 'r', records: 2 },
    { ...placed, resource: 'storage', content: 'c', openId: null, fileId: 'f' },
    { ...placed, resource: 'run', image: 'i', port: 80 },
    { ...placed, resource: 'hosting', content: 'c' },
  ]
  expect(items.map((item) => toContent(item.resource, textsOf(item)))).toEqual([
    { resource: 'functions', code: 'c', rule: 'r' },
    { resource: 'database', rule: 'r' },
    { resource: 'storage', content: 'c' },
    { resource: 'run', image: 'i', port: 80 },
    { resource: 'hosting', content: 'c' },
  ])
})
