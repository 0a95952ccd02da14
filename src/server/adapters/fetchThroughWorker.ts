interface Ways {
  fetchFromNetwork: typeof fetch
  inPage: typeof fetch
  /** Asks for the backend's health on the network; may reject like any request. */
  isWorkerWell: () => Promise<boolean>
  isOurs: (response: Response) => boolean
  /** Has the page answer from now on. */
  answerInPage: (why: unknown) => void
  /** Where requests to the backend begin. */
  api: string
}

/**
 * A `fetch` that goes to the service worker for as long as that answers. An answer that is not the backend's, or none,
 * has it ask for health once. Where the worker is lost, the page takes over: a read is repeated there; a write fails as
 * on a broken network, so that it is asked after and sent again with its key. Where the worker is well, a read that was
 * answered by something else is repeated once.
 */
export function fetchThroughWorker(ways: Ways): typeof fetch {
  const { fetchFromNetwork, inPage, isOurs, api } = ways
  const isLost = lossOf(ways)

  return async (input, init) => {
    const request = new Request(input, init)
    if (!request.url.startsWith(api)) return fetchFromNetwork(request)
    const isRead = request.method === 'GET'
    let response: Response
    try {
      response = await fetchFromNetwork(request)
    } catch (error) {
      if (request.signal.aborted) {
        // A worker that keeps requests without answering them is lost as well; the caller does not wait to hear that.
        if (isTimeout(request.signal)) void isLost()
        throw error
      }
      if ((await isLost()) && isRead) return inPage(request)
      throw error
    }
    if (isOurs(response)) return response
    if (await isLost()) {
      if (isRead) return inPage(request)
      throw new TypeError('Failed to fetch')
    }
    return isRead ? fetchFromNetwork(request) : response
  }
}

/** Whether the worker is lost; once it is, for good. Requests that fail together ask together. */
function lossOf({ isWorkerWell, answerInPage }: Ways): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined
  return () => {
    asking ??= isWorkerWell()
      .catch(() => false)
      .then((isWell) => {
        if (isWell) asking = undefined
        else answerInPage('the service worker does not answer any more')
        return !isWell
      })
    return asking
  }
}

function isTimeout({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError'
}
