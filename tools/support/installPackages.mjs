import { existsSync } from 'node:fs'
import path from 'node:path'
import { readJson, root, run } from './run.mjs'

/**
 * Makes sure that node_modules holds what package-lock.json says. Quick when it does.
 * @returns {Promise<void>}
 */
export async function installPackages() {
  const reason = whyInstall()
  if (!reason) return

  console.log(`Installing packages: ${reason}.`)
  // Started through npm, its own file is known; that works without a shell on every platform.
  const npm = process.env['npm_execpath']
  const code = npm?.endsWith('npm-cli.js')
    ? await run(process.execPath, [npm, 'ci', '--no-audit', '--no-fund'])
    : await run('npm', ['ci', '--no-audit', '--no-fund'])
  if (code !== 0) throw new Error('Packages could not be installed: `npm ci` failed, see above.')
}

function whyInstall() {
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return 'node_modules is missing'
  return firstDifference(readJson('package-lock.json'), readJson('node_modules/.package-lock.json'), (folder) =>
    existsSync(path.join(root, folder)),
  )
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} Package
 * @typedef {{ packages: Record<string, Package> }} Lock
 */

/**
 * What npm wrote down about node_modules, held against what the repository asks for.
 * @param {Lock} wanted
 * @param {Lock} installed
 * @param {(folder: string) => boolean} isThere
 * @returns {string | undefined}
 */
export function firstDifference(wanted, installed, isThere) {
  for (const [folder, { version, integrity, optional, devOptional }] of Object.entries(wanted.packages)) {
    if (folder === '') continue
    const found = installed.packages[folder]
    // Binaries for other platforms are listed, but not installed.
    if (!found && (optional || devOptional)) continue
    if (!found) return `${folder} is missing`
    if (found.version !== version || found.integrity !== integrity) return `${folder} has another version`
    if (!isThere(folder)) return `${folder} is missing`
  }
  const extra = Object.keys(installed.packages).find((folder) => !wanted.packages[folder])
  return extra && `${extra} is no longer asked for`
}
