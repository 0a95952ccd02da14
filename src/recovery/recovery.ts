// What stands beside the console and watches it start. It shares no code with it and is built for itself
// (`tools/build/recoveryPlugin.ts`): what keeps the console from starting does not keep this from noticing.
import { happenings, type Happening } from './happening.ts'

/** Milliseconds. */
const patience = 15_000
const untilCalm = 1000

addEventListener('console-failed', ({ detail }: CustomEventInit<unknown>) => void tell(detail))
// The console may have failed before this was there to hear it.
const failure: unknown = Reflect.get(globalThis, 'consoleFailure')
if (failure !== undefined) void tell(failure)
else if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => void watch(), { once: true })
else void watch()

async function watch() {
  setTimeout(() => isBlank() && void show('slow', ''), patience)
  const own = document.querySelector<HTMLScriptElement>('script[data-console]')
  try {
    // Loading a module again gives the same one, or why it could not be loaded.
    await import(/* @vite-ignore */ own?.dataset['console'] ?? '')
    setTimeout(loadAhead, untilCalm)
  } catch (error) {
    await tell(error)
  }
}

function tell(error: unknown): Promise<void> {
  // Anything can be thrown.
  const { name, message, kind } = Object(error) as { name?: string; message?: string; kind?: string }
  const known = name === 'StorageProblem' ? happenings.find((each) => each === kind) : undefined
  return show(known ?? 'failed', `${name ?? ''}: ${message ?? String(error)}`)
}

async function show(happening: Happening, detail: string): Promise<void> {
  const root = document.getElementById('root')
  try {
    const { showRecovery } = await loadScreen()
    if (happening === 'slow' && !isBlank()) return
    const hide = showRecovery(happening, detail)
    // It may come after it was given up.
    if (happening === 'slow' && root) new MutationObserver(() => isBlank() || hide()).observe(root, { childList: true })
  } catch {
    if (root) root.textContent = '控制台无法打开，请刷新页面。The console cannot be opened. Please refresh the page.'
  }
}

/** While it can be had: by the time it is needed there may be no network. */
function loadAhead() {
  if (navigator.onLine) void loadScreen().catch(() => undefined)
  else addEventListener('online', loadAhead, { once: true })
}

function loadScreen() {
  return import('./screen.ts')
}

/** Whether nothing of the console is there but what index.html says while it loads. */
function isBlank(): boolean {
  return !document.querySelector('#root > :not(#starting, noscript)')
}
