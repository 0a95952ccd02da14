import { TextField } from './TextField.tsx'

export interface CodeFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  language: 'javascript' | 'json'
  hint?: string | undefined
  readOnly?: boolean
  /** Ids of what else describes it. */
  describedBy?: string | undefined
  error?: string | undefined
  minLines?: number
  maxLines?: number
}

/** A plain field for code. */
export function CodeField({ language: _language, minLines = 6, maxLines = 24, ...rest }: CodeFieldProps) {
  return <TextField {...rest} isCode minLines={minLines} maxLines={maxLines} />
}
