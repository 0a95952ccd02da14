import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import * as z from 'zod/mini'
import { Refused } from '../../api/failure.ts'
import { drafts } from '../drafts.ts'
import { useRefusalSentence } from '../WriteFailure.tsx'
import { changedFields, fieldsOf, hasFields, reapply, type Original, type Texts } from './texts.ts'

export type Complaints<Field extends string> = { [Each in Field]?: string | undefined }

interface EditingOptions<Field extends string> {
  /** Where what was typed is kept until it is submitted. */
  draftKey: string
  /** As the backend has it now; it can move on meanwhile. */
  latest: Original<Field>
  /** What a person can put right before anything is sent. */
  complaintsAbout: (texts: Texts<Field>) => Complaints<Field>
  write: { isPending: boolean; isLocked: boolean; reset: () => void }
}

export type Editing<Field extends string> = ReturnType<typeof useEditing<Field>>

const texts = z.record(z.string(), z.string())
const draft = z.object({ base: z.object({ version: z.int(), texts }), texts })

/**
 * The life of a form about something that others can change too: what was typed survives a reload, what others wrote
 * meanwhile is set beside it instead of being overwritten, and complaints stand at their fields (rule 12).
 */
export function useEditing<Field extends string>({ draftKey, latest, complaintsAbout, write }: EditingOptions<Field>) {
  const sentence = useRefusalSentence()
  const [{ start, wasInvalid }] = useState(() => readDraft(draftKey, latest))
  const [isRestored, setRestored] = useState(start !== undefined)
  const [base, setBase] = useState(start?.base ?? latest)
  const [mine, setMine] = useState(start?.texts ?? latest.texts)
  const [isAsked, setAsked] = useState(false)
  const [refused, setRefused] = useState<Complaints<Field>>({})
  const [isDone, setDone] = useState(false)
  const isFocusWanted = useRef(false)
  const isDirty = !isDone && changedFields(base.texts, mine).length > 0
  const isStale = !isDone && !write.isPending && latest.version !== base.version
  const complaints: Complaints<Field> = isAsked ? { ...refused, ...complaintsAbout(mine) } : {}

  useEffect(() => {
    if (isDirty) drafts.write(draftKey, { base, texts: mine })
    else drafts.drop(draftKey)
  }, [draftKey, base, mine, isDirty])
  // Whoever submitted is taken to what has to be put right; a locked form takes no focus until the answer has unlocked it.
  useEffect(() => {
    if (!isFocusWanted.current || write.isLocked) return
    isFocusWanted.current = false
    document.querySelector<HTMLElement>('[role="dialog"] [aria-invalid="true"]')?.focus()
  })
  // Nothing typed, nothing to compare: the form simply follows.
  if (isStale && !isDirty) startFrom(latest.texts)

  function startFrom(next: Texts<Field>) {
    setBase(latest)
    setMine(next)
    setRefused({})
  }

  return {
    texts: mine,
    base,
    latest,
    complaints,
    isDirty,
    isStale,
    isDone,
    isRestored,
    wasInvalid,
    set(field: Field, text: string) {
      setMine((before) => ({ ...before, [field]: text }))
      setRefused((before) => ({ ...before, [field]: undefined }))
    },
    /** Goes on to `send` when nothing is left to complain about. */
    submit(send: () => void) {
      setAsked(true)
      setRefused({})
      isFocusWanted.current = true
      if (Object.keys(complaintsAbout(mine)).length === 0) send()
    },
    onRefused(error: Error) {
      if (!(error instanceof Refused)) return
      // Fields come from the backend; one this form has not got is said for the whole of it.
      const known = error.fieldErrors.filter(({ field }) => fieldsOf(mine).some((each) => each === field))
      isFocusWanted.current = true
      setRefused(
        Object.fromEntries(
          known.map(({ field, code, params }) => [field, sentence({ code, params })]),
        ) as Complaints<Field>,
      )
    },
    /** Nothing typed is left to lose: the dialog may close. */
    finish() {
      drafts.drop(draftKey)
      flushSync(() => setDone(true))
    },
    discard() {
      drafts.drop(draftKey)
      setRestored(false)
      startFrom(latest.texts)
      write.reset()
    },
    reapply() {
      startFrom(reapply(base.texts, mine, latest.texts))
      write.reset()
    },
    dropDraft: () => drafts.drop(draftKey),
  }
}

/** A draft of another shape is of another time. */
function readDraft<Field extends string>(key: string, latest: Original<Field>) {
  const { draft: kept, wasInvalid } = drafts.read(key, draft)
  if (!kept) return { start: undefined, wasInvalid }
  const fields = fieldsOf(latest.texts)
  const { base } = kept
  if (!hasFields(base.texts, fields) || !hasFields(kept.texts, fields)) return { start: undefined, wasInvalid: true }
  return { start: { base: { version: base.version, texts: base.texts }, texts: kept.texts }, wasInvalid }
}
