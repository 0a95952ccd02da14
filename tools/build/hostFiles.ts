import { readdirSync } from 'node:fs'
import type { Plugin } from 'vite'
import { cacheControl, headersFor, securityHeaders } from './securityHeaders.ts'

/** Where the build puts what a host has to be told; a folder with a dot is not served. */
const folder = '.hosts'

type Headers = Record<string, string>

/** Headers of the files that a pattern fits, below the console's base. Later rules win over earlier ones. */
interface Rule {
  glob: string
  headers: Headers
}

/**
 * Writes down the headers that `vite preview` sends, for hosts that serve the build: `_headers` (Cloudflare Pages),
 * `nginx.conf` (to be included in a server block whose root is the build) and `vercel.json`.
 */
export function hostFilesPlugin(apiUrl?: string): Plugin {
  let base = '/'
  let kept: string[] = []
  return {
    name: 'host-files',
    configResolved(config) {
      base = config.base
      kept = config.publicDir === '' ? [] : readdirSync(config.publicDir)
    },
    generateBundle(_options, bundle) {
      if (this.environment.name !== 'client') return
      for (const [name, source] of Object.entries(hostFiles(base, [...kept, ...Object.keys(bundle)], apiUrl)))
        this.emitFile({ type: 'asset', fileName: `${folder}/${name}`, source })
    },
  }
}

/** The text for each host. Takes the base of the console and the names of all files of its build. */
export function hostFiles(base: string, files: readonly string[], apiUrl?: string) {
  const rules = rulesFor(files, apiUrl)
  return { _headers: headersFile(base, rules), 'nginx.conf': nginx(base, rules), 'vercel.json': vercel(base, rules) }
}

function rulesFor(files: readonly string[], apiUrl?: string): Rule[] {
  const everywhere = { ...securityHeaders(apiUrl), 'Cache-Control': cacheControl('/', 200, 'text/html') }
  const hashed = files.find((file) => /^assets\/.*\.js$/.test(file))
  const sandbox = files.find((file) => /^assets\/sandbox-[^/]*\.js$/.test(file))
  return [
    { glob: '*', headers: everywhere },
    ...files.filter((file) => /^[^/]+\.(png|svg|webmanifest)$/.test(file)).map((file) => kept(file, file)),
    ...(hashed ? [kept('assets/*', hashed)] : []),
    ...(sandbox
      ? [kept(sandbox, sandbox, { 'Content-Security-Policy': headersFor(`/${sandbox}`)['Content-Security-Policy'] })]
      : []),
  ]
}

/** How long the files that a pattern fits may be kept, told by one of them, and what else they need. */
function kept(glob: string, file: string, more: Headers = {}): Rule {
  return { glob, headers: { ...more, 'Cache-Control': cacheControl(`/${file}`, 200, '') } }
}

/** Such hosts join the values of all rules that fit; a line with `!` takes back what an earlier rule said. */
function headersFile(base: string, rules: readonly Rule[]): string {
  const lines = rules.map(({ glob, headers }, index) => [
    `${base}${glob}`,
    ...(index === 0 ? [] : Object.keys(headers).map((name) => `  ! ${name}`)),
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
  ])
  return `${lines.flat().join('\n')}\n`
}

/** Every block says all headers: `add_header` in one makes nginx forget those of the block around it. */
function nginx(base: string, rules: readonly Rule[]): string {
  const everywhere = rules[0]?.headers ?? {}
  const block = (location: string, fallback: string, headers: Headers) => [
    `location ${location} {`,
    ...Object.entries({ ...everywhere, ...headers }).map(
      // A refusal carries the policy as well, but must not be kept for a year.
      ([name, value]) => `  add_header ${name} "${value}"${name === 'Cache-Control' ? '' : ' always'};`,
    ),
    `  try_files $uri ${fallback};`,
    '}',
  ]
  // The first expression that fits wins: special ones come first. A missing file must not answer with the page.
  const blocks = [
    [String.raw`location ~ /\. {`, '  return 404;', '}'],
    ...rules
      .slice(1)
      .toReversed()
      .map(({ glob, headers }) => block(`~ ^${base}${asExpression(glob)}$`, '=404', headers)),
    block(String.raw`~ \.[a-z0-9]+$`, '=404', {}),
    block(base, `${base}index.html`, {}),
    // No location is asked for what cannot be decoded (`/%`). The console says that such an address leads nowhere.
    [`error_page 400 =404 ${base}index.html;`],
  ]
  return `${blocks.flat().join('\n')}\n`
}

function vercel(base: string, rules: readonly Rule[]): string {
  const headers = rules.map(({ glob, headers: named }) => ({
    source: `${base}${asExpression(glob)}`,
    headers: Object.entries(named).map(([key, value]) => ({ key, value })),
  }))
  // Not for calls of a backend and missing files.
  const rewrites = [{ source: String.raw`${base}((?!api/)[^.]*)`, destination: `${base}index.html` }]
  return `${JSON.stringify({ headers, rewrites }, undefined, 2)}\n`
}

function asExpression(glob: string): string {
  return glob.replaceAll('.', String.raw`\.`).replace('*', '(.*)')
}
