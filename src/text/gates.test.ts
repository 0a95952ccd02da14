import { expect, test } from 'vitest'
import { gates } from '../domain/cloud/gates.ts'
import { errorsText } from './errors.ts'
import { gatesText } from './gates.ts'
import { tryText } from './try.ts'

const intoAnotherAccount = gates.filter((gate) => gate !== 'own' && gate !== 'identity')

test('gates are named after what is checked, and the playground counts those that it names (D20)', () => {
  const name = gatesText['zh-CN'].name
  const names = intoAnotherAccount.map((gate) => name[gate])
  expect(names).toEqual(['开通', '共享关系', '环境', '权限', '云函数', '应答', '安全规则'])
  expect(name.own).toBe(name.environment)
  expect(tryText['zh-CN'].intro).toContain(`七道关卡：${names.join('、')}`)
})

test('in English, too', () => {
  const names = intoAnotherAccount.map((gate) => gatesText.en.name[gate].toLowerCase())
  expect(tryText.en.intro).toContain(`seven: ${names.join(', ')}`)
})

test('no other number of gates is named anywhere', () => {
  const said = JSON.stringify([gatesText, tryText, errorsText])
  expect(said).not.toMatch(/[两二三四五六八九]道关卡|both gates|two gates/)
})
