import { type CivilDate, lastDayOfMonth } from '../../../../kernel/civil.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { DraftElement, DraftPoa, DraftSubPlan, IndicatorTerms, MatrixColumn, Proposal } from '../../model.ts'

/** What becomes of the figures of this year in the plan of the next: kept, to be confirmed, or left empty. */
export interface NextYearChoice {
  readonly targets: 'keep' | 'clear'
  readonly months: 'keep' | 'clear'
}

/** `cancelled` itself, or `alone`: everything that it stood beside was left out. */
export interface LeftOut {
  readonly element: DraftElement
  readonly why: 'cancelled' | 'alone'
}

export interface NextYear {
  /** Keys are those of the elements continued. */
  readonly draft: DraftPoa
  readonly leftOut: readonly LeftOut[]
  /** How many elements carry something to be confirmed. */
  readonly toConfirm: number
}

/** Columns for whose sake a line is there; the others only stand beside them. */
const CARRIES_A_LINE: readonly MatrixColumn[] = ['result', 'indicator', 'activity']

/**
 * A unit's plan of the next year started from this one: same structure, codes, titles, posts, funds and risks. Nothing of what
 * was reported is taken over, what was cancelled stays behind, and every target, date and month that comes along is a proposal
 * that somebody must confirm, for it was programmed for another year.
 */
export function nextYear(plan: DraftPoa, choice: NextYearChoice): NextYear {
  const cancelled = new Set(plan.elements.flatMap(({ key, cancelled: is }) => (is === undefined ? [] : [key])))
  const subPlans = plan.subPlans.map((part) => withoutCancelled(part, cancelled)).filter(hasLines)
  const placed = keysOf(subPlans)
  const elements: DraftElement[] = []
  const leftOut: LeftOut[] = []
  for (const element of plan.elements) {
    if (cancelled.has(element.key)) leftOut.push({ element, why: 'cancelled' })
    else if (!placed.has(element.key)) leftOut.push({ element, why: 'alone' })
    else elements.push(carried(element, plan.year, choice))
  }
  return {
    draft: {
      ...(plan.unit === undefined ? {} : { unit: plan.unit }),
      title: plan.title.replaceAll(String(plan.year), String(plan.year + 1)),
      year: plan.year + 1,
      from: [],
      elements,
      subPlans,
    },
    leftOut,
    toConfirm: elements.filter(({ proposals = [] }) => proposals.length > 0).length,
  }
}

function withoutCancelled(part: DraftSubPlan, cancelled: ReadonlySet<string>): DraftSubPlan {
  const kept = (keys: readonly string[]) => keys.filter((key) => !cancelled.has(key))
  const { heading, ...rest } = part
  return {
    ...rest,
    ...(heading === undefined || cancelled.has(heading) ? {} : { heading }),
    sections: part.sections
      .map((section) => ({
        ...section,
        headings: kept(section.headings),
        lines: section.lines
          .map((line) => ({
            ...line,
            cells: Object.fromEntries(Object.entries(line.cells).map(([column, keys]) => [column, kept(keys)])),
          }))
          .filter(({ cells }) => CARRIES_A_LINE.some((column) => (cells[column]?.length ?? 0) > 0)),
      }))
      .filter(({ lines }) => lines.length > 0),
  }
}

function hasLines(part: DraftSubPlan): boolean {
  return part.sections.length > 0
}

function keysOf(subPlans: readonly DraftSubPlan[]): ReadonlySet<string> {
  return new Set(
    subPlans.flatMap((part) => [
      ...(part.heading === undefined ? [] : [part.heading]),
      ...part.sections.flatMap((section) => [
        ...section.headings,
        ...section.lines.flatMap((line) => Object.values(line.cells).flat()),
      ]),
    ]),
  )
}

function carried(element: DraftElement, year: number, choice: NextYearChoice): DraftElement {
  const { schedule, indicator, proposals: _proposals, cancelled: _cancelled, ...rest } = element
  const proposals: Proposal[] = []
  if (/\b(19|20)\d\d\b/.test(element.title)) proposals.push(PROPOSALS.names_a_year(year))
  const terms = indicator === undefined ? undefined : carriedTerms(indicator, choice)
  if ((terms?.targets.length ?? 0) > 0) proposals.push(PROPOSALS.carried_targets(year))
  const programmed = schedule !== undefined && schedule.kind !== 'none' && choice.months === 'keep'
  if (programmed) proposals.push(PROPOSALS.carried_months(year))
  return {
    ...rest,
    from: [],
    ...(terms === undefined ? {} : { indicator: terms }),
    ...(programmed ? { schedule: { ...schedule, from: [] } } : {}),
    ...(proposals.length === 0 ? {} : { proposals }),
  }
}

function carriedTerms(terms: IndicatorTerms, choice: NextYearChoice): IndicatorTerms {
  if (choice.targets === 'clear') return { ...terms, targets: [] }
  return {
    ...terms,
    targets: terms.targets.map((target) =>
      target.due === undefined ? target : { ...target, due: aYearLater(target.due) },
    ),
  }
}

/** The same day a year later. */
export function aYearLater(day: CivilDate): CivilDate {
  return inYear(day, Number(day.slice(0, 4)) + 1)
}

/** The same day of another year. The end of a month stays the end of the month, also that of February. */
export function inYear(day: CivilDate, year: number): CivilDate {
  const month = Number(day.slice(5, 7))
  const last = lastDayOfMonth(year, month)
  const same = `${year}${day.slice(4)}`
  return day === lastDayOfMonth(Number(day.slice(0, 4)), month) || same > last ? last : same
}

const said = (rule: string, reason: (year: number) => Text) => (year: number) => ({ rule, reason: reason(year) })

/** Everything that the next year's plan proposes and nobody has confirmed yet. */
export const PROPOSALS = {
  carried_months: said('carried_months', (year) => ({
    es: `Meses tomados del plan de ${year}: por confirmar.`,
    en: `Months taken from the plan of ${year}: to be confirmed.`,
  })),
  carried_targets: said('carried_targets', (year) => ({
    es: `Metas tomadas del plan de ${year}, con sus fechas un año después: por confirmar.`,
    en: `Targets taken from the plan of ${year}, with their dates a year later: to be confirmed.`,
  })),
  names_a_year: said('names_a_year', (year) => ({
    es: `Su texto nombra un año y viene del plan de ${year}: por confirmar.`,
    en: `Its text names a year and comes from the plan of ${year}: to be confirmed.`,
  })),
} as const
