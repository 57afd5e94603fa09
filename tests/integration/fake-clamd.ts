import { createServer, type Server, type Socket } from 'node:net'

/** The test file of the antivirus makers (EICAR), put together here so that no scanner stops at this source. */
export const EICAR: Buffer = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-', 'TEST-FILE!$H+H*'].join(''),
)

export interface FakeClamd {
  readonly port: number
  /** How many bytes of content it was sent, in all. */
  readonly seen: () => number
  /** What it does with the next files: its work, nothing at all, hanging up, or an error of its own. */
  behave(how: 'scan' | 'silent' | 'hang_up' | 'limit'): void
  stop(): Promise<void>
}

/** Speaks INSTREAM as clamd(8) has it, and knows one virus. */
export async function startFakeClamd(): Promise<FakeClamd> {
  let how: Parameters<FakeClamd['behave']>[0] = 'scan'
  let seen = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    let waiting = Buffer.alloc(0)
    let content = Buffer.alloc(0)
    let begun = false
    socket.on('data', (data) => {
      if (how === 'hang_up') {
        socket.destroy()
        return
      }
      waiting = Buffer.concat([waiting, data as Buffer])
      if (!begun) {
        const end = waiting.indexOf(0)
        if (end < 0) return
        if (waiting.subarray(0, end).toString() !== 'zINSTREAM') {
          socket.end('UNKNOWN COMMAND\0')
          return
        }
        begun = true
        waiting = waiting.subarray(end + 1)
      }
      while (waiting.length >= 4) {
        const length = waiting.readUInt32BE(0)
        if (how === 'limit' && seen + content.length > 0) {
          socket.end('INSTREAM size limit exceeded. ERROR\0')
          return
        }
        if (length === 0) {
          seen += content.length
          if (how === 'scan')
            socket.end(content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
          return
        }
        if (waiting.length < 4 + length) return
        content = Buffer.concat([content, waiting.subarray(4, 4 + length)])
        waiting = waiting.subarray(4 + length)
      }
    })
  })
  await listening(server)
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    seen: () => seen,
    behave: (next) => {
      how = next
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
}
