import { CodeField, type CodeFieldProps } from '../../ui/CodeField.tsx'

/** The one place that says what code is written in. */
export function CodeInput(props: CodeFieldProps) {
  return <CodeField {...props} />
}
