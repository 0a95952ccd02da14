/** How many fields have a complaint. Errors are nested as the values are; a complaint has a message. */
export function countProblems(errors: object): number {
  if ('message' in errors) return 1
  return Object.values(errors).reduce(
    (sum: number, error: unknown) => sum + (typeof error === 'object' && error !== null ? countProblems(error) : 0),
    0,
  )
}
