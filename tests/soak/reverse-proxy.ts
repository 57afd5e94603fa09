import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'

/** As little of a reverse proxy as a rolling restart needs: asks each process whether it is ready, and shares requests out. */
export interface ReverseProxy {
  readonly address: string
  /** In place of what stood behind it before. */
  setUpstreams(addresses: readonly string[]): void
  /** How many of them are ready. */
  ready(): number
  /** Requests that no process answered, with why. */
  readonly failures: readonly string[]
  /** How many requests each process was given. */
  readonly given: ReadonlyMap<string, number>
  stop(): Promise<void>
}

const CHECK_MS = 100

export async function startReverseProxy(): Promise<ReverseProxy> {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 })
  const failures: string[] = []
  const given = new Map<string, number>()
  let upstreams: readonly string[] = []
  let ready: ReadonlySet<string> = new Set()
  let turn = 0

  async function look(): Promise<void> {
    const asked = upstreams
    const answers = await Promise.all(asked.map((address) => isReady(address)))
    if (asked === upstreams) ready = new Set(asked.filter((_, index) => answers[index]))
  }
  const timer = setInterval(() => void look(), CHECK_MS)

  function choose(not: ReadonlySet<string>): string | undefined {
    const open = upstreams.filter((address) => ready.has(address) && !not.has(address))
    turn += 1
    return open[turn % Math.max(1, open.length)]
  }

  function pass(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse, refused: ReadonlySet<string>): void {
    const upstream = choose(refused)
    const what = `${incoming.method} ${incoming.url}`
    if (upstream === undefined) {
      failures.push(`${what}: nobody is ready`)
      outgoing.writeHead(502).end()
      return
    }
    given.set(upstream, (given.get(upstream) ?? 0) + 1)
    const headers = { ...incoming.headers, 'x-forwarded-for': incoming.socket.remoteAddress ?? '' }
    const onward = request(new URL(incoming.url ?? '/', upstream), { method: incoming.method, headers, agent })
    onward.once('response', (answer) => {
      const own = Object.entries(answer.headers).filter(([name]) => name !== 'connection' && name !== 'keep-alive')
      outgoing.writeHead(answer.statusCode ?? 502, Object.fromEntries(own))
      answer.pipe(outgoing)
    })
    onward.once('error', (error: NodeJS.ErrnoException) => {
      // Nobody took the connection: nothing of the request was sent, so it may be sent to another.
      if (error.code === 'ECONNREFUSED') return pass(incoming, body, outgoing, new Set([...refused, upstream]))
      failures.push(`${what}: ${error.code ?? error.message}`)
      if (!outgoing.headersSent) outgoing.writeHead(502)
      outgoing.end()
    })
    onward.end(body)
  }

  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    pass(incoming, Buffer.concat(chunks), outgoing, new Set())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    setUpstreams(addresses) {
      upstreams = addresses
      ready = new Set([...ready].filter((address) => addresses.includes(address)))
    },
    ready: () => ready.size,
    failures,
    given,
    async stop() {
      clearInterval(timer)
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function isReady(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/salud/listo`, { signal: AbortSignal.timeout(2000) })).ok
  } catch {
    return false
  }
}
