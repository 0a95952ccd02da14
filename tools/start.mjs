// `npm start`: installs what is missing and serves the console for development. Vite prints the address.
import { runTool } from './support/run.mjs'
import { installPackages } from './support/installPackages.mjs'

await installPackages()
process.exitCode = await runTool('vite', process.argv.slice(2))
