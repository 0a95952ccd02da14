import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import react from '@vitejs/plugin-react'
import { root, runTool } from '../support/run.mjs'
import { reports } from '../support/steps.mjs'

const outDir = `${reports}/bench`

/** What the list of fifty rows asks for, and what the floor pages ask for. */
const sharesAddress = '/api/shares?direction=given&sort=-since&page=1&pageSize=50'

/**
 * @typedef {(request: Request) => Promise<Response>} Serve
 * @typedef {'console' | 'console-api' | 'floor-react' | 'floor-msw'} Page
 */

/** The mock backend itself, outside a browser, with a thousand shares: the answers of the pages that have no mock backend. */
export async function buildBackend() {
  const input = ['http/serve', 'application/routes/routes', 'adapters/memoryStore', 'scenarios/scenarios'].map((name) =>
    path.join(root, `src/server/${name}.ts`),
  )
  const folder = path.join(root, outDir, 'backend')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input, output: { entryFileNames: '[name].mjs' } },
    },
  })
  const load = (/** @type {string} */ name) =>
    import(`${pathToFileURL(path.join(folder, `${name}.mjs`)).href}?${Date.now()}`)
  const [{ createServe }, { routes }, { memoryStore }, { scenarios }] = await Promise.all(
    ['serve', 'routes', 'memoryStore', 'scenarios'].map(load),
  )
  const store = memoryStore(scenarios.get('many'))
  const { accounts } = await store.read()
  return /** @type {Serve} */ (createServe({ store, routes, identify: () => accounts.rows[0].appId, base: '/' }))
}

/**
 * Builds the four pages that are held against each other.
 * @param {Serve} serve
 * @returns {Promise<Record<Page, string>>} where each was put
 */
export async function buildPages(serve) {
  const answer = await serve(new Request(`http://mock-backend${sharesAddress}`))
  const shares = await answer.text()
  const folders = {
    console: `${outDir}/console`,
    'console-api': `${outDir}/console-api`,
    'floor-react': `${outDir}/floor-react`,
    'floor-msw': `${outDir}/floor-msw`,
  }
  await buildConsole(folders.console, '')
  await buildConsole(folders['console-api'], '/')
  await buildFloor('floor-react', folders['floor-react'], shares)
  await buildFloor('floor-msw', folders['floor-msw'], shares)
  return folders
}

/**
 * @param {string} folder
 * @param {string} apiUrl empty for the mock backend
 */
async function buildConsole(folder, apiUrl) {
  const code = await runTool('vite', ['build', '--logLevel', 'warn', '--emptyOutDir', '--outDir', folder], {
    env: { VITE_API_URL: apiUrl },
  })
  if (code !== 0) throw new Error(`the console was not built into ${folder}`)
}

/**
 * Built with the console's own settings, so that only what is in it differs.
 * @param {Page} name
 * @param {string} folder
 * @param {string} shares
 */
async function buildFloor(name, folder, shares) {
  const floor = path.join(root, 'tools/bench/pages', name)
  await build({
    root: floor,
    configFile: false,
    logLevel: 'warn',
    define: { __SHARES__: JSON.stringify(sharesAddress) },
    plugins: [react({ compiler: true }), sharesPlugin(shares), name === 'floor-msw' && workerPlugin()],
    build: { target: 'es2022', modulePreload: { polyfill: false }, outDir: path.join(root, folder), emptyOutDir: true },
  })
}

/** @param {string} shares @returns {import('vite').Plugin} */
function sharesPlugin(shares) {
  const id = 'virtual:shares'
  return {
    name: 'shares',
    resolveId: (wanted) => (wanted === id ? `\0${id}` : undefined),
    load: (wanted) => (wanted === `\0${id}` ? `export default ${shares}` : undefined),
  }
}

/** @returns {import('vite').Plugin} */
function workerPlugin() {
  return {
    name: 'worker',
    generateBundle() {
      const source = readFileSync(path.join(root, 'node_modules/msw/lib/mockServiceWorker.js'), 'utf8')
      this.emitFile({ type: 'asset', fileName: 'mockServiceWorker.js', source })
    },
  }
}
