import type { WebBox } from '../../events.ts'
import { BUFFER, boxesTouch, type TileAddress, tileBox } from './tile-grid.ts'

/** What is kept of a tile. `edition`: of the layer, when the tile was read. */
export interface KeptTile {
  readonly bytes: number
  readonly edition: number
}

/** A change that was heard of: where in the layer, and with which edition; no box: anywhere. */
export interface HeardChange {
  readonly layerId: string
  readonly edition: number
  readonly bbox3857: WebBox | null
}

interface Entry<T> {
  readonly key: string
  readonly layerId: string
  readonly tile: TileAddress
  readonly value: T
}

/**
 * Tiles in memory, the least recently asked for going first when their bytes become too many. A change drops the tiles that it
 * touches and no others: the rest of the layer stays good, whatever edition the layer has since.
 *
 * News may come late, twice, or not at all, so a tile is only believed when it was read at the edition that the layer has now,
 * or when every change since it was read has been heard of without touching it.
 */
export class TileCache<T extends KeptTile> {
  readonly #entries = new Map<string, Entry<T>>()
  /** By layer: the edition up to which every change was heard. */
  readonly #heard = new Map<string, number>()
  readonly #limit: number
  #bytes = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get bytes(): number {
    return this.#bytes
  }

  get size(): number {
    return this.#entries.size
  }

  /** The tile if it shows the layer as it is at `edition`. */
  get(key: string, edition: number): T | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    const heard = this.#heard.get(entry.layerId) ?? 0
    if (entry.value.edition < edition && heard < edition) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry.value
  }

  /** A tile that was being read while a change was heard may be from before it, and is not kept. */
  put(key: string, layerId: string, tile: TileAddress, value: T): void {
    if (value.bytes > this.#limit / 8 || (this.#heard.get(layerId) ?? 0) > value.edition) return
    this.#drop(key)
    this.#entries.set(key, { key, layerId, tile, value })
    this.#bytes += value.bytes
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limit) break
      this.#drop(oldest)
    }
  }

  hear({ layerId, edition, bbox3857 }: HeardChange): void {
    const heard = this.#heard.get(layerId) ?? 0
    for (const entry of [...this.#entries.values()]) {
      if (entry.layerId !== layerId || entry.value.edition >= edition) continue
      // Good up to the edition it was read at, or heard of since; was a change missed in between, nobody knows where it was.
      const missed = Math.max(entry.value.edition, heard) < edition - 1
      if (missed || bbox3857 === null || boxesTouch(tileBox(entry.tile, BUFFER), bbox3857)) this.#drop(entry.key)
    }
    this.#heard.set(layerId, Math.max(heard, edition))
  }

  /** News may have been lost. */
  clear(): void {
    this.#entries.clear()
    this.#heard.clear()
    this.#bytes = 0
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key)
    if (entry === undefined) return
    this.#entries.delete(key)
    this.#bytes -= entry.value.bytes
  }
}
