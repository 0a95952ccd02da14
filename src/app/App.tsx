import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { createQueryClient } from '../api/queryClient.ts'
import { RouterProvider } from '../router/Router.tsx'
import { LanguageContext, useText } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { showToast } from '../ui/toasts.ts'
import { applyLanguage, applyTheme, type Preferences } from './preferences.ts'
import { preloadRoute, Screen } from './routes.tsx'
import { Shell } from './Shell.tsx'
import type { StandInControl } from './standIn.ts'

const Toasts = lazy(() => import('../ui/Toasts.tsx').then((module) => ({ default: module.Toasts })))

export function App({ base, standIn, preferences }: { base: string; standIn: StandInControl | undefined; preferences: Preferences }) {
  const [client] = useState(createQueryClient)
  const [language, setLanguage] = useState(preferences.language)
  const [theme, setTheme] = useState(preferences.theme)
  const choices = {
    language,
    theme,
    onLanguage: (chosen: typeof language) => {
      applyLanguage(chosen)
      setLanguage(chosen)
    },
    onTheme: (chosen: typeof theme) => {
      applyTheme(chosen)
      setTheme(chosen)
    },
  }
  return (
    <QueryClientProvider client={client}>
      <LanguageContext value={language}>
        <RouterProvider base={base} preload={preloadRoute}>
          <Shell standIn={standIn} choices={choices}>
            <Screen />
          </Shell>
        </RouterProvider>
        <Notes ignored={[...preferences.ignored, ...(standIn?.ignored ?? [])]} />
      </LanguageContext>
    </QueryClientProvider>
  )
}

/** The toasts, and what has to be said about the address the console was opened with (B46). */
function Notes({ ignored }: { ignored: readonly string[] }) {
  const t = useText(shellText)
  const [first] = useState(() => ignored.map(t.ignored))
  const [isReady, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <Suspense>
      {isReady && <Toasts dismissLabel={t.dismiss} />}
      {isReady && <FirstNotes notes={first} />}
    </Suspense>
  )
}

function FirstNotes({ notes }: { notes: readonly string[] }) {
  // Inside the same Suspense as the toasts, so that somebody listens by the time this runs.
  useEffect(() => {
    for (const note of notes) showToast(note)
  }, [notes])
  return null
}
