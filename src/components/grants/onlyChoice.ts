import type { EnvironmentView } from '../../contract/environmentView.ts'

/** The environment a new row starts with: the one that is left where there is one alone, else none. */
export function onlyChoice(choosable: readonly Pick<EnvironmentView, 'id'>[], chosen: readonly string[]): string {
  const [first, second] = choosable.filter(({ id }) => !chosen.includes(id))
  return first && !second ? first.id : ''
}
