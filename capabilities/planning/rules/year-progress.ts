import { type CivilDate, completedMonths } from '../../../kernel/civil.ts'
import { missing } from '../../../kernel/missing.ts'
import type { DraftNode, DraftPoa, MonthReport, Schedule } from '../model.ts'
import { type Figure, type FigureKey, figureKey } from './explanation.ts'
import type { Basis } from './figure.ts'
import { institutionProgress } from './institution-progress.ts'
import { type InstrumentProgress, instrumentProgress, type ServingFigure } from './instrument-progress.ts'
import { type PlanProgress, planProgress } from './plan-progress.ts'
import type { Bands } from './states.ts'

export interface UnitYear {
  readonly unitId: string
  readonly title: string
  readonly presentsPlan: boolean
}

export interface PoaYear {
  readonly id: string
  readonly unitId: string
  readonly plan: DraftPoa
  readonly reports: ReadonlyMap<string, readonly MonthReport[]>
  readonly baselines: ReadonlyMap<string, Schedule>
}

export interface UpperPlan {
  readonly id: string
  readonly title: string
  readonly nodes: readonly DraftNode[]
}

export interface YearInput {
  readonly year: number
  readonly title: string
  readonly cutOff: CivilDate
  readonly bands: Bands
  readonly units: readonly UnitYear[]
  readonly poas: readonly PoaYear[]
  readonly pei: UpperPlan | undefined
  readonly actionPlan: UpperPlan | undefined
  /** Which element serves which element of a plan above, by id. */
  readonly serves: readonly { readonly from: string; readonly to: string }[]
}

export interface YearProgress {
  readonly institution: Figure
  /** By id of the plan. */
  readonly plans: ReadonlyMap<string, PlanProgress>
  readonly pei: InstrumentProgress | undefined
  readonly actionPlan: InstrumentProgress | undefined
  /** Every figure of the year by its key. */
  readonly figures: ReadonlyMap<FigureKey, Figure>
}

/**
 * All figures of a planning year at a cut-off: each unit's plan, the institution over its units (one that owes a plan and has
 * none is named), the yearly plan from the objectives that serve its scopes, and the five-year plan from what serves it.
 * One function for page, API, export and report.
 */
export function yearProgress(input: YearInput): YearProgress {
  const basis: Basis = {
    cutOff: { year: input.year, month: completedMonths(input.year, input.cutOff) },
    bands: input.bands,
  }
  const plans = new Map<string, PlanProgress>()
  const figures = new Map<FigureKey, Figure>()
  for (const poa of input.poas) {
    const progress = planProgress({ plan: poa.plan, id: poa.id, reports: poa.reports, ...basis })
    plans.set(poa.id, progress)
    for (const [key, figure] of progress.figures) figures.set(key, figure)
  }
  const institution = institutionProgress(
    input.title,
    input.units.flatMap((unit) => {
      const poa = input.poas.find((each) => each.unitId === unit.unitId)
      const own = poa === undefined ? undefined : plans.get(poa.id)?.poa
      if (own === undefined && !unit.presentsPlan) return []
      return [{ id: poa?.id ?? unit.unitId, title: unit.title, poa: own ?? missing('not_collected') }]
    }),
    basis,
  )
  figures.set(institution.key, institution)

  const actionPlan = upper(input.actionPlan, input, figures, basis)
  const pei = upper(input.pei, input, figures, basis)
  return { institution, plans, pei, actionPlan, figures }
}

/** The figures of a plan above; they join `figures`, so that the plan above that one can be served by them in turn. */
function upper(
  instrument: UpperPlan | undefined,
  input: YearInput,
  figures: Map<FigureKey, Figure>,
  basis: Basis,
): InstrumentProgress | undefined {
  if (instrument === undefined) return undefined
  const own = new Set(instrument.nodes.map((node) => node.key))
  const serving = input.serves.flatMap(({ from, to }): ServingFigure[] => {
    const figure = figureOfElement(from, figures)
    return own.has(to) && figure !== undefined ? [{ serves: to, figure }] : []
  })
  const progress = instrumentProgress(instrument, serving, figures, basis)
  figures.set(progress.whole.key, progress.whole)
  for (const figure of progress.nodes.values()) figures.set(figure.key, figure)
  return progress
}

const KINDS = ['objective', 'result', 'activity', 'instrument_node'] as const

function figureOfElement(id: string, figures: ReadonlyMap<FigureKey, Figure>): Figure | undefined {
  for (const kind of KINDS) {
    const figure = figures.get(figureKey(kind, id))
    if (figure !== undefined) return figure
  }
  return undefined
}
