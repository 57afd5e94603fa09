/** Takes exact numbers of bytes from a stream, however it comes in pieces. */
export interface ByteReader {
  /** Undefined at the end; fewer bytes than asked for where the stream is cut. */
  take(length: number): Promise<Buffer | undefined>
  read(): number
  close(): Promise<void>
}

export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const parts = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  let read = 0
  return {
    async take(length) {
      const held: Buffer[] = [rest]
      let size = rest.length
      while (size < length) {
        const next = await parts.next()
        if (next.done) break
        const part = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
        held.push(part)
        size += part.length
      }
      const all = held.length === 1 ? rest : Buffer.concat(held)
      if (all.length === 0 && length > 0) return undefined
      rest = all.subarray(length)
      const taken = all.subarray(0, length)
      read += taken.length
      return taken
    },
    read: () => read,
    async close() {
      await parts.return?.(undefined)
    },
  }
}
