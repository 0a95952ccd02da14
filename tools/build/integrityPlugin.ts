import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

/**
 * Says in the built page which content its scripts and styles have, also those that it only preloads: a browser runs no
 * other. Done when all files are written, so that it is the content which a host serves. What is loaded later by `import()` has no
 * place to say it (docs/decisions/integrity.md).
 */
export function integrityPlugin(): Plugin {
  let base = '/'
  return {
    name: 'integrity',
    apply: 'build',
    configResolved(config) {
      base = config.base
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler({ dir = '' }) {
        if (this.environment.name !== 'client') return
        const page = path.join(dir, 'index.html')
        const html = withIntegrity(readFileSync(page, 'utf8'), base, (file) => readFileSync(path.join(dir, file)))
        writeFileSync(page, html)
      },
    },
  }
}

/** The page with the hash of every script and style that it names. `read` gives a file of the build. */
export function withIntegrity(html: string, base: string, read: (file: string) => Uint8Array): string {
  return html.replace(
    /<(?:script [^>]*?\bsrc|link rel="(?:stylesheet|modulepreload)" [^>]*?\bhref)="([^"]+)"/g,
    (tag, address: string) => {
      if (!address.startsWith(base)) throw new Error(`${address} is no file of this build`)
      const hash = createHash('sha384')
        .update(read(address.slice(base.length)))
        .digest('base64')
      return `${tag} integrity="sha384-${hash}"`
    },
  )
}
