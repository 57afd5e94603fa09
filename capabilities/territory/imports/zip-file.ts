import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { Refusal, Result } from '../../../kernel/result.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { RATIO_FLOOR_BYTES } from '../../../platform/documents/package-limits.ts'
import { damaged, encrypted, suspiciousArchive, zipBomb } from '../../../platform/documents/refusals.ts'

/** A compressed archive on the disk, judged by its directory before anything is inflated. */
export interface OpenZip {
  readonly entries: readonly ZipEntry[]
  /** Inflated bytes in order; an entry that lies about its size throws. */
  stream(entry: ZipEntry): AsyncIterable<Uint8Array>
  bytes(entry: ZipEntry): Promise<Buffer>
  close(): void
}

export interface ZipEntry {
  readonly name: string
  readonly size: number
}

/** Features compress well, and a country's parcels are large: more than office files are allowed, and still no bomb. */
const LIMITS = { inflatedBytes: 6_000_000_000, entries: 2_000, ratio: 300 } as const
/** Parts that are read whole: a projection, a name of an alphabet. */
const LARGEST_PART = 1_000_000

export async function openZip(path: string, fileBytes: number): Promise<Result<OpenZip, Refusal>> {
  let zip: ZipFile
  const found = new Map<ZipEntry, Entry>()
  let [inflated, compressed] = [0, 0]
  try {
    zip = await openPromise(path, { autoClose: false })
  } catch {
    return refuse(damaged())
  }
  const no = (refusal: Refusal) => {
    zip.close()
    return refuse(refusal)
  }
  if (zip.entryCount > LIMITS.entries) return no(suspiciousArchive())
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) return no(encrypted())
      inflated += entry.uncompressedSize
      compressed += entry.compressedSize
      found.set({ name: entry.fileName, size: entry.uncompressedSize }, entry)
    }
  } catch {
    return no(damaged())
  }
  if (inflated > LIMITS.inflatedBytes) return no(zipBomb(inflated, LIMITS.inflatedBytes))
  if (compressed > fileBytes) return no(suspiciousArchive())
  if (inflated > RATIO_FLOOR_BYTES && inflated > compressed * LIMITS.ratio) return no(suspiciousArchive())

  async function* stream(entry: ZipEntry): AsyncIterable<Uint8Array> {
    const inside = found.get(entry)
    if (inside !== undefined) yield* await zip.openReadStreamPromise(inside)
  }
  return ok({
    entries: [...found.keys()],
    stream,
    async bytes(entry) {
      const chunks: Uint8Array[] = []
      let length = 0
      for await (const chunk of stream(entry)) {
        length += chunk.length
        if (length > LARGEST_PART) break
        chunks.push(chunk)
      }
      return Buffer.concat(chunks)
    },
    close: () => zip.close(),
  })
}
