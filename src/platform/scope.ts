const consoleBase = import.meta.env.BASE_URL

/**
 * A name that belongs to this console alone, for whatever an origin keeps by name: databases, locks, channels, keys. Two
 * consoles below two paths of one origin do not meet. The console at the root keeps the plain name, which is also what
 * all of them used before they were told apart.
 */
export function scoped(name: string, base: string = consoleBase): string {
  return base === '/' ? name : `${name}:${base}`
}

/** Whether a name is one that `scoped` gave to the console at this path. */
export function isScoped(name: string, base: string = consoleBase): boolean {
  return base === '/' ? !isBelowAPath(name) : name.endsWith(`:${base}`)
}

function isBelowAPath(name: string): boolean {
  return name.endsWith('/') && name.slice(0, -1).includes(':/')
}
