/** What an engine finds and what stays as it is. At most five; each with a reason that can be looked up. */
export const exceptions: readonly { finding: RegExp; reason: string; link: string }[] = [
  {
    finding: /The “aria-readonly” attribute must only be specified with a value of “false”/,
    reason:
      'In code that can only be read the cursor still moves, so it stays contenteditable; a screen reader must hear that.',
    link: 'https://codemirror.net/docs/ref/#state.EditorState^readOnly',
  },
  {
    finding: /^target_spacing_sufficient: Undersized target "input"/,
    reason:
      'A tick is pressed by its label, which is 32 px high (`audit.ts` measures that). What is scrolled away below the foot of a dialog, or inert behind it, is no target.',
    link: 'https://www.w3.org/TR/WCAG22/#target-size-minimum',
  },
  {
    finding: /^text_contrast_sufficient: .*\/details\[\d+\]\/div\[\d+\]\/pre/,
    reason: 'What is in a closed `details` is not drawn, and keeps the colours of the theme that it was last drawn in.',
    link: 'https://drafts.csswg.org/css-contain-2/#content-visibility',
  },
]

/** What is left of findings without the exceptions. */
export function withoutExceptions(findings: readonly string[]): string[] {
  return findings.filter((finding) => !exceptions.some((each) => each.finding.test(finding)))
}
