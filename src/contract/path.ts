/** Fills `:names` of a path from the request and says which keys that used up. */
export function fillPath(path: string, request: Readonly<Record<string, unknown>>): { path: string; used: string[] } {
  const used: string[] = []
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    used.push(name)
    return encodeURIComponent(String(request[name]))
  })
  return { path: filled, used }
}

/**
 * The variables of a path that fits an endpoint's, or nothing. The router has one of its own: it imports nothing of ours,
 * and addresses of screens may end in a slash or fit all below.
 */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const variables: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith(':')) variables[part.slice(1)] = decoded(value)
    else if (part !== value) return undefined
  }
  return variables
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
