import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx, WriteTx } from '../../database/database.ts'
import type { ScanState } from '../scanner.ts'

export interface UploadRow {
  readonly id: Id
  readonly use: string
  readonly name: string
  readonly size: number
  readonly received: number
  readonly expected: string | undefined
  readonly state: 'receiving' | 'complete' | 'refused'
  readonly refusal: { readonly kind: string; readonly message: Text } | undefined
  readonly file: { readonly sha256: string; readonly type: string; readonly scan: ScanState } | undefined
  /** ISO 8601 in UTC. */
  readonly expiresAt: string
}

export interface NewUpload {
  readonly id: Id
  readonly accountId: Id
  readonly use: string
  readonly name: string
  readonly size: number
  readonly expected: string | undefined
  readonly now: string
  readonly expiresAt: string
}

export async function insertUpload(tx: WriteTx, upload: NewUpload): Promise<void> {
  const { id, accountId, use, name, size, expected = null, now, expiresAt } = upload
  await tx.execute(sql`
    insert into platform.upload (id, account_id, use, name, size, expected, created_at, expires_at)
    values (${id}, ${accountId}, ${use}, ${name}, ${size}, ${expected}, ${now}, ${expiresAt})`)
}

/** How much an account has begun and not finished. */
export async function openUploads(
  tx: ReadTx,
  accountId: Id,
  now: string,
): Promise<{ readonly count: number; readonly bytes: number }> {
  const found = await tx.execute(sql`
    select count(*) as n, coalesce(sum(size), 0) as bytes from platform.upload
    where account_id = ${accountId} and state = 'receiving' and expires_at > ${now}`)
  return { count: Number(found.rows[0]?.n), bytes: Number(found.rows[0]?.bytes) }
}

/** Another account's upload is as if it were not there. */
export async function findUpload(tx: ReadTx, id: Id, accountId: Id, now: string): Promise<UploadRow | undefined> {
  const found = await tx.execute(sql`
    select id, use, name, size, received, expected, state, refusal, sha256, type, scan, expires_at
    from platform.upload where id = ${id} and account_id = ${accountId} and expires_at > ${now}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  return {
    id: String(row.id),
    use: String(row.use),
    name: String(row.name),
    size: Number(row.size),
    received: Number(row.received),
    expected: row.expected === null ? undefined : String(row.expected),
    state: row.state as UploadRow['state'],
    refusal: (row.refusal as UploadRow['refusal'] | null) ?? undefined,
    file:
      row.sha256 === null
        ? undefined
        : { sha256: String(row.sha256), type: String(row.type), scan: row.scan as ScanState },
    expiresAt: new Date(String(row.expires_at)).toISOString(),
  }
}

export interface Piece {
  readonly start: number
  readonly size: number
  /** Its file in the folder of the upload. */
  readonly name: string
}

/**
 * Takes a piece that lies in the store, if it goes on exactly where the upload stands. Of two that were sent for the same
 * place at once, the database takes one; the other one's sender is told where the upload stands now.
 */
export async function addPiece(tx: WriteTx, id: Id, accountId: Id, piece: Piece, expiresAt: string): Promise<boolean> {
  const moved = await tx.execute(sql`
    update platform.upload set received = received + ${piece.size}, expires_at = ${expiresAt}
    where id = ${id} and account_id = ${accountId} and state = 'receiving' and received = ${piece.start}
      and received + ${piece.size} <= size
    returning id`)
  if (moved.rows.length === 0) return false
  await tx.execute(sql`
    insert into platform.upload_piece (upload_id, start, size, name)
    values (${id}, ${piece.start}, ${piece.size}, ${piece.name})`)
  return true
}

export async function piecesOf(tx: ReadTx, id: Id): Promise<readonly Piece[]> {
  const found = await tx.execute(sql`
    select start, size, name from platform.upload_piece where upload_id = ${id} order by start`)
  return found.rows.map((row) => ({ start: Number(row.start), size: Number(row.size), name: String(row.name) }))
}

/** Whoever is first says how it ended; a second process that put the same pieces together changes nothing. */
export async function completeUpload(
  tx: WriteTx,
  id: Id,
  file: { readonly sha256: string; readonly type: string; readonly scan: ScanState; readonly name: string },
  expiresAt: string,
): Promise<void> {
  await tx.execute(sql`
    update platform.upload set state = 'complete', sha256 = ${file.sha256}, type = ${file.type}, scan = ${file.scan},
      name = ${file.name}, expires_at = ${expiresAt}
    where id = ${id} and state = 'receiving'`)
  await tx.execute(sql`delete from platform.upload_piece where upload_id = ${id}`)
}

export async function refuseUpload(
  tx: WriteTx,
  id: Id,
  refusal: { readonly kind: string; readonly message: Text },
): Promise<void> {
  await tx.execute(sql`
    update platform.upload set state = 'refused', refusal = ${JSON.stringify(refusal)}::jsonb
    where id = ${id} and state = 'receiving'`)
  await tx.execute(sql`delete from platform.upload_piece where upload_id = ${id}`)
}

export async function deleteUpload(tx: WriteTx, id: Id, accountId: Id): Promise<boolean> {
  const gone = await tx.execute(sql`
    delete from platform.upload where id = ${id} and account_id = ${accountId} returning id`)
  return gone.rows.length > 0
}

export async function expiredUploads(tx: ReadTx, now: string, most: number): Promise<readonly Id[]> {
  const found = await tx.execute(sql`
    select id from platform.upload where expires_at <= ${now} order by expires_at limit ${most}`)
  return found.rows.map((row) => String(row.id))
}

export async function forgetUploads(tx: WriteTx, ids: readonly Id[]): Promise<void> {
  if (ids.length > 0) await tx.execute(sql`delete from platform.upload where id = any(${sql.param(ids)}::uuid[])`)
}

/** Which of these names are uploads; names of folders, so not all of them are ids. */
export async function knownUploads(tx: ReadTx, names: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await tx.execute(sql`select id from platform.upload where id::text = any(${sql.param(names)}::text[])`)
  return new Set(found.rows.map((row) => String(row.id)))
}
