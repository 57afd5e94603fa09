import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ClientMessage, createFrameReader, simpleQuery, watchAnswers } from './wire-frames.ts'

/** A client's message: type, length, body (PostgreSQL manual, "Message Formats"). */
function message(type: string, body: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(Buffer.byteLength(body) + 4)
  return Buffer.concat([Buffer.from(type), length, Buffer.from(body)])
}

function opening(code: number, body = ''): Buffer {
  const head = Buffer.alloc(8)
  head.writeInt32BE(8 + body.length, 0)
  head.writeInt32BE(code, 4)
  return Buffer.concat([head, Buffer.from(body)])
}

const startup = opening(196_608, 'user\0postgres\0\0')
const encryption = opening(80_877_103)
const prepared = Buffer.concat([message('P', '\0select $1::text\0\0\0'), message('B', 'ñ'), message('E', '\0\0\0\0\0')])
const sync = message('S', '')
const flush = message('H', '')
const goodbye = message('X', '')

function read(bytes: Buffer, cuts: readonly number[]): ClientMessage[] {
  const frames = createFrameReader()
  const messages: ClientMessage[] = []
  let from = 0
  for (const to of [...cuts, bytes.length]) {
    messages.push(...frames.push(new Uint8Array(bytes.subarray(from, to))))
    from = to
  }
  return messages
}

describe('what a client sends', () => {
  const conversation = Buffer.concat([startup, simpleQuery('begin'), prepared, sync, goodbye])

  test('is cut where the server may turn to somebody else: after a query, after a sync', () => {
    expect(read(conversation, []).map((message) => message.kind)).toEqual(['startup', 'batch', 'batch', 'goodbye'])
  })

  test('means the same however the bytes arrive', () => {
    const whole = read(conversation, [])
    const places = fc.array(fc.nat(conversation.length)).map((cuts) => cuts.sort((a, b) => a - b))
    fc.assert(
      fc.property(places, (cuts) => {
        const seen = read(conversation, cuts)
        expect(seen.map(shown)).toEqual(whole.map(shown))
      }),
    )
  })

  test('keeps the session after a flush, for more is to come', () => {
    const [, batch] = read(Buffer.concat([startup, prepared, flush]), [])
    expect(batch).toMatchObject({ kind: 'batch', open: true })
  })

  test('asking for encryption is not yet the beginning', () => {
    const kinds = read(Buffer.concat([encryption, startup]), []).map((message) => message.kind)
    expect(kinds).toEqual(['encryption_request', 'startup'])
  })
})

describe('what the engine answers', () => {
  const answer = (type: string, body = '') => {
    const head = Buffer.alloc(5)
    head.write(type, 0, 'latin1')
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, Buffer.from(body)])
  }
  const cutShort = (bytes: Buffer, at: readonly number[]) => {
    const watch = watchAnswers()
    let from = 0
    for (const to of [...at, bytes.length]) {
      watch.see(bytes.subarray(from, to))
      from = to
    }
    return watch.cutShort()
  }
  const ready = answer('Z', 'I')
  const rows = [answer('T', 'ssss'), answer('D', 's sss'), answer('D')]

  test('is a whole statement, or one that was cut short, however the bytes arrive', () => {
    const whole = Buffer.concat([...rows, answer('C', 'SELECT 2'), ready])
    const short = Buffer.concat([...rows, answer('s'), ready])
    fc.assert(
      fc.property(fc.array(fc.nat(short.length)), (cuts) => {
        const at = cuts.sort((a, b) => a - b)
        expect([cutShort(whole, at), cutShort(short, at)]).toEqual([false, true])
      }),
    )
  })

  test('is not trusted when the end of its transaction tells of a statement that never came to its end', () => {
    const notice = (file: string) => answer('N', `SWARNING\0C01000\0Msnapshot still active\0F${file}\0L1079\0\0`)
    const commit = (file: string) => Buffer.concat([notice(file), answer('C', 'COMMIT'), ready])
    fc.assert(
      fc.property(fc.array(fc.nat(commit('snapmgr.c').length)), (cuts) => {
        const at = cuts.sort((a, b) => a - b)
        expect([cutShort(commit('analyze.c'), at), cutShort(commit('snapmgr.c'), at)]).toEqual([false, true])
      }),
    )
  })
})

function shown(message: ClientMessage): string {
  return message.kind === 'batch' ? Buffer.from(message.bytes).toString('hex') : message.kind
}
