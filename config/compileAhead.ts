import type { Rolldown } from 'vite'

/** The first screen runs at once what it needs; of the largest pieces, most is never called. */
const asItComes = new Set(['index', 'console', 'contract', 'start', 'createCloud', 'openSandbox', 'codeMirror', 'rolldown-runtime'])

/**
 * Dialogs and pages are fetched when somebody seems to mean them. With this hint Chromium compiles them then, and not
 * function by function after the click; to other browsers it is a comment (docs/decisions/compile-hints.md).
 */
export function compileAhead({ name }: Pick<Rolldown.RenderedChunk, 'name'>): string {
  return asItComes.has(name) ? '' : '//# allFunctionsCalledOnLoad'
}
