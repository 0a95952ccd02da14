// Built with VITE_API_URL, the console must not carry a byte of the mock backend.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readJson, root } from './support/run.mjs'

const outDir = path.resolve(root, process.argv[2] ?? 'dist')
if (!existsSync(path.join(outDir, 'index.html'))) fail([`no build in ${outDir}`])

/** @type {Record<string, string[]>} */
const modulesOf = readJson(path.join(outDir, '.vite/modules.json'))
const modules = Object.values(modulesOf)
  .flat()
  .filter(
    (id) =>
      /^(src\/(server|studio|sandbox)|node_modules\/(msw|@mswjs|quickjs-wasi))\//.test(id) ||
      // What the shell shows of it alone: its panel, and the choice of an account.
      /^src\/(app\/(MockBackendPanel|ClearLocalData|Personas)\.tsx|text\/(mockBackend|clearLocalData)\.ts)$/.test(id),
  )
const names = readdirSync(outDir, { recursive: true, encoding: 'utf8' })
const sandbox = names.filter((file) => /^assets[\\/](sandbox-.*\.js|quickjs-.*\.wasm)$/.test(file))
const files = names
  .filter((file) => /\.(js|css|html)$/.test(file))
  .filter(
    (file) =>
      file.includes('mockServiceWorker') || readFileSync(path.join(outDir, file), 'utf8').includes('mockServiceWorker'),
  )

if (Object.values(modulesOf).flat().length === 0) fail(['the list of modules is empty'])
if (modules.length + files.length + sandbox.length > 0)
  fail([...modules, ...sandbox, ...files.map((file) => `${file} mentions mockServiceWorker`)])
console.log('No mock backend code in the build for a real backend.')

/** @param {string[]} reasons @returns {never} */
function fail(reasons) {
  console.error(`The build for a real backend is not clean:\n  ${reasons.join('\n  ')}`)
  process.exit(1)
}
