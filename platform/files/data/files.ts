import { sql } from 'drizzle-orm'
import type { ReadTx, WriteTx } from '../../database/database.ts'
import type { ScanState } from '../scanner.ts'

export interface FileRow {
  readonly sha256: string
  readonly size: number
  readonly type: string
  readonly scan: ScanState
}

/** Notes a content once. What a later scan says of the same content counts. */
export async function insertFile(tx: WriteTx, row: FileRow, now: string): Promise<void> {
  const scannedAt = row.scan === 'clean' ? now : null
  await tx.execute(sql`
    insert into platform.file (sha256, size, type, at, scan, scanned_at)
    values (${row.sha256}, ${row.size}, ${row.type}, ${now}, ${row.scan}, ${scannedAt})
    on conflict (sha256) do update set scan = excluded.scan, scanned_at = excluded.scanned_at
    where excluded.scan = 'clean' and platform.file.scan in ('off', 'pending')`)
}

export async function fileRow(tx: ReadTx, sha256: string): Promise<FileRow | undefined> {
  const found = await tx.execute(sql`select sha256, size, type, scan from platform.file where sha256 = ${sha256}`)
  const row = found.rows[0]
  return row === undefined ? undefined : rowOf(row)
}

/** In the order of their hashes, from after one of them: a store of any size is walked in pieces. */
export async function filesAfter(tx: ReadTx, sha256: string, most: number): Promise<readonly FileRow[]> {
  const found = await tx.execute(sql`
    select sha256, size, type, scan from platform.file where sha256 collate "C" > ${sha256}
    order by sha256 collate "C" limit ${most}`)
  return found.rows.map(rowOf)
}

export async function countFiles(tx: ReadTx): Promise<number> {
  const found = await tx.execute(sql`select count(*) as n from platform.file`)
  return Number(found.rows[0]?.n)
}

/** Which of these are named by nothing: no file of the register, no finished upload that still waits for its form. */
export async function unnamed(tx: ReadTx, sha256s: readonly string[]): Promise<readonly string[]> {
  const found = await tx.execute(sql`
    select s.sha256 from unnest(${sql.param(sha256s)}::text[]) as s(sha256)
    where not exists (select 1 from platform.file f where f.sha256 = s.sha256)
      and not exists (select 1 from platform.upload u where u.sha256 = s.sha256)`)
  return found.rows.map((row) => String(row.sha256))
}

export async function filesToScan(tx: ReadTx, most: number): Promise<readonly FileRow[]> {
  const found = await tx.execute(sql`
    select sha256, size, type, scan from platform.file where scan = 'pending' order by at, sha256 limit ${most}`)
  return found.rows.map(rowOf)
}

export async function markScanned(tx: WriteTx, sha256: string, scan: ScanState, now: string): Promise<void> {
  await tx.execute(sql`update platform.file set scan = ${scan}, scanned_at = ${now} where sha256 = ${sha256}`)
}

export interface PictureRow {
  readonly thumbnail: string | undefined
  readonly width: number
  readonly height: number
  readonly takenAt: string | undefined
  readonly place: { readonly latitude: number; readonly longitude: number } | undefined
}

/** What is known of a picture; undefined until the job has looked at it. */
export async function pictureRow(tx: ReadTx, sha256: string): Promise<PictureRow | undefined> {
  const found = await tx.execute(sql`
    select thumbnail, width, height, taken_at, latitude, longitude from platform.picture where sha256 = ${sha256}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  return {
    thumbnail: row.thumbnail === null ? undefined : String(row.thumbnail),
    width: Number(row.width),
    height: Number(row.height),
    takenAt: row.taken_at === null ? undefined : String(row.taken_at),
    place:
      row.latitude === null || row.longitude === null
        ? undefined
        : { latitude: Number(row.latitude), longitude: Number(row.longitude) },
  }
}

/** A later use of the same picture may ask for its place and date; one that does not forgets nothing. */
export async function savePicture(tx: WriteTx, sha256: string, picture: PictureRow): Promise<void> {
  const { thumbnail = null, width, height, takenAt = null, place } = picture
  await tx.execute(sql`
    insert into platform.picture (sha256, thumbnail, width, height, taken_at, latitude, longitude)
    values (${sha256}, ${thumbnail}, ${width}, ${height}, ${takenAt}, ${place?.latitude ?? null}, ${place?.longitude ?? null})
    on conflict (sha256) do update set thumbnail = excluded.thumbnail,
      taken_at = coalesce(excluded.taken_at, picture.taken_at), latitude = coalesce(excluded.latitude, picture.latitude),
      longitude = coalesce(excluded.longitude, picture.longitude)`)
}

function rowOf(row: Readonly<Record<string, unknown>>): FileRow {
  return {
    sha256: String(row.sha256),
    size: Number(row.size),
    type: String(row.type),
    scan: row.scan as ScanState,
  }
}
