// `npm run preview`: serves the built console with its security headers; builds it first when there is none.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { root, runTool } from './support/run.mjs'
import { installPackages } from './support/installPackages.mjs'

const args = process.argv.slice(2)

await installPackages()
if (existsSync(path.join(root, valueOf('--outDir') ?? 'dist', 'index.html'))) await serve()
else await buildAndServe()

async function buildAndServe() {
  console.log('Nothing built yet: building first.')
  const same = ['--base', '--outDir'].flatMap((name) => {
    const value = valueOf(name)
    return value === undefined ? [] : [name, value]
  })
  process.exitCode = await runTool('vite', ['build', ...same])
  if (process.exitCode === 0) await serve()
}

async function serve() {
  process.exitCode = await runTool('vite', ['preview', ...args])
}

/** @param {string} name */
function valueOf(name) {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`))
  return at < 0 ? undefined : args[at]?.includes('=') ? args[at].slice(name.length + 1) : args[at + 1]
}
