import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type DrawnPlaces, drawnPlacesNamed, type NamedPlace, placesById } from '../../territory/contract.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { type Batch, type Cell, WHOLE } from '../model.ts'
import type { IndexDefinition } from '../rules/indices/definition.ts'
import { type PreparedIndex, prepareIndex } from '../rules/indices/prepare.ts'
import { type Robustness, robustness } from '../rules/indices/robustness.ts'
import { type ChosenYear, chosenYear, feedsOf, scorePlaces, yearsOf } from '../rules/indices/scores.ts'
import { type Indicator, indicators, publishedBatches } from './catalogue-store.ts'
import { FIGURE_TOPICS, readCells } from './cells-query.ts'
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

export interface RobustnessAnswer extends ChosenYear {
  readonly answer: IndexAnswer
  /** Absent with fewer than two places that have a figure. */
  readonly robustness: Robustness | undefined
}

/** Enough for ranks to settle, and few enough for a page. */
const RUNS = 300
const SEED = 'observatorio'

/**
 * How far the order of the places of a year depends on how the method was decided. Computing it keeps a processor busy for the
 * better part of a second, so it is done once after each publication.
 */
export const indexRobustnessQuery: Query<
  Omit<IndexAsked, 'year'> & { readonly shownYear?: string | undefined },
  RobustnessAnswer
> = {
  id: 'observatory.index_robustness',
  permission: READ_OBSERVATORY,
  async run(tx, ctx, { shownYear, ...asked }) {
    const found = await indexQuery.run(tx, ctx, asked)
    if (!found.ok) return found
    const { prepared, places, cells } = found.value
    const chosen = chosenYear(prepared, places, cells, shownYear)
    const key = `robustness of ${asked.code} ${prepared.definition.version} ${chosen.year}`
    const computed = await tx.memory.remember(FIGURE_TOPICS, key, async () => {
      const scored = scorePlaces(prepared, places, cells, chosen.year)
      const given = scored.map((each) => ({ place: each.place.code, values: each.values }))
      return robustness(prepared, given, { runs: RUNS, seed: SEED })
    })
    return {
      ok: true,
      value: { ...chosen, answer: found.value, robustness: computed.ok ? computed.value : undefined },
    }
  },
}

interface When {
  readonly year?: string | undefined
  readonly publishedBy?: string | undefined
}

/**
 * Published figures of what feeds some indices, at the places of one division of the ground: thousands of rows, the same for
 * everybody until something is published.
 */
export function cellsOfIndices(
  tx: ReadTx,
  definitions: readonly IndexDefinition[],
  when: When = {},
): Promise<PlacedCells> {
  const year = /^\d{4}$/.test(when.year ?? '') ? Number(when.year) : undefined
  const codes = seriesOf(definitions).sort()
  const key = ['cells of', ...codes, year ?? '', when.publishedBy ?? ''].join(' ')
  return tx.memory.remember(FIGURE_TOPICS, key, async () => {
    const choice = { indicators: codes, breakdown: WHOLE, fromYear: year, toYear: year, publishedBy: when.publishedBy }
    const all = await readCells(tx, choice)
    const places = await placesOf(tx, all)
    const here = new Set(places.map(({ id }) => id))
    return { places, cells: all.filter(({ placeId }) => here.has(placeId)) }
  })
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
