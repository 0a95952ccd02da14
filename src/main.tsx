import './app/zodSettings.ts'
import type { QueryClient } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { askEarly } from './app/askEarly.ts'
import { sayIgnored } from './app/sayIgnored.ts'
import { readPreferences } from './app/preferences.ts'
import { allowWorkerScripts } from './app/trustedTypes.ts'
import { prepareMoments } from './text/sentences.ts'

const base = import.meta.env.BASE_URL
const parameters = new URLSearchParams(location.search)

if (!import.meta.env.VITE_API_URL) allowWorkerScripts(base)
const preferences = readPreferences(parameters)
const element = document.getElementById('root')
if (!element) throw new Error('index.html has no #root')

let asking: Promise<QueryClient> | undefined
const starting = startStandIn(() => (asking = askEarly(base, preferences.language)))
const root = createRoot(element)
const standIn = await starting
forgetParameters()

const ignored = [...preferences.ignored, ...(standIn?.ignored ?? [])]
sayIgnored(ignored, preferences.language)

// What was asked of a worker that turned out not to answer was asked in vain.
if (!asking || standIn?.transport === 'in-page') asking = askEarly(base, preferences.language)
const client = await asking
root.render(<App base={base} client={client} standIn={standIn} preferences={preferences} />)

/** The one place that knows a stand-in backend exists. A console built for a real one has no code of it. */
async function startStandIn(onListening: () => void) {
  if (import.meta.env.VITE_API_URL) return undefined
  const { startStandIn: start } = await import('./server/start.ts')
  const starting = start(base, parameters, onListening)
  // The worker takes its time to stand up; nothing else is to be done in it.
  prepareMoments(preferences.language)
  return starting
}

/** What the address asked for is remembered for the tab; left in the address it would undo later choices. */
function forgetParameters() {
  const left = new URLSearchParams(location.search)
  for (const name of ['as', 'world', 'lang', 'theme']) left.delete(name)
  const search = left.toString()
  history.replaceState(history.state, '', location.pathname + (search ? `?${search}` : '') + location.hash)
}
