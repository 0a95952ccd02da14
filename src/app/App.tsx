import '../ui/tokens.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { createQueryClient } from '../api/queryClient.ts'
import { RouterProvider } from '../router/Router.tsx'
import { LanguageContext, useText } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { applyLanguage, applyTheme, type Preferences } from './preferences.ts'
import { preloadRoute, Screen } from './routes.tsx'
import { Shell } from './Shell.tsx'
import type { StandInControl } from './standIn.ts'

const Toasts = lazy(() => import('../ui/Toasts.tsx').then((module) => ({ default: module.Toasts })))

/** Showing a toast waits for the first screen: nothing needs one before somebody acts. */
function Notes() {
  const t = useText(shellText)
  return (
    <Suspense>
      <Toasts dismissLabel={t.dismiss} />
    </Suspense>
  )
}

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
        <Notes />
      </LanguageContext>
    </QueryClientProvider>
  )
}

