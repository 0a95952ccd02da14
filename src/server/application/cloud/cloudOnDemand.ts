import type { Cloud, createCloud } from './createCloud.ts'
import { SandboxMissing } from './sandboxMissing.ts'

/** Most visits run no code: what runs it is loaded by the first that does. */
export function cloudOnDemand(...needs: Parameters<typeof createCloud>): () => Promise<Cloud> {
  let cloud: Promise<Cloud> | undefined
  return () => {
    cloud ??= import('./createCloud.ts').then(
      (module) => module.createCloud(...needs),
      (cause: unknown) => {
        // The next one tries again: it may have been the network.
        cloud = undefined
        throw new SandboxMissing('no code for it', { cause })
      },
    )
    return cloud
  }
}
