import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { MadeDivision } from '../rules/divisions/made.ts'

/** Which state of which places: as they are in the world on a day, and as these books knew it at a moment. */
export interface PlaceMoment {
  readonly validOn: CivilDate
  /** Absent: as the books know it now. */
  readonly asKnownAt?: string | undefined
}

export type ShapeStatus = 'schematic' | 'computed' | 'unofficial' | 'official' | 'none'

export interface Place {
  readonly id: Id
  readonly code: string
  readonly name: string
  readonly officialCodes: Readonly<Record<string, string>>
  readonly parentId: Id | undefined
  readonly partial: boolean
  readonly tileColumn: number | undefined
  readonly tileRow: number | undefined
  readonly validFrom: CivilDate | undefined
  readonly validUntil: CivilDate | undefined
  readonly version: number
  readonly state: PlaceState
}

export interface PlaceState {
  readonly id: Id
  readonly name: string
  readonly shapeStatus: ShapeStatus
  readonly longitude: number | undefined
  readonly latitude: number | undefined
  readonly areaKm2: number | undefined
  readonly population: number | undefined
  readonly populationYear: number | undefined
  readonly populationCertainty: string | undefined
  readonly source: string
  readonly validFrom: CivilDate | undefined
  readonly recordedAt: string
  readonly replacedAt: string | undefined
}

export interface Geography {
  readonly id: Id
  readonly code: string
  readonly title: { readonly es: string; readonly en?: string }
  readonly kind: string
  readonly validFrom: CivilDate | undefined
  /** The first day on which it is no longer so. */
  readonly validUntil: CivilDate | undefined
  readonly citation: string
  readonly certainty: string
  readonly places: number
  readonly made: MadeDivision | undefined
  readonly demo: boolean
}

type Row = Record<string, unknown>

/** All of them, the newest division first. */
export async function geographies(tx: ReadTx): Promise<readonly Geography[]> {
  const found = await tx.execute(sql`
    select g.*, (select count(*) from territory.place p where p.geography_id = g.id) as places
    from territory.geography g order by (g.valid_until is null) desc, g.valid_from desc nulls last, g.code collate "C"`)
  return found.rows.map(geographyOf)
}

/**
 * The states of places: of each the one whose time in the world has begun by the day, newest first, of what the books held
 * at the moment.
 */
function statesOn({ validOn, asKnownAt }: PlaceMoment) {
  const known =
    asKnownAt === undefined
      ? sql`s.replaced_at is null`
      : sql`s.recorded_at <= ${asKnownAt}::timestamptz and (s.replaced_at is null or s.replaced_at > ${asKnownAt}::timestamptz)`
  return sql`select distinct on (s.place_id) s.* from territory.place_state s
    where ${known} and (s.valid_from is null or s.valid_from <= ${validOn}::date)
    order by s.place_id, s.valid_from desc nulls last, s.recorded_at desc`
}

const PLACE_COLUMNS = sql`p.id, p.code, p.official_codes, p.parent_id, p.partial, p.tile_column, p.tile_row, p.valid_from, p.valid_until,
  p.version, s.id as state_id, s.name, s.shape_status, s.longitude, s.latitude, s.area_km2, s.population, s.population_year,
  s.population_certainty, s.source, s.valid_from as state_from, s.recorded_at, s.replaced_at`

/** A place that is in force on the day: the first day counts, the last one (exclusive) does not. */
function inForce(validOn: CivilDate) {
  return sql`(p.valid_from is null or p.valid_from <= ${validOn}::date) and (p.valid_until is null or p.valid_until > ${validOn}::date)`
}

/** The places of a geography that are in force on a day, as the books knew them at a moment, in the order of their names. */
export async function placesOn(tx: ReadTx, geography: string, moment: PlaceMoment): Promise<readonly Place[]> {
  const found = await tx.execute(sql`
    select ${PLACE_COLUMNS} from territory.place p join territory.geography g on g.id = p.geography_id
    join (${statesOn(moment)}) s on s.place_id = p.id
    where g.code = ${geography} and ${inForce(moment.validOn)} order by s.sort_key, p.code collate "C"`)
  return found.rows.map(placeOf)
}

/** The place of a geography at a point, on a day. Two that share an edge: the one whose code comes first, always the same. */
export async function placeAt(
  tx: ReadTx,
  point: { readonly longitude: number; readonly latitude: number },
  geography: string,
  moment: PlaceMoment,
): Promise<Place | undefined> {
  const found = await tx.execute(sql`
    select ${PLACE_COLUMNS} from territory.place p join territory.geography g on g.id = p.geography_id
    join (${statesOn(moment)}) s on s.place_id = p.id
    where g.code = ${geography} and ${inForce(moment.validOn)}
      and st_covers(s.shape, st_setsrid(st_makepoint(${point.longitude}::float8, ${point.latitude}::float8), 4326))
    order by p.code collate "C" limit 1`)
  return found.rows.map(placeOf)[0]
}

/** Everything that the books ever said of a place, newest first. */
export async function placeHistory(tx: ReadTx, placeId: Id): Promise<readonly PlaceState[]> {
  const found = await tx.execute(sql`
    select s.*, s.id as state_id, s.valid_from as state_from from territory.place_state s
    where s.place_id = ${placeId} order by s.recorded_at desc, s.valid_from desc nulls last`)
  return found.rows.map(stateOf)
}

export interface Share {
  /** The place of the other geography. */
  readonly geography: string
  readonly placeId: Id
  readonly code: string
  readonly name: string
  readonly basis: 'population' | 'area'
  readonly share: number
  readonly rule: string
  readonly source: string
}

/** In what a place lies (`to`), or what lies in it (`from`), in all other geographies. */
export async function sharesOf(tx: ReadTx, placeId: Id, way: 'to' | 'from'): Promise<readonly Share[]> {
  const [own, other] =
    way === 'to' ? [sql`c.from_place_id`, sql`c.to_place_id`] : [sql`c.to_place_id`, sql`c.from_place_id`]
  const found = await tx.execute(sql`
    select g.code as geography, p.id, p.code, s.name, c.basis, c.share, c.rule, c.source
    from territory.correspondence c join territory.place p on p.id = ${other}
    join territory.geography g on g.id = p.geography_id
    join lateral (select name, sort_key from territory.place_state where place_id = p.id and replaced_at is null
      order by valid_from desc nulls last limit 1) s on true
    where ${own} = ${placeId} order by g.code collate "C", s.sort_key, p.code collate "C", c.basis, c.rule`)
  return found.rows.map(shareOf)
}

export function shareOf(row: Row): Share {
  return {
    geography: String(row.geography),
    placeId: String(row.id),
    code: String(row.code),
    name: String(row.name),
    basis: row.basis === 'area' ? 'area' : 'population',
    share: Number(row.share),
    rule: String(row.rule),
    source: String(row.source),
  }
}

function geographyOf(row: Row): Geography {
  return {
    id: String(row.id),
    code: String(row.code),
    title: { es: String(row.title), ...(row.title_en === null ? {} : { en: String(row.title_en) }) },
    kind: String(row.kind),
    validFrom: text(row.valid_from),
    validUntil: text(row.valid_until),
    citation: String(row.citation),
    certainty: String(row.certainty),
    places: Number(row.places),
    made: (row.made as MadeDivision | null) ?? undefined,
    demo: row.demo === true,
  }
}

function placeOf(row: Row): Place {
  return {
    id: String(row.id),
    code: String(row.code),
    name: String(row.name),
    officialCodes: row.official_codes as Readonly<Record<string, string>>,
    parentId: text(row.parent_id),
    partial: row.partial === true,
    tileColumn: number(row.tile_column),
    tileRow: number(row.tile_row),
    validFrom: text(row.valid_from),
    validUntil: text(row.valid_until),
    version: Number(row.version),
    state: stateOf(row),
  }
}

function stateOf(row: Row): PlaceState {
  return {
    id: String(row.state_id),
    name: String(row.name),
    shapeStatus: row.shape_status as ShapeStatus,
    longitude: number(row.longitude),
    latitude: number(row.latitude),
    areaKm2: number(row.area_km2),
    population: number(row.population),
    populationYear: number(row.population_year),
    populationCertainty: text(row.population_certainty),
    source: String(row.source),
    validFrom: text(row.state_from),
    recordedAt: String(row.recorded_at),
    replacedAt: text(row.replaced_at),
  }
}

function text(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}

function number(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value)
}
