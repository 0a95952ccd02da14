import type { Watch } from './watch.mjs'

declare global {
  /** Put into every measured page by `watchPage`. */
  var watch: Watch
}
