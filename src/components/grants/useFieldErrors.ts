import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { Refused } from '../../api/failure.ts'
import { useRefusalSentence } from '../WriteFailure.tsx'

/** Puts what the backend said about a row at that row, and the focus with it: `grants.2.environmentId` is row 3. */
export function useFieldErrors<Values extends FieldValues>(form: UseFormReturn<Values>): (error: Error) => void {
  const sentence = useRefusalSentence()
  return (error) => {
    if (!(error instanceof Refused)) return
    for (const [index, { field, code, params }] of error.fieldErrors.entries()) {
      const name = field.replace(/^grants\b/, 'rows').replace(/^grantee$/, 'appId')
      // Fields come from the backend; a name this form has not got is only listed, never shown.
      form.setError(name as Path<Values>, { message: sentence({ code, params }) }, { shouldFocus: index === 0 })
    }
  }
}
