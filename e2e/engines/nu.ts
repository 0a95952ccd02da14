import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

interface Message {
  type: 'error' | 'info' | 'non-document-error'
  url?: string
  message: string
  extract?: string
}

/** Whether the Nu HTML checker can run here: it is a Java program. */
export function hasJava(): boolean {
  return spawnSync('java', ['-version']).status === 0
}

/** The errors that the Nu HTML checker finds in these files: `wizard.html: Bad value …`. One start of Java for all of them. */
export function nuErrors(files: readonly string[]): string[] {
  const { stderr, error } = spawnSync('java', ['-jar', jar, '--format', 'json', '--exit-zero-always', ...files], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  if (error) throw error
  const { messages } = JSON.parse(stderr) as { messages: Message[] }
  return messages
    .filter(({ type }) => type !== 'info')
    .map(({ url = '', message, extract = '' }) => `${path.basename(url)}: ${message} (${extract.trim().slice(0, 160)})`)
}
