import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useEffect, useLayoutEffect, useState } from 'react'
import { useForm, useWatch, type DefaultValues, type FieldValues } from 'react-hook-form'
import * as z from 'zod/mini'
import { drafts } from './drafts.ts'

/** What a form starts from. Version 0 is something that does not exist yet. */
export interface Original<Values> {
  version: number
  values: Values
}

export interface DraftFormOptions<Values extends FieldValues> {
  /** The name the draft is kept under. Another name is another form. */
  draftKey: string
  /** The shape and the size a draft may have: anything may stand in storage. */
  shape: z.ZodMiniType<Values, Values>
  /** What can be put right before anything is sent, said in the user's language; by default nothing. */
  schema?: z.ZodMiniType<Values, Values>
  /** What makes complaints: 提交 and every change after it, or 提交 and the rows of the form, which check themselves. */
  checkedBy?: 'form' | 'rows'
  /** As the backend has it now; it can move on while the form is open. */
  latest: Original<Values>
  /** Nothing may be changed from itself: such a form would never stop following. */
  isChanged: (before: Values, after: Values) => boolean
  /** Applies what was changed since `base` to what others made of it; by default all of mine stays. */
  merge?: (base: Values, mine: Values, theirs: Values) => Values
}

/** Where a form is in its life, apart from its values. */
interface Session<Values> {
  key: string
  base: Original<Values>
  /** What the backend had when `base` was taken: it differs after a write of one's own, until the answer is read again. */
  seen: Original<Values>
  isRestored: boolean
  wasInvalid: boolean
}

/**
 * A form whose values survive a reload until they are submitted or discarded, and which follows the backend as long as
 * nothing was changed in it. With `isHeld` it does not follow, because a write is under way.
 */
export function useDraftForm<Values extends FieldValues>(options: DraftFormOptions<Values>, isHeld = false) {
  const { draftKey, shape, schema = shape, checkedBy = 'form', latest, isChanged, merge } = options
  const [opened] = useState(() => open(options))
  const [session, setSession] = useState(opened.session)
  const form = useForm<Values>({
    defaultValues: opened.values as DefaultValues<Values>, // All of them are given.
    resolver: standardSchemaResolver(schema),
    mode: 'onSubmit',
    reValidateMode: checkedBy === 'form' ? 'onChange' : 'onSubmit',
    shouldFocusError: checkedBy === 'form',
  })
  const values = useWatch({ control: form.control }) as Values // No field is ever unregistered.
  const { key, base, seen } = session
  const hasMoved = latest.version !== seen.version || isChanged(seen.values, latest.values)
  const isDirty = isChanged(base.values, values)

  function begin(next: Session<Values>, nextValues: Values) {
    setSession(next)
    form.reset(nextValues)
  }
  const onLatest = () => ({ ...session, base: latest, seen: latest })

  // Before it is painted: another form shows its own values, and one in which nothing was changed follows.
  useLayoutEffect(() => {
    if (key !== draftKey) {
      const other = open(options)
      // oxlint-disable-next-line react/set-state-in-effect -- Together with the form, whose values React does not keep.
      begin(other.session, other.values)
    } else if (hasMoved && !isDirty && !isHeld) begin(onLatest(), latest.values)
  })
  useEffect(() => {
    if (isDirty) drafts.write(key, { base, values })
    else drafts.drop(key)
  }, [key, base, values, isDirty])

  return {
    form,
    /** Which form it is: the fields of another one are other fields. */
    formKey: key,
    values,
    base,
    latest,
    isDirty,
    /** Others have changed what this was started from. */
    isStale: hasMoved && !isHeld && latest.version !== base.version,
    isRestored: session.isRestored,
    wasInvalid: session.wasInvalid,
    dropDraft: () => drafts.drop(key),
    discard() {
      drafts.drop(key)
      begin({ ...onLatest(), isRestored: false }, latest.values)
    },
    /** Goes on from what is there now, with one's own changes on top. */
    reapply: () => begin(onLatest(), merge ? merge(base.values, values, latest.values) : values),
    /** The backend has these values now: nothing of them is a change any more. */
    onSaved(version: number) {
      drafts.drop(key)
      setSession((now) => (now.key === key ? { ...now, base: { version, values }, seen: latest } : now))
    },
  }
}

/** The draft kept under a name. One without a base was made elsewhere, and starts from what is there. */
export function readDraft<Values>(key: string, shape: z.ZodMiniType<Values>) {
  const original = z.object({ version: z.int(), values: shape })
  return drafts.read(key, z.object({ base: z.optional(original), values: shape }))
}

function open<Values extends FieldValues>({ draftKey, shape, latest }: DraftFormOptions<Values>) {
  const { draft, wasInvalid } = readDraft(draftKey, shape)
  const base = draft?.base ?? latest
  const session = { key: draftKey, base, seen: base, isRestored: draft !== undefined, wasInvalid }
  return { session, values: draft?.values ?? base.values }
}
