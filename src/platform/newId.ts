/**
 * A new id that no one can guess or meet twice: 128 random bits. Unlike `crypto.randomUUID` this is there on plain http,
 * too.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
