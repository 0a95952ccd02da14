// `npm run bench`: how soon the list is there and how soon it answers, beside two floor pages built here.
//   --runs N                    visits per page and line (5)
//   --only load | interactions  one half
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildBackend, buildPages } from './bench/build.mjs'
import { judge, table } from './bench/compare.mjs'
import { interact } from './bench/interact.mjs'
import { serveBuild } from './bench/serve.mjs'
import { openBrowser, visit } from './bench/visit.mjs'
import { ensureBrowser } from './browser.mjs'
import { root } from './run.mjs'
import { installPackages } from './setUp.mjs'
import { reports } from './steps.mjs'

/** From issue 2. A quotient where there is a floor, else milliseconds; the last is a share of the screen. */
const budgets = { withStandIn: 1.35, withoutStandIn: 1.5, paint: 100, settled: 150, shift: 0.01 }

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, only: { type: 'string' } } })
const runs = Number(values.runs)
if (!(runs >= 1) || !['load', 'interactions', undefined].includes(values.only)) throw new Error('usage: npm run bench -- [--runs N] [--only load|interactions]')

await installPackages()
await ensureBrowser()
console.log('Building the console with and without its stand-in, and the two floor pages …')
const serve = await buildBackend()
const folders = await buildPages(serve)
const hosts = {
  console: await serveBuild(folders.console, serve),
  'console-api': await serveBuild(folders['console-api'], serve),
  'floor-react': await serveBuild(folders['floor-react'], serve),
  'floor-msw': await serveBuild(folders['floor-msw'], serve),
}
const addresses = {
  console: `${hosts.console.origin}/sharing/given?world=many&pageSize=50`,
  'console-api': `${hosts['console-api'].origin}/sharing/given?pageSize=50`,
  'floor-react': `${hosts['floor-react'].origin}/`,
  'floor-msw': `${hosts['floor-msw'].origin}/`,
}

const browser = await openBrowser()
try {
  const lines = [...(values.only === 'interactions' ? [] : await measureLoads()), ...(values.only === 'load' ? [] : await measureInteractions())]
  console.log(`\n${table(lines)}\n`)
  writeFileSync(path.join(root, reports, 'bench.json'), JSON.stringify(lines, undefined, 1))
  const broken = lines.filter((line) => !judge(line).isKept)
  console.log(broken.length > 0 ? `${broken.length} of ${lines.length} budgets are broken.` : `All ${lines.length} budgets are kept.`)
  process.exitCode = broken.length > 0 ? 1 : 0
} finally {
  await browser.close()
  for (const host of Object.values(hosts)) host.close()
}

/** From the start of a navigation until the first row is painted. */
async function measureLoads() {
  const names = /** @type {(keyof typeof addresses)[]} */ (Object.keys(addresses))
  const fast = samplesFor(names)
  const slow = samplesFor(names)
  /** @type {number[]} */
  const shifts = []

  // The first visit of each warms the browser up and does not count.
  for (const name of names) await visit(browser, addresses[name], 'fast', async () => {})
  for (let run = 0; run < runs; run += 1) {
    process.stdout.write(`\rFirst rows: ${run + 1} of ${runs}`)
    for (const [line, samples] of /** @type {const} */ ([['fast', fast], ['slow', slow]])) {
      // Each goes first once, so that none has the quiet moments to itself.
      for (const name of [...names.slice(run % names.length), ...names.slice(0, run % names.length)]) {
        const { firstRow, shift } = await visit(browser, addresses[name], line, async () => {})
        samples[name].push(firstRow)
        if (name.startsWith('console')) shifts.push(shift)
      }
    }
  }
  console.log()

  return [
    { what: 'first row, fast line, against MSW floor', samples: fast.console, floor: fast['floor-msw'], budget: budgets.withStandIn },
    { what: 'first row, slow line, against MSW floor', samples: slow.console, floor: slow['floor-msw'], budget: budgets.withStandIn },
    { what: 'first row without stand-in, fast line, against React floor', samples: fast['console-api'], floor: fast['floor-react'], budget: budgets.withoutStandIn },
    { what: 'first row without stand-in, slow line, against React floor', samples: slow['console-api'], floor: slow['floor-react'], budget: budgets.withoutStandIn },
    worstShift('layout shift while loading, worst', shifts),
  ]
}

/** On the console with its stand-in, at a quarter of the processor's speed. */
async function measureInteractions() {
  /** @type {Awaited<ReturnType<typeof interact>>[]} */
  const visits = []
  /** @type {number[]} */
  const shifts = []
  for (let run = 0; run < runs; run += 1) {
    process.stdout.write(`\rInteractions: ${run + 1} of ${runs}`)
    const { result, shift } = await visit(browser, addresses.console, 'slow processor', interact)
    visits.push(result)
    shifts.push(shift)
  }
  console.log()

  const of = (/** @type {import('./bench/interact.mjs').Interaction} */ name, /** @type {'paint' | 'settled'} */ moment) => visits.flatMap((times) => times[name][moment])
  return [
    { what: 'typing in search, key to paint', samples: of('search', 'paint'), budget: budgets.paint },
    { what: 'opening 添加共享, click to dialog', samples: of('wizard', 'paint'), budget: budgets.paint },
    { what: 'switching tabs, click to paint', samples: of('tabs', 'paint'), budget: budgets.paint },
    { what: 'sorting, click to paint', samples: of('sort', 'paint'), budget: budgets.paint },
    { what: 'ticking a permission, click to paint', samples: of('tick', 'paint'), budget: budgets.paint },
    { what: 'search settled after the answer', samples: of('search', 'settled'), budget: budgets.settled },
    { what: 'tab settled after the answer', samples: of('tabs', 'settled'), budget: budgets.settled },
    { what: 'sort settled after the answer', samples: of('sort', 'settled'), budget: budgets.settled },
    worstShift('layout shift while working, worst', shifts),
  ]
}

/** @template {string} Name @param {Name[]} names @returns {Record<Name, number[]>} */
function samplesFor(names) {
  return /** @type {Record<Name, number[]>} */ (/** @type {unknown} */ (Object.fromEntries(names.map((name) => [name, []]))))
}

/** @param {string} what @param {number[]} shifts @returns {import('./bench/compare.mjs').Line} */
function worstShift(what, shifts) {
  return { what, samples: [Math.max(...shifts)], budget: budgets.shift, unit: '' }
}
