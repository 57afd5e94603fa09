import { open } from 'node:fs/promises'
import { refuse } from '../../../kernel/result.ts'
import type { FileToRead, OpenedSource } from './feature-source.ts'
import { openFlatgeobuf } from './flatgeobuf-source.ts'
import { openGeojson } from './geojson-source.ts'
import { openGeopackage } from './geopackage-source.ts'
import { unknownFile } from './import-refusals.ts'
import { openShapefile } from './shapefile-source.ts'
import { openDelimited, openWorkbook } from './table-source.ts'
import { openZip } from './zip-file.ts'

const BEGINNING = 4096

/** Opens a file by what it holds, never by its name: people rename files. */
export async function openSource(file: FileToRead): Promise<OpenedSource> {
  const bytes = await beginning(file.path)
  if (bytes.subarray(0, 16).toString('latin1') === 'SQLite format 3\u0000') return openGeopackage(file)
  if (bytes.subarray(0, 7).toString('latin1') === 'fgb\u0003fgb') return openFlatgeobuf(file)
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
    return (await holdsWorkbook(file)) ? openWorkbook(file) : openShapefile(file)
  const text = plainText(bytes)
  if (text === undefined || /^\s*</.test(text)) return refuse(unknownFile(file.name))
  if (/^\s*\{/.test(text)) return { ok: true, value: await openGeojson(file) }
  return openDelimited(file)
}

async function holdsWorkbook(file: FileToRead): Promise<boolean> {
  const zip = await openZip(file.path, file.size)
  if (!zip.ok) return false
  const found = zip.value.entries.some(({ name }) => name.toLowerCase() === 'xl/workbook.xml')
  zip.value.close()
  return found
}

async function beginning(path: string): Promise<Buffer> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Undefined where the beginning holds what no text does. */
function plainText(bytes: Buffer): string | undefined {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return new TextDecoder('utf-16le').decode(bytes)
  if (mark === 'feff') return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.some((byte) => byte < 0x20 && (byte < 0x09 || byte > 0x0d))) return undefined
  return bytes.toString('utf8').replace(/^\uFEFF/u, '')
}
