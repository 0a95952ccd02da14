// What msw needs of `tough-cookie`, for a backend that neither sets cookies nor reads them. The whole package brings the
// list of all public suffixes with it: a third of the mock backend's bytes, and they are parsed before the first answer.

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
