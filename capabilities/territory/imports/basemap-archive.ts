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

let last: { readonly path: string; readonly version: string; readonly basemap: Promise<Basemap> } | undefined

/** Undefined where the file is none, cannot be read or holds no vector tiles: the map goes without. A new file takes its place at once. */
export async function openBasemap(path: string): Promise<Basemap | undefined> {
  try {
    const { mtimeMs, size } = await stat(path)
    const version = `${Math.round(mtimeMs)}-${size}`
    if (last?.path !== path || last.version !== version) last = { path, version, basemap: read(path, version) }
    return await last.basemap
  } catch {
    return undefined
  }
}

async function read(path: string, version: string): Promise<Basemap> {
  const archive = new PMTiles(localFile(await open(path, 'r'), `${path} ${version}`))
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
