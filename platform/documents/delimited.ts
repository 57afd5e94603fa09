import type { BytesReader } from './text-of-bytes.ts'

const [QUOTE, NEWLINE, RETURN] = [0x22, 0x0a, 0x0d]
const LONGEST_RECORD = 64_000_000

/** Cuts a text into its records by bytes: line breaks within quotes belong to the record (RFC 4180). Empty lines are passed over. */
export async function* splitRecords(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let quoted = false
  let held: Buffer[] = []
  let length = 0
  const release = () => {
    const bytes = Buffer.concat(held)
    held = []
    length = 0
    return bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes
  }
  for await (const part of source) {
    const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    let from = 0
    for (let i = 0; i < chunk.length; i += 1) {
      const byte = chunk[i]
      if (byte === QUOTE) quoted = !quoted
      else if (byte === NEWLINE && !quoted) {
        held.push(chunk.subarray(from, i))
        from = i + 1
        const record = release()
        if (record.length > 0) yield record
      }
    }
    if (from < chunk.length) {
      held.push(Buffer.from(chunk.subarray(from)))
      length += chunk.length - from
      // A quote that is never closed would hold the rest of the file.
      if (length > LONGEST_RECORD) {
        quoted = false
        yield release()
      }
    }
  }
  const last = release()
  if (last.length > 0) yield last
}

/** Its quotes never close: what follows in the file may have been taken for a part of it. */
export function isUnclosed(record: Buffer): boolean {
  let quotes = 0
  for (const byte of record) if (byte === QUOTE) quotes += 1
  return quotes % 2 === 1
}

const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** What the first line is divided by; undefined where nothing divides it. */
export function delimiterOf(line: string): Delimiter | undefined {
  const bare = line.replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length - 1 }))
  const best = counts.reduce((most, each) => (each.count > most.count ? each : most))
  return best.count === 0 ? undefined : best.delimiter
}

export function cellsOf(record: Buffer, delimiter: Delimiter, reader: BytesReader): readonly string[] {
  const text = reader.read(record)
  if (!text.includes('"')) return text.split(delimiter).map((cell) => cell.trim())
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i)
    if (quoted) {
      if (char === '"' && text.charAt(i + 1) === '"') {
        cell += '"'
        i += 1
      } else if (char === '"') quoted = false
      else cell += char
    } else if (char === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (char === delimiter) {
      cells.push(cell.trim())
      cell = ''
    } else cell += char
  }
  return [...cells, cell.trim()]
}
