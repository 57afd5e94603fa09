import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { Result } from '../../kernel/result.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { type PackageLimits, RATIO_FLOOR_BYTES } from './package-limits.ts'
import type { DocumentRefusal } from './refusals.ts'
import { damaged, encrypted, suspiciousArchive, zipBomb } from './refusals.ts'

/** A zip package whose directory has been judged; its parts are inflated only when they are read, never past their declared size. */
export interface ZipPackage {
  readonly names: readonly string[]
  has(name: string): boolean
  /** Inflated bytes of a part in order. A part that lies about its size, or is cut, throws `DamagedPart`. */
  stream(name: string): AsyncIterable<Uint8Array>
  bytes(name: string): Promise<Uint8Array>
}

/** Thrown while a part is read; the reader of the whole file turns it into the refusal `damaged`. */
export class DamagedPart extends Error {
  readonly part: string
  constructor(part: string, cause?: unknown) {
    super(`damaged part ${part}`, { cause })
    this.part = part
  }
}

/**
 * Opens a zip package and judges it by its directory before anything is inflated: number of entries, sum of inflated
 * sizes, ratio, entries that share the same compressed bytes, encryption. Names are compared without case, as the
 * Open Packaging Conventions have it (ECMA-376 part 2 §6.2.2.3).
 */
export async function openPackage(
  bytes: Uint8Array,
  limits: PackageLimits,
): Promise<Result<ZipPackage, DocumentRefusal>> {
  const entries = new Map<string, Entry>()
  let zip: ZipFile
  let inflated = 0
  let compressed = 0
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    if (zip.entryCount > limits.entries) return refuse(suspiciousArchive())
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) return refuse(encrypted())
      inflated += entry.uncompressedSize
      compressed += entry.compressedSize
      entries.set(entry.fileName.toLowerCase(), entry)
    }
  } catch {
    return refuse(damaged())
  }
  if (inflated > limits.inflatedBytes) return refuse(zipBomb(inflated, limits.inflatedBytes))
  // More compressed bytes than the file has: entries overlap (Fifield, "A better zip bomb", 2019).
  if (compressed > bytes.length) return refuse(suspiciousArchive())
  if (inflated > RATIO_FLOOR_BYTES && inflated > compressed * limits.ratio) return refuse(suspiciousArchive())
  return ok(packageOf(zip, entries))
}

function packageOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): ZipPackage {
  async function* stream(name: string): AsyncIterable<Uint8Array> {
    const entry = entries.get(name.toLowerCase())
    if (!entry) throw new DamagedPart(name)
    try {
      yield* await zip.openReadStreamPromise(entry)
    } catch (cause) {
      throw new DamagedPart(name, cause)
    }
  }
  return {
    names: [...entries.values()].map((entry) => entry.fileName),
    has: (name) => entries.has(name.toLowerCase()),
    stream,
    bytes: async (name) => {
      const chunks: Uint8Array[] = []
      for await (const chunk of stream(name)) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
  }
}
