import { type FileHandle, open, stat } from 'node:fs/promises'
import { PMTiles, type RangeResponse, type Source, TileType } from 'pmtiles'
import { z } from 'zod'

/** A PMTiles archive of this machine that lies under the layers of the map. */
export interface Basemap {
  readonly minZoom: number
  readonly maxZoom: number
  readonly attribution: string | undefined
  /** Names of the layers in its tiles, from the ground up. */
  readonly layers: readonly string[]
  /** The tile as it is drawn, unpacked; undefined where the archive has none. */
  tile(z: number, x: number, y: number): Promise<Uint8Array | undefined>
  /** Changes with the file. */
  readonly version: string
}

const metadataSchema = z.object({
  attribution: z.string().max(500).optional(),
  vector_layers: z
    .array(z.object({ id: z.string().min(1).max(100) }))
    .max(50)
    .default([]),
})

interface Opened {
  readonly basemap: Basemap
  close(): Promise<void>
}

let last: { readonly path: string; readonly version: string; readonly opened: Promise<Opened> } | undefined

/** What is still being answered from a file that another took the place of is answered within this time. */
const CLOSED_AFTER_MS = 60_000

/** Undefined where the file is none, cannot be read or holds no vector tiles: the map goes without. A new file takes its place at once. */
export async function openBasemap(path: string): Promise<Basemap | undefined> {
  try {
    const { mtimeMs, size } = await stat(path)
    const version = `${Math.round(mtimeMs)}-${size}`
    if (last?.path !== path || last.version !== version) {
      const before = last?.opened
      last = { path, version, opened: read(path, version) }
      setTimeout(() => void before?.then((opened) => opened.close()).catch(() => {}), CLOSED_AFTER_MS).unref()
    }
    return (await last.opened).basemap
  } catch {
    return undefined
  }
}

async function read(path: string, version: string): Promise<Opened> {
  const file = await open(path, 'r')
  try {
    return { basemap: await basemapIn(file, `${path} ${version}`, version), close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function basemapIn(file: FileHandle, key: string, version: string): Promise<Basemap> {
  const archive = new PMTiles(localFile(file, key))
  const header = await archive.getHeader()
  if (header.tileType !== TileType.Mvt) throw new Error('No vector tiles.')
  const { attribution, vector_layers: layers } = metadataSchema.parse(await archive.getMetadata())
  return {
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    attribution,
    layers: layers.map(({ id }) => id),
    version,
    async tile(zoom, x, y) {
      const found = await archive.getZxy(zoom, x, y)
      return found === undefined ? undefined : new Uint8Array(found.data)
    },
  }
}

function localFile(file: FileHandle, key: string): Source {
  return {
    getKey: () => key,
    async getBytes(offset, length): Promise<RangeResponse> {
      const bytes = new Uint8Array(length)
      const { bytesRead } = await file.read(bytes, 0, length, offset)
      return { data: bytes.buffer.slice(0, bytesRead) }
    },
  }
}
