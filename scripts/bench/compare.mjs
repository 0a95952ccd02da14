/**
 * One line of the table: a measured value, what it is held against, and where it may be at most.
 * @typedef {{ what: string, samples: number[], budget: number, floor?: number[], unit?: 'ms' | '' }} Line
 */

/** @param {readonly number[]} samples */
export function median(samples) {
  const sorted = samples.toSorted((one, two) => one - two)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = Number.NaN] = sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]]
  return (low + high) / 2
}

/** A budget is a number of milliseconds, or with a floor a multiple of it. @param {Line} line */
export function judge({ samples, floor, budget }) {
  const value = median(samples)
  const base = floor ? median(floor) : undefined
  const ratio = base === undefined ? undefined : value / base
  const compared = ratio ?? value
  // Nothing measured is no success: every comparison with NaN is false.
  return { value, base, ratio, isKept: compared <= budget }
}

/** @param {Line[]} lines */
export function table(lines) {
  const rows = lines.map((line) => {
    const { value, base, ratio, isKept } = judge(line)
    const show = (/** @type {number} */ number) => (line.unit === '' ? number.toFixed(4) : `${number.toFixed(0)} ms`)
    return [
      isKept ? '✓' : '✗',
      line.what,
      show(value),
      `${show(Math.min(...line.samples))} – ${show(Math.max(...line.samples))}`,
      base === undefined ? '' : show(base),
      ratio === undefined ? '' : `${ratio.toFixed(2)}×`,
      ratio === undefined ? `≤ ${show(line.budget)}` : `≤ ${line.budget.toFixed(2)}×`,
      `${line.samples.length}`,
    ]
  })
  const all = [['', 'metric', 'median', 'range', 'floor', 'ratio', 'budget', 'samples'], ...rows]
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? '').length)))
  return all.map((cells) => cells.map((cell, column) => (column === 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n')
}
