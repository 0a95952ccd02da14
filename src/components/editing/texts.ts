import * as z from 'zod/mini'
import type { Original } from './useDraftForm.ts'

/** The values of a form whose fields are texts while they are written. */
export type Texts<Field extends string> = Record<Field, string>

/** Exactly these fields, each a text. */
export function textsShape<Field extends string>(fields: readonly Field[]) {
  return z.record(z.enum(fields), z.string())
}

/**
 * What makes a form one of texts. `problemsOf` finds what can be put right before anything is sent, and `say` has the
 * words for it, said at its field.
 */
export function textForm<Field extends string, Problem extends { field: Field }>(
  latest: Original<Texts<Field>>,
  problemsOf: (texts: Texts<Field>) => readonly Problem[] = () => [],
  say: (problem: Problem) => string = () => '',
) {
  const fields = fieldsOf(latest.values)
  const shape = textsShape(fields)
  const check = z.check<Texts<Field>>(({ value, issues }) => {
    for (const problem of problemsOf(value))
      issues.push({ code: 'custom', input: value, path: [problem.field], message: say(problem) })
  })
  return {
    latest,
    shape,
    schema: shape.check(check),
    isChanged: (before: Texts<Field>, after: Texts<Field>) => changedFields(before, after).length > 0,
    merge: mergeTexts,
    /** Requests name a field as the form does, within what it is a part of: `content.code`. */
    fieldOf: (requestField: string) => fields.find((field) => field === requestField.split('.').at(-1)),
  }
}

/** The fields that differ. */
export function changedFields<Field extends string>(before: Texts<Field>, after: Texts<Field>): Field[] {
  return fieldsOf(before).filter((field) => before[field] !== after[field])
}

/** What I changed since `base`, on top of what others made of it meanwhile: a field I left alone is theirs, one I changed is mine. */
export function mergeTexts<Field extends string>(base: Texts<Field>, mine: Texts<Field>, theirs: Texts<Field>) {
  return changedFields(base, mine).reduce((merged, field) => ({ ...merged, [field]: mine[field] }), theirs)
}

function fieldsOf<Field extends string>(texts: Texts<Field>): Field[] {
  return Object.keys(texts) as Field[] // A form has the fields of its type and no others.
}
