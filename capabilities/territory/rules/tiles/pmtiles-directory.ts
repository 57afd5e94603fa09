import type { TileAddress } from './tile-grid.ts'

/** One tile of an archive (PMTiles 3, section 4): where its bytes lie in the tile data. */
export interface ArchiveEntry {
  readonly tileId: number
  readonly offset: number
  readonly length: number
}

/** All tiles of the zooms before, then the place on the Hilbert curve of this one: neighbours lie near each other in the file. */
export function tileId({ z, x, y }: TileAddress): number {
  let id = (4 ** z - 1) / 3
  let [tx, ty] = [x, y]
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const rx = Math.floor(tx / side) % 2
    const ry = Math.floor(ty / side) % 2
    id += side * side * ((3 * rx) ^ ry)
    if (ry === 0) {
      if (rx === 1) [tx, ty] = [2 ** z - 1 - tx, 2 ** z - 1 - ty]
      ;[tx, ty] = [ty, tx]
    }
  }
  return id
}

/** Numbers of a directory, one after the other, as varints; `run`: how many tiles an entry stands for, 0 for a leaf. */
export function directoryBytes(entries: readonly ArchiveEntry[], run: 0 | 1): Uint8Array {
  const bytes: number[] = []
  const put = (value: number) => {
    let rest = value
    while (rest >= 128) {
      bytes.push((rest % 128) | 128)
      rest = Math.floor(rest / 128)
    }
    bytes.push(rest)
  }
  put(entries.length)
  for (const [i, { tileId: id }] of entries.entries()) put(id - (entries[i - 1]?.tileId ?? 0))
  for (const _ of entries) put(run)
  for (const { length } of entries) put(length)
  for (const [i, { offset }] of entries.entries()) {
    const before = entries[i - 1]
    put(before !== undefined && offset === before.offset + before.length ? 0 : offset + 1)
  }
  return Uint8Array.from(bytes)
}
