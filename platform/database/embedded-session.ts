import type { MessagePort } from 'node:worker_threads'
import {
  type ClientMessage,
  createFrameReader,
  fatal,
  noEncryption,
  simpleQuery,
  watchAnswers,
  welcome,
} from './wire-frames.ts'

/** The one session of the embedded database. */
export interface SessionEngine {
  /** Runs whole protocol messages; the answer comes in pieces. */
  run(messages: Uint8Array, onAnswer: (piece: Uint8Array) => void): Promise<void>
  inTransaction(): boolean
}

interface Client {
  readonly port: MessagePort
  readonly batches: { readonly bytes: Uint8Array; readonly open: boolean }[]
}

export interface SessionLimits {
  /** How long an open transaction may stay without a query before it is rolled back. */
  readonly idleInTransactionMs: number
}

export interface SharedSession {
  admit(port: MessagePort): void
}

/** Answers are sent on when they reach this size, so that a big one never lies twice in memory. */
const PIECE_BYTES = 256 * 1024

/**
 * Lets many clients share one session: a client whose transaction is open owns it until the transaction ends; the
 * others wait in the order they came. A client that goes away in mid-transaction is rolled back.
 */
export function createSharedSession(
  engine: SessionEngine,
  parameters: Readonly<Record<string, string>>,
  limits: SessionLimits,
  onBroken: (error: unknown) => void,
): SharedSession {
  const waiting: Client[] = []
  let owner: Client | undefined
  let running = false
  let idle: NodeJS.Timeout | undefined
  const gone = new WeakSet<Client>()

  function send(client: Client, bytes: Uint8Array): void {
    client.port.postMessage(bytes, [bytes.buffer as ArrayBuffer])
  }

  function hear(client: Client, message: ClientMessage): void {
    switch (message.kind) {
      case 'encryption_request':
        send(client, noEncryption())
        break
      case 'startup':
        send(client, welcome(parameters))
        break
      case 'goodbye':
        client.port.close()
        break
      case 'batch':
        client.batches.push(message)
        if (client !== owner && !waiting.includes(client)) waiting.push(client)
        void work()
        break
    }
  }

  function next(): Client | undefined {
    if (owner === undefined) return waiting.shift()
    return owner.batches.length > 0 ? owner : undefined
  }

  async function work(): Promise<void> {
    if (running) return
    running = true
    clearTimeout(idle)
    try {
      await forgetAbandoned()
      for (let client = next(); client !== undefined; client = next()) {
        await answer(client)
        await forgetAbandoned()
      }
    } catch (error) {
      onBroken(error)
    } finally {
      running = false
    }
    if (owner !== undefined) idle = setTimeout(() => expire(), limits.idleInTransactionMs)
  }

  async function answer(client: Client): Promise<void> {
    const batch = client.batches.shift()
    if (batch === undefined) return
    let pieces: Uint8Array[] = []
    let size = 0
    const flush = () => {
      if (size > 0 && !gone.has(client)) send(client, joined(pieces, size))
      pieces = []
      size = 0
    }
    const watch = watchAnswers()
    await engine.run(batch.bytes, (piece) => {
      watch.see(piece)
      // A view into the engine's memory, valid only now.
      pieces.push(piece.slice())
      size += piece.length
      if (size >= PIECE_BYTES) flush()
    })
    if (watch.cutShort()) throw new Error('a statement was cut short inside the engine')
    flush()
    owner = batch.open || engine.inTransaction() ? client : undefined
    if (owner === undefined && client.batches.length > 0) waiting.push(client)
  }

  async function forgetAbandoned(): Promise<void> {
    if (owner === undefined || !gone.has(owner)) return
    await engine.run(simpleQuery('rollback'), () => {})
    owner = undefined
  }

  /** As a server does after `idle_in_transaction_session_timeout`. */
  function expire(): void {
    const client = owner
    if (client === undefined || running) return
    send(client, fatal('25P03', 'terminating connection due to idle-in-transaction timeout'))
    client.port.close()
  }

  return {
    admit(port) {
      const client: Client = { port, batches: [] }
      const frames = createFrameReader()
      port.on('message', (bytes: Uint8Array) => {
        for (const message of frames.push(bytes)) hear(client, message)
      })
      port.on('close', () => {
        gone.add(client)
        // What was not begun is not begun any more: nobody is left to hear that it was done.
        client.batches.length = 0
        const place = waiting.indexOf(client)
        if (place >= 0) waiting.splice(place, 1)
        void work()
      })
    },
  }
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let offset = 0
  for (const piece of pieces) {
    whole.set(piece, offset)
    offset += piece.length
  }
  return whole
}
