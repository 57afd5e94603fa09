import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { parseCivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import { sortKey } from '../../../kernel/sort-key.ts'
import { changeBetween, type RecordState } from '../../../platform/audit/record-state.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { groundChanged } from '../events.ts'
import { EDIT_PLACES } from '../places-permissions.ts'
import { NO_PLACE } from './ground-queries.ts'

export const PLACE = 'territory.place'

const civilDay = z.string().refine((text) => parseCivilDate(text) !== undefined)

export const recordPlaceInput = z.object({
  placeId: z.uuid(),
  expectedVersion: z.coerce.number().int().min(1),
  name: z.string().trim().min(1).max(200),
  population: z.coerce.number().int().min(0).max(100_000_000).optional(),
  populationYear: z.coerce.number().int().min(1800).max(2200).optional(),
  populationCertainty: z.enum(['found', 'inferred', 'unverified']).optional(),
  areaKm2: z.coerce.number().positive().max(1_000_000).optional(),
  /** Where it is from: without it nobody can believe it. */
  source: z.string().trim().min(3).max(500),
  /** Since when it is so in the world; left out, it corrects what is said now. */
  validFrom: civilDay.optional(),
})

interface HeldPlace {
  readonly id: Id
  readonly code: string
  readonly officeId: Id
  readonly version: number
  readonly validFrom: string | undefined
  readonly validUntil: string | undefined
}

/**
 * Something better is known of a place. A correction takes the place of what the books said of the same time, which stays
 * readable; a change in the world begins on its day, and what was true before stays true of before.
 */
export const recordPlaceState: Command<z.infer<typeof recordPlaceInput>, { readonly version: number }> = {
  id: 'territory.record_place_state',
  title: { es: 'Registrar un dato mejor de un lugar', en: 'Record something better of a place' },
  input: recordPlaceInput,
  permission: EDIT_PLACES,
  async run(tx, ctx, input) {
    const place = await holdPlace(tx, input.placeId)
    if (place === undefined) return refuse(NO_PLACE)
    if (place.version !== input.expectedVersion) return refuse(CHANGED_MEANWHILE)
    if (input.populationYear === undefined && input.population !== undefined) return refuse(NO_YEAR)
    const { validFrom } = input
    if (validFrom !== undefined && isOutside(place, validFrom)) return refuse(OUTSIDE)
    const before = await stateOf(tx, place.id, validFrom)
    if (before === undefined) return refuse(NO_PLACE)
    const since = validFrom ?? before.validFrom
    await tx.execute(sql`
      update territory.place_state set replaced_at = ${ctx.now}
      where place_id = ${place.id} and replaced_at is null and valid_from is not distinct from ${since ?? null}::date`)
    await tx.execute(sql`
      insert into territory.place_state (id, office_id, place_id, name, sort_key, shape, shape_status, longitude, latitude, area_km2,
        population, population_year, population_certainty, source, valid_from, recorded_at)
      select ${newId()}, office_id, place_id, ${input.name}, ${sortKey(input.name)}, shape, shape_status, longitude, latitude,
        ${input.areaKm2 ?? null}, ${input.population ?? null}, ${input.populationYear ?? null}, ${input.populationCertainty ?? null},
        ${input.source}, ${since ?? null}::date, ${ctx.now} from territory.place_state where id = ${before.id}`)
    const version = await touch(tx, place.id)
    const after = await stateOf(tx, place.id, since)
    const change = changeBetween(before.told, after?.told) ?? { before: {}, after: {} }
    return {
      ok: true,
      value: {
        output: { version },
        changes: [{ kind: PLACE, id: place.id, label: input.name, ...change }],
        events: [groundChanged(place.id)],
        reason: input.source,
      },
    }
  },
}

/** One writer at a time: who comes second sees the other's version. */
export async function holdPlace(tx: WriteTx, id: Id): Promise<HeldPlace | undefined> {
  const found = await tx.execute(sql`
    select id, code, office_id, version, valid_from, valid_until from territory.place where id = ${id} for update`)
  const [row] = found.rows
  if (row === undefined) return undefined
  return {
    id: String(row.id),
    code: String(row.code),
    officeId: String(row.office_id),
    version: Number(row.version),
    validFrom: row.valid_from === null ? undefined : String(row.valid_from),
    validUntil: row.valid_until === null ? undefined : String(row.valid_until),
  }
}

export async function touch(tx: WriteTx, id: Id): Promise<number> {
  const saved = await tx.execute(
    sql`update territory.place set version = version + 1 where id = ${id} returning version`,
  )
  return Number(saved.rows[0]?.version)
}

function isOutside({ validFrom, validUntil }: HeldPlace, day: string): boolean {
  return (validFrom !== undefined && day < validFrom) || (validUntil !== undefined && day >= validUntil)
}

/** What the books say now of a place on a day; without one, at the newest. As the history tells it. */
export async function stateOf(
  tx: ReadTx,
  placeId: Id,
  day: string | undefined,
): Promise<{ readonly id: Id; readonly validFrom: string | undefined; readonly told: RecordState } | undefined> {
  const found = await tx.execute(sql`
    select id, name, shape_status, round(st_area(shape::geography)) as drawn, area_km2, population, population_year,
      population_certainty, source, valid_from
    from territory.place_state
    where place_id = ${placeId} and replaced_at is null and (${day ?? null}::date is null or valid_from is null or valid_from <= ${day ?? null}::date)
    order by valid_from desc nulls last limit 1`)
  const [row] = found.rows
  if (row === undefined) return undefined
  return {
    id: String(row.id),
    validFrom: row.valid_from === null ? undefined : String(row.valid_from),
    told: {
      name: row.name,
      population: row.population,
      populationYear: row.population_year,
      populationCertainty: row.population_certainty,
      areaKm2: row.area_km2,
      limits: row.shape_status,
      drawnSquareMetres: row.drawn === null ? null : Number(row.drawn),
      source: row.source,
      validFrom: row.valid_from,
    },
  }
}

export const CHANGED_MEANWHILE: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Otra persona registró un dato de este lugar mientras usted escribía. Vuelva a abrir la página y compare antes de guardar.',
    en: 'Somebody else recorded something of this place while you were writing. Open the page again and compare before you save.',
  },
}
const NO_YEAR: Refusal<'no_year'> = {
  kind: 'no_year',
  field: 'populationYear',
  message: { es: 'Diga de qué año es la población.', en: 'Say of which year the population is.' },
}
const OUTSIDE: Refusal<'outside_validity'> = {
  kind: 'outside_validity',
  field: 'validFrom',
  message: {
    es: 'Ese día el lugar no existía en esta división del territorio.',
    en: 'On that day the place did not exist in this division of the ground.',
  },
}
