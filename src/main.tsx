import './app/zodSettings.ts'
import { createRoot } from 'react-dom/client'
import { commonParametersFor, putAddressRight } from './app/address.ts'
import { App } from './app/App.tsx'
import { prefetchScreen } from './app/prefetchScreen.ts'
import { readPreferences } from './app/preferences.ts'
import { tellOfUncaught } from './app/uncaught.ts'
import { droppedKept } from './platform/kept.ts'
import { openHistory } from './router/Router.tsx'
import type { Language } from './text/sentences.ts'

const base = import.meta.env.BASE_URL

try {
  await startConsole()
} catch (error) {
  reportFailure(error)
}

async function startConsole() {
  const parameters = new URLSearchParams(location.search)
  const preferences = readPreferences(parameters)
  const element = document.getElementById('root')
  if (!element) throw new Error('index.html has no #root')

  // On its way beside the mock backend. Without it the console works as long as nobody touches its texts.
  const guarded = import('./app/foreignChanges.ts').then((it) => it.outliveForeignChanges()).catch(() => {})
  const root = createRoot(element, { onUncaughtError: reportFailure })
  const starting = await startMockBackend(parameters)
  // Answered while the worker stands up.
  const { client, ready, onDraw } = prefetchScreen(base)
  const mockBackend = await starting?.ready
  putAddressRight(
    commonParametersFor({ world: mockBackend?.address.world, as: mockBackend?.address.as, ...preferences }),
  )
  const history = openHistory()
  await ready
  await guarded

  const ignored = [...preferences.ignored, ...(mockBackend?.ignored ?? [])]
  const notes = await notesOfDropped(preferences.language)
  tellOfUncaught()
  onDraw()
  root.render(
    <App
      base={base}
      history={history}
      client={client}
      mockBackend={mockBackend}
      preferences={preferences}
      ignored={ignored}
      notes={notes}
    />,
  )
}

/** The one place that knows a mock backend exists. A console built for a real one has no code of it. */
async function startMockBackend(parameters: URLSearchParams) {
  if (import.meta.env.VITE_API_URL) return undefined
  const { startMockBackend: start } = await import('./server/adapters/startMockBackend.ts')
  return { ready: start(base, parameters, reportFailure) }
}

/** Says what was kept and did not fit (B54). Its words are seldom needed, and come when they are. */
async function notesOfDropped(language: Language): Promise<string[]> {
  const dropped = droppedKept()
  if (dropped.length === 0) return []
  const { droppedText } = await import('./text/dropped.ts')
  return dropped.map((what) => droppedText[language].dropped(droppedText[language][what]))
}

/**
 * Hands over to the recovery screen (`src/recovery`), which shares no code with the console and may be there later than
 * this. What storage refuses has its own words there; anything else is an error of ours.
 */
function reportFailure(error: unknown) {
  if (!(error instanceof Error) || error.name !== 'StorageProblem') console.error(error)
  Object.assign(globalThis, { consoleFailure: error })
  dispatchEvent(new CustomEvent('console-failed', { detail: error }))
}
