import wasmUrl from 'quickjs-wasi/quickjs.wasm?url'
import type { Engine } from '../engine.ts'
import type { ToWorker } from '../protocol.ts'
import { serveJobs } from '../serveJobs.ts'
import { insideModules } from './insideModules.ts'

const onMessage = serveJobs(loadEngine(), (message) => self.postMessage(message))

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => onMessage(data))

async function loadEngine(): Promise<Engine> {
  const response = await fetch(wasmUrl)
  if (!response.ok) throw new Error(`the engine could not be loaded: ${response.status}`)
  // Read whole instead of compiled while it streams: that would depend on the type the host gives the file.
  const wasm = await WebAssembly.compile(await response.arrayBuffer())
  return { wasm, modules: insideModules }
}
