/** The first screen runs at once what it needs; of the mock backend, the SDK and the editor a visit uses a part. */
const asItComes = /\/src\/(main|server|sandbox)|\/node_modules\/(react-dom|msw|@codemirror)\/|rolldown/
/** What the mock backend and all dialogs share: a file of its own, which is there before the first of them. */
export const rules = /\/src\/(contract|domain|platform)\//

/**
 * Dialogs and pages are fetched when the user seems about to open them. With this hint Chromium compiles them then, and not
 * function by function after the click; to other browsers it is a comment (docs/decisions/compile-hints.md). Takes the
 * modules of a file of the build.
 */
export function compileAhead({ moduleIds }: { moduleIds: readonly string[] }): string {
  const isAsItComes = moduleIds.some((id) => asItComes.test(id)) || moduleIds.every((id) => rules.test(id))
  return isAsItComes ? '' : '//# allFunctionsCalledOnLoad'
}
