/** A number that another text hardly ever has as well (FNV-1a, 32 bits). It finds damage, not forgery. */
export function checksum(text: string): number {
  let sum = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193)
  return sum >>> 0
}
