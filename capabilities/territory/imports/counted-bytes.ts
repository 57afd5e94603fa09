import { createReadStream } from 'node:fs'

export interface CountedBytes {
  readonly bytes: AsyncIterable<Uint8Array>
  read(): number
}

/** The bytes of a file with how many of them were read; a text in UTF-16 (told by its mark) comes as UTF-8. */
export function countedBytes(path: string): CountedBytes {
  let read = 0
  async function* bytes(): AsyncIterable<Uint8Array> {
    let sixteen: TextDecoder | undefined
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
      let part: Uint8Array = chunk
      if (read === 0) {
        const mark = chunk.subarray(0, 3).toString('hex')
        if (mark.startsWith('fffe')) sixteen = new TextDecoder('utf-16le')
        else if (mark.startsWith('feff')) sixteen = new TextDecoder('utf-16be')
        else if (mark === 'efbbbf') part = chunk.subarray(3)
      }
      read += chunk.length
      yield sixteen === undefined ? part : Buffer.from(sixteen.decode(part, { stream: true }))
    }
  }
  return { bytes: bytes(), read: () => read }
}
