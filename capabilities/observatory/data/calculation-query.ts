import type { Period } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type NamedPlace, placesById } from '../../territory/contract.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { type Batch, type Cell, WHOLE } from '../model.ts'
import { type ComputedFigure, computeCell, type InputFigure } from '../rules/calculation/compute-cell.ts'
import type { Formula } from '../rules/calculation/formula.ts'
import { below } from '../rules/calculation/graph.ts'
import { computedParts, formulaOfPart } from '../rules/calculation/parts.ts'
import { yearOf } from '../rules/catalogue/period-number.ts'
import { type Calculations, calculationsInForce, divisions, shelfFor } from './calculation-store.ts'
import { NO_INDICATOR } from './catalogue-queries.ts'
import { type Indicator, indicators, publishedBatches } from './catalogue-store.ts'
import { readCells } from './cells-query.ts'

/** A figure opened: what is published, how it was computed, and the same of each figure that it was computed from. */
export interface Explained {
  readonly indicator: Indicator
  readonly period: Period
  /** Which part of it: `total`, `sex=women`. */
  readonly part: string
  readonly cell: Cell | undefined
  readonly batch: Batch | undefined
  readonly calculation:
    | { readonly formula: Formula; readonly computed: ComputedFigure; readonly inputs: readonly ExplainedInput[] }
    | undefined
}

export interface ExplainedInput {
  readonly input: InputFigure
  readonly indicator: Indicator
  readonly batches: readonly Batch[]
  /** Of a figure that was computed itself. */
  readonly below: Explained | undefined
}

export interface CalculationAnswer {
  readonly explained: Explained
  readonly place: NamedPlace
  readonly places: readonly NamedPlace[]
  readonly periods: readonly Period[]
  /** Of which there are figures; the total first. */
  readonly parts: readonly string[]
  /** Indicators that are computed from this one, at any distance. */
  readonly above: readonly Indicator[]
}

/** No formula of people is deeper; what is, ends here with a link. */
const DEEPEST = 8

/** How a figure is computed, down to figures that were brought; of the place and period asked for, or the first and the newest. */
export const calculationQuery: Query<
  {
    readonly code: string
    readonly place?: string | undefined
    readonly period?: string | undefined
    readonly part?: string | undefined
    readonly publishedBy?: string | undefined
  },
  CalculationAnswer
> = {
  id: 'observatory.calculation',
  permission: READ_OBSERVATORY,
  async run(tx, _ctx, { code, place: asked, period: askedPeriod, part: askedPart, publishedBy }) {
    const [indicator] = await indicators(tx, [code])
    if (indicator === undefined) return refuse(NO_INDICATOR)
    const all = await readCells(tx, { indicators: [code], publishedBy })
    const parts = [...new Set(all.map(({ breakdown }) => breakdown))].sort((one, other) =>
      one === WHOLE ? -1 : other === WHOLE ? 1 : one < other ? -1 : 1,
    )
    const part = parts.find((each) => each === askedPart) ?? parts[0] ?? WHOLE
    const cells = all.filter(({ breakdown }) => breakdown === part)
    const places = await placesById(tx, [...new Set(cells.map(({ placeId }) => placeId))])
    const place = places.find((each) => each.code === asked) ?? places[0]
    if (place === undefined) return refuse(NO_INDICATOR)
    const periods = [...new Set(cells.filter(({ placeId }) => placeId === place.id).map(({ period }) => period))].sort()
    const period = periods.find((each) => each === askedPeriod) ?? periods.at(-1) ?? ''
    const calculations = await calculationsInForce(tx)
    const above = calculations === undefined ? [] : below(calculations.graph, [code])
    const at = { placeId: place.id, period, part, publishedBy }
    const explained = await explain(tx, calculations, indicator, at, 0)
    return {
      ok: true,
      value: { explained, place, places, periods, parts, above: above.length === 0 ? [] : await indicators(tx, above) },
    }
  },
}

interface At {
  readonly placeId: Id
  readonly period: Period
  readonly part: string
  readonly publishedBy: string | undefined
}

async function explain(
  tx: ReadTx,
  calculations: Calculations | undefined,
  indicator: Indicator,
  at: At,
  depth: number,
): Promise<Explained> {
  const { placeId, period, part, publishedBy } = at
  const year = yearOf(period)
  const span = { fromYear: year, toYear: year, publishedBy }
  const found = await readCells(tx, { indicators: [indicator.code], placeIds: [placeId], breakdown: part, ...span })
  const cell = found.find((each) => each.period === period)
  const [batch] = cell === undefined ? [] : await publishedBatches(tx, [cell.batch])
  const base = { indicator, period, part, cell, batch, calculation: undefined }
  const general = calculations?.formulas.get(indicator.code)
  if (calculations === undefined || general === undefined || depth >= DEEPEST) return base
  if (!computedParts(indicator.sheet.content).includes(part)) return base
  const formula = formulaOfPart(general, part)
  const divisionOf = await divisions(
    tx,
    formula.inputs.filter(({ place }) => place === 'whole').map((input) => input.indicator),
  )
  const shelf = await shelfFor(tx, formula, { places: [placeId], divisionOf, ...span })
  const ground = { shelf, divisionOf, sheetOf: (code: string) => calculations.sheets.get(code) }
  const computed = computeCell(formula, indicator.sheet.content.factor, ground, placeId, period)
  if (computed === undefined) return base
  const all = await indicators(tx, [...new Set(computed.inputs.map((input) => input.indicator))])
  const inputs: ExplainedInput[] = []
  for (const input of computed.inputs) {
    const own = all.find(({ code }) => code === input.indicator)
    if (own === undefined) continue
    const opens = input.of === 'place' && calculations.formulas.has(input.indicator)
    inputs.push({
      input,
      indicator: own,
      batches: await publishedBatches(tx, input.batches),
      below: opens
        ? await explain(tx, calculations, own, { ...at, period: input.period, part: input.part }, depth + 1)
        : undefined,
    })
  }
  return { ...base, calculation: { formula, computed, inputs } }
}
