import { open } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { type ArchiveEntry, directoryBytes, tileId } from '../rules/tiles/pmtiles-directory.ts'
import type { TileAddress } from '../rules/tiles/tile-grid.ts'

/** What the head of an archive says of the whole. */
export interface ArchiveTerms {
  readonly minZoom: number
  readonly maxZoom: number
  /** West, south, east, north. */
  readonly bounds: readonly [number, number, number, number]
  readonly metadata: object
}

const HEADER = 127
/** Readers fetch so much at first; head and root directory must be in it (section 3). */
const FIRST_FETCH = 16_384
const LEAF = 4096
const GZIP = 2
const VECTOR = 1

export interface Archive {
  /** In any order; empty tiles are left out by the caller. */
  add(tile: TileAddress, content: Uint8Array): Promise<void>
  /** Writes directories and head; answers how many tiles are in it. */
  finish(terms: ArchiveTerms): Promise<number>
  close(): Promise<void>
}

/**
 * A PMTiles 3 archive for a static host: one file, of which a map fetches what it shows by range requests. The room for the head is
 * left free until the tiles are in, so that no archive has to fit into memory. No kept library of the registry writes the format.
 */
export async function createArchive(path: string): Promise<Archive> {
  const file = await open(path, 'w')
  const entries: ArchiveEntry[] = []
  let length = 0
  return {
    async add(tile, content) {
      const packed = gzipSync(content)
      await file.write(packed, 0, packed.length, FIRST_FETCH + length)
      entries.push({ tileId: tileId(tile), offset: length, length: packed.length })
      length += packed.length
    },
    async finish(terms) {
      const sorted = entries.toSorted((one, other) => one.tileId - other.tileId)
      const { root, leaves } = directories(sorted)
      const metadata = gzipSync(JSON.stringify(terms.metadata))
      const afterTiles = FIRST_FETCH + length
      await file.write(metadata, 0, metadata.length, afterTiles)
      await file.write(leaves, 0, leaves.length, afterTiles + metadata.length)
      const head = header(terms, [
        [HEADER, root.length],
        [afterTiles, metadata.length],
        [afterTiles + metadata.length, leaves.length],
        [FIRST_FETCH, length],
        [sorted.length, sorted.length],
      ])
      head.writeBigUInt64LE(BigInt(sorted.length), 88)
      await file.write(head, 0, HEADER, 0)
      await file.write(root, 0, root.length, HEADER)
      return sorted.length
    },
    close: () => file.close(),
  }
}

/** The whole in the root where it fits; else the root tells where each leaf lies. */
function directories(entries: readonly ArchiveEntry[]): { readonly root: Buffer; readonly leaves: Buffer } {
  const whole = gzipSync(directoryBytes(entries, 1))
  if (whole.length <= FIRST_FETCH - HEADER) return { root: whole, leaves: Buffer.alloc(0) }
  for (let size = LEAF; ; size *= 2) {
    const leaves: Buffer[] = []
    const pointers: ArchiveEntry[] = []
    let offset = 0
    for (let i = 0; i < entries.length; i += size) {
      const leaf = gzipSync(directoryBytes(entries.slice(i, i + size), 1))
      pointers.push({ tileId: entries[i]?.tileId ?? 0, offset, length: leaf.length })
      leaves.push(leaf)
      offset += leaf.length
    }
    const root = gzipSync(directoryBytes(pointers, 0))
    if (root.length <= FIRST_FETCH - HEADER) return { root, leaves: Buffer.concat(leaves) }
  }
}

function header({ minZoom, maxZoom, bounds }: ArchiveTerms, sizes: readonly (readonly [number, number])[]): Buffer {
  const head = Buffer.alloc(HEADER)
  head.write('PMTiles', 0, 'latin1')
  head[7] = 3
  for (const [i, value] of sizes.flat().entries()) head.writeBigUInt64LE(BigInt(value), 8 + 8 * i)
  // Not clustered: tiles lie in the order in which they were made.
  head.set([0, GZIP, GZIP, VECTOR, minZoom, maxZoom], 96)
  const e7 = (degrees: number) => Math.round(degrees * 1e7)
  for (const [i, degrees] of bounds.entries()) head.writeInt32LE(e7(degrees), 102 + 4 * i)
  head[118] = minZoom
  head.writeInt32LE(e7((bounds[0] + bounds[2]) / 2), 119)
  head.writeInt32LE(e7((bounds[1] + bounds[3]) / 2), 123)
  return head
}
