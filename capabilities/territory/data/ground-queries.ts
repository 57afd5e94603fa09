import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { READ_GROUND } from '../places-permissions.ts'
import { usualDay } from '../rules/places/usual-day.ts'
import { type MeasuredPair, measuredPairs } from './division-queries.ts'
import {
  type Geography,
  geographies,
  type Place,
  type PlaceState,
  placeHistory,
  placesOn,
  type Share,
  shareOf,
  sharesOf,
} from './places-query.ts'

export const NO_PLACE: Refusal<'no_place'> = {
  kind: 'no_place',
  message: { es: 'No hay ningún lugar con ese nombre.', en: 'There is no place of that name.' },
}

/** What a place went into by law, or lies in. */
export interface LawLink {
  readonly geography: string
  readonly code: string
  readonly name: string
}

export interface GeographyAnswer {
  readonly geography: Geography
  readonly geographies: readonly Geography[]
  readonly day: CivilDate
  readonly places: readonly Place[]
  /** By id of the place: where all of it lies, by law, in other geographies. */
  readonly within: ReadonlyMap<Id, readonly LawLink[]>
  /** Divisions that its shapes were laid over, and what did not add up. */
  readonly measured: readonly MeasuredPair[]
}

export interface PlaceAnswer {
  readonly geography: Geography
  readonly geographies: readonly Geography[]
  readonly day: CivilDate
  readonly place: Place
  readonly history: readonly PlaceState[]
  readonly to: readonly Share[]
  readonly from: readonly Share[]
}

export const groundQuery: Query<undefined, readonly Geography[]> = {
  id: 'territory.ground',
  permission: READ_GROUND,
  run: async (tx) => ({ ok: true, value: await geographies(tx) }),
}

/** The geography on a day; without one, today, or the last day on which it was in force. */
export const geographyQuery: Query<{ readonly code: string; readonly day?: CivilDate | undefined }, GeographyAnswer> = {
  id: 'territory.geography',
  permission: READ_GROUND,
  async run(tx, ctx, { code, day: asked }) {
    const all = await geographies(tx)
    const geography = all.find((each) => each.code === code)
    if (geography === undefined) return refuse(NO_PLACE)
    const day = asked ?? usualDay(geography, ctx.today)
    const places = await placesOn(tx, code, { validOn: day })
    return {
      ok: true,
      value: {
        geography,
        geographies: all,
        day,
        places,
        within: await lawLinks(tx, geography.id),
        measured: await measuredPairs(tx, code),
      },
    }
  },
}

export const placeQuery: Query<
  { readonly geography: string; readonly place: string; readonly day?: CivilDate | undefined },
  PlaceAnswer
> = {
  id: 'territory.place',
  permission: READ_GROUND,
  async run(tx, ctx, asked) {
    const all = await geographies(tx)
    const geography = all.find((each) => each.code === asked.geography)
    if (geography === undefined) return refuse(NO_PLACE)
    const day = asked.day ?? usualDay(geography, ctx.today)
    const place = (await placesOn(tx, geography.code, { validOn: day })).find(({ code }) => code === asked.place)
    if (place === undefined) return refuse(NO_PLACE)
    return {
      ok: true,
      value: {
        geography,
        geographies: all,
        day,
        place,
        history: await placeHistory(tx, place.id),
        to: await sharesOf(tx, place.id, 'to'),
        from: await sharesOf(tx, place.id, 'from'),
      },
    }
  },
}

/** All shares of the places of a geography in those of the others, for who re-expresses figures elsewhere. */
export const sharesQuery: Query<{ readonly code: string }, readonly (Share & { readonly from: string })[]> = {
  id: 'territory.shares',
  permission: READ_GROUND,
  async run(tx, _ctx, { code }) {
    if (!(await geographies(tx)).some((each) => each.code === code)) return refuse(NO_PLACE)
    const found = await tx.execute(sql`
      select a.code as from_code, g.code as geography, b.id, b.code, s.name, c.basis, c.share, c.rule, c.source
      from territory.correspondence c join territory.place a on a.id = c.from_place_id
      join territory.geography ga on ga.id = a.geography_id and ga.code = ${code}
      join territory.place b on b.id = c.to_place_id join territory.geography g on g.id = b.geography_id
      join lateral (select name from territory.place_state where place_id = b.id and replaced_at is null
        order by valid_from desc nulls last limit 1) s on true
      order by a.code collate "C", g.code collate "C", b.code collate "C", c.basis, c.rule`)
    return { ok: true, value: found.rows.map((row) => ({ ...shareOf(row), from: String(row.from_code) })) }
  },
}

async function lawLinks(tx: ReadTx, geographyId: Id): Promise<ReadonlyMap<Id, readonly LawLink[]>> {
  const found = await tx.execute(sql`
    select c.from_place_id, g.code as geography, b.code, s.name
    from territory.correspondence c join territory.place a on a.id = c.from_place_id
    join territory.place b on b.id = c.to_place_id join territory.geography g on g.id = b.geography_id
    join lateral (select name from territory.place_state where place_id = b.id and replaced_at is null
      order by valid_from desc nulls last limit 1) s on true
    where a.geography_id = ${geographyId} and c.rule = 'law' and c.basis = 'area' order by g.code collate "C"`)
  const links = new Map<Id, LawLink[]>()
  for (const row of found.rows) {
    const id = String(row.from_place_id)
    const link = { geography: String(row.geography), code: String(row.code), name: String(row.name) }
    links.set(id, [...(links.get(id) ?? []), link])
  }
  return links
}
