import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/** Who may import whom. `types` may only be imported as types, `later` only by `import()`; one's own area always may. */
const areas: Record<string, { may?: string[]; types?: string[]; later?: string[]; packages?: RegExp }> = {
  domain: { packages: /^$/ },
  contract: { may: ['domain'], packages: /^zod(\/mini)?$/ },
  // What a browser gives or is done without: names of this console, texts kept, ids, other tabs.
  platform: { packages: /^$/ },
  // Watches the console start: it shares no code with it, and is built into a file of its own.
  recovery: { may: ['platform'], packages: /^$/ },
  'server/http': { may: ['server/application', 'contract', 'domain', 'platform'], types: ['sandbox'] },
  'server/application': { may: ['contract', 'domain'], types: ['sandbox'] },
  'server/adapters': {
    may: ['server/http', 'server/application', 'server/scenarios', 'contract', 'domain', 'platform'],
    types: ['sandbox'],
    later: ['sandbox'],
  },
  'server/scenarios': { may: ['domain'] },
  sandbox: { packages: /^quickjs-wasi(\/|$)/ },
  text: { types: ['contract', 'domain'] },
  ui: {},
  router: {},
  paths: { may: ['router'], types: ['contract', 'domain'] },
  api: { may: ['contract', 'domain', 'platform'] },
  components: { may: ['api', 'platform', 'domain', 'text', 'ui', 'router', 'paths'], types: ['contract'] },
  features: { may: ['components', 'api', 'contract', 'domain', 'text', 'ui', 'router', 'paths'] },
  studio: { may: ['server/adapters', 'components', 'ui', 'text'] },
  app: {
    may: ['features', 'platform', 'components', 'api', 'contract', 'domain', 'text', 'ui', 'router', 'paths'],
    later: ['studio'],
  },
  main: {
    may: ['app', 'text', 'router', 'platform'],
    types: ['server/adapters'],
    later: ['server/adapters', 'studio'],
  },
}
const backendPackages = /^(msw|@mswjs\/.*|idb)(\/|$)/
const enginePackages = /^quickjs-/
const mostLines = 300
const mayBeLong = /^src\/(text\/|server\/scenarios\/)|\.test\.tsx?$|\/testing\//

type Files = Record<string, string>
type Import = { from: string; to: string; kind: 'value' | 'type' | 'later' }

test('this project keeps to its architecture', () => {
  const files = filesOf('src')

  expect(Object.keys(files).length).toBeGreaterThan(1)
  expect(violations(files)).toEqual([])
})

describe('the check itself reports', () => {
  const file = (text: string, name = 'src/domain/a.ts') => ({ [name]: text })

  test.each<[string, Files, string]>([
    [
      'an area that may not be imported',
      file("import { a } from '../api/a.ts'"),
      'src/domain/a.ts may not import src/api/a.ts',
    ],
    [
      'it over several lines',
      file("import {\n  a,\n  type B,\n} from '../api/a.ts'"),
      'src/domain/a.ts may not import src/api/a.ts',
    ],
    ['it as a type', file("import type { A } from '../api/a.ts'"), 'src/domain/a.ts may not import src/api/a.ts'],
    [
      'it as an export',
      file("export * from '../api/a.ts'\nconst a = 1"),
      'src/domain/a.ts may not import src/api/a.ts',
    ],
    ['it without names', file("import '../ui/tokens.css'"), 'src/domain/a.ts may not import src/ui/tokens.css'],
    ['it by import()', file("const a = () => import('../api/a.ts')"), 'src/domain/a.ts may not import src/api/a.ts'],
    [
      'it as the type of import()',
      file("type A = typeof import('../api/a.ts')"),
      'src/domain/a.ts may not import src/api/a.ts',
    ],
    ['it from the root', file("import { a } from '/src/api/a.ts'"), 'src/domain/a.ts may not import src/api/a.ts'],
    ['what it cannot follow', file('import(name)'), 'src/domain/a.ts imports what cannot be followed'],
    ['a glob', file("import.meta.glob('./*.ts')"), 'src/domain/a.ts imports what cannot be followed'],
    [
      'text with values of the domain',
      file("import { a } from '../domain/a.ts'", 'src/text/a.ts'),
      'src/text/a.ts may not import src/domain/a.ts',
    ],
    [
      'text with inline types, which keep the import',
      file("import { type A } from '../domain/a.ts'", 'src/text/a.ts'),
      'src/text/a.ts may not import src/domain/a.ts',
    ],
    [
      'a feature with the server',
      file("import '../../server/http/a.ts'", 'src/features/x/a.ts'),
      'src/features/x/a.ts may not import src/server/http/a.ts',
    ],
    [
      'a feature with another',
      file("import '../y/b.ts'", 'src/features/x/a.tsx'),
      'src/features/x/a.tsx may not import src/features/y/b.ts',
    ],
    [
      'the server, not imported later',
      file("import { start } from './server/adapters/startMockBackend.ts'", 'src/main.tsx'),
      'src/main.tsx may not import src/server/adapters/startMockBackend.ts',
    ],
    [
      'the studio, not imported later',
      file("import '../studio/a.ts'", 'src/app/a.tsx'),
      'src/app/a.tsx may not import src/studio/a.ts',
    ],
    ['a rule that needs a package', file("import { z } from 'zod'"), 'src/domain/a.ts may not import zod'],
    ['a screen that mocks', file("import { http } from 'msw'", 'src/api/a.ts'), 'src/api/a.ts may not import msw'],
    [
      'the server with the sandbox, not imported later',
      file("import { openSandbox } from '../../sandbox/openSandbox.ts'", 'src/server/adapters/a.ts'),
      'src/server/adapters/a.ts may not import src/sandbox/openSandbox.ts',
    ],
    [
      'a screen with the sandbox',
      file("const a = () => import('../sandbox/openSandbox.ts')", 'src/app/a.ts'),
      'src/app/a.ts may not import src/sandbox/openSandbox.ts',
    ],
    [
      'the sandbox with anything of ours',
      file("import type { A } from '../domain/a.ts'", 'src/sandbox/a.ts'),
      'src/sandbox/a.ts may not import src/domain/a.ts',
    ],
    [
      'what runs in the sandbox with anything of ours',
      file("import { a } from '../../domain/a.ts'", 'src/sandbox/sdk/a.js'),
      'src/sandbox/sdk/a.js may not import src/domain/a.ts',
    ],
    ['the sandbox with a package', file("import 'react'", 'src/sandbox/a.ts'), 'src/sandbox/a.ts may not import react'],
    [
      'the application with HTTP',
      file("import { serve } from '../http/serve.ts'", 'src/server/application/a.ts'),
      'src/server/application/a.ts may not import src/server/http/serve.ts',
    ],
    [
      'HTTP with an adapter',
      file("import { store } from '../adapters/memoryStore.ts'", 'src/server/http/a.ts'),
      'src/server/http/a.ts may not import src/server/adapters/memoryStore.ts',
    ],
    [
      'the application with a browser package',
      file("import { openDB } from 'idb'", 'src/server/application/a.ts'),
      'src/server/application/a.ts may not import idb',
    ],
    ['a file in no room of the server', file('', 'src/server/a.ts'), 'src/server/a.ts belongs to no area'],
    [
      'the engine outside the sandbox',
      file("import 'quickjs-wasi'", 'src/server/adapters/a.ts'),
      'src/server/adapters/a.ts may not import quickjs-wasi',
    ],
    [
      'test material outside tests',
      file("import './testing/b.ts'"),
      'src/domain/a.ts may not import src/domain/testing/b.ts',
    ],
    ['an unknown area', file('', 'src/things/a.ts'), 'src/things/a.ts belongs to no area'],
    ['an unknown top-level file', file('', 'src/things.ts'), 'src/things.ts belongs to no area'],
    ['an index', file('', 'src/ui/index.tsx'), 'src/ui/index.tsx is a barrel'],
    [
      'a barrel',
      file("// All.\nexport * from './b.ts'\nexport type { C } from './c.ts'", 'src/ui/all.ts'),
      'src/ui/all.ts is a barrel',
    ],
    ['a nameless file', file('', 'src/ui/utils.ts'), 'src/ui/utils.ts has a name that says nothing'],
    ['a nameless folder', file('', 'src/ui/helpers/a.ts'), 'src/ui/helpers/a.ts has a name that says nothing'],
    ['a long file', file('\n'.repeat(301)), 'src/domain/a.ts has 301 lines'],
    ['a long style sheet', file('\n'.repeat(301), 'src/ui/a.module.css'), 'src/ui/a.module.css has 301 lines'],
  ])('%s', (_case, files, violation) => {
    expect(violations(files)).toContain(violation)
  })

  test('a cycle, also one of types', () => {
    const files = {
      'src/domain/a.ts': "import './b.ts'",
      'src/domain/b.ts': "import type { C } from './c.ts'",
      'src/domain/c.ts': "export const later = () => import('./a.ts')",
    }
    expect(violations(files)).toEqual([
      'src/domain/a.ts → src/domain/b.ts → src/domain/c.ts → src/domain/a.ts is a cycle',
    ])
  })

  test('nothing about a tree that keeps to the rules', () => {
    const files = {
      'src/main.tsx':
        "import { App } from './app/App.tsx'\n// import './server/adapters/startMockBackend.ts'\nif (!url) await import('./server/adapters/startMockBackend.ts')",
      'src/app/App.tsx':
        "import './tokens.css'\nimport { Revoke } from '../features/revoke-share/Revoke.tsx'\nexport const App = Revoke",
      'src/app/tokens.css': '',
      'src/features/revoke-share/Revoke.tsx':
        "import { canRevoke } from '../../domain/share.ts'\nexport const Revoke = canRevoke",
      'src/text/words.ts': `import type { Share } from '../domain/share.ts'${'\n'.repeat(400)}`,
      'src/domain/share.ts': "export type Share = 'a'\nexport const canRevoke = 'x'",
      'src/domain/share.test.ts':
        "import { test } from 'vitest'\nimport { send } from '../api/send.ts'\nimport './testing/a.ts'",
      'src/domain/testing/a.ts': "import { fc } from 'fast-check'\nimport type { Share } from '../share.ts'",
      'src/server/adapters/startMockBackend.ts':
        "import { http } from 'msw'\nimport type { Sandbox } from '../../sandbox/openSandbox.ts'\nexport { http }\nexport const later = () => import('../../sandbox/openSandbox.ts')",
      'src/sandbox/openSandbox.ts':
        "import text from './sdk/a.js?raw'\nimport { QuickJS } from 'quickjs-wasi'\nexport { QuickJS, text }",
      'src/sandbox/sdk/a.js': 'export const a = 1',
    }
    expect(violations(files)).toEqual([])
  })
})

function violations(files: Files): string[] {
  const imports = Object.entries(files).flatMap(([file, text]) => importsOf(file, text))
  return [
    ...Object.entries(files).flatMap(([file, text]) => badFile(file, text)),
    ...imports.filter((it) => !isAllowed(it)).map(({ from, to }) => `${from} may not import ${to}`),
    ...cycles(files, imports),
  ]
}

function badFile(file: string, text: string) {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  return [
    !areaOf(file) && !isTest(file) && !isTestMaterial(file) && !file.endsWith('.d.ts') && `${file} belongs to no area`,
    isBarrel(file, text) && `${file} is a barrel`,
    /(^|\/)(utils?|helpers?|common)(\/|\.|$)/i.test(file) && `${file} has a name that says nothing`,
    lines > mostLines && !mayBeLong.test(file) && `${file} has ${lines} lines`,
    !isTest(file) &&
      // Which script the recovery screen watches, its tag says.
      areaOf(file) !== 'recovery' &&
      /\bimport\.meta\.glob\b|\bimport\(\s*[^\s'"]/.test(code(text)) &&
      `${file} imports what cannot be followed`,
  ].filter((it) => it !== false)
}

function isBarrel(file: string, text: string) {
  const reExport = /^export\s[^'"=;]*?\sfrom\s+['"][^'"]+['"];?/gm
  const rest = code(text).replaceAll(reExport, '').trim()
  return /\/index\.[jt]sx?$/.test(file) || (rest === '' && code(text).trim() !== '' && !file.endsWith('.css'))
}

function isAllowed({ from, to, kind }: Import) {
  // A test may reach for whatever proves its point; the packages below it are its own affair.
  if (isTest(from) || isTestMaterial(from)) return true
  if (isTestMaterial(to)) return false

  const own = areaOf(from)
  const { may = [], types = [], later = [], packages } = areas[own] ?? {}
  if (!to.startsWith('src/')) {
    if (packages) return packages.test(to)
    return (own === 'server/adapters' || !backendPackages.test(to)) && !enginePackages.test(to)
  }

  const other = areaOf(to)
  if (own === other) return own !== 'features' || featureOf(from) === featureOf(to)
  return (
    may.includes(other) || (kind === 'type' && types.includes(other)) || (kind === 'later' && later.includes(other))
  )
}

/** Every round trip once, starting at its first file in the alphabet. */
function cycles(files: Files, imports: Import[]) {
  const found = new Set<string>()
  const done = new Set<string>()
  const visit = (file: string, trail: string[]) => {
    if (trail.includes(file)) {
      const round = trail.slice(trail.indexOf(file))
      const first = round.indexOf(round.toSorted()[0] ?? file)
      const turned = [...round.slice(first), ...round.slice(0, first)]
      found.add(`${[...turned, turned[0]].join(' → ')} is a cycle`)
      return
    }
    if (done.has(file)) return
    for (const { to } of imports.filter(({ from }) => from === file)) if (to in files) visit(to, [...trail, file])
    done.add(file)
  }
  for (const file of Object.keys(files)) visit(file, [])
  return [...found]
}

function importsOf(from: string, text: string): Import[] {
  const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[\w$*{}\s,]+?\s+from\s+)?['"]([^'"]+)['"]/gm
  const call = /(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]/g
  const found = (pattern: RegExp, marked: Import['kind'], plain: Import['kind']) =>
    [...code(text).matchAll(pattern)].map(([, mark, target = '']) => ({
      from,
      to: resolve(from, target),
      kind: mark ? marked : plain,
    }))
  return [...found(statement, 'type', 'value'), ...found(call, 'type', 'later')]
}

/** Lines that are comments do not count; they may speak of imports. */
function code(text: string) {
  return text
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
    .join('\n')
}

function resolve(from: string, specifier: string) {
  const target = specifier.replace(/\?.*$/, '')
  if (target.startsWith('.')) return path.posix.join(path.posix.dirname(from), target)
  return target.replace(/^\/src\//, 'src/')
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const isTestMaterial = (file: string) => file.startsWith('src/') && file.includes('/testing/')
const featureOf = (file: string) => file.split('/')[2]

function areaOf(file: string) {
  const [, folder = '', room, rest] = file.split('/')
  if (folder === 'server') return rest !== undefined && Object.hasOwn(areas, `server/${room}`) ? `server/${room}` : ''
  const area = room === undefined ? (/^(main|paths)\.tsx?$/.exec(folder)?.[1] ?? '') : folder
  const isFolder = area !== 'main' && area !== 'paths'
  return Object.hasOwn(areas, area) && isFolder === (room !== undefined) ? area : ''
}

function filesOf(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const ours = names
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')))
    .filter((name) => /\.(tsx?|js|css)$/.test(name))
  return Object.fromEntries(ours.map((name) => [name, readFileSync(name, 'utf8')]))
}
