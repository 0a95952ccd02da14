import { expect, test } from 'vitest'
import { withIntegrity } from './integrityPlugin.ts'

// `printf hello | openssl dgst -sha384 -binary | base64`
const hash = 'sha384-WeF0h3dEjGnea4ANejO7+5/xtGPkQ1TDVTvNucZm+pASWjx5+QOXvfX2oT3oKGhP'
const files: Record<string, string> = { 'assets/a.js': 'hello', 'assets/a.css': 'hello' }
const read = (file: string) => new TextEncoder().encode(files[file])

test('every script, style and preloaded module says its content', () => {
  const html = [
    '<link rel="icon" type="image/png" href="/a/icon.png" />',
    '<script type="module" crossorigin src="/a/assets/a.js"></script>',
    '<script type="module" async src="/a/assets/a.js" data-console="/a/assets/a.js" crossorigin></script>',
    '<link rel="modulepreload" crossorigin href="/a/assets/a.js">',
    '<link rel="stylesheet" crossorigin href="/a/assets/a.css">',
  ]
  expect(withIntegrity(html.join('\n'), '/a/', read).split('\n')).toEqual([
    html[0],
    `<script type="module" crossorigin src="/a/assets/a.js" integrity="${hash}"></script>`,
    `<script type="module" async src="/a/assets/a.js" integrity="${hash}" data-console="/a/assets/a.js" crossorigin></script>`,
    `<link rel="modulepreload" crossorigin href="/a/assets/a.js" integrity="${hash}">`,
    `<link rel="stylesheet" crossorigin href="/a/assets/a.css" integrity="${hash}">`,
  ])
})

test('a script from elsewhere breaks the build', () => {
  expect(() => withIntegrity('<script type="module" src="https://a/b.js">', '/a/', read)).toThrow('https://a/b.js')
})
