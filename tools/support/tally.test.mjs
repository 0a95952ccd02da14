import { expect, test } from 'vitest'
import { lastLine, tallyE2e, tallyStep, tallyUnit } from './tally.mjs'

test.each([
  ['all passed', { numPassedTests: 3 }, 0, 3, 0],
  ['one failed', { numPassedTests: 3, numFailedTests: 1 }, 1, 3, 1],
  ['one skipped', { numPassedTests: 3, numPendingTests: 1 }, 0, 3, 1],
  ['one still to do', { numPassedTests: 3, numTodoTests: 1 }, 0, 3, 1],
  [
    'a file that did not load',
    { numPassedTests: 3, testResults: [{ status: 'failed', assertionResults: [] }] },
    1,
    3,
    1,
  ],
  [
    'a file with a failed test, counted once',
    {
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
    },
    1,
    3,
    1,
  ],
  ['an error outside any test', { numPassedTests: 3 }, 1, 3, 1],
  ['nothing ran', { numPassedTests: 0 }, 0, 0, 1],
  ['no report', undefined, 0, 0, 1],
  ['a report that is something else', 'oops', 0, 0, 1],
])('unit tests: %s', (_case, report, exitCode, passed, failed) => {
  expect(tallyUnit(report, exitCode)).toMatchObject({ passed, failed })
})

test.each([
  ['all passed', { stats: { expected: 3 } }, 0, 3, 0],
  ['one failed', { stats: { expected: 3, unexpected: 1 } }, 1, 3, 1],
  ['one passed only the second time', { stats: { expected: 3, flaky: 1 } }, 0, 3, 1],
  ['one skipped', { stats: { expected: 3, skipped: 1 } }, 0, 3, 1],
  ['an error outside any test', { stats: { expected: 3 } }, 1, 3, 1],
  ['nothing ran', { stats: { expected: 0 } }, 0, 0, 1],
  ['no report', undefined, 1, 0, 1],
])('end-to-end tests: %s', (_case, report, exitCode, passed, failed) => {
  expect(tallyE2e(report, exitCode)).toMatchObject({ passed, failed })
})

test('a failed step can never leave the last line green', () => {
  const tallies = [tallyStep('types', 2), tallyStep('lint', 0), tallyUnit({ numPassedTests: 5 }, 0)]

  expect(lastLine(tallies)).toBe('5 passed, 1 failed')
})
