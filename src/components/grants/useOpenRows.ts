import { useEffect, useRef, useState, type RefObject } from 'react'
import { useFormContext, useFormState } from 'react-hook-form'
import type { GrantRow } from './grantRows.ts'

/** With more rows than these, those that are not edited fold. */
const openTogether = 2

/**
 * Which rows are open: those the user opened or is in, the one that was added last, and those with something to put right.
 * None folds by itself but when another one is added: nothing moves away from under the pointer. What has to be put right
 * first gets the focus at 提交, and when its row opens because of it.
 */
export function useOpenRows(ids: readonly string[], around: RefObject<HTMLElement | null>) {
  'use no memo' // The form library changes its errors in place.
  const { control, setFocus } = useFormContext<{ rows: GrantRow[] }>()
  const { errors, submitCount } = useFormState({ control })
  const [opened, setOpened] = useState<readonly number[]>([0])
  const isFolding = ids.length > openTogether
  const isOpen = (index: number) => !isFolding || opened.includes(index) || errors.rows?.[index] !== undefined

  const last = useRef({ submitCount, open: new Set(ids) })
  useEffect(() => {
    const { open, ...before } = last.current
    last.current = { submitCount, open: new Set(ids.filter((_, index) => isOpen(index))) }
    const faulty = ids.flatMap((id, index) => (errors.rows?.[index] ? [{ id, index }] : []))
    const [first] = faulty
    const isTold = submitCount !== before.submitCount || faulty.some(({ id }) => !open.has(id))
    // Whoever is in a row goes on there.
    if (!first || !isTold || around.current?.contains(document.activeElement)) return
    const field = errors.rows?.[first.index]?.environmentId ? 'environmentId' : 'permissions'
    setFocus(`rows.${first.index}.${field}`)
  })

  return {
    isFolding,
    isOpen,
    open: (index: number) => setOpened((now) => (now.includes(index) ? now : [...now, index])),
    toggle: (index: number) =>
      setOpened((now) => (now.includes(index) ? now.filter((other) => other !== index) : [...now, index])),
    onAdded: (index: number) => setOpened([index]),
    onRemoved: (index: number) =>
      setOpened((now) => now.filter((other) => other !== index).map((other) => (other > index ? other - 1 : other))),
  }
}
