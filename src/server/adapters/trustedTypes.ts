/** Script addresses that may be handed to the browser as text: msw registers its worker that way, and workers start so. */
interface TrustedTypesFactory {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => unknown
}

/** Allows the mock backend's service worker, the sandbox's worker, and nothing else (S02). */
export function allowWorkerScripts(base: string) {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes
  const root = new URL(base, location.origin)
  factory?.createPolicy('default', {
    createScriptURL(url) {
      if (!isWorkerScript(new URL(url, location.href), root)) throw new TypeError(`script address not allowed: ${url}`)
      return url
    },
  })
}

/** Whether an address is that of a worker of ours. The sandbox's has its content in its name; `vite dev` serves its source. */
export function isWorkerScript({ href }: URL, { href: root }: URL) {
  const file = href.startsWith(root) ? href.slice(root.length) : ''
  if (import.meta.env.DEV && file === 'src/sandbox/browser/worker.ts?worker_file&type=module') return true
  return file === 'mockServiceWorker.js' || /^assets\/sandbox-[\w-]{8}\.js$/.test(file)
}
