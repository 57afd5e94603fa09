import type { CivilDate } from '../../../../kernel/civil.ts'
import type { Answers } from '../filing/answers.ts'

/** What of an authorisation adds up, as its answers say it: square metres, storeys and dollars. */
export interface AuthorisedFigures {
  readonly use: string | undefined
  readonly area: number | undefined
  readonly storeys: number | undefined
  readonly investment: number | undefined
}

/** The area of what is built, or where nothing is built the area that was asked for. What was not answered is absent, never 0. */
export function authorisedFigures(answers: Answers): AuthorisedFigures {
  const number = (key: string) => (typeof answers[key] === 'number' ? answers[key] : undefined)
  return {
    use: typeof answers.use === 'string' ? answers.use : undefined,
    area: number('floor_area') ?? number('area'),
    storeys: number('storeys'),
    investment: number('investment'),
  }
}

/** What was authorised in a month, of one procedure, for one use, in one municipality. */
export interface AuthorisedMonth {
  /** `2026-11`. */
  readonly month: string
  readonly procedure: string
  readonly use: string | undefined
  readonly jurisdiction: string | undefined
  readonly cases: number
  /** Square metres and dollars of those that say them. */
  readonly area: number
  readonly investment: number
}

/** What one asks the register for; what is left out is not asked. */
export interface AuthorisedChoice {
  readonly year?: number | undefined
  readonly procedure?: string | undefined
  readonly use?: string | undefined
  /** Code of the municipality in which it was asked for. */
  readonly jurisdiction?: string | undefined
}

export function chosenOf<Each extends Pick<AuthorisedMonth, 'month' | 'procedure' | 'use' | 'jurisdiction'>>(
  months: readonly Each[],
  { year, procedure, use, jurisdiction }: AuthorisedChoice,
): readonly Each[] {
  return months.filter(
    (each) =>
      (year === undefined || each.month.startsWith(`${year}-`)) &&
      (procedure === undefined || each.procedure === procedure) &&
      (use === undefined || each.use === use) &&
      (jurisdiction === undefined || each.jurisdiction === jurisdiction),
  )
}

export type AuthorisedSum = Pick<AuthorisedMonth, 'cases' | 'area' | 'investment'>

export function sumOf(some: readonly AuthorisedSum[]): AuthorisedSum {
  const sum = { cases: 0, area: 0, investment: 0 }
  for (const { cases, area, investment } of some) {
    sum.cases += cases
    sum.area += area
    sum.investment += investment
  }
  return sum
}

export interface UseSum extends AuthorisedSum {
  /** Undefined: of those that say none. */
  readonly use: string | undefined
}

/** All that was chosen, by use; the largest area first. Storeys are left out: those of several buildings add up to nothing. */
export function sumsByUse(chosen: readonly AuthorisedMonth[]): readonly UseSum[] {
  return [...Map.groupBy(chosen, ({ use }) => use)]
    .map(([use, own]) => ({ use, ...sumOf(own) }))
    .sort((one, other) => other.area - one.area || other.cases - one.cases || order(one.use, other.use))
}

function order(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** A page of the list, the newest first, and where its rows are to be looked for. */
export interface AuthorisedPage {
  /** From 1; the last one where a later one was asked for. */
  readonly page: number
  readonly pages: number
  readonly size: number
  /** How many there are on all pages. */
  readonly cases: number
  /** The months in which its rows ended: first day of the earliest, and of the month after the latest. Absent: it has none. */
  readonly between: { readonly from: CivilDate; readonly before: CivilDate } | undefined
  /** How many of those months come before its first row. */
  readonly skip: number
}

/** Counts say in which months a page lies, so that what lies on the pages before need not be gone through. */
export function pageOf(chosen: readonly AuthorisedMonth[], asked: number, size: number): AuthorisedPage {
  const counts = new Map<string, number>()
  for (const { month, cases } of chosen) counts.set(month, (counts.get(month) ?? 0) + cases)
  const newest = [...counts].sort(([one], [other]) => order(other, one))
  const cases = newest.reduce((sum, [, own]) => sum + own, 0)
  const pages = Math.max(1, Math.ceil(cases / size))
  const page = Math.min(Math.max(1, asked), pages)
  const first = (page - 1) * size
  let read = 0
  let start: { readonly month: string; readonly skip: number } | undefined
  let from: string | undefined
  for (const [month, own] of newest) {
    if (start === undefined && read + own > first) start = { month, skip: first - read }
    from = month
    read += own
    if (read >= first + size) break
  }
  return {
    page,
    pages,
    size,
    cases,
    between:
      start === undefined || from === undefined
        ? undefined
        : { from: `${from}-01`, before: `${monthAfter(start.month)}-01` },
    skip: start?.skip ?? 0,
  }
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}`
}
