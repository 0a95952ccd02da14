import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root, run, runTool } from './run.mjs'

/** Where runners write what they counted, and where builds for tests go. Ignored by git. */
export const reports = '.reports'
export const unitReport = `${reports}/unit.json`
export const e2eReport = `${reports}/e2e.json`
export const summaryFile = `${reports}/summary.txt`
export const subPathBuild = `${reports}/sub-path`
/** The console for a real backend: checked to be free of the mock one, and what e2e/real-backend.spec.ts opens. */
export const apiBuild = `${reports}/api-build`

/** What can be run, by name. Each answers with an exit code. */
export const steps = {
  types: () => runTool('typescript', ['--noEmit']),
  lint: () => runTool('oxlint', ['--deny-warnings']),
  format: () => runTool('oxfmt', ['--check']),
  unused: () => runTool('knip', []),
  unit: () =>
    runTool('vitest', [
      'run',
      '--allowOnly=false',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ]),
  build: () => runTool('vite', ['build', '--logLevel', 'warn']),
  size: () => run(process.execPath, ['tools/size.mjs']),
  'sub-path build': () =>
    runTool('vite', ['build', '--logLevel', 'warn', '--base', '/a/b/console/', '--outDir', subPathBuild]),
  'build without the mock backend': async () => {
    const code = await runTool('vite', ['build', '--logLevel', 'warn', '--outDir', apiBuild], {
      env: { VITE_API_URL: '/' },
    })
    return code === 0 ? run(process.execPath, ['tools/noMockBackend.mjs', apiBuild]) : code
  },
  e2e: (/** @type {Record<string, string>} */ env) => runTool('@playwright/test', ['test'], { env }),
}

/** An old report must never be counted as this run's. */
export function forgetReports() {
  rmSync(path.join(root, reports), { recursive: true, force: true })
  mkdirSync(path.join(root, reports), { recursive: true })
}
