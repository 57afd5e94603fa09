import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type DrawnPlaces, drawnPlacesNamed, type NamedPlace, placesById } from '../../territory/contract.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { type Batch, type Cell, WHOLE } from '../model.ts'
import type { IndexDefinition } from '../rules/indices/definition.ts'
import { type PreparedIndex, prepareIndex } from '../rules/indices/prepare.ts'
import { feedsOf, yearsOf } from '../rules/indices/scores.ts'
import { type Indicator, indicators, publishedBatches } from './catalogue-store.ts'
import { readCells } from './cells-query.ts'
import { type IndexEdition, indexEditions, newestIndices } from './indices-store.ts'

export const NO_INDEX: Refusal<'no_index'> = {
  kind: 'no_index',
  message: { es: 'El observatorio no tiene ese índice.', en: 'The observatory has no such index.' },
}

/** The indices that the observatory keeps, each in its newest version. */
export const indicesQuery: Query<undefined, readonly IndexEdition[]> = {
  id: 'observatory.indices',
  permission: READ_OBSERVATORY,
  run: async (tx) => ({ ok: true, value: await newestIndices(tx) }),
}

export interface PlacedCells {
  readonly places: readonly NamedPlace[]
  /** Published figures of every series that feeds it. */
  readonly cells: readonly Cell[]
}

export interface IndexAnswer extends PlacedCells {
  readonly prepared: PreparedIndex
  /** The newest first. */
  readonly editions: readonly IndexEdition[]
  /** The version that is looked at, where it is not the one in force: its figures are those of the day on which it was replaced. */
  readonly version: string | undefined
  readonly batches: readonly Batch[]
  /** The observatory's own sheets of what feeds it, by code. */
  readonly indicators: readonly Indicator[]
  readonly drawn: DrawnPlaces | undefined
}

const PICTURE_WIDTH = 560

export interface IndexAsked {
  readonly code: string
  readonly year?: string | undefined
  /** A version that was in force; absent: the one that is. */
  readonly version?: string | undefined
}

/**
 * An index with all that is published of what feeds it, of one year or of all. A version that was replaced is computed from what was
 * published up to the moment at which the next one was, so that it says what it last said.
 */
export const indexQuery: Query<IndexAsked, IndexAnswer> = {
  id: 'observatory.index',
  permission: READ_OBSERVATORY,
  async run(tx, _ctx, { code, year, version }) {
    const editions = await indexEditions(tx, code)
    const at = version === undefined ? 0 : editions.findIndex(({ content }) => content.version === version)
    const edition = editions[at]
    if (edition === undefined) return refuse(NO_INDEX)
    const prepared: Result<PreparedIndex, Refusal> = prepareIndex(edition.content)
    if (!prepared.ok) return prepared
    const placed = await cellsOfIndices(tx, [edition.content], { year, publishedBy: editions[at - 1]?.recordedAt })
    const { places, cells } = placed
    return {
      ok: true,
      value: {
        ...placed,
        prepared: prepared.value,
        editions,
        version: at === 0 ? undefined : edition.content.version,
        batches: await publishedBatches(
          tx,
          cells.map(({ batch }) => batch),
        ),
        indicators: await indicators(tx, seriesOf([edition.content])),
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

/** Published figures of what feeds some indices, at the places of one division of the ground. */
export async function cellsOfIndices(
  tx: ReadTx,
  definitions: readonly IndexDefinition[],
  { year, publishedBy }: { readonly year?: string | undefined; readonly publishedBy?: string | undefined } = {},
): Promise<PlacedCells> {
  const years = year === undefined || !/^\d{4}$/.test(year) ? {} : { fromYear: Number(year), toYear: Number(year) }
  const all = await readCells(tx, { indicators: seriesOf(definitions), breakdown: WHOLE, publishedBy, ...years })
  const places = await placesOf(tx, all)
  const here = new Set(places.map(({ id }) => id))
  return { places, cells: all.filter(({ placeId }) => here.has(placeId)) }
}

function seriesOf(definitions: readonly IndexDefinition[]): string[] {
  return [...new Set(definitions.flatMap((each) => [...feedsOf(each).values()].map((feed) => feed.code)))]
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
