/** What programs know a stored file by. */
export function fileIdOf(environmentId: string, path: string): string {
  return `cloud://${environmentId}.${environmentId}/${path}`
}

/** Which file of which environment a file id means; undefined: it is none. */
export function readFileId(fileId: string): { environmentId: string; path: string } | undefined {
  const [, environmentId, path] = /^cloud:\/\/([^./]+)\.[^/]+\/(.+)$/s.exec(fileId) ?? []
  return environmentId !== undefined && path !== undefined ? { environmentId, path } : undefined
}
