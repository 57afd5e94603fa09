import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { isMissing, type Maybe } from '../../../kernel/missing.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { NewCell } from '../model.ts'
import { affectedCells, type ChangedFigure, touchedPlaces } from '../rules/calculation/affected.ts'
import { type ComputedFigure, computeCell } from '../rules/calculation/compute-cell.ts'
import { below } from '../rules/calculation/graph.ts'
import { computedParts, formulaOfPart, seriesOf } from '../rules/calculation/parts.ts'
import { Shelf } from '../rules/calculation/shelf.ts'
import { yearOf } from '../rules/catalogue/period-number.ts'
import {
  type Calculations,
  calculationsInForce,
  demoBatches,
  divisions,
  figuresOfBatch,
  shelfFor,
} from './calculation-store.ts'
import { readCells } from './cells-query.ts'
import { addCells, BATCH, openBatch, showBatch } from './store-cells.ts'

/** Why figures are computed anew; it is told in the batch that holds them. */
export interface Cause {
  readonly officeId: Id
  /** Part of the batch's code: `12` of a batch, `sheet:…` of a sheet. */
  readonly key: string
  readonly title: string
  /** The instant of the publication that caused it: what is computed stands published since the same moment. */
  readonly at: string
}

export interface Recalculated {
  /** Computed indicators of which a figure changed. */
  readonly codes: readonly string[]
  readonly batches: readonly number[]
  readonly changes: readonly Change[]
}

const NOTHING: Recalculated = { codes: [], batches: [], changes: [] }
const SOURCE = 'Calculado por el observatorio con las fórmulas de sus fichas, a partir de sus cifras publicadas'

/** After a batch was published: everything that is computed from its figures, in the same transaction. */
export async function recalculateAfter(
  tx: WriteTx,
  batch: { readonly number: number; readonly title: string; readonly officeId: Id; readonly publishedAt: string },
): Promise<Recalculated> {
  const calculations = await calculationsInForce(tx)
  if (calculations === undefined) return NOTHING
  const read = [...new Set([...calculations.graph.inputsOf.values()].flat())]
  const changed = await figuresOfBatch(tx, batch.number, read, calculations.parts)
  const cause = { officeId: batch.officeId, key: String(batch.number), title: batch.title, at: batch.publishedAt }
  return recalculate(tx, calculations, changed, cause)
}

/** What stands below figures that changed is computed anew, each indicator after its inputs; what comes out the same is not kept again. */
export async function recalculate(
  tx: WriteTx,
  calculations: Calculations,
  changed: readonly ChangedFigure[],
  cause: Cause,
): Promise<Recalculated> {
  if (changed.length === 0) return NOTHING
  const { graph, formulas } = calculations
  const moved = [...changed]
  const made: (NewCell & { readonly demo: boolean })[] = []
  const codes = below(graph, new Set(changed.map(({ indicator }) => indicator)))
  const wholes = codes.flatMap((code) =>
    (formulas.get(code)?.inputs ?? []).filter(({ place }) => place === 'whole').map(({ indicator }) => indicator),
  )
  const divisionOf = await divisions(tx, [...new Set(wholes)])
  for (const code of codes) {
    for (const part of computedParts(calculations.sheets.get(code) ?? { breakdowns: [] })) {
      const cells = await computePart(tx, calculations, { code, part }, { moved, made, divisionOf })
      made.push(...cells)
      moved.push(...cells.map(({ indicator, placeId, period }) => ({ indicator, part, placeId, period })))
    }
  }
  return publishComputed(tx, cause, made)
}

interface SoFar {
  /** What was published, and what has been computed since. */
  readonly moved: readonly ChangedFigure[]
  readonly made: readonly (NewCell & { readonly demo: boolean })[]
  readonly divisionOf: (placeId: Id) => readonly Id[]
}

/** One part of an indicator: its total, or the figures of women. */
async function computePart(
  tx: WriteTx,
  { formulas, sheets }: Calculations,
  { code, part }: { readonly code: string; readonly part: string },
  { moved, made, divisionOf }: SoFar,
): Promise<readonly (NewCell & { readonly demo: boolean })[]> {
  const general = formulas.get(code)
  if (general === undefined) return []
  const formula = formulaOfPart(general, part)
  const read = new Set(formula.inputs.map(seriesOf))
  const own = moved.filter((each) => read.has(seriesOf(each)))
  const places = touchedPlaces(formula.inputs, own, divisionOf)
  if (places.length === 0) return []
  const years = own.map(({ period }) => yearOf(period))
  const [first, last] = years.reduce(([low, high], year) => [Math.min(low, year), Math.max(high, year)], [9999, 0])
  // What is set against the period before reaches into the next year.
  const until = formula.inputs.some(({ period }) => period === 'previous') ? last + 1 : last
  const span = { places, divisionOf, fromYear: first, toYear: until }
  const shelf = await shelfFor(tx, formula, span)
  for (const { indicator, breakdown, placeId, numerator, denominator, ...cell } of made) {
    const series = seriesOf({ indicator, part: breakdown })
    if (read.has(series)) shelf.put(series, placeId, { ...cell, numerator, denominator, batch: 0 })
  }
  const keys = affectedCells(formula.inputs, own, shelf, divisionOf)
  const carried = formula.inputs.some(({ period }) => period === 'latest')
  const published = await readCells(tx, {
    indicators: [code],
    placeIds: places,
    breakdown: part,
    fromYear: first,
    toYear: carried ? undefined : until,
  })
  const demo = await demoBatches(tx, published)
  const now = new Shelf()
  for (const { placeId, ...cell } of published) now.put(code, placeId, { ...cell, demo: demo.has(cell.batch) })
  const ground = { shelf, divisionOf, sheetOf: (each: string) => sheets.get(each), wholes: new Map() }
  const factor = sheets.get(code)?.factor ?? 1
  return keys.flatMap(({ placeId, period }) => {
    const computed = computeCell(formula, factor, ground, placeId, period)
    const before = now.at(code, placeId, period)
    if (computed === undefined || (before !== undefined && same(before, computed))) return []
    const { value, numerator, denominator, status, demo: madeUp } = computed
    return [{ indicator: code, placeId, period, breakdown: part, value, numerator, denominator, status, demo: madeUp }]
  })
}

type Compared = Pick<ComputedFigure, 'value' | 'numerator' | 'denominator' | 'status' | 'demo'>

function same(one: Compared, other: Compared): boolean {
  const key = (value: Maybe<number>) => (isMissing(value) ? value.missing : value)
  return (
    key(one.value) === key(other.value) &&
    one.numerator === other.numerator &&
    one.denominator === other.denominator &&
    one.status === other.status &&
    one.demo === other.demo
  )
}

/** What rests on made-up figures stands in a batch of its own, which says so. */
async function publishComputed(
  tx: WriteTx,
  { officeId, key, title, at }: Cause,
  made: readonly (NewCell & { readonly demo: boolean })[],
): Promise<Recalculated> {
  const changes: Change[] = []
  const batches: number[] = []
  for (const [demo, cells] of Map.groupBy(made, (cell) => cell.demo)) {
    const label = `Cálculo a raíz de «${title}»`
    const { id, number } = await openBatch(tx, {
      officeId,
      code: `computed:${key}:${demo ? 'demo' : 'figures'}`,
      title: label,
      source: SOURCE,
      citation: '',
      origin: 'computed',
      demo,
      note: `Se publicó «${title}», y con ello cambiaron cifras que se calculan a partir de otras.`,
      madeAt: at,
    })
    await addCells(tx, officeId, number, cells)
    await tx.execute(sql`
      update observatory.batch set state = 'published', published_at = ${at}, reviewed_at = ${at} where id = ${id}`)
    await showBatch(tx, number)
    batches.push(number)
    changes.push({ kind: BATCH, id, label, after: { cells: cells.length, state: 'published' } })
  }
  return { codes: [...new Set(made.map(({ indicator }) => indicator))].sort(), batches, changes }
}
