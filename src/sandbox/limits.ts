/** What one job may use. */
export const limits = {
  /** Of its own running time; waiting for an answer does not count. */
  seconds: 2,
  /** Of a caller's program with all the functions it calls, by the clock: less than the console waits for its report. */
  runSeconds: 10,
  megabytes: 64,
  /**
   * Deeper recursion ends in the engine's own error, which code can catch. The stack of a worker below it is shorter than
   * that of a page: in Chromium it was used up first from 192 kB on, and 160 kB were enough for all that was tried.
   */
  stackBytes: 128 * 1024,
  /** Of a result, of the arguments of a call. */
  kilobytes: 1000,
  printedLines: 1000,
  printedCharacters: 10_000,
  sdkCalls: 1000,
}

export type Limits = typeof limits
