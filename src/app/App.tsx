import '../ui/tokens.css'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState, type FunctionComponent } from 'react'
import { whenIdle } from '../platform/whenIdle.ts'
import { RouterProvider, type RouterHistory } from '../router/Router.tsx'
import { LanguageContext, useText } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { createPageFocus, PageFocusContext } from '../ui/pageFocus.ts'
import { createToastQueue, ToastContext } from '../ui/toasts.ts'
import { commonParametersFor } from './address.ts'
import { applyLanguage, applyTheme, type Preferences } from './preferences.ts'
import { preloadRoute, Screen } from './Screen.tsx'
import { Shell } from './Shell.tsx'
import type { MockBackendControl } from './mockBackend.ts'

/** When the code of toasts cannot be loaded, the console works without them. */
const Nothing = () => null
const Toasts = lazy<FunctionComponent<{ label: string; dismissLabel: string }>>(() =>
  import('../ui/Toasts.tsx').then(
    (module) => ({ default: module.Toasts }),
    () => ({ default: Nothing }),
  ),
)

/** Showing a toast waits until the first screen is there: nothing needs one before the user acts. */
function Notes() {
  const t = useText(shellText)
  const [isWanted, setWanted] = useState(false)
  useEffect(() => whenIdle(() => setWanted(true)), [])
  return <Suspense>{isWanted && <Toasts label={t.toasts} dismissLabel={t.dismiss} />}</Suspense>
}

interface AppProps {
  base: string
  history: RouterHistory
  client: QueryClient
  mockBackend: MockBackendControl | undefined
  preferences: Preferences
  /** Address parameters that named nothing (B46). */
  ignored: readonly string[]
  /** What else is to be said at the start. */
  notes: readonly string[]
}

export function App({ base, history, client, mockBackend, preferences, ignored, notes }: AppProps) {
  const [language, setLanguage] = useState(preferences.language)
  const [theme, setTheme] = useState(preferences.theme)
  const [as, setAs] = useState(mockBackend?.address.as)
  const [pageFocus] = useState(createPageFocus)
  const [toasts] = useState(() =>
    createToastQueue([...ignored.map((key) => shellText[language].ignored(key)), ...notes]),
  )
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
    onAccount: (appId: string) => setAs(appId === mockBackend?.firstAccount ? undefined : appId),
  }
  const common = commonParametersFor({ world: mockBackend?.address.world, as, language, theme })
  return (
    <QueryClientProvider client={client}>
      <LanguageContext value={language}>
        <PageFocusContext value={pageFocus}>
          <ToastContext value={toasts}>
            <RouterProvider history={history} base={base} common={common} preload={preloadRoute}>
              <Shell mockBackend={mockBackend} choices={choices}>
                <Screen />
              </Shell>
            </RouterProvider>
            <Notes />
          </ToastContext>
        </PageFocusContext>
      </LanguageContext>
    </QueryClientProvider>
  )
}
