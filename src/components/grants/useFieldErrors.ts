import { useEffect, useRef } from 'react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { Refused } from '../../api/failure.ts'
import { useRefusalSentence } from '../WriteFailure.tsx'

/** Puts what the backend said about a row at that row, and the focus with it: `grants.2.environmentId` is row 3. */
export function useFieldErrors<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  isLocked: boolean,
): (error: Error) => void {
  const sentence = useRefusalSentence()
  const first = useRef<Path<Values> | undefined>(undefined)
  const { setFocus } = form

  // A locked form takes no focus: it waits until the answer has unlocked it.
  useEffect(() => {
    if (first.current === undefined || isLocked) return
    setFocus(first.current)
    first.current = undefined
  }, [isLocked, setFocus])

  return (error) => {
    if (!(error instanceof Refused)) return
    for (const [index, { field, code, params }] of error.fieldErrors.entries()) {
      // Fields come from the backend; a name this form has not got is only listed, never shown.
      const name = field.replace(/^grants\b/, 'rows').replace(/^grantee$/, 'appId') as Path<Values>
      form.setError(name, { message: sentence({ code, params }) })
      if (index === 0) first.current = name
    }
  }
}
