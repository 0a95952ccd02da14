// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { drafts } from '../../components/editing/drafts.ts'
import { draftKeyOf, hasUndeployedDraft, originalOf, type FunctionView } from './functionForm.ts'

const hello: FunctionView = {
  id: 'item-1',
  name: 'hello',
  version: 3,
  updatedAt: '',
  updatedBy: null,
  resource: 'functions',
  code: 'exports.main = () => 1',
  rule: '{}',
}

beforeEach(() => sessionStorage.clear())

test('the editor starts from what is deployed, or from a template', () => {
  expect(originalOf(hello, 'template')).toEqual({ version: 3, values: { name: '', code: hello.code } })
  expect(originalOf(undefined, 'template')).toEqual({ version: 0, values: { name: '', code: 'template' } })
})

test.each<[string, object | undefined, boolean]>([
  ['no draft', undefined, false],
  ['the deployed code', { values: { name: '', code: hello.code } }, false],
  ['other code', { values: { name: '', code: 'exports.main = () => 2' } }, true],
  ['a draft of another shape', { values: { code: 'exports.main = () => 2' } }, false],
])('with %s it waits to be deployed: %s', (_case, draft, is) => {
  if (draft) drafts.write(draftKeyOf('test-f96b31', 'hello'), draft)
  expect(hasUndeployedDraft('test-f96b31', hello)).toBe(is)
})
