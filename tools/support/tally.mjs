/**
 * What a runner or a step adds to the last line of `npm test`.
 * @typedef {{ name: string, passed: number, failed: number, remarks: string[] }} Tally
 */

/**
 * Counts Vitest's JSON report. No test may be skipped, so a skipped one counts as failed.
 * @param {unknown} report
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyUnit(report, exitCode) {
  const it = asRecord(report)
  const files = Array.isArray(it['testResults']) ? it['testResults'].map(asRecord) : []
  // A file that could not even be loaded has no failed tests in it.
  const unloaded = files.filter(
    (file) =>
      file['status'] === 'failed' &&
      !asList(file['assertionResults']).some((test) => asRecord(test)['status'] === 'failed'),
  ).length
  return judge('unit tests', exitCode, report, count(it, 'numPassedTests'), {
    failed: count(it, 'numFailedTests'),
    skipped: count(it, 'numPendingTests') + count(it, 'numTodoTests'),
    'files that did not load': unloaded,
  })
}

/**
 * Counts Playwright's JSON report. A test that passed only on a second try, or was skipped, counts as failed.
 * @param {unknown} report
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyE2e(report, exitCode) {
  const stats = asRecord(asRecord(report)['stats'])
  return judge('end-to-end tests', exitCode, report, count(stats, 'expected'), {
    failed: count(stats, 'unexpected'),
    flaky: count(stats, 'flaky'),
    skipped: count(stats, 'skipped'),
  })
}

/**
 * A step that counts nothing is silent when it went well and one failure when it did not.
 * @param {string} name
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyStep(name, exitCode) {
  return { name, passed: 0, failed: exitCode === 0 ? 0 : 1, remarks: exitCode === 0 ? [] : [`exit code ${exitCode}`] }
}

/** @param {Tally[]} tallies */
export function lastLine(tallies) {
  const sum = (/** @type {'passed' | 'failed'} */ what) => tallies.reduce((total, tally) => total + tally[what], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}

/**
 * @param {string} name
 * @param {number} exitCode
 * @param {unknown} report
 * @param {number} passed
 * @param {Record<string, number>} bad
 * @returns {Tally}
 */
function judge(name, exitCode, report, passed, bad) {
  const remarks = Object.entries(bad)
    .filter(([, number]) => number > 0)
    .map(([what, number]) => `${number} ${what}`)
  const failed = Object.values(bad).reduce((total, number) => total + number, 0)
  if (failed > 0) return { name, passed, failed, remarks }

  if (report === undefined) return { name, passed: 0, failed: 1, remarks: ['wrote no report'] }
  if (passed === 0) return { name, passed, failed: 1, remarks: ['ran nothing'] }
  if (exitCode !== 0) return { name, passed, failed: 1, remarks: [`exit code ${exitCode} outside any test`] }
  return { name, passed, failed: 0, remarks }
}

/**
 * @param {Record<string, unknown>} from
 * @param {string} key
 */
function count(from, key) {
  const value = from[key]
  return typeof value === 'number' ? value : 0
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function asRecord(value) {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** @param {unknown} value @returns {unknown[]} */
function asList(value) {
  return Array.isArray(value) ? value : []
}
