import { createServer, type RequestListener, type Server } from 'node:http'

/**
 * How long a caller may take. Slow senders hold a socket and little else, yet enough of them hold them all (CWE-400,
 * slowloris).
 */
export interface Patience {
  /** For the head of a request. */
  readonly headMs: number
  /** For the whole of it: 64 MB at 2 Mbit/s. */
  readonly requestMs: number
  /** How often it is looked at. */
  readonly checkMs: number
}

const PATIENCE: Patience = { headMs: 15_000, requestMs: 300_000, checkMs: 5000 }
/** Nothing sent and nothing taken in either direction: longer than the slowest answer (a PDF, sixty seconds). */
const SILENCE_MS = 150_000
/** Longer than proxies keep a connection (nginx 60 s): it is theirs to close, or a request meets a closing door. */
const KEEP_ALIVE_MS = 75_000
const HEAD_BYTES = 16 * 1024
const MOST_HEADERS = 100

/** A server that can be stopped without cutting anybody off. */
export interface StoppableServer {
  readonly server: Server
  /** Requests being answered now. */
  inFlight(): number
  /** From now on each answer ends its connection, so that callers come back by another process. */
  beginDraining(): void
  /** Takes no more connections; resolves when all are closed, or cut off after the limit. Answers how many were cut. */
  close(limitMs: number): Promise<number>
}

export function createStoppableServer(
  listener: RequestListener,
  { headMs, requestMs, checkMs }: Patience = PATIENCE,
): StoppableServer {
  let inFlight = 0
  let draining = false
  const server = createServer(
    {
      connectionsCheckingInterval: checkMs,
      headersTimeout: headMs,
      requestTimeout: requestMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: HEAD_BYTES,
    },
    (request, response) => {
      inFlight += 1
      response.once('close', () => {
        inFlight -= 1
      })
      if (draining) response.setHeader('connection', 'close')
      listener(request, response)
    },
  )
  server.maxHeadersCount = MOST_HEADERS
  server.timeout = SILENCE_MS
  return {
    server,
    inFlight: () => inFlight,
    beginDraining() {
      draining = true
    },
    async close(limitMs) {
      draining = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // Whoever was being answered when draining began keeps the connection alive after it.
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, limitMs)
      })
      await Promise.race([closed, late])
      clearInterval(idle)
      clearTimeout(timer)
      const cut = inFlight
      if (cut > 0) server.closeAllConnections()
      else server.closeIdleConnections()
      return cut
    },
  }
}
