/** What code there is to begin with. */
export const samples = ['guide', 'database', 'storage', 'message-with-appid', 'message-without-appid'] as const
export type Sample = (typeof samples)[number]

/** What the playground is about, as its address says it; empty where it does not. */
export interface TryState {
  caller: string
  environment: string
  sample: Sample
  /** A function's name, or `newFunction`. */
  function: string
}

/** Stands for a function that is yet to be named: no name begins like that. */
export const newFunction = '*'

const names = ['caller', 'environment', 'sample', 'function'] as const
const unsaid: TryState = { caller: '', environment: '', sample: 'guide', function: '' }

/** Reads the address leniently: an invalid value counts as missing. */
export function readTryState(search: string): TryState {
  const parameters = new URLSearchParams(search)
  const get = (name: string) => (parameters.get(name) ?? '').slice(0, 100)
  return {
    caller: get('caller'),
    environment: get('environment'),
    sample: samples.find((sample) => sample === get('sample')) ?? unsaid.sample,
    function: get('function'),
  }
}

/** Writes a state as an address, leaving out what is as it would be anyway. */
export function writeTryState(state: TryState): string {
  const parameters = new URLSearchParams()
  for (const name of names) if (state[name] !== unsaid[name]) parameters.set(name, state[name])
  return parameters.toString()
}
