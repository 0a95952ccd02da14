import { withKept, withoutKept, type Kept } from '../router/kept.ts'
import type { Language } from '../text/sentences.ts'
import type { Theme } from './preferences.ts'

/** What a link opens besides its screen. `undefined` is the default, which no address says. */
interface Chosen {
  world: string | undefined
  as: string | undefined
  language: Language
  theme: Theme
}

const names = ['world', 'as', 'lang', 'theme'] as const

/** What every address says, so that it opens the same state for whoever gets it (docs/decisions/address.md). */
export function keptInAddress({ world, as, language, theme }: Chosen): Kept {
  const said = {
    world,
    as,
    lang: language === 'zh-CN' ? undefined : language,
    theme: theme === 'system' ? undefined : theme,
  }
  const query = new URLSearchParams()
  for (const name of names) if (said[name] !== undefined) query.set(name, said[name])
  return { names, query: query.toString() }
}

/** Before the console opens: the address says what is so now, not what was asked for. `storage` is asked for once. */
export function putAddressRight(kept: Kept) {
  const { origin, pathname, search, hash } = location
  const right = withKept(withoutKept(search, { ...kept, names: [...names, 'storage'] }), kept)
  // A changed address costs the browser a few milliseconds, also when it is the same.
  if (right === search) return
  // With the origin: a path that begins with two slashes would name a host.
  history.replaceState(history.state, '', origin + pathname + right + hash)
}
