import { useController } from 'react-hook-form'
import { editorText } from '../../text/editor.ts'
import { useText } from '../../text/sentences.ts'
import { CodeEditor, type CodeEditorProps } from '../../ui/CodeEditor.tsx'
import { TextField, type TextFieldProps } from '../../ui/TextField.tsx'

type Bound = 'value' | 'onChange' | 'error' | 'inputRef'

/** A text of the surrounding form. */
export function TextInput({ field, ...rest }: Omit<TextFieldProps, Bound> & { field: string }) {
  return <TextField {...rest} {...useBound(field)} />
}

/** Code of the surrounding form. Its own hint stands before the one on how to leave the editor. */
export function CodeInput({
  field,
  hint,
  ...rest
}: Omit<CodeEditorProps, Bound | 'hint'> & { field: string; hint?: string }) {
  const t = useText(editorText)
  return <CodeEditor {...rest} {...useBound(field)} hint={hint ? `${hint} · ${t.hint}` : t.hint} />
}

function useBound(name: string) {
  const { field, fieldState } = useController({ name })
  return { value: String(field.value), onChange: field.onChange, error: fieldState.error?.message, inputRef: field.ref }
}
