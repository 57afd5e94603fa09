import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type DrawnPlaces, drawnPlacesNamed, type NamedPlace, placesById } from '../../territory/contract.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { type Batch, type Cell, WHOLE } from '../model.ts'
import { type PreparedIndex, prepareIndex } from '../rules/indices/prepare.ts'
import { feedsOf, yearsOf } from '../rules/indices/scores.ts'
import { type Indicator, indicators, publishedBatches } from './catalogue-store.ts'
import { readCells } from './cells-query.ts'
import { type IndexEdition, indexEditions, newestIndices } from './indices-store.ts'

const NO_INDEX: Refusal<'no_index'> = {
  kind: 'no_index',
  message: { es: 'El observatorio no tiene ese índice.', en: 'The observatory has no such index.' },
}

/** The indices that the observatory keeps, each in its newest version. */
export const indicesQuery: Query<undefined, readonly IndexEdition[]> = {
  id: 'observatory.indices',
  permission: READ_OBSERVATORY,
  run: async (tx) => ({ ok: true, value: await newestIndices(tx) }),
}

export interface IndexAnswer {
  readonly prepared: PreparedIndex
  readonly editions: readonly IndexEdition[]
  readonly places: readonly NamedPlace[]
  /** Published figures of every series that feeds it. */
  readonly cells: readonly Cell[]
  readonly batches: readonly Batch[]
  /** The observatory's own sheets of what feeds it, by code. */
  readonly indicators: readonly Indicator[]
  readonly drawn: DrawnPlaces | undefined
}

const PICTURE_WIDTH = 560

/** An index with all that is published of what feeds it, of one year or of all. */
export const indexQuery: Query<{ readonly code: string; readonly year?: string | undefined }, IndexAnswer> = {
  id: 'observatory.index',
  permission: READ_OBSERVATORY,
  async run(tx, _ctx, { code, year }) {
    const editions = await indexEditions(tx, code)
    const [newest] = editions
    if (newest === undefined) return refuse(NO_INDEX)
    const prepared: Result<PreparedIndex, Refusal> = prepareIndex(newest.content)
    if (!prepared.ok) return prepared
    const codes = [...new Set([...feedsOf(newest.content).values()].map((feed) => feed.code))]
    const years = year === undefined || !/^\d{4}$/.test(year) ? {} : { fromYear: Number(year), toYear: Number(year) }
    const all = await readCells(tx, { indicators: codes, breakdown: WHOLE, ...years })
    const places = await placesOf(tx, all)
    const here = new Set(places.map(({ id }) => id))
    const cells = all.filter(({ placeId }) => here.has(placeId))
    return {
      ok: true,
      value: {
        prepared: prepared.value,
        editions,
        places,
        cells,
        batches: await publishedBatches(
          tx,
          cells.map(({ batch }) => batch),
        ),
        indicators: await indicators(tx, codes),
        drawn: await drawnPlacesNamed(
          tx,
          places.map((place) => place.code),
          `${yearsOf(cells).at(-1) ?? '2019'}-12-31`,
          PICTURE_WIDTH,
        ),
      },
    }
  },
}

/** The division of the ground of which most figures speak: places of two divisions are not ranked together. */
async function placesOf(tx: ReadTx, cells: readonly Cell[]): Promise<readonly NamedPlace[]> {
  const count = new Map<string, number>()
  for (const { placeId } of cells) count.set(placeId, (count.get(placeId) ?? 0) + 1)
  const groups = Map.groupBy(await placesById(tx, [...count.keys()]), ({ geography }) => geography)
  const weight = (places: readonly NamedPlace[]) => places.reduce((sum, { id }) => sum + (count.get(id) ?? 0), 0)
  const [most = []] = [...groups.values()].sort((one, other) => weight(other) - weight(one))
  return most
}
