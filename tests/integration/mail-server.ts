import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** A letter as a mail server took it. */
export interface TakenLetter {
  readonly from: string
  readonly to: string
  /** Headers and body as they travelled. */
  readonly source: string
}

export interface MailServer {
  readonly url: string
  readonly taken: TakenLetter[]
  /** What it says to an address, instead of taking it. */
  readonly answers: Map<string, string>
  stop(): Promise<void>
}

/** As much of SMTP (RFC 5321) as a client needs to hand over a letter, for tests of what leaves the house. */
export async function startMailServer(): Promise<MailServer> {
  const taken: TakenLetter[] = []
  const answers = new Map<string, string>()
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    converse(socket, taken, answers)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    answers,
    async stop() {
      for (const socket of sockets) socket.destroy()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    },
  }
}

function converse(socket: Socket, taken: TakenLetter[], answers: ReadonlyMap<string, string>): void {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let pending = ''
  let from = ''
  let to = ''
  let data: string[] | undefined
  say('220 test')
  socket.on('data', (chunk: Buffer) => {
    const lines = (pending + chunk.toString('utf8')).split('\r\n')
    pending = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })

  function hear(line: string): void {
    if (data !== undefined) {
      if (line !== '.') {
        data.push(line.startsWith('.') ? line.slice(1) : line)
        return
      }
      taken.push({ from, to, source: data.join('\n') })
      data = undefined
      say('250 taken')
      return
    }
    const word = line.slice(0, 4).toUpperCase()
    const address = /<([^>]*)>/.exec(line)?.[1] ?? ''
    if (word === 'MAIL') from = address
    if (word === 'RCPT') {
      const answer = answers.get(address)
      if (answer !== undefined) {
        say(answer)
        return
      }
      to = address
    }
    if (word === 'DATA') {
      data = []
      say('354 go on')
    } else if (word === 'QUIT') {
      say('221 goodbye')
      socket.end()
    } else say('250 ok')
  }
}
