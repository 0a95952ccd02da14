import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { javascriptLanguage } from '@codemirror/lang-javascript'
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorState, Prec, Transaction } from '@codemirror/state'
import { EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** What can change about an editor while it is open, besides its text. */
export interface CodeMirrorSettings {
  labelledBy: string
  describedBy: string
  isInvalid: boolean
  language: 'javascript' | 'json'
  readOnly: boolean
}

export interface CodeMirror {
  /** Shows this text; what is the same in both keeps its place, and the cursor in it. */
  show: (text: string) => void
  set: (settings: CodeMirrorSettings) => void
  /** Focus, with this selected; without it the selection stays. */
  focus: (selected?: { anchor: number; head: number }) => void
  close: () => void
}

export function openCodeMirror(
  parent: HTMLElement,
  text: string,
  settings: CodeMirrorSettings,
  onChange: (text: string) => void,
): CodeMirror {
  const changing = new Compartment()
  let shown = text
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      lineNumbers(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      history(),
      bracketMatching(),
      indentOnInput(),
      indentUnit.of('  '),
      EditorState.tabSize.of(2),
      syntaxHighlighting(colours),
      theme,
      wayOut(),
      overSelection,
      // A locked form locks its fields: this is one, though the platform does not know.
      EditorState.transactionFilter.of((change) =>
        change.docChanged && change.annotation(Transaction.userEvent) && parent.closest('fieldset:disabled')
          ? []
          : change,
      ),
      keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
      changing.of(extensionsOf(settings)),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (!docChanged) return
        const written = state.doc.toString()
        if (written === shown) return
        shown = written
        onChange(written)
      }),
    ],
  })
  return {
    show(next) {
      if (next === shown) return
      const changes = difference(shown, next)
      shown = next
      view.dispatch({ changes })
    },
    set: (next) => view.dispatch({ effects: changing.reconfigure(extensionsOf(next)) }),
    focus(selected) {
      if (selected) view.dispatch({ selection: selected })
      view.focus()
    },
    close: () => view.destroy(),
  }
}

// JSON is an expression of JavaScript; a script of it would be a block of statements, most of them wrong.
const jsonLanguage = javascriptLanguage.configure({ top: 'SingleExpression' })

function extensionsOf({ labelledBy, describedBy, isInvalid, language, readOnly }: CodeMirrorSettings) {
  return [
    language === 'json' ? jsonLanguage : javascriptLanguage,
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({
      // It takes the focus anyway; with this, tools that look for it know as well.
      tabindex: '0',
      'aria-labelledby': labelledBy,
      ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
      ...(isInvalid ? { 'aria-invalid': 'true' } : {}),
      ...(readOnly ? { 'aria-readonly': 'true' } : {}),
    }),
  ]
}

/**
 * Tab indents, so there is another way out: after Esc, Tab and Shift-Tab leave, for as long as nothing else is pressed.
 * The editor's own way ends after two seconds, too soon for some. That Esc is used up here: it closes no dialog.
 */
function wayOut() {
  let isLeaving = false
  function stay(view: EditorView) {
    isLeaving = false
    view.setTabFocusMode(false)
  }
  return Prec.highest(
    EditorView.domEventHandlers({
      keydown(event, view) {
        if (event.key === 'Escape') {
          if (!isLeaving) event.stopPropagation()
          isLeaving = true
          view.setTabFocusMode(true)
        } else if (!['Tab', 'Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) stay(view)
        return false
      },
      blur: (_event, view) => stay(view),
    }),
  )
}

/**
 * What is typed over a selection. Left to itself, Chromium keeps the look of what was there with style attributes, which
 * the content security policy forbids. Several lines a composition is typed over are taken away before it begins.
 */
const overSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const isPlain =
      /^(insertText|insertReplacementText|delete)/.test(event.inputType) && event.cancelable && !event.isComposing
    const selection = document.getSelection()
    if (!isPlain || !selection?.rangeCount || view.state.readOnly) return false
    // That of the document: the editor hears of it later than this.
    const range = selection.getRangeAt(0)
    const from = view.posAtDOM(range.startContainer, range.startOffset)
    const to = view.posAtDOM(range.endContainer, range.endOffset)
    if (from === to) return false
    const insert = event.inputType.startsWith('delete')
      ? ''
      : (event.data ?? event.dataTransfer?.getData('text/plain') ?? '')
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      userEvent: 'input.type',
      scrollIntoView: true,
    })
    return true
  },
  compositionstart(_event, view) {
    const { doc, readOnly, selection } = view.state
    const { from, to } = selection.main
    if (!readOnly && doc.lineAt(from).to < to) view.dispatch({ changes: { from, to }, userEvent: 'delete.selection' })
    return false
  },
})

/** The one stretch that differs. */
function difference(before: string, after: string) {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let same = 0
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1
  return { from: start, to: before.length - same, insert: after.slice(start, after.length - same) }
}

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.self], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.escape], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.className,
      tags.definition(tags.variableName),
    ],
    color: 'var(--code-name)',
  },
  { tag: tags.comment, color: 'var(--ink-soft)' },
])

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', background: 'var(--surface)' },
  // The box around it shows the focus.
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: '13px', lineHeight: '20px' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-gutters': { color: 'var(--ink-soft)', background: 'var(--surface-sunken)', borderColor: 'var(--line)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '32px' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': { background: 'var(--code-line)' },
  '&.cm-focused .cm-matchingBracket, &.cm-focused .cm-nonmatchingBracket': {
    background: 'transparent',
    outline: '1px solid var(--ink-soft)',
  },
  '&.cm-focused .cm-nonmatchingBracket': { outlineColor: 'var(--danger)' },
})
