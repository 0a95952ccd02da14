// `npm run size`: what a visitor downloads, in brotli bytes, against the budgets below.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { readJson, root } from './support/run.mjs'

/** In bytes. 1 KB is 1,000 bytes here, the stricter reading. */
const budgets = {
  'initial JavaScript': 100_000,
  'all CSS': 12_000,
  'mock-backend': 120_000,
  'on demand': 32_000,
  // Every form brings React Hook Form along, 16 KB. It is one file: the second form a user opens has it already.
  editing: 47_000,
  // The combobox with its positioning is the largest single piece of the primitives library.
  'with a combobox': 90_000,
  // Loaded by its own worker when code runs for the first time: 22 KB of glue and SDK, the rest is QuickJS.
  sandbox: 280_000,
  // CodeMirror, with its parser of JavaScript.
  editor: 115_000,
}

const entryKey = 'index.html'
const editorKey = 'src/ui/codeMirror.ts'
const mockBackendKey = 'src/server/adapters/startMockBackend.ts'

/**
 * @typedef {{ file: string, imports?: string[], dynamicImports?: string[], css?: string[] }} Chunk
 * @typedef {{ what: string, budget: keyof typeof budgets, bytes: number }} Line
 */

const outDir = path.resolve(root, process.argv[2] ?? 'dist')
if (!existsSync(path.join(outDir, '.vite/manifest.json'))) fail(`No build in ${outDir}. Run \`npm run build\` first.`)

/** @type {Record<string, Chunk>} */
const manifest = readJson(path.join(outDir, '.vite/manifest.json'))
/** @type {Record<string, string[]>} */
const modulesOf = readJson(path.join(outDir, '.vite/modules.json'))
if (!manifest[entryKey]) fail(`The build has no ${entryKey}.`)
if (!manifest[mockBackendKey])
  fail(`The build has no ${mockBackendKey}: the mock backend is missing or not loaded by \`import()\`.`)

const initial = closureOf(entryKey)
const mockBackend = closureOf(mockBackendKey)
const lines = [
  {
    what: 'initial JavaScript',
    budget: 'initial JavaScript',
    bytes: sum([...new Set([...filesOf(initial).js, ...scripts()])]),
  },
  { what: 'all CSS', budget: 'all CSS', bytes: sum([styles()]) },
  ...onDemand().map((key) => lineFor(key)),
  { what: 'sandbox (worker and engine)', budget: 'sandbox', bytes: sum(sandboxFiles()) },
]
print(/** @type {Line[]} */ (lines))

const strays = filesOf(initial).js.flatMap((file) => (modulesOf[file] ?? []).filter((id) => isMockBackend(id)))
if (strays.length > 0) fail(`Mock backend code is part of the initial JavaScript:\n  ${strays.join('\n  ')}`)
if (lines.some(({ bytes, budget }) => bytes > budgets[/** @type {Line['budget']} */ (budget)]))
  fail('A byte budget is broken.')

/** What the page itself names: the console, and the script that watches it start, which is no chunk of it. */
function scripts() {
  const html = readFileSync(path.join(outDir, 'index.html'), 'utf8')
  return Array.from(html.matchAll(/<script[^>]* src="[^"]*?(assets\/[^"]+)"/g), ([, file = '']) => file)
}

/** The styles of every screen are one file (`cssCodeSplit: false`). */
function styles() {
  return manifest['style.css']?.file ?? fail('The build has no style.css.')
}

/** A worker is no chunk of the console's: the manifest does not know what it loads. */
function sandboxFiles() {
  const names = readdirSync(path.join(outDir, 'assets')).filter((name) =>
    /^(sandbox-.*\.js|quickjs-.*\.wasm)$/.test(name),
  )
  return names.map((name) => `assets/${name}`)
}

/** @param {string} key */
function lineFor(key) {
  // What opens later finds the mock backend's share of the contract there already.
  const added = [...closureOf(key)].filter(
    (other) => !initial.has(other) && (isMockBackend(key) || !mockBackend.has(other)),
  )
  const { js, css } = filesOf(new Set(added))
  return {
    what: key,
    budget: budgetOf(
      key,
      js.flatMap((file) => modulesOf[file] ?? []),
    ),
    bytes: sum(js) + sum(css),
  }
}

/** @param {string} key @param {string[]} modules */
function budgetOf(key, modules) {
  if (isMockBackend(key)) return 'mock-backend'
  if (key === editorKey) return 'editor'
  if (modules.includes('src/ui/Combobox.tsx')) return 'with a combobox'
  return modules.some((id) => id.startsWith('src/components/editing/')) ? 'editing' : 'on demand'
}

/** Everything that any chunk loads by `import()`. */
function onDemand() {
  const found = new Set(Object.values(manifest).flatMap(({ dynamicImports = [] }) => dynamicImports))
  return [...found].filter((key) => !initial.has(key)).sort()
}

/**
 * A chunk and what it imports statically, all the way down.
 * @param {string} key
 * @returns {Set<string>}
 */
function closureOf(key, seen = new Set()) {
  if (seen.has(key)) return seen
  const chunk = manifest[key]
  if (!chunk) fail(`The manifest names ${key}, but does not have it.`)
  seen.add(key)
  for (const imported of chunk.imports ?? []) closureOf(imported, seen)
  return seen
}

/** @param {Set<string>} keys */
function filesOf(keys) {
  const chunks = [...keys].flatMap((key) => manifest[key] ?? [])
  return { js: chunks.map(({ file }) => file), css: [...new Set(chunks.flatMap(({ css = [] }) => css))] }
}

/** @param {string[]} files */
function sum(files) {
  return files.reduce((total, file) => {
    const bytes = readFileSync(path.join(outDir, file))
    return total + brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
  }, 0)
}

/** @param {string} id */
function isMockBackend(id) {
  return (
    id.startsWith('src/server/') ||
    id.startsWith('src/sandbox/') ||
    id.startsWith('node_modules/msw/') ||
    id.startsWith('node_modules/@mswjs/')
  )
}

/** @param {Line[]} all */
function print(all) {
  const width = Math.max(...all.map(({ what }) => what.length))
  const kb = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(9)
  for (const { what, budget, bytes } of all) {
    console.log(`${bytes > budgets[budget] ? '✗' : '✓'} ${what.padEnd(width)} ${kb(bytes)} of ${kb(budgets[budget])}`)
  }
}

/** @param {string} reason @returns {never} */
function fail(reason) {
  console.error(reason)
  process.exit(1)
}
