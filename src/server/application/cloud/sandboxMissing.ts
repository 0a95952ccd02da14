/** Says that no foreign code can be run here: an old browser, one that keeps WebAssembly from the page, or no network to load it. */
export class SandboxMissing extends Error {}
