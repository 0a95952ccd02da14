import {
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type Ref,
} from 'react'
import { flushSync } from 'react-dom'
import styles from './CodeEditor.module.css'
import type { CodeMirror } from './codeMirror.ts'
import fieldStyles from './Field.module.css'

export interface CodeEditorProps {
  label: string
  /** How to leave it by keyboard, since Tab indents. */
  hint: string
  value: string
  onChange: (value: string) => void
  language: 'javascript' | 'json'
  readOnly?: boolean
  /** Ids of what else describes it. */
  describedBy?: string | undefined
  error?: string | undefined
  minLines?: number
  maxLines?: number
  /** Gives the focus to whichever field there is. */
  inputRef?: Ref<{ focus: () => void }>
}

/** A field for code. The editor is loaded on demand; until then, or when it cannot be had, a plain field of the same size stands in. */
export function CodeEditor({
  label,
  hint,
  value,
  onChange,
  language,
  readOnly = false,
  describedBy,
  error,
  minLines = 6,
  maxLines = 24,
  inputRef,
}: CodeEditorProps) {
  const id = useId()
  const host = useRef<HTMLDivElement>(null)
  const plain = useRef<HTMLTextAreaElement>(null)
  const [editor, setEditor] = useState<CodeMirror>()
  const description = [describedBy, error && `${id}-error`, !readOnly && `${id}-hint`].filter(Boolean).join(' ')
  const settings = {
    labelledBy: `${id}-label`,
    describedBy: description,
    isInvalid: Boolean(error),
    language,
    readOnly,
  }

  const latest = useRef({ value, onChange, settings })
  useEffect(() => {
    latest.current = { value, onChange, settings }
  })

  useEffect(() => {
    let opened: CodeMirror | undefined
    let isGone = false
    // Without it the plain field goes on: code can still be written, only without colours.
    const load = async () => {
      const { openCodeMirror } = await import('./codeMirror.ts')
      if (isGone || !host.current) return
      const field = plain.current
      const isFocused = field !== null && field === document.activeElement
      opened = openCodeMirror(host.current, latest.current.value, latest.current.settings, (changed) =>
        latest.current.onChange(changed),
      )
      // At once, so that there are never two fields.
      flushSync(() => setEditor(opened))
      // A user who has begun to write goes on at the same place.
      if (isFocused) opened.focus({ anchor: field.selectionStart, head: field.selectionEnd })
    }
    load().catch(() => {})
    return () => {
      isGone = true
      opened?.close()
    }
  }, [])

  useImperativeHandle(inputRef, () => ({ focus: () => (editor ? editor.focus() : plain.current?.focus()) }), [editor])

  // Before anything else is typed: a text that came late would take the newest letters back.
  useLayoutEffect(() => editor?.show(value), [editor, value])
  useEffect(
    () =>
      editor?.set({
        labelledBy: `${id}-label`,
        describedBy: description,
        isInvalid: Boolean(error),
        language,
        readOnly,
      }),
    [editor, id, description, error, language, readOnly],
  )

  const lines = Math.min(maxLines, Math.max(minLines, value.split('\n').length))
  return (
    <div className={fieldStyles.field}>
      <label id={`${id}-label`} htmlFor={editor ? undefined : `${id}-plain`} className={fieldStyles.label}>
        {label}
      </label>
      <div className={styles.box} style={{ '--lines': lines } as CSSProperties} data-invalid={error ? true : undefined}>
        <div ref={host} translate="no" className={styles.host} />
        {!editor && (
          <textarea
            ref={plain}
            id={`${id}-plain`}
            className={styles.plain}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            readOnly={readOnly}
            spellCheck={false}
            autoCapitalize="off"
            aria-invalid={error ? true : undefined}
            aria-describedby={description || undefined}
          />
        )}
      </div>
      {error && (
        <p id={`${id}-error`} className={fieldStyles.error} role="alert">
          {error}
        </p>
      )}
      {!readOnly && (
        <p id={`${id}-hint`} className={fieldStyles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
