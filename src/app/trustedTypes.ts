/** The one script address that may be handed to the browser as a string: msw registers its worker that way. */
interface TrustedTypesFactory {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => unknown
}

/** Allows the stand-in's service worker and nothing else (quality.md S02). */
export function allowWorkerScript(base: string) {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes
  const allowed = new URL(`${base}mockServiceWorker.js`, location.origin).href
  factory?.createPolicy('default', {
    createScriptURL(url) {
      if (new URL(url, location.href).href !== allowed) throw new TypeError(`script address not allowed: ${url}`)
      return url
    },
  })
}
