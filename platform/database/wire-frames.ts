/**
 * The few parts of PostgreSQL's wire protocol that the embedded database needs to know besides passing bytes on
 * (PostgreSQL manual, "Frontend/Backend Protocol").
 */

/** What a client sent, cut where the server may turn to another client. */
export type ClientMessage =
  | { readonly kind: 'startup' }
  | { readonly kind: 'encryption_request' }
  | { readonly kind: 'goodbye' }
  /** Whole messages up to a Sync, a simple Query or a Flush; `open` when the client will go on after it (Flush). */
  | { readonly kind: 'batch'; readonly bytes: Uint8Array; readonly open: boolean }

const PROTOCOL_3 = 196_608
const SSL_REQUEST = 80_877_103
const GSS_REQUEST = 80_877_104

const QUERY = 0x51
const SYNC = 0x53
const FLUSH = 0x48
const FUNCTION_CALL = 0x46
const TERMINATE = 0x58

export interface FrameReader {
  push(bytes: Uint8Array): ClientMessage[]
}

export function createFrameReader(): FrameReader {
  let pending: Uint8Array = new Uint8Array(0)
  let started = false

  /** The next whole message from `offset`, or undefined while bytes are missing. */
  function endOfMessage(offset: number): number | undefined {
    const header = started ? 1 : 0
    if (pending.length < offset + header + 4) return undefined
    const end = offset + header + int32(pending, offset + header)
    return end <= pending.length ? end : undefined
  }

  return {
    push(bytes) {
      pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes])
      const messages: ClientMessage[] = []
      let batchStart = 0
      let offset = 0
      for (let end = endOfMessage(offset); end !== undefined; end = endOfMessage(offset)) {
        if (!started) {
          const code = int32(pending, offset + 4)
          if (code === SSL_REQUEST || code === GSS_REQUEST) messages.push({ kind: 'encryption_request' })
          else if (code === PROTOCOL_3) {
            started = true
            messages.push({ kind: 'startup' })
          } else messages.push({ kind: 'goodbye' })
          batchStart = end
        } else {
          const type = pending[offset]
          if (type === TERMINATE) {
            messages.push({ kind: 'goodbye' })
            batchStart = end
          } else if (type === QUERY || type === SYNC || type === FLUSH || type === FUNCTION_CALL) {
            messages.push({ kind: 'batch', bytes: pending.slice(batchStart, end), open: type === FLUSH })
            batchStart = end
          }
        }
        offset = end
      }
      pending = pending.slice(batchStart)
      return messages
    },
  }
}

const PORTAL_SUSPENDED = 0x73
const NOTICE = 0x4e
const HEAD = 5
/** At the end of its transaction PostgreSQL warns of what a statement left open that never came to its end. */
const LEFT_OPEN = /\0Fsnapmgr\.c\0/

/**
 * Watches answers for signs that the engine lost its way in the middle of a statement: seen on PGlite where GEOS falls inside a union and
 * the fall passes through PostgreSQL without becoming an error. The statement then has no rows, or is said to have more to come
 * (PortalSuspended, for which nobody asks: `pg` would take every later answer for that of the statement before).
 */
export interface AnswerWatch {
  see(piece: Uint8Array): void
  cutShort(): boolean
}

export function watchAnswers(): AnswerWatch {
  const head: number[] = []
  let notice: string | undefined
  /** Bytes of the present message that are still to come. */
  let left = 0
  let lost = false
  return {
    see(piece) {
      for (let at = 0; at < piece.length; ) {
        if (left > 0) {
          const passed = Math.min(left, piece.length - at)
          if (notice !== undefined) notice += Buffer.from(piece.subarray(at, at + passed)).toString('latin1')
          left -= passed
          at += passed
          if (left > 0 || notice === undefined) continue
          lost ||= LEFT_OPEN.test(notice)
          notice = undefined
          continue
        }
        head.push(piece[at] ?? 0)
        at += 1
        if (head.length < HEAD) continue
        lost ||= head[0] === PORTAL_SUSPENDED
        notice = head[0] === NOTICE ? '' : undefined
        left = int32(Uint8Array.from(head), 1) - 4
        head.length = 0
      }
    },
    cutShort: () => lost,
  }
}

function int32(bytes: Uint8Array, offset: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + offset, 4).getInt32(0)
}

function message(type: string, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : Buffer.from(part))),
  )
  const head = Buffer.alloc(5)
  head.write(type, 0, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** "You are in": authentication ok, the session's parameters, ready. */
export function welcome(parameters: Readonly<Record<string, string>>): Uint8Array {
  return exact(
    Buffer.concat([
      message('R', new Uint8Array(4)),
      ...Object.entries(parameters).map(([name, value]) => message('S', name, value)),
      message('K', new Uint8Array(8)),
      message('Z', Buffer.from('I')),
    ]),
  )
}

export function noEncryption(): Uint8Array {
  return exact(Buffer.from('N'))
}

/** An error after which the connection is closed. */
export function fatal(code: string, text: string): Uint8Array {
  return exact(message('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`)))
}

/** A simple query, as the server itself sends it to roll an abandoned transaction back. */
export function simpleQuery(text: string): Uint8Array {
  return exact(message('Q', text))
}

/** A copy that owns all its bytes, so that it can be handed over to another thread. */
function exact(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes)
}
