import { expect, test } from 'vitest'
import { hostFiles } from './hostFiles.ts'
import { sandboxPolicy, securityHeaders } from './securityHeaders.ts'

const files = [
  'icon.png',
  'index.html',
  'mockServiceWorker.js',
  'assets/index-DiwrgTda.js',
  'assets/sandbox-D_w-gTda.js',
]
const page = { ...securityHeaders(), 'Cache-Control': 'no-store' }
const forever = 'public,max-age=31536000,immutable'

test('_headers: everything everywhere, then what differs, each time without what was said before', () => {
  const [everywhere, icon, assets, sandbox] = blocksOf(hostFiles('/', files)._headers)

  expect(everywhere).toEqual(['/*', ...Object.entries(page).map(([name, value]) => `  ${name}: ${value}`)])
  expect(icon).toEqual(['/icon.png', '  ! Cache-Control', '  Cache-Control: no-cache'])
  expect(assets).toEqual(['/assets/*', '  ! Cache-Control', `  Cache-Control: ${forever}`])
  expect(sandbox).toEqual([
    '/assets/sandbox-D_w-gTda.js',
    '  ! Content-Security-Policy',
    '  ! Cache-Control',
    `  Content-Security-Policy: ${sandboxPolicy}`,
    `  Cache-Control: ${forever}`,
  ])
})

test('nginx: the first expression that fits an address gives all of its headers', () => {
  const config = hostFiles('/a/b/', files)['nginx.conf']

  expect(headersOf(config, '/a/b/sharing/given')).toEqual(page)
  expect(headersOf(config, '/a/b/mockServiceWorker.js')).toEqual(page)
  expect(headersOf(config, '/a/b/icon.png')).toEqual({ ...page, 'Cache-Control': 'no-cache' })
  expect(headersOf(config, '/a/b/assets/index-DiwrgTda.js')).toEqual({ ...page, 'Cache-Control': forever })
  expect(headersOf(config, '/a/b/assets/sandbox-D_w-gTda.js')).toEqual({
    ...page,
    'Content-Security-Policy': sandboxPolicy,
    'Cache-Control': forever,
  })
  expect(config).toMatch(/^error_page 400 =404 \/a\/b\/index\.html;$/m)
  expect(blockFor(config, '/a/b/.hosts/_headers')).toContain('return 404;')
  expect(answerOf(config, '/a/b/sharing/given')).toBe('/a/b/index.html')
  expect(answerOf(config, '/a/b/assets/gone-DiwrgTda.js')).toBe('=404')
  expect(answerOf(config, '/a/b/gone.png')).toBe('=404')
})

test('vercel: later rules win, and only addresses of the console answer with its page', () => {
  const { headers, rewrites } = JSON.parse(hostFiles('/', files)['vercel.json']) as VercelFile
  const of = (address: string) =>
    Object.fromEntries(
      headers
        .filter(({ source }) => new RegExp(`^${source}$`).test(address))
        .flatMap((rule) => rule.headers.map(({ key, value }) => [key, value])),
    ) as unknown
  const isPage = (address: string) => rewrites.some(({ source }) => new RegExp(`^${source}$`).test(address))

  expect(of('/sharing/given')).toEqual(page)
  expect(of('/assets/sandbox-D_w-gTda.js')).toEqual({
    ...page,
    'Content-Security-Policy': sandboxPolicy,
    'Cache-Control': forever,
  })
  expect(['/', '/sharing/given', '/environments/x/storage/a%2Fb'].map(isPage)).toEqual([true, true, true])
  expect(['/api/shares', '/assets/gone.js', '/gone.png'].map(isPage)).toEqual([false, false, false])
})

test('a build for a real backend may call it', () => {
  for (const text of Object.values(hostFiles('/', files, 'https://api.example.com/v1')))
    expect(text).toContain("connect-src 'self' https://api.example.com;")
})

interface VercelFile {
  headers: { source: string; headers: { key: string; value: string }[] }[]
  rewrites: { source: string }[]
}

function blocksOf(text: string): string[][] {
  const blocks: string[][] = []
  for (const line of text.trimEnd().split('\n')) {
    if (line.startsWith('/')) blocks.push([line])
    else blocks.at(-1)?.push(line)
  }
  return blocks
}

/** The block nginx would choose: the first expression that fits, else the prefix. */
function blockFor(config: string, address: string): string {
  const blocks = config.split(/^(?=location )/m)
  const found = blocks.find((block) => {
    const [, isExpression, location = ''] = /^location (~ )?(\S+)/.exec(block) ?? []
    return isExpression ? new RegExp(location).test(address) : address.startsWith(location)
  })
  return found ?? ''
}

function headersOf(config: string, address: string) {
  const lines = blockFor(config, address).matchAll(/add_header (\S+) "(.*)"( always)?;/g)
  return Object.fromEntries(Array.from(lines, ([, name, value]) => [name, value])) as unknown
}

function answerOf(config: string, address: string) {
  return /try_files \$uri (\S+);/.exec(blockFor(config, address))?.[1]
}
