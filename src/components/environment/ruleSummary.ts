/** What a security rule says, line by line: `read: true`. A rule that cannot be read is shown as it stands. */
export function ruleSummary(rule: string): string[] {
  try {
    const value: unknown = JSON.parse(rule)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [rule]
    return Object.entries(value).map(
      ([action, condition]) => `${action}: ${typeof condition === 'string' ? condition : JSON.stringify(condition)}`,
    )
  } catch {
    return [rule]
  }
}
