import wasmUrl from 'quickjs-wasi/quickjs.wasm?url'
import type { ToWorker } from './protocol.ts'
import { serveJobs } from './serveJobs.ts'

// Read whole instead of compiled while it streams: that would depend on the type the host gives the file.
const engine = fetch(wasmUrl)
  .then((response) => (response.ok ? response.arrayBuffer() : Promise.reject(new Error(`${response.status}`))))
  .then((bytes) => WebAssembly.compile(bytes))
const onMessage = serveJobs(engine, (message) => self.postMessage(message))

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => onMessage(data))
