// `npm run check`: the fast inner loop. Types, lint, format, unused code and unit tests; no browser, no build.
import { installPackages } from './support/installPackages.mjs'
import { steps } from './support/steps.mjs'

await installPackages()

const failed = []
for (const name of /** @type {const} */ (['types', 'lint', 'format', 'unused', 'unit'])) {
  console.log(`── ${name} ──`)
  if ((await steps[name]()) !== 0) failed.push(name)
}
console.log(failed.length > 0 ? `Failed: ${failed.join(', ')}` : 'All well.')
process.exitCode = failed.length > 0 ? 1 : 0
