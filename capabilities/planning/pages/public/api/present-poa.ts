import type { StoredPoa, StoredReading, StoredReport } from '../../../data/stored-poa.ts'
import type { DraftElement, DraftSection } from '../../../model.ts'
import { planningPaths } from '../../../paths.ts'
import { figureKey } from '../../../rules/explanation.ts'
import { progressAgainst } from '../../../rules/reprogramming.ts'
import { textOf, titleOfPoa } from '../../plan/plan-index.ts'
import { figureOf, figureOfPoa, type PlanView } from '../../plan/plan-view.ts'
import { type Beside, presentBeside } from './present-beside.ts'
import { presentExplainedFigure, presentFigure, presentMonths, presentValue } from './present-figure.ts'
import { presentBasis } from './present-year.ts'

/** A unit's plan as data: its elements once each, and which of them stand on which line. */
export function presentPoa(view: PlanView, poa: StoredPoa, beside?: Beside) {
  const { head, plan } = poa
  const figure = figureOfPoa(view, head.id)
  return {
    ...presentBasis(view),
    unit: { code: head.unit.code, title: head.unit.title },
    plan: {
      id: head.id,
      title: titleOfPoa(poa),
      status: head.status,
      ...(head.approvedOn === null ? {} : { approvedOn: head.approvedOn }),
      origin: head.origin,
      page: planningPaths.poa(view.plan.year, head.unit.code, view.cutOff),
      workbook: planningPaths.poaWorkbook(view.plan.year, head.unit.code, view.cutOff),
      pdf: planningPaths.poaPdf(view.plan.year, head.unit.code, view.cutOff),
    },
    ...(figure === undefined ? {} : { progress: presentExplainedFigure(view, figure) }),
    parts: plan.subPlans.map((subPlan) => {
      const own = view.progress.figures.get(figureKey('sub_plan', subPlan.key))
      return {
        id: subPlan.key,
        ...(subPlan.heading === undefined ? {} : { heading: subPlan.heading }),
        ...(own === undefined ? {} : { progress: presentFigure(view, own) }),
        sections: subPlan.sections.map((section) => presentSection(view, section)),
      }
    }),
    elements: plan.elements.map((element) => ({
      ...presentElement(view, poa, element),
      ...(beside === undefined ? {} : presentBeside(beside, element.key)),
    })),
  }
}

function presentSection(view: PlanView, section: DraftSection) {
  const figure = view.progress.figures.get(figureKey('objective', section.key))
  return {
    id: section.key,
    headings: section.headings,
    ...(figure === undefined ? {} : { progress: presentFigure(view, figure) }),
    lines: section.lines.map((line) => ({ id: line.key, cells: line.cells })),
  }
}

export function presentElement(view: PlanView, poa: StoredPoa, element: DraftElement) {
  const figure = figureOf(view, element.key)
  const serves = view.index.serves.get(element.key) ?? []
  return {
    id: element.key,
    kind: element.kind,
    ...(element.code === undefined ? {} : { code: element.code }),
    title: textOf(element),
    page: planningPaths.element(element.key, view.cutOff),
    ...(serves.length === 0 ? {} : { serves }),
    ...(figure === undefined ? {} : { progress: presentFigure(view, figure) }),
    ...(element.kind === 'activity' ? presentActivity(view, poa, element) : {}),
    ...(element.indicator === undefined ? {} : presentIndicator(poa, element)),
    ...(element.role === undefined ? {} : { role: element.role }),
    ...(element.funding === undefined ? {} : { funding: element.funding }),
    ...(element.weight === undefined ? {} : { weight: element.weight }),
    ...(element.cancelled === undefined
      ? {}
      : { cancelled: { on: element.cancelled.on, reason: element.cancelled.reason } }),
    source: {
      cells: element.from.map(({ sheet, address }) => ({ sheet, address })),
      proposals: (element.proposals ?? []).map(({ rule, reason }) => ({ rule, reason })),
    },
  }
}

function presentActivity(view: PlanView, poa: StoredPoa, activity: DraftElement) {
  const own = view.progress.plans.get(poa.head.id)?.activities.get(activity.key)
  const baseline = poa.baselines.get(activity.key)
  const reports = poa.reports.get(activity.key) ?? []
  const { schedule } = activity
  const against =
    baseline === undefined || schedule === undefined
      ? undefined
      : progressAgainst(baseline, schedule, reports, {
          cutOffMonth: view.completed,
          bands: view.plan.bands,
          cancelled: activity.cancelled !== undefined,
        })
  return {
    schedule: {
      kind: schedule?.kind ?? 'none',
      ...(schedule?.rule === undefined ? {} : { rule: schedule.rule }),
      ...(schedule?.annualTotal === undefined ? {} : { annualTotal: schedule.annualTotal }),
    },
    ...(own === undefined
      ? {}
      : {
          standing: own.standing,
          programmed: own.sums.programmed,
          executed: own.sums.executed,
          programmedYear: own.sums.programmedYear,
          unprogrammed: own.unprogrammed.total,
          months: presentMonths(own),
        }),
    reports: reports.map(presentReport),
    ...(against?.reprogrammed
      ? {
          baseline: {
            months: baseline?.months ?? [],
            toDate: presentValue(against.baseline.toDate),
            state: against.baseline.state,
          },
        }
      : {}),
  }
}

/** How many pieces of evidence there are is public, and where photographs were taken if somebody decided so; nothing else of them. */
function presentReport(report: StoredReport) {
  const places = report.evidence.flatMap(({ place }) => (place === null ? [] : [place]))
  return {
    month: report.month,
    executed: report.executed,
    ...(report.note === undefined ? {} : { note: report.note }),
    evidence: report.evidence.length,
    ...(places.length === 0 ? {} : { places }),
    demo: report.demo,
  }
}

function presentIndicator(poa: StoredPoa, element: DraftElement) {
  const { indicator } = element
  return {
    indicator:
      indicator === undefined
        ? undefined
        : {
            kind: indicator.kind,
            direction: indicator.direction,
            accumulation: indicator.accumulation,
            ...(indicator.baseline === undefined ? {} : { baseline: indicator.baseline }),
            targets: indicator.targets.map((target) => ({
              ...(target.value === undefined ? {} : { value: target.value }),
              ...(target.comparator === undefined ? {} : { comparator: target.comparator }),
              ...(target.lower === undefined ? {} : { lower: target.lower }),
              ...(target.unit === undefined ? {} : { unit: target.unit }),
              ...(target.due === undefined ? {} : { due: target.due }),
            })),
          },
    readings: (poa.readings.get(element.key) ?? []).map(presentReading),
  }
}

export function presentReading(reading: StoredReading) {
  return {
    period: reading.period,
    value: reading.value === null ? { missing: reading.missing ?? 'not_reported' } : reading.value,
    ...(reading.numerator === null ? {} : { numerator: reading.numerator }),
    ...(reading.denominator === null ? {} : { denominator: reading.denominator }),
    ...(reading.note === null ? {} : { note: reading.note }),
  }
}
