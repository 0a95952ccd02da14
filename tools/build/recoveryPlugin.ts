import path from 'node:path'
import { build, type Plugin, type ResolvedConfig, type Rolldown } from 'vite'

const source = '/src/recovery/recovery.ts'

/**
 * Puts the recovery screen beside the console: a small script that watches it, and the screen, which that loads later.
 * They share no chunk with the console. The tag says which script is to be watched.
 */
export function recoveryPlugin(): Plugin {
  let config: ResolvedConfig
  let file = ''
  return {
    name: 'recovery',
    configResolved(resolved) {
      config = resolved
    },
    async generateBundle() {
      if (this.environment.name !== 'client') return
      for (const chunk of await buildAlone(config)) {
        this.emitFile({ type: 'asset', fileName: chunk.fileName, source: chunk.code })
        if (chunk.isEntry) file = chunk.fileName
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const [, console = ''] = /<script type="module"[^>]* src="([^"]+)"/.exec(html) ?? []
        const src = bundle ? `${config.base}${file}` : source
        const watched = bundle ? console : `${config.base}src/main.tsx`
        const attrs = { type: 'module', async: true, src, 'data-console': watched, crossorigin: true }
        return [{ tag: 'script', attrs, injectTo: 'head' }]
      },
    },
  }
}

async function buildAlone({ root, base, build: { target } }: ResolvedConfig): Promise<Rolldown.OutputChunk[]> {
  const names = 'assets/recovery-[hash].js'
  const built = await build({
    root,
    base,
    configFile: false,
    logLevel: 'warn',
    build: {
      target,
      write: false,
      copyPublicDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: path.join(root, source),
        output: { entryFileNames: names, chunkFileNames: names },
      },
    },
  })
  // Without `watch` it is a result, or one for each output.
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput
  return output.filter((each) => each.type === 'chunk')
}
