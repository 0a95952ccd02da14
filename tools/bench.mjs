// `npm run bench`: how soon the list is there and how soon it answers, beside two floor pages built here; how
// soon code runs; what 100,000 shares cost beside a hundred.
//   --runs N                    visits per page and line (11 to see the first row, 9 to work with it, 5 to run code, 5 per scale)
//   --only load | interactions | runs | scale  one part
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBrowser } from './support/browser.mjs'
import { root } from './support/run.mjs'
import { installPackages } from './support/installPackages.mjs'
import { reports } from './support/steps.mjs'

const { values } = parseArgs({ options: { runs: { type: 'string' }, only: { type: 'string' } } })
const wanted = values.runs === undefined ? undefined : Number(values.runs)
if (
  (wanted !== undefined && !(wanted >= 1)) ||
  !['load', 'interactions', 'runs', 'scale', undefined].includes(values.only)
)
  throw new Error('usage: npm run bench -- [--runs N] [--only load|interactions|runs|scale]')

// First rows of one page lie apart by half on a computer that does other things as well: the median of five moves by a tenth.
const visits = { loads: 11, interactions: 9, runs: 5, scale: 5 }

const [busy = 0] = loadavg()

await installPackages()
await ensureBrowser()
// These need the packages.
const { buildBackend, buildPages } = await import('./bench/build.mjs')
const { judge, table } = await import('./bench/compare.mjs')
const { measureFirstRuns } = await import('./bench/firstRun.mjs')
const { measureInteractions, measureLoads } = await import('./bench/measure.mjs')
const { measureScale } = await import('./bench/scale.mjs')
const { serveBuild } = await import('./bench/serve.mjs')
const { openBrowser } = await import('./bench/visit.mjs')

console.log('Building the console with and without its mock backend, and the two floor pages …')
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

/** Where the account that acts is the caller, with every permission on another account's environment. */
const playground = `${hosts.console.origin}/try?world=demo&caller=wx1234567890abcdef&environment=member-6gni9ity244a6ea3`
const isWanted = (/** @type {string} */ part) => values.only === undefined || values.only === part

const browser = await openBrowser()
try {
  const lines = [
    ...(isWanted('load') ? await measureLoads(browser, addresses, wanted ?? visits.loads) : []),
    ...(isWanted('interactions') ? await measureInteractions(browser, addresses, wanted ?? visits.interactions) : []),
    ...(isWanted('runs') ? await measureFirstRuns(browser, playground, wanted ?? visits.runs) : []),
    ...(isWanted('scale') ? await measureScale(browser, hosts.console.origin, wanted ?? visits.scale) : []),
  ]
  console.log(`\n${table(lines)}\n`)
  console.log('Lines about 100,000 shares stand beside the same with a hundred.')
  console.log(
    'Interactions stand beside the MSW floor page sorting its own fifty rows; their budgets are milliseconds.',
  )
  console.log(
    'Slow line and interactions: processor 4× slower. Slow line: 1.6 Mbit/s and 150 ms for what the page asks the network for;',
  )
  console.log('what a service worker fetches is not slowed down, here and on the floor page.')
  if (busy > availableParallelism())
    console.log(`The computer was busy with other things (load ${busy.toFixed(1)}): do not trust these numbers.`)
  mkdirSync(path.join(root, reports), { recursive: true })
  writeFileSync(path.join(root, reports, 'bench.json'), JSON.stringify(lines, undefined, 1))
  const broken = lines.filter((line) => !judge(line).isKept)
  console.log(
    broken.length > 0
      ? `${broken.length} of ${lines.length} budgets are broken.`
      : `All ${lines.length} budgets are kept.`,
  )
  process.exitCode = broken.length > 0 ? 1 : 0
} finally {
  await browser.close()
  for (const host of Object.values(hosts)) host.close()
}
