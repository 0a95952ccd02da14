import { useRef, useState } from 'react'
import { useFormContext, useFormState } from 'react-hook-form'
import type { GrantRow } from './grantRows.ts'

/** Checks one row when it is left, and after that, or after 提交, with each change. A row that is being filled in is not wrong. */
export function useRowCheck(index: number) {
  'use no memo' // The form library changes its state in place.
  const { control, trigger } = useFormContext<{ rows: GrantRow[] }>()
  const { submitCount } = useFormState({ control })
  const [submitsBefore] = useState(submitCount)
  const wasLeft = useRef(false)
  const check = () => void trigger([`rows.${index}.environmentId`, `rows.${index}.permissions`])
  return {
    onLeft() {
      wasLeft.current = true
      check()
    },
    onChanged() {
      if (wasLeft.current || submitCount > submitsBefore) check()
    },
  }
}
