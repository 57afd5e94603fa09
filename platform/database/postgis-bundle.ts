import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'

/**
 * What of the PostGIS bundle the house uses. The whole bundle also holds raster, topology, a geocoder and 500 upgrade
 * scripts; unpacking and compiling those made every start about a second slower.
 */
const KEPT =
  /^(lib\/postgresql\/postgis-3\.so|share\/proj\/(proj\.db|proj\.ini)|share\/postgresql\/extension\/(postgis\.control|postgis--\d+\.\d+\.\d+\.sql))$/

/** Writes the smaller bundle once into the cache folder and returns its path. */
export function trimmedPostgis(original: string, cacheDir: string, version: string): string {
  const path = join(cacheDir, `postgis-${version}.tar.gz`)
  if (existsSync(path)) return path
  mkdirSync(cacheDir, { recursive: true })
  const trimmed = keepEntries(gunzipSync(readFileSync(original)), KEPT)
  const partial = `${path}.${randomUUID()}`
  // Stored, not compressed: PGlite unpacks it at every start.
  writeFileSync(partial, gzipSync(trimmed, { level: 0 }))
  renameSync(partial, path)
  return path
}

const BLOCK = 512

/** Keeps the files of a tar archive whose names match. POSIX ustar: 512-byte headers, name at 0, octal size at 124. */
export function keepEntries(archive: Buffer, wanted: RegExp): Buffer {
  const kept: Buffer[] = []
  let offset = 0
  while (offset + BLOCK <= archive.length && archive[offset] !== 0) {
    const size = Number.parseInt(field(archive, offset + 124, 12), 8)
    const prefix = field(archive, offset + 345, 155)
    const name = (prefix === '' ? '' : `${prefix}/`) + field(archive, offset, 100)
    const end = offset + BLOCK + Math.ceil(size / BLOCK) * BLOCK
    if (wanted.test(name.replace(/^\.\//, ''))) kept.push(archive.subarray(offset, end))
    offset = end
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * BLOCK)])
}

function field(archive: Buffer, offset: number, length: number): string {
  const raw = archive.subarray(offset, offset + length)
  const end = raw.indexOf(0)
  return raw
    .subarray(0, end < 0 ? length : end)
    .toString('latin1')
    .trim()
}
