import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { Refused } from '../../api/failure.ts'
import { useRefusalSentence } from '../WriteFailure.tsx'

/** Puts what the backend said about a row at that row, and the focus with it: `grants.2.environmentId` is row 3. */
export function useFieldErrors<Values extends FieldValues>(form: UseFormReturn<Values>): (error: Error) => void {
  const sentence = useRefusalSentence()
  return (error) => {
    if (!(error instanceof Refused)) return
    // Fields come from the backend; a name this form has not got is never shown, and the alert still says what is wrong.
    const names = error.fieldErrors.map(({ field }) => field.replace(/^grants\b/, 'rows').replace(/^grantee$/, 'appId') as Path<Values>)
    for (const [index, name] of names.entries()) {
      form.setError(name, { message: sentence(error.fieldErrors[index] ?? error) })
    }
    // The fields were disabled while the answer was awaited, and what is disabled takes no focus.
    const [first] = names
    if (first) setTimeout(() => form.setFocus(first))
  }
}
