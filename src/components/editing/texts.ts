import * as z from 'zod/mini'

/** The values of a form whose fields are texts while they are written. */
export type Texts<Field extends string> = Record<Field, string>

/** Exactly these fields, each a text. */
export function textsShape<Field extends string>(fields: readonly [Field, ...Field[]]) {
  return z.record(z.enum(fields), z.string())
}

/** The fields that differ. */
export function changedFields<Field extends string>(before: Texts<Field>, after: Texts<Field>): Field[] {
  const fields = Object.keys(before) as Field[] // A form has the fields of its type and no others.
  return fields.filter((field) => before[field] !== after[field])
}

export function areTextsChanged<Field extends string>(before: Texts<Field>, after: Texts<Field>): boolean {
  return changedFields(before, after).length > 0
}

/** What I changed since `base`, on top of what others made of it meanwhile: a field I left alone is theirs, one I changed is mine. */
export function mergeTexts<Field extends string>(
  base: Texts<Field>,
  mine: Texts<Field>,
  theirs: Texts<Field>,
): Texts<Field> {
  return changedFields(base, mine).reduce((merged, field) => ({ ...merged, [field]: mine[field] }), theirs)
}

/** A check for a schema: each problem stands at its field, in the words that `say` has for it. */
export function checkTexts<Field extends string, Problem extends { field: Field }>(
  problemsOf: (texts: Texts<Field>) => readonly Problem[],
  say: (problem: Problem) => string,
) {
  return z.check<Texts<Field>>(({ value, issues }) => {
    for (const problem of problemsOf(value))
      issues.push({ code: 'custom', input: value, path: [problem.field], message: say(problem) })
  })
}
