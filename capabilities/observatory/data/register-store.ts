import { type SQL, sql } from 'drizzle-orm'
import { dayBefore } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import { fold } from '../../../kernel/sort-key.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { geographies, placeShapes, placesOn } from '../../territory/contract.ts'
import type { KeptRow } from '../rules/registers/beside.ts'
import type { RegisterKind, RegisterRow } from '../rules/registers/kind.ts'
import type { Area } from '../rules/registers/plane.ts'
import type { KnownGround } from '../rules/registers/read-rows.ts'

export const REGISTER = 'observatory.register'
export const REGISTER_RECORD = 'observatory.register_record'
export const REGISTER_LOT = 'observatory.register_lot'

export interface Register {
  readonly id: Id
  readonly officeId: Id
  readonly kind: RegisterKind
}

export const NO_REGISTER: Refusal<'no_register'> = {
  kind: 'no_register',
  message: { es: 'No hay ningún registro con ese nombre.', en: 'There is no register of that name.' },
}

export async function registers(tx: ReadTx, code?: string): Promise<readonly Register[]> {
  const found = await tx.execute(sql`
    select id, office_id, kind from observatory.register where ${code === undefined ? sql`true` : sql`code = ${code}`} order by sort`)
  return found.rows.map((row) => ({
    id: String(row.id),
    officeId: String(row.office_id),
    kind: row.kind as RegisterKind,
  }))
}

/** A record as it is kept, exact point and all: for those who may see it. */
export interface StoredRecord extends KeptRow {
  readonly version: number
  readonly number: number
  readonly registerId: Id
  readonly outside: boolean
  readonly demo: boolean
  readonly lotId: Id | undefined
  readonly withdrawn: boolean
}

const COLUMNS = sql`r.id, r.version, r.number, r.register_id, r."on", r.place_id, r.category, r.site, r.amount, r.longitude, r.latitude,
  r.outside, r.source, r.external, r.demo, r.lot_id, r.withdrawn_at`

/** Records in the order of their days, the newest first. */
export async function recordsWhere(tx: ReadTx, condition: SQL, limit?: SQL): Promise<readonly StoredRecord[]> {
  const found = await tx.execute(sql`
    select ${COLUMNS} from observatory.register_record r where ${condition} order by r."on" desc, r.number desc ${limit ?? sql``}`)
  return found.rows.map(recordOf)
}

export async function recordById(tx: ReadTx, id: Id): Promise<StoredRecord | undefined> {
  return (await recordsWhere(tx, sql`r.id = ${id}`))[0]
}

/** Those that count, of a year or of all. */
export async function standingRecords(tx: ReadTx, registerId: Id, year?: number): Promise<readonly StoredRecord[]> {
  const when =
    year === undefined ? sql`true` : sql`r."on" between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`
  return recordsWhere(tx, sql`r.register_id = ${registerId} and r.withdrawn_at is null and ${when}`)
}

function recordOf(row: Record<string, unknown>): StoredRecord {
  const number = (value: unknown) => (value === null ? undefined : Number(value))
  return {
    id: String(row.id),
    version: Number(row.version),
    number: Number(row.number),
    registerId: String(row.register_id),
    on: String(row.on),
    placeId: String(row.place_id),
    category: String(row.category),
    site: String(row.site),
    amount: number(row.amount),
    longitude: number(row.longitude),
    latitude: number(row.latitude),
    outside: row.outside === true,
    source: String(row.source),
    external: String(row.external),
    demo: row.demo === true,
    lotId: row.lot_id === null ? undefined : String(row.lot_id),
    withdrawn: row.withdrawn_at !== null,
  }
}

export interface NewRecord extends RegisterRow {
  readonly outside: boolean
}

/** Adds records; their ids, in the same order. */
export async function addRecords(
  tx: WriteTx,
  { id: registerId, officeId }: Pick<Register, 'id' | 'officeId'>,
  rows: readonly NewRecord[],
  { lotId, at, demo }: { readonly lotId: Id | undefined; readonly at: string; readonly demo: boolean },
): Promise<readonly Id[]> {
  const ids = rows.map(() => newId())
  const each = <T>(of: (row: NewRecord) => T) => sql.param(rows.map(of))
  await tx.execute(sql`
    insert into observatory.register_record (id, office_id, register_id, "on", place_id, category, site, amount, longitude, latitude,
      outside, source, external, demo, lot_id, recorded_at)
    select n.id, ${officeId}::uuid, ${registerId}::uuid, n."on", n.place, n.category, n.site, n.amount, n.longitude, n.latitude,
      n.outside, n.source, n.external, ${demo}, ${lotId ?? null}::uuid, ${at}::timestamptz
    from unnest(${sql.param(ids)}::uuid[], ${each(({ on }) => on)}::date[], ${each(({ placeId }) => placeId)}::uuid[],
      ${each(({ category }) => category)}::text[], ${each(({ site }) => site)}::text[],
      ${each(({ amount }) => amount ?? null)}::float8[], ${each(({ longitude }) => longitude ?? null)}::float8[],
      ${each(({ latitude }) => latitude ?? null)}::float8[], ${each(({ outside }) => outside)}::boolean[],
      ${each(({ source }) => source)}::text[], ${each(({ external }) => external)}::text[])
      with ordinality as n(id, "on", place, category, site, amount, longitude, latitude, outside, source, external, sort)
    order by n.sort`)
  return ids
}

/** Puts a corrected row in the place of what was there. */
export async function saveRecord(tx: WriteTx, id: Id, row: NewRecord): Promise<void> {
  await tx.execute(sql`
    update observatory.register_record set "on" = ${row.on}, place_id = ${row.placeId}, category = ${row.category}, site = ${row.site},
      amount = ${row.amount ?? null}, longitude = ${row.longitude ?? null}, latitude = ${row.latitude ?? null},
      outside = ${row.outside}, source = ${row.source}, external = ${row.external}, version = version + 1 where id = ${id}`)
}

export interface RegisterGround extends KnownGround {
  /** In the order of their names. */
  readonly places: ReadonlyMap<string, Id>
  readonly listed: readonly { readonly id: Id; readonly code: string; readonly name: string }[]
}

/** The places of a register's division: those in force on a day, or on the last day of the division when it is over. */
export async function groundOf(
  tx: ReadTx,
  kind: Pick<RegisterKind, 'geography'>,
  day: string,
): Promise<RegisterGround> {
  const geography = (await geographies(tx)).find(({ code }) => code === kind.geography)
  const { validUntil } = geography ?? {}
  // The first day on which it is no longer so is not one of its days.
  const on = validUntil !== undefined && validUntil <= day ? dayBefore(validUntil) : day
  const listed = await placesOn(tx, kind.geography, { validOn: on })
  const shapes = await placeShapes(tx, kind.geography, { validOn: on })
  const places = new Map<string, Id>()
  for (const { id, code, name } of listed)
    for (const key of [name, code]) if (!places.has(fold(key))) places.set(fold(key), id)
  return {
    places,
    listed: listed.map(({ id, code, name }) => ({ id, code, name })),
    shapes: new Map([...shapes].flatMap(([id, shape]) => (isArea(shape) ? [[id, shape] as const] : []))),
  }
}

function isArea(shape: { readonly type: string }): shape is Area {
  return shape.type === 'Polygon' || shape.type === 'MultiPolygon'
}

/** What the history says of a record. */
export function recordState(row: RegisterRow, ground: Pick<RegisterGround, 'listed'>) {
  const { on, placeId, category, site, amount, longitude, latitude, source, external } = row
  return {
    on,
    place: ground.listed.find(({ id }) => id === placeId)?.name ?? placeId,
    category: category === '' ? null : category,
    site: site === '' ? null : site,
    amount: amount ?? null,
    point: longitude === undefined ? null : `${latitude}, ${longitude}`,
    source: source === '' ? null : source,
    external: external === '' ? null : external,
  }
}

export const NO_RECORD: Refusal<'no_record'> = {
  kind: 'no_record',
  message: { es: 'No hay ninguna ficha con ese número.', en: 'There is no record of that number.' },
}
