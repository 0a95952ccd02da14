/** Where the floor pages ask for their fifty rows. */
declare const __SHARES__: string

/** The same rows as the mock backend answers them; `tools/bench/build.mjs` puts them in. */
declare module 'virtual:shares' {
  const shares: { items: { id: string }[] }
  export default shares
}
