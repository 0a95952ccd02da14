/** One way to be refused: when, and what the answer must carry beside its code. */
export interface RefusalCase<Given> {
  when: string
  given: Given
  params?: Readonly<Record<string, string | number>>
  field?: string
}

/** Every code with its cases. `RefusalCodeOf` a verb as `Code` makes the compiler ask for a forgotten one. */
export type RefusalCases<Code extends string, Given> = Readonly<
  Record<Code, readonly [RefusalCase<Given>, ...RefusalCase<Given>[]]>
>

/** The rows of a `test.each`: title, code, case. */
export function rowsOf<Code extends string, Given>(
  cases: RefusalCases<Code, Given>,
): [string, Code, RefusalCase<Given>][] {
  const codes = Object.keys(cases) as Code[] // Record<Code, …> has exactly these keys.
  return codes.flatMap((code) => cases[code].map((one): [string, Code, RefusalCase<Given>] => [one.when, code, one]))
}

/** The refusal a case expects, whole: nothing may be said beyond it. */
export function refusalOf<Given>(code: string, { params = {}, field }: RefusalCase<Given>) {
  return { refused: true, code, params, ...(field === undefined ? {} : { field }) }
}
