// `npm test`: installs what is missing, runs everything, and counts it in the last line.
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { BROWSER, ensureBrowser, ensureChineseFont } from './support/browser.mjs'
import { readJson, root } from './support/run.mjs'
import { installPackages } from './support/installPackages.mjs'
import { e2eReport, forgetReports, steps, summaryFile, unitReport } from './support/steps.mjs'
import { lastLine, tallyE2e, tallyStep, tallyUnit } from './support/tally.mjs'

/** @type {import('./support/tally.mjs').Tally[]} */
const tallies = []

try {
  await everything()
} catch (error) {
  console.error(error)
  tallies.push(tallyStep('set-up', 1))
}
conclude()

async function everything() {
  forgetReports()
  await installPackages()
  const browser = await browserOrNothing()

  await step('types', steps.types)
  await step('lint', steps.lint)
  await step('format', steps.format)
  await step('unused files, exports and dependencies', steps.unused)
  await step('unit tests', steps.unit, (code) => tallyUnit(read(unitReport), code))
  const isBuilt = await step('build', steps.build)
  if (isBuilt) await step('size', steps.size)
  await step('build without the mock backend', steps['build without the mock backend'])
  const isBuiltForSubPath = await step('sub-path build', steps['sub-path build'])
  if (browser && isBuilt && isBuiltForSubPath) {
    await step(
      'end-to-end tests',
      () => steps.e2e({ [BROWSER]: browser }),
      (code) => tallyE2e(read(e2eReport), code),
    )
  } else {
    tallies.push({
      name: 'end-to-end tests',
      passed: 0,
      failed: 1,
      remarks: [`not run: there is no ${browser ? 'build' : 'browser'}`],
    })
  }
}

async function browserOrNothing() {
  try {
    const browser = await ensureBrowser()
    await ensureChineseFont()
    return browser
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return undefined
  }
}

/**
 * @param {string} name
 * @param {() => Promise<number>} act
 * @param {(exitCode: number) => import('./support/tally.mjs').Tally} [tally]
 */
async function step(name, act, tally = (code) => tallyStep(name, code)) {
  console.log(`\n── ${name} ──`)
  const exitCode = await act()
  tallies.push(tally(exitCode))
  return exitCode === 0
}

function conclude() {
  console.log('\n── summary ──')
  for (const { name, passed, failed, remarks } of tallies) {
    const counted = passed + failed > (failed > 0 ? 1 : 0) ? `${passed} passed, ${failed} failed` : ''
    console.log(
      [failed > 0 ? '✗' : '✓', name, counted, remarks.length > 0 ? `(${remarks.join(', ')})` : '']
        .filter(Boolean)
        .join(' '),
    )
  }

  const line = lastLine(tallies)
  writeFileSync(path.join(root, summaryFile), `${line}\n`)
  console.log(line)
  process.exitCode = tallies.some(({ failed }) => failed > 0) ? 1 : 0
}

/** @param {string} report */
function read(report) {
  return existsSync(path.join(root, report)) ? readJson(report) : undefined
}
