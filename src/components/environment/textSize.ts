/** How many bytes a text takes where it is kept. */
export function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length
}

/** 1 KB is 1024 bytes, as in the backend's limits. */
export function formatSize(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`
}

export function countLines(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length
}
