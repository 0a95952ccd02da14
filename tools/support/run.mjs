import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()
/** @type {number | undefined} the exit code, once stopping was asked for */
let stopping
process.on('SIGINT', () => stop('SIGINT', 130)).on('SIGTERM', () => stop('SIGTERM', 143))

// Stopping npm stops npm and its shell, but not what runs in it. Servers must not stay behind.
if (process.env['npm_lifecycle_event']) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop('SIGTERM', 143), 500).unref()
}

/**
 * Runs a program in the project's folder with its output on this screen and answers with its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, timeout?: number }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env = {}, timeout } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      ...(timeout === undefined ? {} : { timeout }),
    })
    children.add(child)
    const done = (/** @type {number} */ code) => {
      children.delete(child)
      if (stopping === undefined) resolve(code)
      else process.exit(stopping)
    }
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      done(127)
    })
    child.on('exit', (code) => done(code ?? 1))
  })
}

/**
 * Runs the command line program of an installed package, on every platform without a shell.
 * @param {string} packageName
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, timeout?: number }} [options]
 */
export function runTool(packageName, args, options) {
  return run(process.execPath, [toolPath(packageName), ...args], options)
}

/**
 * Asks a program quietly. `undefined` when it is not there, does not answer in time or fails.
 * @param {string} command
 * @param {string[]} args
 */
export function ask(command, args) {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: 20_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return status === 0 ? stdout.trim() : undefined
}

/** @param {string} packageName */
function toolPath(packageName) {
  const folder = path.join(root, 'node_modules', packageName)
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = readJson(path.join(folder, 'package.json'))
  const file = typeof bin === 'string' ? bin : Object.values(bin)[0]
  if (!file) throw new Error(`${packageName} has no command line program`)
  return path.join(folder, file)
}

/** @param {string} file */
export function readJson(file) {
  return JSON.parse(readFileSync(path.resolve(root, file), 'utf8'))
}

/**
 * @param {NodeJS.Signals} signal
 * @param {number} exitCode
 */
function stop(signal, exitCode) {
  stopping = exitCode
  if (children.size === 0) process.exit(exitCode)
  for (const child of children) child.kill(signal)
}
