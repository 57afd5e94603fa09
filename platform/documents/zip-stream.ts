import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A part of a package that is written while it is being sent: its content comes piece by piece. */
export interface ZipPart {
  readonly name: string
  readonly content: Iterable<string> | AsyncIterable<string>
}

interface Written {
  readonly name: Buffer
  readonly offset: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

/** Version 2.0; sizes and sum come after the content (bit 3), names are UTF-8 (bit 11); deflated; 1 January 1980, so that bytes repeat. */
const COMMON = [20, 0x0808, 8, 0, 0x21] as const
const MOST_BYTES = 0xffff_ffff

/** A ZIP (APPNOTE 6.3.3) that is never whole in memory: each part is packed and handed on while it is made. Up to 4 GiB. */
export async function* zipStream(
  parts: Iterable<ZipPart> | AsyncIterable<ZipPart>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const written: Written[] = []
  let offset = 0
  for await (const { name: said, content } of parts) {
    const name = Buffer.from(said)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x0403_4b50, 0)
    COMMON.forEach((value, at) => {
      head.writeUInt16LE(value, 4 + 2 * at)
    })
    head.writeUInt16LE(name.length, 26)
    yield bytes(Buffer.concat([head, name]))
    const counted = { crc: 0, size: 0, packed: 0 }
    for await (const piece of packed(content, counted)) yield bytes(piece)
    if (counted.size > MOST_BYTES || offset > MOST_BYTES) throw new Error('A package of more than 4 GiB.')
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE(0x0807_4b50, 0)
    writeSums(tail, 4, counted)
    yield bytes(tail)
    written.push({ name, offset, ...counted })
    offset += head.length + name.length + counted.packed + tail.length
  }
  yield bytes(Buffer.concat([...written.map(directoryEntry), directoryEnd(written, offset)]))
}

async function* packed(
  content: ZipPart['content'],
  counted: { crc: number; size: number; packed: number },
): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: 6 })
  const feeding = (async () => {
    for await (const text of content) {
      const raw = Buffer.from(text)
      counted.crc = crc32(raw, counted.crc)
      counted.size += raw.length
      if (!deflate.write(raw)) await once(deflate, 'drain')
    }
    deflate.end()
  })().catch((error: unknown) => {
    deflate.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  for await (const piece of deflate) {
    counted.packed += (piece as Buffer).length
    yield piece as Buffer
  }
  await feeding
}

function writeSums(
  into: Buffer,
  at: number,
  { crc, packed: compressed, size }: Pick<Written, 'crc' | 'packed' | 'size'>,
) {
  into.writeUInt32LE(crc, at)
  into.writeUInt32LE(compressed, at + 4)
  into.writeUInt32LE(size, at + 8)
}

function directoryEntry(part: Written): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x0201_4b50, 0)
  entry.writeUInt16LE(20, 4)
  COMMON.forEach((value, at) => {
    entry.writeUInt16LE(value, 6 + 2 * at)
  })
  writeSums(entry, 16, part)
  entry.writeUInt16LE(part.name.length, 28)
  entry.writeUInt32LE(part.offset, 42)
  return Buffer.concat([entry, part.name])
}

function directoryEnd(written: readonly Written[], offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(written.length, 8)
  end.writeUInt16LE(written.length, 10)
  end.writeUInt32LE(
    written.reduce((sum, { name }) => sum + 46 + name.length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  return end
}

function bytes(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer)
}
