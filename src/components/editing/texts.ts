/** The fields of a form by their names in the request: `content.code`. All of them are texts while they are written. */
export type Texts<Field extends string> = Readonly<Record<Field, string>>

/** What a form was started from: version 0 is something that is not there yet. */
export interface Original<Field extends string> {
  version: number
  texts: Texts<Field>
}

/** The fields that differ. */
export function changedFields<Field extends string>(before: Texts<Field>, after: Texts<Field>): Field[] {
  return fieldsOf(before).filter((field) => before[field] !== after[field])
}

/** What I changed since `base`, on top of what others made of it meanwhile: a field I left alone is theirs, one I changed is mine. */
export function reapply<Field extends string>(
  base: Texts<Field>,
  mine: Texts<Field>,
  theirs: Texts<Field>,
): Texts<Field> {
  const entries = fieldsOf(base).map((field) => [field, mine[field] === base[field] ? theirs[field] : mine[field]])
  return Object.fromEntries(entries) as Texts<Field> // One entry per field.
}

/** Whether something read from storage has exactly the fields of a form. */
export function hasFields<Field extends string>(
  texts: Readonly<Record<string, string>>,
  fields: readonly Field[],
): texts is Texts<Field> {
  return Object.keys(texts).length === fields.length && fields.every((field) => Object.hasOwn(texts, field))
}

export function fieldsOf<Field extends string>(texts: Texts<Field>): Field[] {
  return Object.keys(texts) as Field[] // A form has the fields of its type and no others.
}
