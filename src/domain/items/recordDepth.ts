/** How many objects and lists may lie inside each other in a record, itself among them, whether the console writes it or a program. */
export const maxRecordDepth = 50

export function isDeeperThan(value: unknown, levels: number): boolean {
  let layer = [value].filter(isNest)
  for (let level = 0; level < levels && layer.length > 0; level++)
    layer = layer.flatMap((each) => Object.values(each)).filter(isNest)
  return layer.length > 0
}

function isNest(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
