import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

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
  const ready = new Set<string>()
  let turn = 0

  /** One question at a time: a process that is slow to answer is not asked the more for it. */
  async function watch(address: string): Promise<void> {
    while (upstreams.includes(address)) {
      const answer = await isReady(address)
      if (answer === true) ready.add(address)
      if (answer === false) ready.delete(address)
      await pause(CHECK_MS)
    }
    ready.delete(address)
  }

  /** Who is ready; when nobody is known to be, anybody, as proxies do: slow is better than nothing. */
  function choose(not: ReadonlySet<string>): string | undefined {
    const known = upstreams.filter((address) => !not.has(address))
    const open = known.filter((address) => ready.has(address))
    turn += 1
    return open[turn % Math.max(1, open.length)] ?? known[turn % Math.max(1, known.length)]
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
      const before = upstreams
      upstreams = addresses
      for (const address of addresses) if (!before.includes(address)) void watch(address)
    },
    ready: () => ready.size,
    failures,
    given,
    async stop() {
      upstreams = []
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Undefined: it did not answer in time, which is no reason to take a process out that the others cannot replace. */
async function isReady(address: string): Promise<boolean | undefined> {
  try {
    return (await fetch(`${address}/salud/listo`, { signal: AbortSignal.timeout(10_000) })).ok
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? undefined : false
  }
}
