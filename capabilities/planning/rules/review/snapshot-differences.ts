/** What differs between a year as it was signed and as it is now, unit by unit, in the order in which people look. */
import { isMonth, MONTHS, type Month } from '../../../../kernel/civil.ts'
import { isMissing } from '../../../../kernel/missing.ts'
import type { Figure } from '../explanation.ts'
import type { SnapshotDocument, SnapshotElement, SnapshotPlan, SnapshotReport } from './snapshot-document.ts'

export type DifferenceKind =
  | 'plan_added'
  | 'plan_removed'
  | 'element_added'
  | 'element_removed'
  | 'text'
  | 'cancelled'
  | 'programmed'
  | 'executed'
  | 'note'
  | 'evidence'
  | 'reading'
  | 'figure'

/** One difference. `before` and `after` are numbers where there is arithmetic, text elsewhere; null where there is nothing. */
export interface Difference {
  readonly unit: string
  readonly kind: DifferenceKind
  readonly elementId: string
  readonly title: string
  readonly code?: string
  readonly month?: Month
  readonly period?: string
  readonly before: number | string | null
  readonly after: number | string | null
}

/** Figures of the institution as a whole stand under this name, before the units. */
export const WHOLE = ''

export function snapshotDifferences(then: SnapshotDocument, now: SnapshotDocument): readonly Difference[] {
  const before = new Map(then.plans.map((plan) => [plan.id, plan]))
  const after = new Map(now.plans.map((plan) => [plan.id, plan]))
  const figures = figureDifferences(then, now)
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  const found = ids.flatMap((id): readonly Difference[] => {
    const was = before.get(id)
    const is = after.get(id)
    const plan = is ?? was
    if (plan === undefined) return []
    const whole = { unit: plan.unit, elementId: plan.id, title: plan.title, before: null, after: null }
    if (was === undefined) return [{ ...whole, kind: 'plan_added' }]
    if (is === undefined) return [{ ...whole, kind: 'plan_removed' }]
    return planDifferences(was, is)
  })
  return [...figures, ...found]
    .map((difference, place) => ({ difference, place }))
    .sort(
      (one, other) =>
        (one.difference.unit < other.difference.unit ? -1 : one.difference.unit > other.difference.unit ? 1 : 0) ||
        one.place - other.place,
    )
    .map(({ difference }) => difference)
}

function planDifferences(was: SnapshotPlan, is: SnapshotPlan): readonly Difference[] {
  const unit = is.unit
  const before = new Map(was.elements.map((element) => [element.id, element]))
  const after = new Map(is.elements.map((element) => [element.id, element]))
  const reportsThen = reportsOf(was)
  const reportsNow = reportsOf(is)
  const readingsThen = readingsOf(was)
  const readingsNow = readingsOf(is)
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): readonly Difference[] => {
    const old = before.get(id)
    const current = after.get(id)
    const named = current ?? old
    if (named === undefined) return []
    const about = {
      unit,
      elementId: id,
      title: named.title,
      ...(named.code === undefined ? {} : { code: named.code }),
    }
    if (old === undefined) return [{ ...about, kind: 'element_added', before: null, after: named.title }]
    if (current === undefined) return [{ ...about, kind: 'element_removed', before: named.title, after: null }]
    return [
      ...elementDifferences(old, current, about),
      ...MONTHS.flatMap((month) => reportDifferences(reportsThen, reportsNow, id, month, about)),
      ...readingDifferences(readingsThen.get(id), readingsNow.get(id), about),
    ]
  })
}

type About = Pick<Difference, 'unit' | 'elementId' | 'title' | 'code'>

function elementDifferences(old: SnapshotElement, current: SnapshotElement, about: About): readonly Difference[] {
  const found: Difference[] = []
  if (textOf(old) !== textOf(current))
    found.push({ ...about, kind: 'text', before: textOf(old), after: textOf(current) })
  const cancelledThen = old.cancelled?.reason ?? null
  const cancelledNow = current.cancelled?.reason ?? null
  if (cancelledThen !== cancelledNow)
    found.push({ ...about, kind: 'cancelled', before: cancelledThen, after: cancelledNow })
  for (const month of MONTHS) {
    const before = old.schedule?.months[month - 1] ?? null
    const after = current.schedule?.months[month - 1] ?? null
    if (before !== after) found.push({ ...about, kind: 'programmed', month, before, after })
  }
  return found
}

function textOf({ code, title }: SnapshotElement): string {
  return code === undefined ? title : `${code} ${title}`
}

function reportDifferences(
  then: ReadonlyMap<string, SnapshotReport>,
  now: ReadonlyMap<string, SnapshotReport>,
  id: string,
  month: Month,
  about: About,
): readonly Difference[] {
  const was = then.get(`${id} ${month}`)
  const is = now.get(`${id} ${month}`)
  if (was === undefined && is === undefined) return []
  const found: Difference[] = []
  const add = (kind: DifferenceKind, before: Difference['before'], after: Difference['after']) => {
    if (before !== after) found.push({ ...about, kind, month, before, after })
  }
  add('executed', was?.executed ?? null, is?.executed ?? null)
  add('note', was?.note ?? null, is?.note ?? null)
  add('evidence', piecesOf(was), piecesOf(is))
  return found
}

/** How many pieces of evidence stood behind a report; none is said as nothing. */
function piecesOf(report: SnapshotReport | undefined): number | null {
  const pieces = report?.evidence.length ?? 0
  return pieces === 0 ? null : pieces
}

function readingDifferences(
  then: ReadonlyMap<string, number | string | null> | undefined,
  now: ReadonlyMap<string, number | string | null> | undefined,
  about: About,
): readonly Difference[] {
  const periods = [...new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])])].sort()
  return periods.flatMap((period): readonly Difference[] => {
    const before = then?.get(period) ?? null
    const after = now?.get(period) ?? null
    return before === after ? [] : [{ ...about, kind: 'reading', period, before, after }]
  })
}

/** Figures that people quote: the institution's, each unit's, each result's. Those of activities follow from their months. */
const QUOTED: ReadonlySet<Figure['kind']> = new Set(['institution', 'poa', 'result'])

function figureDifferences(then: SnapshotDocument, now: SnapshotDocument): readonly Difference[] {
  const before = new Map(then.figures.map((figure) => [figure.key, figure]))
  const units = new Map(
    [...then.plans, ...now.plans].flatMap((plan) => [
      [plan.id, plan.unit] as const,
      ...plan.elements.map((element) => [element.id, plan.unit] as const),
    ]),
  )
  return now.figures.flatMap((figure): readonly Difference[] => {
    const was = before.get(figure.key)
    if (was === undefined || !QUOTED.has(figure.kind)) return []
    const [old, current] = [percentOf(was), percentOf(figure)]
    if (old === current) return []
    return [
      {
        unit: units.get(figure.id) ?? WHOLE,
        kind: 'figure',
        elementId: figure.id,
        title: figure.title,
        ...(figure.code === undefined ? {} : { code: figure.code }),
        before: old,
        after: current,
      },
    ]
  })
}

function percentOf(figure: Figure): number | null {
  return isMissing(figure.toDate) ? null : figure.toDate.capped
}

function reportsOf(plan: SnapshotPlan): ReadonlyMap<string, SnapshotReport> {
  return new Map(
    plan.reports.filter(({ month }) => isMonth(month)).map((each) => [`${each.activity} ${each.month}`, each]),
  )
}

function readingsOf(plan: SnapshotPlan): ReadonlyMap<string, ReadonlyMap<string, number | string | null>> {
  return new Map(
    [...Map.groupBy(plan.readings, ({ indicator }) => indicator)].map(([indicator, readings]) => [
      indicator,
      new Map(readings.map(({ period, value, doneOn, missing }) => [period, value ?? doneOn ?? missing])),
    ]),
  )
}
