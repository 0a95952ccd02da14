/**
 * What is asked of the backend in a world of any size, by its name in the table. Runs in the page: see `workThrough`.
 * @typedef {{ what: string, ask: 'get' | 'share' | 'configure' | 'revoke', path?: string }} Operation
 */

/** `:share`, `:name` and `:environment` stand for what the list begins with. @type {readonly Operation[]} */
export const operations = [
  { what: 'list page', ask: 'get', path: '/api/shares?direction=given&sort=-since&page=1&pageSize=20' },
  { what: 'search', ask: 'get', path: '/api/shares?direction=given&search=:name' },
  { what: 'filter', ask: 'get', path: '/api/shares?direction=given&environment=:environment' },
  {
    what: 'filter by what is granted',
    ask: 'get',
    path: '/api/shares?direction=given&permission=operate&readiness=not-ready',
  },
  { what: 'counts of the filters', ask: 'get', path: '/api/share-counts?direction=given&permission=operate' },
  { what: 'sort by name', ask: 'get', path: '/api/shares?direction=given&sort=name' },
  { what: 'next page', ask: 'get', path: '/api/shares?direction=given&sort=-since&page=2&pageSize=20' },
  { what: 'one share', ask: 'get', path: '/api/shares/:share' },
  { what: 'personas', ask: 'get', path: '/api/personas?page=1&pageSize=10' },
  { what: 'personas, search', ask: 'get', path: '/api/personas?page=1&pageSize=10&search=:name' },
  { what: 'notices', ask: 'get', path: '/api/notifications?page=1&pageSize=20' },
  { what: 'revoke', ask: 'revoke' },
  { what: 'share', ask: 'share' },
  { what: 'configure', ask: 'configure' },
]

/**
 * Asks for everything some times over, in turn, and gives how long each took in milliseconds, until the answer was read.
 * A share is revoked, made again and configured, so that what there is stays as it was.
 * @param {import('@playwright/test').Page} page
 * @param {number} repeats
 * @returns {Promise<Record<string, number[]>>}
 */
export async function workThrough(page, repeats) {
  return page.evaluate(inPage, { operations, repeats })
}

/** Sent as text: nothing outside it may be used. @param {{ operations: readonly Operation[], repeats: number }} work */
async function inPage({ operations, repeats }) {
  const list = await (await fetch('/api/shares?direction=given&sort=since&pageSize=50')).json()
  const own = await (await fetch('/api/environments/own')).json()
  const environment = own.items.find((/** @type {{ status: string }} */ { status }) => status === 'normal')
  const catalogue = (await (await fetch('/api/configuration')).json()).catalogue
  const view = catalogue.map((/** @type {{ resource: string }} */ { resource }) => `${resource}.view`)
  const grants = [{ environmentId: environment.id, permissions: view }]
  const lessGrants = [{ environmentId: environment.id, permissions: view.slice(1) }]

  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(operations.map(({ what }) => [what, []]))
  // The first round makes what is made once, and does not count.
  for (let round = 0; round <= repeats; round += 1) {
    const { grantee } = list.items[round]
    let { id, version } = list.items[round]
    for (const { what, ask, path = '' } of operations) {
      // Whatever the one before has put off is not this one's.
      await new Promise((resolve) => setTimeout(resolve, 20))
      const started = performance.now()
      if (ask === 'get')
        await send(
          'GET',
          path
            .replace(':share', id)
            .replace(':name', encodeURIComponent(grantee.name))
            .replace(':environment', list.environments[0]),
        )
      if (ask === 'revoke') await send('DELETE', `/api/shares/${id}`, version)
      if (ask === 'share')
        ({ id, version } = await send('POST', '/api/shares', undefined, { grantee: grantee.appId, grants }))
      if (ask === 'configure') ({ version } = await send('PUT', `/api/shares/${id}`, version, { grants: lessGrants }))
      if (round > 0) times[what]?.push(performance.now() - started)
    }
  }
  return times

  /** @param {string} method @param {string} path @param {number} [version] @param {object} [body] */
  async function send(method, path, version, body) {
    const answer = await fetch(path, {
      method,
      headers: {
        ...(method === 'POST' ? { 'Idempotency-Key': crypto.randomUUID() } : {}),
        ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const read = await answer.json()
    if (!answer.ok) throw new Error(`${method} ${path} was refused: ${JSON.stringify(read)}`)
    return read
  }
}
