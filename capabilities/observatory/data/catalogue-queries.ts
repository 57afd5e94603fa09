import { sql } from 'drizzle-orm'
import type { Period } from '../../../kernel/civil.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import { fold } from '../../../kernel/sort-key.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type DrawnPlaces, drawnPlacesNamed, type NamedPlace, placesById } from '../../territory/contract.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { type Batch, type Cell, type Sheet, WHOLE } from '../model.ts'
import { periodOfNumber, yearOf } from '../rules/catalogue/period-number.ts'
import { type Indicator, indicators, publishedBatches, sheetsOf, type Theme, themes } from './catalogue-store.ts'
import { cellOf, FIGURE_TOPICS, readCells } from './cells-query.ts'

export const NO_INDICATOR: Refusal<'no_indicator'> = {
  kind: 'no_indicator',
  message: { es: 'El observatorio no tiene ese indicador.', en: 'The observatory has no such indicator.' },
}
export const NO_PLACE: Refusal<'no_place'> = {
  kind: 'no_place',
  message: { es: 'El observatorio no tiene cifras de ese lugar.', en: 'The observatory has no figures of that place.' },
}

/** What is published of an indicator, in a line. */
export interface Coverage {
  readonly first: Period
  readonly last: Period
  readonly places: number
  readonly cells: number
  /** Some of its figures were made up for a demonstration. */
  readonly demo: boolean
  /** When the first and the last of what stands now was published. */
  readonly issued: string
  readonly modified: string
}

export interface Catalogue {
  readonly themes: readonly Theme[]
  readonly indicators: readonly (Indicator & { readonly coverage: Coverage | undefined })[]
}

/**
 * All indicators, or those in which every word is found: in title, definition, code, theme or what
 * people call it, accents aside.
 */
export const catalogueQuery: Query<{ readonly search?: string | undefined }, Catalogue> = {
  id: 'observatory.catalogue',
  permission: READ_OBSERVATORY,
  async run(tx, _ctx, { search = '' }) {
    const words = fold(search).split(/\s+/).filter(Boolean)
    const all = await indicators(tx)
    const found = all.filter(({ code, theme, sheet }) => {
      const { title, content } = sheet
      const text = [
        code,
        title.es,
        title.en,
        content.definition.es,
        content.definition.en,
        theme.title.es,
        theme.title.en,
        ...(content.synonyms ?? []),
      ]
      const body = fold(text.join(' '))
      return words.every((word) => body.includes(word))
    })
    const coverage = await tx.memory.remember(FIGURE_TOPICS, 'coverages', () => coverages(tx))
    return {
      ok: true,
      value: {
        themes: await themes(tx),
        indicators: found.map((each) => ({ ...each, coverage: coverage.get(each.code) })),
      },
    }
  },
}

/** Of every indicator: reads all that is published, once after each publication. */
async function coverages(tx: ReadTx): Promise<ReadonlyMap<string, Coverage>> {
  const found = await tx.execute(sql`
    select i.code, min(o.period) as first, max(o.period) as last, count(distinct s.place_id) as places, count(*) as cells,
      bool_or(b.demo) as demo, min(b.published_at) as issued, max(b.published_at) as modified
    from observatory.observation_now o join observatory.series s on s.number = o.series
    join observatory.indicator i on i.id = s.indicator_id join observatory.open_batch b on b.number = o.batch group by i.code`)
  return new Map(
    found.rows.map((row) => [
      String(row.code),
      {
        first: periodOfNumber(Number(row.first)),
        last: periodOfNumber(Number(row.last)),
        places: Number(row.places),
        cells: Number(row.cells),
        demo: row.demo === true,
        issued: String(row.issued),
        modified: String(row.modified),
      },
    ]),
  )
}

export interface IndicatorAnswer {
  readonly indicator: Indicator
  readonly sheets: readonly Sheet[]
  readonly places: readonly NamedPlace[]
  /** Of all breakdowns and periods. */
  readonly cells: readonly Cell[]
  readonly batches: readonly Batch[]
  /** What was published before and no longer stands, the newest first. */
  readonly replaced: readonly (Cell & { readonly publishedAt: string })[]
  readonly drawn: DrawnPlaces | undefined
}

const PICTURE_WIDTH = 560

/** An indicator with everything that is published of it, or was by a moment. */
export const indicatorQuery: Query<
  { readonly code: string; readonly publishedBy?: string | undefined },
  IndicatorAnswer
> = {
  id: 'observatory.indicator',
  permission: READ_OBSERVATORY,
  async run(tx, _ctx, { code, publishedBy }) {
    const [indicator] = await indicators(tx, [code])
    if (indicator === undefined) return refuse(NO_INDICATOR)
    const cells = await readCells(tx, { indicators: [code], publishedBy })
    const places = await placesById(tx, [...new Set(cells.map(({ placeId }) => placeId))])
    const replaced = await replacedCells(tx, code, publishedBy)
    const batches = await publishedBatches(
      tx,
      [...cells, ...replaced].map(({ batch }) => batch),
    )
    const lastYear = Math.max(...cells.map(({ period }) => yearOf(period)), 0)
    return {
      ok: true,
      value: {
        indicator,
        sheets: await sheetsOf(tx, indicator.id),
        places,
        cells,
        batches,
        replaced,
        drawn:
          lastYear === 0
            ? undefined
            : await drawnPlacesNamed(
                tx,
                places.map((place) => place.code),
                `${lastYear}-12-31`,
                PICTURE_WIDTH,
              ),
      },
    }
  },
}

/** Figures that stood published until a later batch corrected them. */
async function replacedCells(
  tx: ReadTx,
  code: string,
  publishedBy: string | undefined,
): Promise<readonly (Cell & { readonly publishedAt: string })[]> {
  const until = publishedBy === undefined ? sql`true` : sql`o.published_at <= ${publishedBy}::timestamptz`
  const found = await tx.execute(sql`
    select * from (
      select i.code, s.place_id, s.breakdown, o.*,
        row_number() over (partition by o.series, o.period order by o.published_at, o.batch) as revision,
        row_number() over (partition by o.series, o.period order by o.published_at desc, o.batch desc) as back
      from observatory.open_observation o join observatory.series s on s.number = o.series
      join observatory.indicator i on i.id = s.indicator_id where i.code = ${code} and ${until}
    ) x where back > 1 order by published_at desc, place_id, period`)
  return found.rows.map((row) => ({ ...cellOf(row), publishedAt: String(row.published_at) }))
}

export interface PlaceProfile {
  readonly place: NamedPlace
  readonly indicators: readonly Indicator[]
  /** Of the place, all periods, without breakdowns. */
  readonly cells: readonly Cell[]
  /** Of the other places of its division, for comparison. */
  readonly others: readonly Cell[]
  readonly places: readonly NamedPlace[]
  readonly batches: readonly Batch[]
}

/** What is published of a place, beside the other places of its division. */
export const placeProfileQuery: Query<{ readonly code: string }, PlaceProfile> = {
  id: 'observatory.place',
  permission: READ_OBSERVATORY,
  async run(tx, _ctx, { code }) {
    const known = await tx.execute(sql`select distinct place_id from observatory.series`)
    const named = await placesById(
      tx,
      known.rows.map(({ place_id }) => String(place_id)),
    )
    const place = named.find((each) => each.code === code)
    if (place === undefined) return refuse(NO_PLACE)
    const places = named.filter(({ geography }) => geography === place.geography)
    const all = await readCells(tx, { placeIds: places.map(({ id }) => id), breakdown: WHOLE })
    const cells = all.filter(({ placeId }) => placeId === place.id)
    return {
      ok: true,
      value: {
        place,
        places,
        indicators: await indicators(tx, [...new Set(cells.map(({ indicator }) => indicator))]),
        cells,
        others: all,
        batches: await publishedBatches(
          tx,
          cells.map(({ batch }) => batch),
        ),
      },
    }
  },
}

export const observedPlacesQuery: Query<undefined, readonly NamedPlace[]> = {
  id: 'observatory.observed_places',
  permission: READ_OBSERVATORY,
  run: async (tx) => ({ ok: true, value: await observedPlaces(tx) }),
}

/** Places of the division of which most is published, in the order of their names. */
export async function observedPlaces(tx: ReadTx): Promise<readonly NamedPlace[]> {
  const found = await tx.execute(sql`select place_id, count(*) as series from observatory.series group by place_id`)
  const series = new Map(found.rows.map((row) => [String(row.place_id), Number(row.series)] as const))
  const groups = Map.groupBy(await placesById(tx, [...series.keys()]), ({ geography }) => geography)
  const weight = (places: readonly NamedPlace[]) => places.reduce((sum, { id }) => sum + (series.get(id) ?? 0), 0)
  const [most = []] = [...groups.values()].sort((one, other) => weight(other) - weight(one))
  return most
}
