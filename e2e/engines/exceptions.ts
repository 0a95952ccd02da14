/** What an engine finds and what stays as it is. At most five; each with a reason that can be looked up. */
export const exceptions: readonly { finding: RegExp; reason: string; link: string }[] = [
  {
    finding: /The “aria-readonly” attribute must only be specified with a value of “false”/,
    reason:
      'In code that can only be read the cursor still moves, so it stays contenteditable; a screen reader must hear that.',
    link: 'https://codemirror.net/docs/ref/#state.EditorState^readOnly',
  },
]

/** What is left of findings without the exceptions. */
export function withoutExceptions(findings: readonly string[]): string[] {
  return findings.filter((finding) => !exceptions.some((each) => each.finding.test(finding)))
}
