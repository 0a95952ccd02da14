import { describe, expect, test } from 'vitest'
import { allPermissions, standardCatalogue } from '../domain/sharing/permission.ts'
import { parseRule } from '../domain/cloud/securityRule.ts'
import { refusalsText } from './refusals.ts'

const { 'zh-CN': zh, en } = refusalsText

test.each([
  [
    'functions.operate',
    '缺少“云函数 操作”权限，请联系资源方在“配置环境”中授权',
    '"Functions: Operate" is not granted; ask the owner to grant it under Configure environments',
  ],
  [
    'hosting.view',
    '缺少“静态网站托管 查看”权限，请联系资源方在“配置环境”中授权',
    '"Static hosting: View" is not granted; ask the owner to grant it under Configure environments',
  ],
  [
    'cdn.purge',
    '缺少“cdn.purge”权限，请联系资源方在“配置环境”中授权',
    '"cdn.purge" is not granted; ask the owner to grant it under Configure environments',
  ],
])('a missing permission %s is called by its words', (permission, inChinese, inEnglish) => {
  expect([zh['permission-missing']({ permission }), en['permission-missing']({ permission })]).toEqual([
    inChinese,
    inEnglish,
  ])
})

test('every permission of the catalogue has words', () => {
  for (const permission of allPermissions(standardCatalogue))
    expect(zh['permission-missing']({ permission })).not.toContain(permission)
})

test.each([
  ['functions', '{', '安全规则不正确：不是有效的 JSON'],
  ['functions', '[]', '安全规则不正确：应为一个 JSON 对象，如 {"read": true}'],
  ['functions', '{"read": true}', '安全规则不正确：不支持“read”'],
  ['database', '{"delete all 7": true}', '安全规则不正确：不支持“delete all 7”'],
] as const)('what is wrong with the rule of %s %s is said in words', (kind, text, sentence) => {
  const reading = parseRule(text, kind)

  expect('problem' in reading && zh['item-rule-invalid']({ problem: reading.problem })).toBe(sentence)
})

describe('the problems of a rule', () => {
  test.each([
    ['not-a-condition read', '“read”应为 true、false 或一个条件表达式', '"read" must be true, false or a condition'],
    ['condition read 12', '“read”的条件在第 12 个字符处有误', 'the condition of "read" is invalid at character 12'],
    ['something new', 'something new', 'something new'],
    ['', '', ''],
  ])('%s', (problem, inChinese, inEnglish) => {
    expect(zh['item-rule-invalid']({ problem })).toBe(`安全规则不正确：${inChinese}`)
    expect(en['item-rule-invalid']({ problem })).toBe(`The security rule is invalid: ${inEnglish}`)
  })
})

test('an environment that is worn out: what cannot be done depends on what was tried', () => {
  expect(zh['environment-unavailable']({ name: 'a', status: 'expired' })).toBe('环境“a”状态为“已过期”，暂不能共享')
  expect(zh['environment-unavailable']({ name: 'a', status: 'expired', resource: 'run' })).toBe(
    '环境“a”状态为“已过期”，暂不能修改其中的内容',
  )
})

describe('K8: what stands in the way of an AppID is shown so that it can be seen', () => {
  test.each([
    ['\ud83d', 'AppID 第 3 位“⟦U+D83D⟧”无效，只能是 0-9、a-f', 'Character 3 "⟦U+D83D⟧" is not allowed; use 0-9 or a-f'],
    ['\u0000', 'AppID 第 3 位“⟦U+0000⟧”无效，只能是 0-9、a-f', 'Character 3 "⟦U+0000⟧" is not allowed; use 0-9 or a-f'],
  ])('%j', (character, inChinese, inEnglish) => {
    const fault = { fault: 'character', position: 3, character } as const
    expect([zh['app-id-malformed'](fault), en['app-id-malformed'](fault)]).toEqual([inChinese, inEnglish])
  })

  test.each([
    [
      'greek',
      'α',
      'a',
      'AppID 第 3 位是希腊字母“α”（U+03B1），应为“a”',
      'Character 3 is the Greek letter "α" (U+03B1); use "a"',
    ],
    ['ascii', 'o', '0', 'AppID 第 3 位是字母“o”，应为数字“0”', 'Character 3 is the letter "o"; use the digit "0"'],
    [
      'other',
      '〇',
      '0',
      'AppID 第 3 位是形近字符“〇”（U+3007），应为“0”',
      'Character 3 is the look-alike "〇" (U+3007); use "0"',
    ],
  ] as const)('%s %s', (script, character, meant, inChinese, inEnglish) => {
    const fault = { fault: 'look-alike', position: 3, character, script, meant } as const
    expect([zh['app-id-malformed'](fault), en['app-id-malformed'](fault)]).toEqual([inChinese, inEnglish])
  })
})
