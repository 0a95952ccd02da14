import { existsSync } from 'node:fs'
import path from 'node:path'
import { ask, run, runTool } from './run.mjs'

/** The variable that carries the browser's path from here to the Playwright configuration. */
export const BROWSER = 'PLAYWRIGHT_CHROMIUM_EXECUTABLE'

const installed = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Finds a browser for the end-to-end tests or installs one, and says which.
 * @returns {Promise<string>} the path of its program
 */
export async function ensureBrowser() {
  const found = await findBrowser()
  if (found) return say(found, 'Browser')

  console.log('No browser found. Letting Playwright install its own …')
  await runTool('@playwright/test', ['install', 'chromium'], { timeout: 300_000 })
  const downloaded = await findBrowser()
  if (downloaded) return say(downloaded, 'Browser installed by Playwright')

  console.log('That did not work here. Asking the system package manager …')
  await aptInstall(['chromium'])
  const packaged = await findBrowser()
  if (packaged) return say(packaged, 'Browser installed by apt-get')

  throw new Error(`No browser. Install Chromium or Chrome, or name one in ${BROWSER}.`)
}

/** Without a Chinese font every word on the screenshots and every measured width would be wrong. */
export async function ensureChineseFont() {
  if (process.platform !== 'linux' || hasChineseFont()) return

  console.log('No Chinese font found. Asking the system package manager …')
  await aptInstall(['fonts-noto-cjk', 'fontconfig'])
  console.log(
    hasChineseFont()
      ? 'Chinese font installed by apt-get: fonts-noto-cjk.'
      : 'Warning: no Chinese font. Install fonts-noto-cjk, or Chinese shows as boxes.',
  )
}

/**
 * A browser that starts: the one that was named, one that is installed, or the one Playwright downloaded earlier.
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const named = [process.env[BROWSER], process.env['CHROME_PATH']].filter((file) => file !== undefined && file !== '')
  const onPath = installed.flatMap((name) =>
    (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, name)),
  )
  const { chromium } = await import('@playwright/test')

  return [...named, ...onPath, chromium.executablePath()].find((file) => file && existsSync(file) && starts(file))
}

// Asking for the version also finds a browser whose system libraries are missing. On Windows it would open a window.
/** @param {string} file */
function starts(file) {
  return process.platform === 'win32' || ask(file, ['--version', '--no-sandbox']) !== undefined
}

function hasChineseFont() {
  return Boolean(ask('fc-list', [':lang=zh']))
}

/** @param {string[]} packages */
async function aptInstall(packages) {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const aptGet = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
  const [command = 'env', ...args] = aptGet
  if (ask('apt-get', ['--version']) === undefined) return console.log('There is no apt-get here.')
  if (asRoot.length > 0 && ask('sudo', ['-n', 'true']) === undefined)
    return console.log('That needs root, or sudo without a password.')

  await run(command, [...args, 'update'])
  await run(command, [...args, 'install', '--yes', '--no-install-recommends', ...packages])
}

/**
 * @param {string} file
 * @param {string} words
 */
function say(file, words) {
  console.log(`${words}: ${ask(file, ['--version', '--no-sandbox']) ?? 'version unknown'} (${file})`)
  return file
}
