import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { format } from 'autocorrect-node'
import { describe, expect, test } from 'vitest'
import { words as recoveryWords } from '../recovery/words.ts'
import { languages, type Language } from './sentences.ts'

type Said = readonly [place: string, sentence: string]

/** What stands for a value in a sentence: a number or an id, unless Chinese or something in quotes is put there. */
const plain = '3'
const otherSamples: readonly [place: RegExp, sample: string][] = [
  [/^historyText\.told\./, '“茶语商城”'],
  [
    /^errorsText\.way\.of$|^snippetsText\.otherKind$|^droppedText\.dropped$|^tryText\.(turn|remedy|stoppedAt)$/,
    '云函数',
  ],
]

const sources = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))

const zh = await everySentence('zh-CN')
const en = await everySentence('en')

test('every sentence of both languages is read, with values in place', () => {
  expect(zh.length).toBeGreaterThan(1000)
  expect(new Set(en.map(([place]) => place))).toEqual(new Set(zh.map(([place]) => place)))
})

test('Chinese has its own punctuation, and spaces beside Latin letters and digits', () => {
  const wrong = zh.filter(([, sentence]) => format(sentence) !== sentence)

  expect(wrong.map(([place, sentence]) => `${place}: ${sentence} → ${format(sentence)}`)).toEqual([])
})

test('the check of punctuation finds what is half-width', () => {
  expect(format('查看订单的记录,2 条')).toBe('查看订单的记录，2 条')
  expect(format('已共享3个环境')).toBe('已共享 3 个环境')
})

describe('what is said one way is said no other way', () => {
  test.each<[sentence: string, never: RegExp]>([
    ['稍后再试', /稍候再试/],
    ['须与当前账号属于同一主体', /与当前账号同一主体/],
    ['当前账号自身', /小程序自己|账号自己/],
    ['init() 将失败', /init 将失败|init\(\) 会失败/],
    ['重新开通后恢复', /直到再次/],
    ['被共享方', /要共享的账号|目标账号/],
    ['可修改资源', /影响较大/],
    ['与打开时相同', /与起始/],
    ['双方', /两边/],
    ['下方', /下面/],
    ['修改代码', /更换代码/],
    ['展开其余 N 个环境', /还有 \S+ 个环境/],
    ['自定义场景', /自带/],
    ['他人共享的环境', /共享来的/],
    ['共享方', /^共享自$/],
    ['仅', /只是|只有他人/],
    ['未等待 init() 完成', /没有等到|没有等待|还没有等/],
    ['暂无', /^还没有/],
    ['无法', /不能恢复|已不能/],
  ])('%s', (_sentence, never) => {
    expect(zh.filter(([, sentence]) => never.test(sentence))).toEqual([])
  })

  test.each<[sentence: string, never: RegExp]>([
    ['Discard unsubmitted changes?', /what you have not submitted/i],
    ['Unsubmitted changes restored', /changes you had not submitted/i],
    ['Unchanged', /as at the start/i],
    ['can change resources', /far-reaching/i],
    ['Environments affected', /environments concerned/i],
    ['Items appear here once added.', /what comes/i],
    ['Viewing only', /only looking|look at another/i],
    ['No environments available', /environment to use/i],
    ['The owner has to fix this', /[’']s turn|whose turn|to be done by/i],
    ['follows the protocol', /keeps to the protocol|answers? against/i],
    ['Invalid JSON at', /goes wrong/i],
    ['stops working', /fileID ends/i],
    ['lowercase letters', /small letter/i],
    ['invalid', /(was|is) not right/i],
    ['returns to not activated', /is back to not/i],
    ['keeps your version', /mine is what/i],
  ])('%s', (_sentence, never) => {
    expect(en.filter(([, sentence]) => never.test(sentence))).toEqual([])
  })
})

test('a name in a Chinese sentence stands in quotes, not between spaces', () => {
  const between =
    /[一-鿿，。] \$\{(owner|account|caller|other|lender)\}|\$\{(owner|account|caller|other|lender)\} [一-鿿]/

  for (const file of sources) expect(readFileSync(path.join(import.meta.dirname, file), 'utf8')).not.toMatch(between)
})

describe('删除 is for functions, records and files of a program; a share is 解除, a row or an item 移除, the feature 注销', () => {
  const ofPrograms = /^(tryText\.(actions|samples)\.|grantsText\.farReachingHint$)/

  test.each([
    ['删除', (place: string) => !ofPrograms.test(place)],
    ['绑定', () => true],
    ['关联', () => true],
  ])('%s', (word, isBarred) => {
    expect(zh.filter(([place, sentence]) => sentence.includes(word) && isBarred(place))).toEqual([])
  })
})

/** Every word on the screen, each with where it is written. */
async function everySentence(language: Language): Promise<Said[]> {
  const modules = await Promise.all(
    sources.map((file): Promise<object> => import(path.join(import.meta.dirname, file))),
  )
  const dictionaries = modules.flatMap((module) => Object.entries(module)).filter(([, it]) => isDictionary(it))
  return [
    ...dictionaries.flatMap(([name, dictionary]) => [...said(dictionary[language], name)]),
    ...said(recoveryWords[language], 'recovery'),
  ]
}

function isDictionary(value: unknown): boolean {
  return typeof value === 'object' && value !== null && languages.every((language) => language in value)
}

function* said(words: unknown, place: string): Generator<Said> {
  if (typeof words === 'string') yield [place, words]
  else if (typeof words === 'function') {
    const sample = otherSamples.find(([of]) => of.test(place))?.[1] ?? plain
    for (const value of [valueOf(sample, true), valueOf(sample, false)]) {
      const sentence: unknown = words(value, value, value)
      if (typeof sentence === 'string') yield [place, sentence]
    }
  } else if (typeof words === 'object' && words !== null) {
    for (const [key, inner] of Object.entries(words)) yield* said(inner, `${place}.${key}`)
  }
}

/** Any parameter of a sentence: a text, a number, a list, or an object whose properties are again values or, named `is…`, answers. */
function valueOf(sample: string, answer: boolean): unknown {
  return new Proxy(
    {},
    {
      get: (_target, key) => {
        if (key === Symbol.toPrimitive || key === 'replace') return () => sample
        if (key === 'split') return () => [sample, sample]
        if (key === 'join') return (between: string) => [sample, sample].join(between)
        return String(key).startsWith('is') ? answer : valueOf(sample, answer)
      },
    },
  )
}
