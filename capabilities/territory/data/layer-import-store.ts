import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { ImportCounts, ImportOptions, ImportReading, ImportState, ImportWay } from '../model.ts'

export interface StoredLayerImport {
  readonly id: Id
  readonly officeId: Id
  readonly version: number
  readonly layerId: Id | undefined
  readonly fileSha256: string
  readonly fileName: string
  readonly state: ImportState
  readonly way: ImportWay
  readonly options: ImportOptions
  readonly counts: ImportCounts
  readonly reading: ImportReading | undefined
  readonly refusal: Text | undefined
  readonly startedBy: Id | undefined
  readonly startedAt: string
  readonly endedAt: string | undefined
}

const COLUMNS = sql`id, office_id, version, layer_id, file_sha256, file_name, state, way, options, counts, reading, refusal,
  started_by, started_at, ended_at`

export async function layerImportById(
  tx: ReadTx,
  id: Id,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<StoredLayerImport | undefined> {
  const found = await tx.execute(
    sql`select ${COLUMNS} from territory.layer_import where id = ${id} ${lock ? sql`for update` : sql``}`,
  )
  return found.rows[0] === undefined ? undefined : storedImport(found.rows[0])
}

export async function importsOfLayer(tx: ReadTx, layerId: Id): Promise<readonly StoredLayerImport[]> {
  const found = await tx.execute(
    sql`select ${COLUMNS} from territory.layer_import where layer_id = ${layerId} order by started_at desc limit 50`,
  )
  return found.rows.map(storedImport)
}

/** Those that nobody has taken or ended yet, and the last ones that were. */
export async function recentImports(tx: ReadTx, officeId: Id | undefined): Promise<readonly StoredLayerImport[]> {
  const found = await tx.execute(sql`
    select ${COLUMNS} from territory.layer_import
    where ${officeId ?? null}::uuid is null or office_id = ${officeId ?? null}::uuid
    order by (state in ('reading', 'asking', 'read', 'applying')) desc, started_at desc limit 20`)
  return found.rows.map(storedImport)
}

function storedImport(row: Record<string, unknown>): StoredLayerImport {
  const maybe = (value: unknown) => (value === null || value === undefined ? undefined : String(value))
  return {
    id: String(row.id),
    officeId: String(row.office_id),
    version: Number(row.version),
    layerId: maybe(row.layer_id),
    fileSha256: String(row.file_sha256),
    fileName: String(row.file_name),
    state: row.state as ImportState,
    way: row.way as ImportWay,
    options: row.options as ImportOptions,
    counts: row.counts as ImportCounts,
    reading: (row.reading as ImportReading | null) ?? undefined,
    refusal: (row.refusal as Text | null) ?? undefined,
    startedBy: maybe(row.started_by),
    startedAt: String(row.started_at),
    endedAt: maybe(row.ended_at),
  }
}

export interface RowToSave {
  readonly row: number
  /** Well-known binary in hexadecimal, in the file's reference system. */
  readonly wkb: string
  readonly attributes: string
}

export interface RejectToSave {
  readonly row: number
  readonly reason: Text
  readonly raw: unknown
}

interface Whose {
  readonly id: Id
  readonly officeId: Id
}

/** Adds rows of a file; a shape comes to degrees of WGS 84 here, whatever system its file is in. */
export async function saveRows(
  tx: WriteTx,
  { id, officeId }: Whose,
  crs: number,
  rows: readonly RowToSave[],
  /** The field that seems to identify features: what stands in it is kept as their code. */
  identifying?: string,
): Promise<void> {
  if (rows.length === 0) return
  const shape =
    crs === 4326
      ? sql`st_setsrid(i.shape::geometry, 4326)`
      : sql`st_transform(st_setsrid(i.shape::geometry, ${crs}::int), 4326)`
  const code =
    identifying === undefined ? sql`null::text` : sql`nullif(btrim(i.attributes::jsonb ->> ${identifying}::text), '')`
  await tx.execute(sql`
    insert into territory.imported_feature (id, office_id, import_id, row, code, shape, attributes)
    select gen_random_uuid(), ${officeId}::uuid, ${id}::uuid, i.row, ${code}, ${shape}, i.attributes::jsonb
    from unnest(${sql.param(rows.map((each) => each.row))}::int[], ${sql.param(rows.map((each) => each.wkb))}::text[],
      ${sql.param(rows.map((each) => each.attributes))}::text[]) as i(row, shape, attributes)`)
}

export async function saveRejects(
  tx: WriteTx,
  { id, officeId }: Whose,
  rejects: readonly RejectToSave[],
): Promise<void> {
  if (rejects.length === 0) return
  await tx.execute(sql`
    insert into territory.rejected_row (id, office_id, import_id, row, reason, raw)
    select gen_random_uuid(), ${officeId}::uuid, ${id}::uuid, i.row, i.reason::jsonb, i.raw::jsonb
    from unnest(${sql.param(rejects.map((each) => each.row))}::int[],
      ${sql.param(rejects.map((each) => JSON.stringify(each.reason)))}::text[],
      ${sql.param(rejects.map((each) => jsonForDatabase(each.raw)))}::text[]) as i(row, reason, raw)`)
}

/** As JSON that the database holds: it knows no zero character, and no halves of letters. */
export function jsonForDatabase(value: unknown): string {
  const text = JSON.stringify(value ?? null)
  return text.includes('\\u0000') || text.includes('\\ud')
    ? JSON.stringify(value, (_key, each) =>
        typeof each === 'string' ? each.replaceAll('\u0000', '').toWellFormed() : each,
      )
    : text
}

/** Notes how far it is. False when somebody has cancelled it meanwhile: whoever works on it stops. */
export async function noteProgress(
  tx: WriteTx,
  id: Id,
  counts: ImportCounts,
  states: readonly ImportState[],
): Promise<boolean> {
  const done = await tx.execute(sql`
    update territory.layer_import set counts = ${JSON.stringify(counts)}::jsonb
    where id = ${id} and state = any(${sql.param(states)}::text[]) returning id`)
  return done.rows.length === 1
}

export interface ImportChange {
  readonly state: ImportState
  readonly counts?: ImportCounts
  readonly reading?: ImportReading
  readonly options?: ImportOptions
  readonly refusal?: Text | null
  readonly layerId?: Id
  readonly way?: ImportWay
  readonly endedAt?: string
}

/** Moves an import on; only from one of the states in which that may happen. */
export async function moveImport(
  tx: WriteTx,
  id: Id,
  from: readonly ImportState[],
  { state, counts, reading, options, refusal, layerId, way, endedAt }: ImportChange,
): Promise<boolean> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
  const done = await tx.execute(sql`
    update territory.layer_import set state = ${state}, version = version + 1,
      counts = coalesce(${json(counts)}::jsonb, counts), reading = coalesce(${json(reading)}::jsonb, reading),
      options = coalesce(${json(options)}::jsonb, options), layer_id = coalesce(${layerId ?? null}::uuid, layer_id),
      way = coalesce(${way ?? null}::text, way), ended_at = coalesce(${endedAt ?? null}::timestamptz, ended_at),
      refusal = ${refusal === undefined ? sql`refusal` : sql`${json(refusal ?? undefined)}::jsonb`}
    where id = ${id} and state = any(${sql.param(from)}::text[]) returning id`)
  return done.rows.length === 1
}

const AT_ONCE = 20_000

/** Takes out some of what an import holds; false when nothing is left. Short statements: others wait meanwhile. */
export async function clearSome(tx: WriteTx, id: Id, what: 'features' | 'all'): Promise<boolean> {
  const gone = await tx.execute(sql`
    delete from territory.imported_feature where id in
      (select id from territory.imported_feature where import_id = ${id} limit ${AT_ONCE}) returning 1 as gone`)
  if (gone.rows.length > 0) return true
  if (what === 'features') return false
  await tx.execute(sql`delete from territory.rejected_row where import_id = ${id}`)
  await tx.execute(sql`delete from territory.finding where import_id = ${id} and layer_id is null`)
  return false
}

export interface RejectedLine {
  readonly row: number
  readonly reason: Text
  readonly raw: unknown
}

export async function rejectedRows(tx: ReadTx, id: Id, limit: number, after = 0): Promise<readonly RejectedLine[]> {
  const found = await tx.execute(sql`
    select row, reason, raw from territory.rejected_row where import_id = ${id} and row > ${after} order by row limit ${limit}`)
  return found.rows.map((row) => ({ row: Number(row.row), reason: row.reason as Text, raw: row.raw }))
}

/** Whether the database knows a reference system, and what it calls it. */
export async function crsName(tx: ReadTx, code: number): Promise<string | undefined> {
  const found = await tx.execute(sql`
    select coalesce(substring(srtext from '"([^"]*)"'), 'EPSG:' || srid) as name from spatial_ref_sys where srid = ${code}`)
  return found.rows[0] === undefined ? undefined : String(found.rows[0].name)
}

/** Definitions that could be what a file means, by their code: those that EPSG gave. */
export async function crsDefinitions(
  tx: ReadTx,
  projected: boolean,
): Promise<readonly { readonly code: number; readonly text: string }[]> {
  const found = await tx.execute(sql`
    select srid, srtext from spatial_ref_sys
    where auth_name = 'EPSG' and srtext like ${projected ? 'PROJCS%' : 'GEOGCS%'} and srtext not like '%(deprecated)%'
    order by srid <> 4326, srid`)
  return found.rows.map((row) => ({ code: Number(row.srid), text: String(row.srtext) }))
}
