/** What every VM is made of. The host of the sandbox brings it along, because only the host knows how to load files. */
export interface Engine {
  /** The interpreter, compiled. */
  wasm: WebAssembly.Module
  /** The text of the modules that run inside beside a program, by file name: all of `inside/` and `sdk/`. */
  modules: ReadonlyMap<string, string>
}
