import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './tools/support/browser.mjs'
import { e2eReport, reports, subPathBuild } from './tools/support/steps.mjs'

/** Two checkouts can run their tests side by side on ports of their own. */
const port = Number(process.env['E2E_PORT'] ?? 4173)
const subPathPort = port + 1
const isCI = Boolean(process.env['CI'])
const isRoot = process.getuid?.() === 0
const executablePath = await findBrowser()

const preview = (port: number, ...args: string[]) => ({
  command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort ${args.join(' ')}`,
  reuseExistingServer: !isCI,
  stdout: 'ignore' as const,
})

/** Where the console runs under a path of its own; tests of that use these addresses. */
const subPath = `http://localhost:${subPathPort}/a/b/console/`

export default defineConfig({
  testDir: 'e2e',
  outputDir: `${reports}/test-results`,
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  failOnFlakyTests: true,
  // How long things take is for `npm run bench` to say; a busy computer is no failure. What has to happen within a time that
  // the product promises says so itself.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: e2eReport }]],
  metadata: { subPath },
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Recording takes a quarter of the time, and in CI nobody looks.
    trace: isCI ? 'off' : 'retain-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        locale: 'zh-CN',
        launchOptions: {
          ...(executablePath ? { executablePath } : {}),
          args: [
            ...(isRoot ? ['--no-sandbox'] : []),
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      },
    },
  ],
  webServer: [
    { ...preview(port), url: `http://localhost:${port}` },
    { ...preview(subPathPort, '--base /a/b/console/', `--outDir ${subPathBuild}`), url: subPath },
  ],
})
