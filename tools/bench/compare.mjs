/**
 * One line of the table: a measured value and where it may be at most. With `floor` that is a multiple of it; `beside` only
 * tells how the computer does at the moment.
 * @typedef {{ what: string, samples: number[], budget: number, floor?: number[], beside?: number[], unit?: 'ms' | 'MB' | '' }} Line
 */

/** @param {readonly number[]} samples */
function median(samples) {
  const sorted = samples.toSorted((one, two) => one - two)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = Number.NaN] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]]
  return (low + high) / 2
}

/** @param {Line} line */
export function judge({ samples, floor, beside, budget }) {
  const value = median(samples)
  const compare = floor ?? beside
  const base = compare ? median(compare) : undefined
  const ratio = base === undefined ? undefined : value / base
  const compared = floor ? (ratio ?? Number.NaN) : value
  // Nothing measured is no success: every comparison with NaN is false.
  return { value, base, ratio, isKept: compared <= budget }
}

/** @param {Line[]} lines */
export function table(lines) {
  const rows = lines.map((line) => {
    const { value, base, ratio, isKept } = judge(line)
    const show = (/** @type {number} */ number) =>
      line.unit === '' ? number.toFixed(4) : `${number.toFixed(0)} ${line.unit ?? 'ms'}`
    return [
      isKept ? '✓' : '✗',
      line.what,
      show(value),
      `${show(Math.min(...line.samples))} – ${show(Math.max(...line.samples))}`,
      base === undefined ? '' : show(base),
      ratio === undefined ? '' : `${ratio.toFixed(2)}×`,
      line.floor ? `≤ ${line.budget.toFixed(2)}×` : `≤ ${show(line.budget)}`,
      `${line.samples.length}`,
    ]
  })
  const all = [['', 'metric', 'median', 'range', 'floor', 'ratio', 'budget', 'samples'], ...rows]
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? '').length)))
  return all
    .map((cells) =>
      cells
        .map((cell, column) => (column === 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n')
}
