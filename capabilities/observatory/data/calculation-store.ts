import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { placesById } from '../../territory/contract.ts'
import { type Calculation, type Cell, type SheetContent, WHOLE } from '../model.ts'
import type { ChangedFigure } from '../rules/calculation/affected.ts'
import { type Formula, formulaOf } from '../rules/calculation/formula.ts'
import { type CalculationGraph, calculationGraph } from '../rules/calculation/graph.ts'
import { partsRead, seriesOf } from '../rules/calculation/parts.ts'
import { Shelf } from '../rules/calculation/shelf.ts'
import { periodOfNumber } from '../rules/catalogue/period-number.ts'
import { indicators } from './catalogue-store.ts'
import { readCells } from './cells-query.ts'

/** The formulas that are in force, and what they read. */
export interface Calculations {
  readonly graph: CalculationGraph
  readonly formulas: ReadonlyMap<string, Formula>
  /** Newest sheets of everything that is computed or read. */
  readonly sheets: ReadonlyMap<string, SheetContent>
  /** Parts of indicators that some formula reads; the total is always among them. */
  readonly parts: readonly string[]
}

/** Undefined where nothing is computed. */
export async function calculationsInForce(tx: ReadTx): Promise<Calculations | undefined> {
  const found = await tx.execute(sql`
    select i.code, s.content->'calculation' as calculation from observatory.indicator i
    join lateral (select content from observatory.sheet where indicator_id = i.id order by number desc limit 1) s on true
    where i.retired_at is null and s.content->'calculation' is not null`)
  if (found.rows.length === 0) return undefined
  const calculations = new Map(found.rows.map((row) => [String(row.code), row.calculation as Calculation] as const))
  const graph = calculationGraph(calculations)
  const formulas = new Map<string, Formula>()
  for (const [code, calculation] of calculations) {
    const formula = formulaOf(calculation)
    // What was published was checked; an expression that no longer compiles is left as it stands.
    if (formula.ok) formulas.set(code, formula.value)
  }
  const read = [...graph.inputsOf.values()].flat()
  const all = await indicators(tx, [...new Set([...calculations.keys(), ...read])])
  const sheets = new Map(all.map(({ code, sheet }) => [code, sheet.content] as const))
  return { graph, formulas, sheets, parts: partsRead(formulas, sheets) }
}

/** For a place all places of its division of which the observatory has figures of some indicators. */
export async function divisions(tx: ReadTx, codes: readonly string[]): Promise<(placeId: Id) => readonly Id[]> {
  if (codes.length === 0) return (placeId) => [placeId]
  const found = await tx.execute(sql`
    select distinct s.place_id from observatory.series s join observatory.indicator i on i.id = s.indicator_id
    where i.code = any(${sql.param([...codes])}::text[])`)
  const named = await placesById(
    tx,
    found.rows.map(({ place_id }) => String(place_id)),
  )
  const geography = new Map(named.map((place) => [place.id, place.geography] as const))
  const groups = Map.groupBy(named, (place) => place.geography)
  const ids = new Map([...groups].map(([code, places]) => [code, places.map(({ id }) => id).sort()] as const))
  return (placeId) => ids.get(geography.get(placeId) ?? '') ?? [placeId]
}

/** The figures of a batch that some formula may read: of some indicators, in some parts of them. */
export async function figuresOfBatch(
  tx: ReadTx,
  batch: number,
  codes: readonly string[],
  parts: readonly string[],
): Promise<readonly ChangedFigure[]> {
  const found = await tx.execute(sql`
    select i.code, s.breakdown, s.place_id, o.period from observatory.observation o
    join observatory.series s on s.number = o.series and s.breakdown = any(${sql.param([...parts])}::text[])
    join observatory.indicator i on i.id = s.indicator_id and i.code = any(${sql.param([...codes])}::text[])
    where o.batch = ${batch}`)
  return found.rows.map(changedOf)
}

/** Everything that is published of some indicators in some parts of them. */
export async function figuresOfIndicators(
  tx: ReadTx,
  codes: readonly string[],
  parts: readonly string[],
): Promise<readonly ChangedFigure[]> {
  const found = await tx.execute(sql`
    select i.code, s.breakdown, s.place_id, o.period from observatory.observation_now o
    join observatory.series s on s.number = o.series and s.breakdown = any(${sql.param([...parts])}::text[])
    join observatory.indicator i on i.id = s.indicator_id and i.code = any(${sql.param([...codes])}::text[])`)
  return found.rows.map(changedOf)
}

function changedOf(row: Record<string, unknown>): ChangedFigure {
  return {
    indicator: String(row.code),
    part: String(row.breakdown),
    placeId: String(row.place_id),
    period: periodOfNumber(Number(row.period)),
  }
}

/** What a formula (of one part: `formulaOfPart`) may read at some places in some years, as it is published now or was by a moment. */
export async function shelfFor(
  tx: ReadTx,
  formula: Formula,
  at: {
    readonly places: readonly Id[]
    readonly divisionOf: (placeId: Id) => readonly Id[]
    readonly fromYear: number
    readonly toYear: number
    readonly publishedBy?: string | undefined
  },
): Promise<Shelf> {
  const shelf = new Shelf()
  const carried = formula.inputs.some(({ period }) => period === 'latest')
  const seen = new Set<string>()
  for (const each of formula.inputs) {
    const series = seriesOf(each)
    if (seen.has(series)) continue
    seen.add(series)
    // One series may be read under several names: as far back and as wide as any of them looks.
    const inputs = formula.inputs.filter((input) => seriesOf(input) === series)
    const periods = inputs.map(({ period }) => period)
    const whole = inputs.some(({ place }) => place === 'whole')
    const from = periods.includes('previous') ? at.fromYear - 1 : at.fromYear
    const cells = await readCells(tx, {
      indicators: [each.indicator],
      placeIds: whole ? [...new Set(at.places.flatMap((id) => [...at.divisionOf(id)]))] : at.places,
      breakdown: each.part ?? WHOLE,
      fromYear: periods.includes('latest') ? undefined : from,
      toYear: carried ? undefined : at.toYear,
      publishedBy: at.publishedBy,
    })
    const demo = await demoBatches(tx, cells)
    for (const { placeId, ...cell } of cells) shelf.put(series, placeId, { ...cell, demo: demo.has(cell.batch) })
  }
  return shelf
}

export async function demoBatches(tx: ReadTx, cells: readonly Cell[]): Promise<ReadonlySet<number>> {
  const numbers = [...new Set(cells.map(({ batch }) => batch))]
  if (numbers.length === 0) return new Set()
  const found = await tx.execute(
    sql`select number from observatory.open_batch where demo and number = any(${sql.param(numbers)}::int[])`,
  )
  return new Set(found.rows.map(({ number }) => Number(number)))
}
