/** A finished case as statistics see it: no name, only what is counted. */
export interface FinishedCase {
  readonly procedure: string
  readonly unit: string | undefined
  readonly jurisdiction: string | undefined
  readonly use: string | undefined
  readonly resolved: boolean
  readonly authorised: boolean
  /** How often it was filed; absent where nobody wrote it down. */
  readonly entries: number | undefined
  /** Working days, by whose turn it was; absent where the case has no clock. */
  readonly days: { readonly office: number; readonly applicant: number; readonly others: number } | undefined
  /** Within the term of its regulation; absent where there is none. */
  readonly inTerm: boolean | undefined
  /** Within what the law allows any procedure; absent where the day of filing is not known. */
  readonly inLaw: boolean | undefined
  readonly area: number | undefined
  readonly investment: number | undefined
  /** Working days that it stood at each step. */
  readonly steps: Readonly<Record<string, number>>
}

export interface Spread {
  readonly mean: number
  readonly median: number
  /** Nine of ten took no longer. */
  readonly p90: number
}

export interface Summary {
  readonly resolved: number
  readonly notResolved: number
  readonly inTerm: Share
  readonly inLaw: Share
  readonly office: Spread | undefined
  readonly applicant: Spread | undefined
}

/** How many of how many; what has no term is in neither. */
export interface Share {
  readonly of: number
  readonly count: number
}

export type Dimension = 'procedure' | 'unit' | 'jurisdiction' | 'use'

export function summary(cases: readonly FinishedCase[]): Summary {
  const resolved = cases.filter((each) => each.resolved)
  return {
    resolved: resolved.length,
    notResolved: cases.length - resolved.length,
    inTerm: share(resolved.map(({ inTerm }) => inTerm)),
    inLaw: share(resolved.map(({ inLaw }) => inLaw)),
    office: spreadOf(resolved.flatMap(({ days }) => days?.office ?? [])),
    applicant: spreadOf(resolved.flatMap(({ days }) => days?.applicant ?? [])),
  }
}

/** The same by what the cases have in common; what nobody said stands at the end, under `undefined`. */
export function summaryBy(
  cases: readonly FinishedCase[],
  dimension: Dimension,
): readonly { readonly key: string | undefined; readonly summary: Summary }[] {
  return [...Map.groupBy(cases, (each) => each[dimension])]
    .sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : a < b ? -1 : 1))
    .map(([key, own]) => ({ key, summary: summary(own) }))
}

export interface AuthorisedByUse {
  readonly use: string | undefined
  readonly cases: number
  readonly area: number
  readonly investment: number
}

/** What was authorised, by use: cases, square metres, dollars. */
export function authorisedByUse(cases: readonly FinishedCase[]): readonly AuthorisedByUse[] {
  const authorised = cases.filter((each) => each.authorised)
  return [...Map.groupBy(authorised, ({ use }) => use)]
    .map(([use, own]) => ({ use, cases: own.length, area: sum(own, 'area'), investment: sum(own, 'investment') }))
    .sort((a, b) => b.area - a.area || b.cases - a.cases)
}

function sum(cases: readonly FinishedCase[], key: 'area' | 'investment'): number {
  return cases.reduce((total, each) => total + (each[key] ?? 0), 0)
}

/** How many cases needed one filing, two, three: the second and third are work done twice. */
export function filings(
  cases: readonly FinishedCase[],
): readonly { readonly entries: number; readonly cases: number }[] {
  const known = cases.flatMap(({ entries }) => entries ?? [])
  return [...Map.groupBy(known, (entries) => entries)]
    .sort(([a], [b]) => a - b)
    .map(([entries, own]) => ({ entries, cases: own.length }))
}

/** Where cases stand longest: the mean of the working days at each step, of the cases that came by it. The longest first. */
export function bottlenecks(
  cases: readonly FinishedCase[],
): readonly { readonly procedure: string; readonly step: string; readonly mean: number; readonly cases: number }[] {
  const stays = cases.flatMap(({ procedure, steps }) =>
    Object.entries(steps).map(([step, days]) => ({ procedure, step, days })),
  )
  return [...Map.groupBy(stays, ({ procedure, step }) => `${procedure} ${step}`).values()]
    .map((own) => ({
      procedure: own[0]?.procedure ?? '',
      step: own[0]?.step ?? '',
      mean: own.reduce((total, { days }) => total + days, 0) / own.length,
      cases: own.length,
    }))
    .sort((a, b) => b.mean - a.mean || (a.step < b.step ? -1 : 1))
}

function share(values: readonly (boolean | undefined)[]): Share {
  const known = values.filter((value) => value !== undefined)
  return { of: known.length, count: known.filter(Boolean).length }
}

/** Mean, median and ninth decile, with linear interpolation between neighbours. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part: number) => {
    const place = (sorted.length - 1) * part
    const below = Math.floor(place)
    const low = sorted[below] ?? 0
    return low + ((sorted[below + 1] ?? low) - low) * (place - below)
  }
  return { mean: values.reduce((total, value) => total + value, 0) / values.length, median: at(0.5), p90: at(0.9) }
}

/** Working days between an event and the next one, credited to the steps that were open meanwhile. */
export function stays(
  events: readonly { readonly on: number; readonly opens: readonly string[] }[],
  isWorking: (day: number) => boolean,
): Readonly<Record<string, number>> {
  const days: Record<string, number> = {}
  for (const [at, { on, opens }] of events.entries()) {
    const until = events[at + 1]?.on ?? on
    let worked = 0
    for (let day = on + 1; day <= until; day += 1) if (isWorking(day)) worked += 1
    for (const step of opens) days[step] = (days[step] ?? 0) + worked
  }
  return days
}
