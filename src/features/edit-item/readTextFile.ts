export type TextFileReading = { text: string } | { problem: 'too-large' | 'not-text' }

/** The text of a file. Its size is checked before it is read, so that a large file never is. */
export async function readTextFile(file: Blob, maxKilobytes: number): Promise<TextFileReading> {
  if (file.size > maxKilobytes * 1024) return { problem: 'too-large' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return text.includes('\0') ? { problem: 'not-text' } : { text }
  } catch {
    return { problem: 'not-text' }
  }
}
