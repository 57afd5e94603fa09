import { connect, type Socket } from 'node:net'
import type { Scanner, Verdict } from './scanner.ts'

/** Where clamd listens: a socket of this machine, or an address. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number }

export interface ClamdSettings {
  readonly address: ClamdAddress
  readonly whenDown: Scanner['whenDown']
  /** Seconds without a sign of life. */
  readonly patience?: number
}

/** `/run/clamav/clamd.ctl`, `127.0.0.1:3310`, `[::1]:3310`; undefined when it is neither. */
export function parseClamdAddress(text: string): ClamdAddress | undefined {
  if (text.startsWith('/')) return { path: text }
  const [, bracketed, plain, port] = /^(?:\[([0-9a-fA-F:]+)\]|([^\s:[\]/]+)):(\d{1,5})$/.exec(text) ?? []
  const host = bracketed ?? plain
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined
  return { host, port: Number(port) }
}

const COMMAND = 'zINSTREAM\0'
const PATIENCE_SECONDS = 60
const LONGEST_ANSWER = 4096

/**
 * Asks clamd by its INSTREAM command (clamd(8)): pieces, each with its length in four bytes, a length of zero at the end; the
 * answer is `stream: OK`, `stream: NAME FOUND` or words that end in `ERROR`. The file never has to be readable by clamd.
 */
export function createClamdScanner({ address, whenDown, patience = PATIENCE_SECONDS }: ClamdSettings): Scanner {
  return {
    whenDown,
    async scan(source) {
      try {
        return verdictOf(await conversation(address, source, patience * 1000))
      } catch (error) {
        return { is: 'unavailable', reason: error instanceof Error ? error.message : String(error) }
      }
    },
  }
}

export function verdictOf(answer: string): Verdict {
  if (/^stream: OK$/.test(answer)) return { is: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1]
  // The name comes from signatures that others wrote: letters of programs, no more.
  if (found !== undefined) return { is: 'infected', virus: found.replace(/[^\w.:/+-]/g, '_').slice(0, 100) }
  return { is: 'unavailable', reason: `clamd said “${answer.slice(0, 200)}”` }
}

async function conversation(
  address: ClamdAddress,
  source: AsyncIterable<Uint8Array>,
  patience: number,
): Promise<string> {
  const socket = connect(address)
  socket.setTimeout(patience, () => socket.destroy(new Error('clamd does not answer')))
  const answer = answerOf(socket)
  // Whoever waits for the drain or the connection hears of its end by `answer`.
  answer.catch(() => {})
  try {
    await Promise.race([send(socket, source), answer])
    return await answer
  } finally {
    socket.destroy()
  }
}

async function send(socket: Socket, source: AsyncIterable<Uint8Array>): Promise<void> {
  await write(socket, Buffer.from(COMMAND))
  for await (const chunk of source) {
    if (chunk.byteLength === 0) continue
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.byteLength)
    await write(socket, length)
    await write(socket, chunk)
    // It answers early when it has seen enough, and listens no longer.
    if (!socket.writable) return
  }
  await write(socket, Buffer.alloc(4))
}

function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (!socket.writable && !socket.connecting) return resolve()
    if (socket.write(bytes)) return resolve()
    const go = (): void => {
      socket.off('drain', go)
      socket.off('close', go)
      resolve()
    }
    socket.on('drain', go)
    socket.on('close', go)
  })
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (text) => {
      answer += String(text)
      if (answer.includes('\0') || answer.length > LONGEST_ANSWER) resolve(answer.split('\0')[0]?.trim() ?? '')
    })
    socket.on('end', () => resolve(answer.trim()))
    socket.on('close', () => resolve(answer.trim()))
    socket.on('error', reject)
  })
}
