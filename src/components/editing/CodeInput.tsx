import { editorText } from '../../text/editor.ts'
import { useText } from '../../text/sentences.ts'
import { CodeEditor, type CodeEditorProps } from '../../ui/CodeEditor.tsx'

type CodeInputProps = Omit<CodeEditorProps, 'hint'> & { hint?: string }

/** A form's field for code. Its own hint stands before the one on how to leave the editor. */
export function CodeInput({ hint, ...rest }: CodeInputProps) {
  const t = useText(editorText)
  return <CodeEditor {...rest} hint={hint ? `${hint} · ${t.hint}` : t.hint} />
}
