import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import { sortKey } from '../../../kernel/sort-key.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Pack, readOne } from '../../../platform/packs/pack.ts'
import { type PlaceData, placesFile } from '../../../platform/packs/places.ts'
import { type GeographyData, geographiesFile, PLAIN_GEOGRAPHY } from '../places-deployment.ts'
import {
  certaintyOf,
  type MadeGeography,
  type MadePlace,
  placesOf,
  sharesBetween,
  together,
} from '../rules/places/places-of-pack.ts'
import { polygonText, schematicShapes } from '../rules/places/schematic-shapes.ts'

const SOURCE = 'Lista de municipios del despliegue'

/** Geographies and places that the database lacks. One that is there is left alone, with whatever officers made of it. */
export async function loadPlaces(
  tx: WriteTx,
  ctx: Ctx,
  pack: Pack,
  officeId: Id,
): Promise<Result<readonly Change[], Refusal>> {
  const list = readOne(pack, placesFile)
  if (!list.ok) return list
  const file = readOne(pack, geographiesFile)
  if (!file.ok) return file
  const rows = list.value?.value ?? []
  const wanted = file.value?.value.geographies ?? [PLAIN_GEOGRAPHY]
  const known = await tx.execute(sql`select code from territory.geography where office_id = ${officeId}`)
  const there = new Set(known.rows.map(({ code }) => String(code)))
  const made = wanted.map((geography) => placesOf(geography, rows))
  const changes: Change[] = []
  for (const [index, geography] of wanted.entries()) {
    const places = made[index]
    if (places === undefined || there.has(geography.code)) continue
    const id = await saveGeography(tx, ctx, officeId, geography, places, rows)
    const after = { code: geography.code, places: places.places.length }
    changes.push({ kind: 'territory.geography', id, label: geography.title.es, after })
  }
  if (changes.length > 0) await saveShares(tx, ctx, officeId, made, wanted)
  return { ok: true, value: changes }
}

async function saveGeography(
  tx: WriteTx,
  ctx: Ctx,
  officeId: Id,
  geography: GeographyData,
  { of, places }: MadeGeography,
  rows: readonly PlaceData[],
): Promise<Id> {
  const id = newId()
  const { code, title, kind, validFrom, validUntil, citation, certainty } = geography
  await tx.execute(sql`
    insert into territory.geography (id, office_id, code, title, title_en, kind, valid_from, valid_until, citation, certainty)
    values (${id}, ${officeId}, ${code}, ${title.es}, ${title.en ?? null}, ${kind}, ${validFrom ?? null},
      ${validUntil ?? null}, ${citation}, ${certainty})`)
  const cells = schematicShapes(rows.map((row) => ({ ...row, key: row.code })))
  const records = places.map((place) => recordOf(place, of, cells))
  // Neighbours of a scheme share their corners to the last digit, so that the union of several has no seams.
  await tx.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(
        id uuid, state_id uuid, code text, official_codes jsonb, partial boolean, tile_column int, tile_row int, name text,
        sort_key text, cells text[], longitude float8, latitude float8, area_km2 float8, population int, population_year int,
        population_certainty text, source text)
    ), places as (
      insert into territory.place (id, office_id, geography_id, code, official_codes, valid_from, valid_until, partial, tile_column, tile_row)
      select id, ${officeId}::uuid, ${id}::uuid, code, official_codes, ${validFrom ?? null}::date, ${validUntil ?? null}::date,
        partial, tile_column, tile_row from given
    )
    insert into territory.place_state (id, office_id, place_id, name, sort_key, shape, shape_status, longitude, latitude, area_km2,
      population, population_year, population_certainty, source, valid_from, recorded_at)
    select state_id, ${officeId}::uuid, id, name, sort_key, drawn.shape, case when drawn.shape is null then 'none' else 'schematic' end,
      coalesce(longitude, st_x(st_pointonsurface(drawn.shape))), coalesce(latitude, st_y(st_pointonsurface(drawn.shape))),
      area_km2, population, population_year, population_certainty, source, ${validFrom ?? null}::date, ${ctx.now}::timestamptz
    from given cross join lateral (
      select st_union(st_geomfromtext(cell, 4326)) as shape from unnest(given.cells) as cell
    ) as drawn`)
  return id
}

function recordOf(
  place: MadePlace,
  of: MadeGeography['of'],
  cells: ReturnType<typeof schematicShapes>,
): Record<string, unknown> {
  const [row] = place.ground
  const single = of === 'places' || of === 'districts' ? row : undefined
  const codes =
    of === 'districts' ? { since2025: single?.codeNew } : { census: single?.codeCensus, department: single?.department }
  const years = new Set(place.ground.map(({ populationYear }) => populationYear))
  return {
    id: newId(),
    state_id: newId(),
    code: place.code,
    official_codes: codes,
    partial: place.partial,
    tile_column: single?.tileColumn ?? null,
    tile_row: single?.tileRow ?? null,
    name: place.name,
    sort_key: sortKey(place.name),
    cells: place.ground.flatMap(({ code }) => polygonText(cells.get(code)) ?? []),
    longitude: single?.longitude ?? null,
    latitude: single?.latitude ?? null,
    area_km2: together(place.ground, 'areaKm2') ?? null,
    population: together(place.ground, 'population') ?? null,
    population_year: years.size === 1 ? ([...years][0] ?? null) : null,
    population_certainty: certaintyOf(place.ground),
    source: SOURCE,
  }
}

/** Each geography of the pack into each other, where they do not hold the very same places for themselves. */
async function saveShares(
  tx: WriteTx,
  ctx: Ctx,
  officeId: Id,
  made: readonly MadeGeography[],
  wanted: readonly GeographyData[],
): Promise<void> {
  const shares = made.flatMap((from) =>
    made
      .filter((to) => to !== from)
      .flatMap((to) =>
        sharesBetween(from, to).map((share) => ({
          ...share,
          id: newId(),
          from_geography: from.code,
          to_geography: to.code,
        })),
      ),
  )
  await tx.execute(sql`
    insert into territory.correspondence (id, office_id, from_place_id, to_place_id, basis, share, rule, source, recorded_at)
    select r.id, ${officeId}::uuid, a.id, b.id, r.basis, r.share, r.rule, ${SOURCE}, ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) as r(
      id uuid, "from" text, "to" text, from_geography text, to_geography text, basis text, share float8, rule text)
    join territory.geography ga on ga.office_id = ${officeId}::uuid and ga.code = r.from_geography
    join territory.geography gb on gb.office_id = ${officeId}::uuid and gb.code = r.to_geography
    join territory.place a on a.geography_id = ga.id and a.code = r."from"
    join territory.place b on b.geography_id = gb.id and b.code = r."to"
    on conflict (from_place_id, to_place_id, basis, rule) do nothing`)
  for (const [index, { within }] of wanted.entries()) {
    const from = made[index]
    if (within === undefined || from === undefined) continue
    await tx.execute(sql`
      update territory.place p set parent_id = c.to_place_id
      from territory.correspondence c, territory.place above, territory.geography ga, territory.geography gb
      where c.from_place_id = p.id and above.id = c.to_place_id and c.rule = 'law' and p.parent_id is null
        and ga.id = p.geography_id and ga.office_id = ${officeId} and ga.code = ${from.code}
        and gb.id = above.geography_id and gb.code = ${within}`)
  }
}
