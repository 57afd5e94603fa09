import { MONTHS } from '../../../../../kernel/civil.ts'
import { isMissing, type Maybe } from '../../../../../kernel/missing.ts'
import type { NamedPlace } from '../../../../territory/contract.ts'
import type { MoneyAnswer } from '../../../data/money-query.ts'
import { outPaths } from '../../../out-paths.ts'
import { planningPaths } from '../../../paths.ts'
import { moneyOfView } from '../../plan/money-view.ts'
import { type Placed, textOf } from '../../plan/plan-index.ts'
import { figureOf, type PlanView } from '../../plan/plan-view.ts'
import { presentExplainedFigure, presentFigure } from '../api/present-figure.ts'
import { presentElement, presentReading } from '../api/present-poa.ts'
import { presentBasis, presentYear } from '../api/present-year.ts'

/** The years that have plans, and where everything of each of them is. */
export function presentYears(years: readonly number[]) {
  return {
    years: years.map((year) => ({
      year,
      page: planningPaths.year(year),
      data: planningPaths.yearJson(year),
      units: outPaths.apiUnits(year),
      elements: outPaths.apiElements(year),
      reports: outPaths.apiReports(year),
      readings: outPaths.apiReadings(year),
      downloads: outPaths.data(year),
    })),
  }
}

export function presentUnits(view: PlanView) {
  return { ...presentBasis(view), units: presentYear(view).units }
}

function ofPlan(placed: Placed) {
  if (placed.poa !== undefined) return { plan: 'poa', id: placed.poa.head.id, unit: placed.poa.head.unit.code } as const
  return { plan: placed.instrument.kind, id: placed.instrument.id } as const
}

/** An element as one of a list: what it is, what it belongs to and its figure; the rest is at its own address. */
function presentListed(view: PlanView, placed: Placed) {
  const { element } = placed
  const figure = figureOf(view, element.key)
  const parent = placed.instrument === undefined ? undefined : placed.element.parent
  return {
    id: element.key,
    kind: element.kind,
    ...(element.code === undefined ? {} : { code: element.code }),
    title: textOf(element),
    of: ofPlan(placed),
    ...(parent === undefined ? {} : { parent }),
    serves: view.index.serves.get(element.key) ?? [],
    servedBy: view.index.servedBy.get(element.key) ?? [],
    ...(figure === undefined ? {} : { progress: presentFigure(view, figure) }),
    page: planningPaths.element(element.key, view.cutOff),
    data: outPaths.apiElement(element.key, view.cutOff),
  }
}

export interface ElementChoice {
  readonly kind?: string | undefined
  readonly unit?: string | undefined
}

/** Elements of every plan of the year, in the order of their plans: first those above. */
export function listElements(view: PlanView, { kind, unit }: ElementChoice) {
  const wanted = unit?.toLowerCase()
  return [...view.index.elements.values()]
    .filter(({ element }) => kind === undefined || element.kind === kind)
    .filter(({ poa }) => wanted === undefined || poa?.head.unit.code.toLowerCase() === wanted)
    .map((placed) => () => presentListed(view, placed))
}

/** Budget of the year and spending up to the cut-off, in whole units of the currency; undefined of what has no money. */
function moneyOf(view: PlanView, { poa, element }: Placed, answer: MoneyAnswer) {
  if (poa === undefined || element.kind !== 'activity') return undefined
  const own = moneyOfView(view, answer, [poa]).activities.find(({ activity }) => activity.key === element.key)
  if (own === undefined) return undefined
  const amount = (cents: Maybe<number>) => (isMissing(cents) ? cents : cents / 100)
  return { currency: answer.settings.currency, budget: amount(own.money.budget), spent: amount(own.money.spent) }
}

export interface BesideElement {
  readonly retired: boolean
  readonly municipalities: readonly NamedPlace[]
  readonly money: MoneyAnswer | undefined
}

/** One element with all that is published of it. */
export function presentOneElement(
  view: PlanView,
  id: string,
  { retired, municipalities, money: answer }: BesideElement,
) {
  const placed = view.index.elements.get(id)
  const figure = figureOf(view, id)
  const money = placed === undefined || answer === undefined ? undefined : moneyOf(view, placed, answer)
  return {
    ...presentBasis(view),
    retired,
    ...(placed === undefined ? {} : { of: ofPlan(placed) }),
    ...(placed === undefined
      ? {}
      : {
          element:
            placed.poa === undefined ? presentListed(view, placed) : presentElement(view, placed.poa, placed.element),
        }),
    ...(figure === undefined ? {} : { figure: presentExplainedFigure(view, figure) }),
    municipalities: municipalities.map(({ id: place, geography, code, name }) => ({
      id: place,
      geography,
      code,
      name,
    })),
    ...(money === undefined ? {} : { money }),
  }
}

/** Months that units reported. Who reported is not published; how much evidence there is, is. */
export function listReports(view: PlanView) {
  return view.plan.poas.flatMap((poa) => {
    const progress = view.progress.plans.get(poa.head.id)
    return [...poa.reports].flatMap(([activity, reports]) => {
      const months = progress?.activities.get(activity)?.months ?? []
      return reports.flatMap((report) => {
        const month = MONTHS.find((one) => one === report.month)
        const cell = months.find((one) => one.month === month)
        if (month === undefined || cell === undefined) return []
        return [
          {
            activity,
            unit: poa.head.unit.code,
            month,
            programmed: cell.programmed,
            executed: report.executed,
            state: cell.state,
            ...(report.note === undefined ? {} : { note: report.note }),
            evidence: report.evidence.length,
            demo: report.demo,
            element: planningPaths.element(activity),
          },
        ]
      })
    })
  })
}

export function listReadings(view: PlanView) {
  return view.plan.poas.flatMap((poa) =>
    [...poa.readings].flatMap(([indicator, readings]) =>
      readings.map((reading) => ({
        indicator,
        unit: poa.head.unit.code,
        ...presentReading(reading),
        element: planningPaths.element(indicator),
      })),
    ),
  )
}

export function presentOneFigure(view: PlanView, key: string) {
  const figure = view.progress.figures.get(key)
  return figure === undefined ? undefined : { ...presentBasis(view), figure: presentExplainedFigure(view, figure) }
}
