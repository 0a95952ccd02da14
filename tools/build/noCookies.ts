// What msw needs of `tough-cookie`, for a backend that neither sets cookies nor reads them. The whole package brings the
// list of all public suffixes with it: half of the mock backend's bytes, parsed before the first answer.
// `noCookiesPlugin.ts` puts this in its place and checks that it fits.

export class Cookie {
  static fromJSON() {
    return undefined
  }
}

export class MemoryCookieStore {
  idx = {}
}

export class CookieJar {
  getCookiesSync() {
    return []
  }

  async setCookie() {}
}
