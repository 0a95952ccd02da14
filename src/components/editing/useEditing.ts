import { useEffect, useRef } from 'react'
import type { FieldValues, Path } from 'react-hook-form'
import { Refused } from '../../api/failure.ts'
import { useOnline } from '../../api/useOnline.ts'
import type { Reactions, useWrite } from '../../api/useWrite.ts'
import { useRefusalSentence } from '../WriteFailure.tsx'
import { useDraftForm, type DraftFormOptions } from './useDraftForm.ts'

interface EditingOptions<Values extends FieldValues, Saved> extends DraftFormOptions<Values> {
  write: Omit<ReturnType<typeof useWrite<unknown, Saved>>, 'write'>
  send: (valid: Values, version: number, reactions: Required<Reactions<Saved>>) => void
  /** The form's name for a field of the request, or nothing for one that it does not show. */
  fieldOf: (requestField: string) => Path<Values> | undefined
  /** It is saved; without `saved` there was nothing to save, and nothing was sent. */
  onDone: (saved: Saved | undefined) => void
}

export type Editing<Values extends FieldValues> = ReturnType<typeof useEditing<Values, { version: number }>>

/**
 * The life of a form about something that others can change too: what was typed survives a reload, what others wrote
 * meanwhile is not overwritten without asking, complaints of this side and of the backend stand at their fields, and
 * while the outcome of a write is unknown everything stays as it was sent (rule 12).
 */
export function useEditing<Values extends FieldValues, Saved extends { version: number }>(
  options: EditingOptions<Values, Saved>,
) {
  const { write, send, fieldOf, onDone } = options
  const sentence = useRefusalSentence()
  const isOnline = useOnline()
  const draft = useDraftForm(options, write.isPending)
  const { form, base, isDirty } = draft
  const { setFocus } = form
  const refusedAt = write.error instanceof Refused ? write.error.fieldErrors.map(({ field }) => fieldOf(field)) : []

  // A locked form takes no focus: it waits until the answer has unlocked it.
  const wanted = useRef<Path<Values> | undefined>(undefined)
  useEffect(() => {
    if (wanted.current === undefined || write.isLocked) return
    setFocus(wanted.current)
    wanted.current = undefined
  }, [setFocus, write.isLocked])

  function onRefused(error: Error) {
    if (!(error instanceof Refused)) return
    for (const { field, code, params } of error.fieldErrors) {
      const name = fieldOf(field)
      if (name === undefined) continue
      form.setError(name, { message: sentence({ code, params }) })
      wanted.current ??= name
    }
  }
  const saving = (onSaved?: () => void) => (saved: Saved) => {
    draft.onSaved(saved.version)
    onDone(saved)
    onSaved?.()
  }

  return {
    ...draft,
    write,
    /** Whether everything that was refused is said at its field. */
    isSaidAtFields: refusedAt.length > 0 && refusedAt.every((name) => name !== undefined),
    /** Sends what is valid; takes the user to what is not. `onSaved` is for what shall follow. */
    submit(onSaved?: () => void) {
      if (!isOnline || write.isLocked) return
      void form.handleSubmit((valid) => {
        if (base.version > 0 && !isDirty) onDone(undefined)
        else send(valid, base.version, { onSuccess: saving(onSaved), onError: onRefused })
      })()
    },
    discard() {
      draft.discard()
      write.reset()
    },
    reapply() {
      draft.reapply()
      write.reset()
    },
  }
}
