import { withCommon, withoutCommon, type CommonParameters } from '../router/commonParameters.ts'
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
export function commonParametersFor({ world, as, language, theme }: Chosen): CommonParameters {
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
export function putAddressRight(common: CommonParameters) {
  const { origin, pathname, search, hash } = location
  const right = withCommon(withoutCommon(search, { ...common, names: [...names, 'storage'] }), common)
  // A changed address costs the browser a few milliseconds, also when it is the same.
  if (right === search) return
  // With the origin: a path that begins with two slashes would name a host.
  history.replaceState(history.state, '', origin + pathname + right + hash)
}
