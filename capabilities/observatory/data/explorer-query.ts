import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { type DrawnPlaces, drawnPlacesNamed, type NamedPlace, placesById } from '../../territory/contract.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import type { Batch, Cell } from '../model.ts'
import { yearOf } from '../rules/catalogue/period-number.ts'
import { NO_INDICATOR } from './catalogue-queries.ts'
import { type Indicator, indicators, publishedBatches } from './catalogue-store.ts'
import { readCells } from './cells-query.ts'

export interface ExplorerAnswer {
  /** To choose from. */
  readonly all: readonly Indicator[]
  /** As asked for, in that order. */
  readonly chosen: readonly { readonly indicator: Indicator; readonly cells: readonly Cell[] }[]
  readonly places: readonly NamedPlace[]
  readonly batches: readonly Batch[]
  readonly drawn: DrawnPlaces | undefined
}

const PICTURE_WIDTH = 640

/** Figures of one indicator or two; without any, of the first that has some. */
export const explorerQuery: Query<
  {
    readonly codes: readonly string[]
    readonly toYear?: number | undefined
    /** An instant: what had been published by then. Absent: what is published now. */
    readonly publishedBy?: string | undefined
  },
  ExplorerAnswer
> = {
  id: 'observatory.explorer',
  permission: READ_OBSERVATORY,
  async run(tx, _ctx, { codes, toYear, publishedBy }) {
    const all = await indicators(tx)
    const wanted = codes.length > 0 ? codes : all.slice(0, 1).map(({ code }) => code)
    const found = wanted.map((code) => all.find((each) => each.code === code))
    if (found.some((each) => each === undefined)) return refuse(NO_INDICATOR)
    const cells = await readCells(tx, { indicators: [...wanted], publishedBy })
    const places = await placesById(tx, [...new Set(cells.map(({ placeId }) => placeId))])
    const lastYear = toYear ?? Math.max(...cells.map(({ period }) => yearOf(period)), 0)
    const codesOfPlaces = places.map(({ code }) => code)
    return {
      ok: true,
      value: {
        all,
        chosen: found.flatMap((indicator) =>
          indicator === undefined
            ? []
            : [{ indicator, cells: cells.filter((cell) => cell.indicator === indicator.code) }],
        ),
        places,
        batches: await publishedBatches(
          tx,
          cells.map(({ batch }) => batch),
        ),
        drawn:
          lastYear === 0 ? undefined : await drawnPlacesNamed(tx, codesOfPlaces, `${lastYear}-12-31`, PICTURE_WIDTH),
      },
    }
  },
}
