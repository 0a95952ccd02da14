import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
/** Where ids are defined: in the first cell of a table. */
const tables = /^docs\/(rules|quality\/.*)\.md$/
const read = /\.(ts|tsx|mjs|js|css|html|md|json)$/
const notOurs = /^(package-lock\.json|src\/citations\.test\.ts)$/

type Files = Record<string, string>

/** `rule 6`, `rules 3, 5 and 13`, `client 2`, `F07`, `B12b`. Not the `B6` of `%E8%8C%B6` or the `F1` of a hash. */
const numbered = /\b([Rr]ule|[Ww]ire|[Cc]lient)s? (\d+(?:(?:, | and |–)\d+)*)/g
const lettered = /(?<![%\w\\#./-])(?:[FBSKDX]|I)\d{1,2}b?(?!\w|\.\w)/g
/** A page of the docs, wherever the text stands. */
const page = /(?<![\w./-])(?:docs\/)?[\w/.-]*?\w\.md\b/g

/** Every id a text cites, in the form in which the tables define it. */
function idsIn(text: string): string[] {
  const numbers = Array.from(text.matchAll(numbered), ([, kind = '', list = '']) =>
    list.split(/, | and /).flatMap((part) => range(part).map((number) => `${kind.toLowerCase()} ${number}`)),
  )
  return [...numbers.flat(), ...(text.match(lettered) ?? [])]
}

function range(part: string): number[] {
  const [from = 0, to = from] = part.split('–').map(Number)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** What the tables define. The table of rules writes its numbers alone, under the heading `rule`. */
function definedIn(files: Files): Set<string> {
  const cells = Object.entries(files)
    .filter(([file]) => tables.test(file))
    .flatMap(([file, text]) =>
      Array.from(text.matchAll(/^\| ([\w ]+?) \|/gm), ([, cell = '']) =>
        file.endsWith('/rules.md') && /^\d+$/.test(cell) ? `rule ${cell}` : cell,
      ),
    )
  return new Set(cells)
}

/** Every citation that leads nowhere: an id that no table defines, or a page that does not exist. */
function deadCitations(files: Files): string[] {
  const defined = definedIn(files)
  return Object.entries(files).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => {
      const dead = [
        ...idsIn(line).filter((id) => !defined.has(id)),
        ...(line.match(page) ?? []).filter((name) => !isPage(files, file, name)),
      ]
      return dead.map((id) => `${file}:${index + 1} cites ${id}`)
    }),
  )
}

/** From the root, or from the folder of the text that names it. */
function isPage(files: Files, from: string, name: string): boolean {
  return name in files || path.posix.join(path.posix.dirname(from), name) in files
}

test('every id and every page cited in code, tests and docs exists', () => {
  const names = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((name) => read.test(name) && !notOurs.test(name) && existsSync(path.join(root, name)))
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]))

  expect(definedIn(files).size).toBeGreaterThan(150)
  expect(deadCitations(files)).toEqual([])
})

const docs: Files = {
  'docs/rules.md': '| rule | says |\n| --- | --- |\n| 1 | One. |\n| 2 | Two. |\n| 3 | Three. |',
  'docs/quality/faults.md': '| F07 | a fault |\n| B12b | bad input |\n| **Reads** | |',
  'docs/quality/client.md': '| client 2 | Retries. |',
  'README.md': '',
}

test.each([
  ['a rule', '// rule 4', 'rule 4'],
  ['a rule at the start of a sentence', '/** Rule 4 says so. */', 'rule 4'],
  ['one of several rules', '// rules 1, 2 and 4', 'rule 4'],
  ['the end of a range', '// rules 1–4', 'rule 4'],
  ['a fault', "test('F08 is lost')", 'F08'],
  ['one beside a known one', '(F07, B12)', 'B12'],
  ['a finding in a sentence', 'as shown by K1.', 'K1'],
  ['an invariant', '`I99 ${id}`', 'I99'],
  ['a rule of the client', '// client 7', 'client 7'],
  ['a page', '// quality.md §3', 'quality.md'],
  ['a page of the docs', '// docs/rulez.md', 'docs/rulez.md'],
])('reports %s that the docs do not define', (_case, line, id) => {
  expect(deadCitations({ ...docs, 'src/a.ts': `\n${line}` })).toEqual([`src/a.ts:2 cites ${id}`])
})

test.each([
  ['what is defined', '// rules 1, 3; rule 2 (F07, B12b), client 2, docs/rules.md, README.md'],
  ['an escaped address', "'search=%E8%8C%B6'"],
  ['a time', "'2024-05-01T08:00:00.000Z'"],
  ['a colour or a hash', '#F12 index-D07.js B6a'],
  ['an AppID', 'wx8f3c2b1a09d4e765'],
])('reports nothing about %s', (_case, line) => {
  expect(deadCitations({ ...docs, 'src/a.ts': line })).toEqual([])
})

test('a page may be named from the folder of the text', () => {
  expect(deadCitations({ ...docs, 'docs/quality/README.md': '[faults](faults.md) and ../rules.md' })).toEqual([])
})
