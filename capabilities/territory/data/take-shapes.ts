import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Change, Command, Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { EDIT_PLACES } from '../places-permissions.ts'
import { matchShapes, type ShapeMatches } from '../rules/places/match-shapes.ts'
import { holdPlace, PLACE, stateOf, touch } from './edit-places.ts'
import { NO_PLACE } from './ground-queries.ts'
import { type Geography, geographies, type Place } from './places-query.ts'

export interface ShapeSource {
  readonly code: string
  readonly title: Text
  readonly source: string
}

export interface ShapesAnswer {
  readonly geography: Geography
  readonly places: readonly Pick<Place, 'id' | 'code' | 'name' | 'officialCodes'>[]
  /** Layers of areas to take limits from. */
  readonly sources: readonly ShapeSource[]
  /** Absent: no layer chosen yet. */
  readonly matches: ShapeMatches | undefined
  /** Of the layer chosen; what was looked at must be what is taken. */
  readonly edition: number | undefined
}

const NO_LAYER: Refusal<'no_layer'> = {
  kind: 'no_layer',
  field: 'layer',
  message: { es: 'No hay ninguna capa de áreas con ese nombre.', en: 'There is no layer of areas of that name.' },
}

/** Which features of a layer would become the limits of which places. Changes nothing. */
export const shapesFromLayer: Query<{ readonly geography: string; readonly layer?: string | undefined }, ShapesAnswer> =
  {
    id: 'territory.shapes_from_layer',
    permission: EDIT_PLACES,
    run: (tx, _ctx, { geography, layer }) => look(tx, geography, layer),
  }

async function look(tx: ReadTx, code: string, layer: string | undefined): Promise<Result<ShapesAnswer, Refusal>> {
  const geography = (await geographies(tx)).find((each) => each.code === code)
  if (geography === undefined) return refuse(NO_PLACE)
  const layers = await tx.execute(sql`
    select id, code, title, title_en, source, edition from territory.layer
    where shape_kind = 'polygon' and retired_at is null order by sort, code collate "C"`)
  const sources = layers.rows.map((row) => ({
    code: String(row.code),
    title: { es: String(row.title), ...(row.title_en === null ? {} : { en: String(row.title_en) }) },
    source: String(row.source),
  }))
  const named = await tx.execute(sql`
    select distinct on (p.id) p.id, p.code, p.official_codes, s.name, s.sort_key
    from territory.place p join territory.place_state s on s.place_id = p.id and s.replaced_at is null
    where p.geography_id = ${geography.id} order by p.id, s.valid_from desc nulls last`)
  const places = named.rows
    .toSorted((one, other) => (String(one.sort_key) < String(other.sort_key) ? -1 : 1))
    .map((row) => ({
      id: String(row.id),
      code: String(row.code),
      name: String(row.name),
      officialCodes: row.official_codes as Readonly<Record<string, string>>,
    }))
  if (layer === undefined)
    return { ok: true, value: { geography, places, sources, matches: undefined, edition: undefined } }
  const chosen = layers.rows.find((row) => row.code === layer)
  if (chosen === undefined) return refuse(NO_LAYER)
  // A layer of places has hundreds of features at most; of one with more, the first ones show that it is none.
  const features = await tx.execute(sql`
    select number, attributes from territory.feature where layer_id = ${String(chosen.id)} order by number limit 5000`)
  const matches = matchShapes(
    places,
    features.rows.map((row) => ({
      number: Number(row.number),
      attributes: row.attributes as Readonly<Record<string, unknown>>,
    })),
  )
  return { ok: true, value: { geography, places, sources, matches, edition: Number(chosen.edition) } }
}

export const takeShapesInput = z.object({
  geography: z.string().max(100),
  layer: z.string().max(200),
  /** Edition of the layer that was looked at. */
  edition: z.coerce.number().int(),
  status: z.enum(['unofficial', 'official']),
  source: z.string().trim().min(3).max(500),
})

/**
 * Features of a layer become the limits of the places that they were matched with. Each place gets a new state with the source;
 * what was drawn before stays in its history. Places without a match keep what they have.
 */
export const takeShapesFromLayer: Command<z.infer<typeof takeShapesInput>, { readonly taken: number }> = {
  id: 'territory.take_shapes',
  title: { es: 'Tomar los límites de una capa', en: 'Take limits from a layer' },
  input: takeShapesInput,
  permission: EDIT_PLACES,
  async run(tx, ctx, input) {
    const looked = await look(tx, input.geography, input.layer)
    if (!looked.ok) return looked
    const { matches, places, edition } = looked.value
    if (edition !== input.edition) return refuse(LAYER_CHANGED)
    if (matches === undefined || matches.found.length === 0) return refuse(NOTHING_MATCHES)
    const changes: Change[] = []
    // In one order, so that two who take at once wait for each other instead of forever.
    for (const place of places.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
      const match = matches.found.find((each) => each.place === place.code)
      if (match === undefined) continue
      await holdPlace(tx, place.id)
      const before = await stateOf(tx, place.id, undefined)
      if (before === undefined) continue
      await tx.execute(sql`update territory.place_state set replaced_at = ${ctx.now} where id = ${before.id}`)
      await tx.execute(sql`
        insert into territory.place_state (id, office_id, place_id, name, sort_key, shape, shape_status, longitude, latitude, area_km2,
          population, population_year, population_certainty, source, valid_from, recorded_at)
        select ${newId()}, s.office_id, s.place_id, s.name, s.sort_key, f.shape, ${input.status},
          case when kept.inside then s.longitude else st_x(st_pointonsurface(f.shape)) end,
          case when kept.inside then s.latitude else st_y(st_pointonsurface(f.shape)) end,
          s.area_km2, s.population, s.population_year, s.population_certainty, ${input.source}, s.valid_from, ${ctx.now}
        from territory.place_state s
        join territory.layer l on l.code = ${input.layer} and l.office_id = s.office_id
        join territory.feature f on f.layer_id = l.id and f.number = ${match.number}
        cross join lateral (select coalesce(st_covers(f.shape, st_setsrid(st_makepoint(s.longitude, s.latitude), 4326)), false) as inside) kept
        where s.id = ${before.id}`)
      await touch(tx, place.id)
      const after = await stateOf(tx, place.id, undefined)
      const change = changeBetween(before.told, after?.told) ?? { before: {}, after: {} }
      changes.push({ kind: PLACE, id: place.id, label: place.name, ...change })
    }
    return { ok: true, value: { output: { taken: changes.length }, changes, reason: input.source } }
  },
}

const LAYER_CHANGED: Refusal<'layer_changed'> = {
  kind: 'layer_changed',
  message: {
    es: 'La capa cambió mientras usted la miraba. Vuelva a ver qué lugares se encontraron y confirme.',
    en: 'The layer changed while you were looking at it. See again which places were found, and confirm.',
  },
}
const NOTHING_MATCHES: Refusal<'nothing_matches'> = {
  kind: 'nothing_matches',
  field: 'layer',
  message: {
    es: 'Ningún objeto de esa capa lleva el código o el nombre de un lugar de esta división.',
    en: 'No feature of that layer has the code or the name of a place of this division.',
  },
}
