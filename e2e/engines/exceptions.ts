/** What an engine finds and what stays as it is. At most five; each with a reason that can be looked up. */
export const exceptions: readonly { finding: RegExp; reason: string; link: string }[] = []

/** What is left of findings without the exceptions. */
export function withoutExceptions(findings: readonly string[]): string[] {
  return findings.filter((finding) => !exceptions.some((each) => each.finding.test(finding)))
}
