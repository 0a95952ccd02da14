import path from 'node:path'
import type { Plugin } from 'vite'

/** Writes down which modules went into which file, for the checks that no mock backend code is where it must not be. */
export function moduleListPlugin(): Plugin {
  let root = ''
  return {
    name: 'module-list',
    configResolved(config) {
      root = config.root
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((it) => it.type === 'chunk')
      const modulesOf = Object.fromEntries(
        chunks.map(({ fileName, moduleIds }) => [fileName, moduleIds.map((id) => path.relative(root, id))]),
      )
      this.emitFile({ type: 'asset', fileName: '.vite/modules.json', source: JSON.stringify(modulesOf, undefined, 1) })
    },
  }
}
