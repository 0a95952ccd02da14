import type { Resource } from '../sharing/permission.ts'

const patterns = {
  functions: /^[A-Za-z][A-Za-z0-9_-]{0,59}$/,
  database: /^[A-Za-z][A-Za-z0-9_-]{0,31}$/,
  run: /^[a-z][a-z0-9-]{1,19}$/,
}

const longestPath = 255

/** Whether something of this kind may be called so. Files and pages are called by their path. */
export function isItemName(resource: Resource, name: string): boolean {
  return resource === 'storage' || resource === 'hosting' ? isPath(name) : patterns[resource].test(name)
}

/** Whether a record may have this id, where one is given. */
export function isRecordId(id: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(id)
}

function isPath(path: string): boolean {
  if (path.length > longestPath || /\p{Cc}/u.test(path)) return false
  // An empty segment is also what a slash at either end makes.
  return path.split('/').every((segment) => !['', '.', '..'].includes(segment))
}
