import { openSandbox } from '../openSandbox.ts'
import type { Sandbox } from '../sandbox.ts'

/** The sandbox of a page, in a worker that the bundler built. */
export function openBrowserSandbox(): Sandbox {
  return openSandbox(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }))
}
