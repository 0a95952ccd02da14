/** No code can be run here: the browser is old or denies WebAssembly to the page, or the network failed while loading it. */
export class SandboxMissing extends Error {}
