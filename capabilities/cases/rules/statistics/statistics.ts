/** A finished case as statistics see it: no name, only what is counted. */
export interface FinishedCase {
  readonly procedure: string
  /** Against the decision of another case: told apart from the procedures, never added to them. */
  readonly appeal: boolean
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

/** A group of cases that are told together: all procedures, those of one dimension, or the appeals, which are never among them. */
export interface Group {
  readonly by: Dimension | 'all' | 'appeal'
  /** Of the dimension; of appeals, their procedure. Absent where nobody said. */
  readonly key: string | undefined
}

/** Cases of a group that came to the same end. */
export interface EndTally extends Group {
  readonly resolved: boolean
  readonly inTerm: boolean | undefined
  readonly inLaw: boolean | undefined
  readonly cases: number
}

/** Resolved cases of a group that took so many working days, by whose turn it was. */
export interface DaysTally extends Group {
  readonly whose: 'office' | 'applicant'
  readonly days: number
  readonly cases: number
}

export interface AuthorisedByUse {
  readonly use: string | undefined
  readonly cases: number
  readonly area: number
  readonly investment: number
}

export interface FilingsTally {
  readonly entries: number
  readonly cases: number
}

/** Working days that cases stood at a step, all together. */
export interface StepTally {
  readonly procedure: string
  readonly step: string
  readonly days: number
  readonly cases: number
}

/** What is counted of many cases: small however many they are, and two of them are told together by putting one after the other. */
export interface Tallies {
  readonly ends: readonly EndTally[]
  readonly days: readonly DaysTally[]
  readonly authorised: readonly AuthorisedByUse[]
  readonly filings: readonly FilingsTally[]
  readonly steps: readonly StepTally[]
}

/** Of cases one by one; the database counts the same (`data/tallied-cases.ts`). */
export function talliesOf(cases: readonly FinishedCase[]): Tallies {
  const grouped = cases.flatMap((each) => groupsOf(each).map((group) => ({ group, each })))
  const resolved = grouped.filter(({ each }) => each.resolved)
  return {
    ends: grouped.map(({ group, each: { resolved, inTerm, inLaw } }) => ({
      ...group,
      resolved,
      inTerm,
      inLaw,
      cases: 1,
    })),
    days: resolved.flatMap(({ group, each: { days } }) =>
      days === undefined
        ? []
        : (['office', 'applicant'] as const).map((whose) => ({ ...group, whose, days: days[whose], cases: 1 })),
    ),
    authorised: cases
      .filter(({ authorised }) => authorised)
      .map(({ use, area = 0, investment = 0 }) => ({ use, cases: 1, area, investment })),
    filings: cases.flatMap(({ entries, appeal }) => (entries === undefined || appeal ? [] : [{ entries, cases: 1 }])),
    steps: cases.flatMap(({ procedure, steps }) =>
      Object.entries(steps).map(([step, days]) => ({ procedure, step, days, cases: 1 })),
    ),
  }
}

function groupsOf({ appeal, procedure, unit, jurisdiction, use }: FinishedCase): readonly Group[] {
  if (appeal) return [{ by: 'appeal', key: procedure }]
  return [
    { by: 'all', key: undefined },
    { by: 'procedure', key: procedure },
    { by: 'unit', key: unit },
    { by: 'jurisdiction', key: jurisdiction },
    { by: 'use', key: use },
  ]
}

/** The cases of all of them. */
export function together(all: readonly Tallies[]): Tallies {
  return {
    ends: all.flatMap(({ ends }) => ends),
    days: all.flatMap(({ days }) => days),
    authorised: all.flatMap(({ authorised }) => authorised),
    filings: all.flatMap(({ filings }) => filings),
    steps: all.flatMap(({ steps }) => steps),
  }
}

export function summary(cases: readonly FinishedCase[]): Summary {
  // Asked of cases that somebody chose: appeals as they are.
  const { ends, days } = talliesOf(cases.map((each) => ({ ...each, appeal: false })))
  return summaryOf(
    ends.filter(({ by }) => by === 'all'),
    days.filter(({ by }) => by === 'all'),
  )
}

function summaryOf(ends: readonly EndTally[], days: readonly DaysTally[]): Summary {
  const resolved = ends.filter((each) => each.resolved)
  return {
    resolved: total(resolved, 'cases'),
    notResolved: total(ends, 'cases') - total(resolved, 'cases'),
    inTerm: share(resolved, 'inTerm'),
    inLaw: share(resolved, 'inLaw'),
    office: spreadOf(days.filter(({ whose }) => whose === 'office')),
    applicant: spreadOf(days.filter(({ whose }) => whose === 'applicant')),
  }
}

/** Each group of its kind, by key; what nobody said stands at the end, under `undefined`. */
export function summaryBy(
  { ends, days }: Tallies,
  by: Group['by'],
): readonly { readonly key: string | undefined; readonly summary: Summary }[] {
  const daysOf = Map.groupBy(
    days.filter((each) => each.by === by),
    ({ key }) => key,
  )
  return [
    ...Map.groupBy(
      ends.filter((each) => each.by === by),
      ({ key }) => key,
    ),
  ]
    .sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : a < b ? -1 : 1))
    .map(([key, own]) => ({ key, summary: summaryOf(own, daysOf.get(key) ?? []) }))
}

/** All procedures together: without the appeals. */
export function summaryOfAll(tallies: Tallies): Summary {
  return summaryBy(tallies, 'all')[0]?.summary ?? summaryOf([], [])
}

/** What was authorised, by use: cases, square metres, dollars. */
export function authorisedByUse({ authorised }: Tallies): readonly AuthorisedByUse[] {
  return [...Map.groupBy(authorised, ({ use }) => use)]
    .map(([use, own]) => ({
      use,
      cases: total(own, 'cases'),
      area: total(own, 'area'),
      investment: total(own, 'investment'),
    }))
    .sort((a, b) => b.area - a.area || b.cases - a.cases)
}

/** How many cases needed one filing, two, three: the second and third are work done twice. */
export function filings(tallies: Tallies): readonly FilingsTally[] {
  return [...Map.groupBy(tallies.filings, ({ entries }) => entries)]
    .sort(([a], [b]) => a - b)
    .map(([entries, own]) => ({ entries, cases: total(own, 'cases') }))
}

/** Where cases stand longest: the mean of the working days at each step, of the cases that came by it. The longest first. */
export function bottlenecks({ steps }: Tallies): readonly (Omit<StepTally, 'days'> & { readonly mean: number })[] {
  return [...Map.groupBy(steps, ({ procedure, step }) => `${procedure} ${step}`).values()]
    .map((own) => ({
      procedure: own[0]?.procedure ?? '',
      step: own[0]?.step ?? '',
      mean: total(own, 'days') / total(own, 'cases'),
      cases: total(own, 'cases'),
    }))
    .sort((a, b) => b.mean - a.mean || (a.step < b.step ? -1 : 1))
}

function total<K extends string>(rows: readonly { readonly [key in K]: number }[], key: K): number {
  return rows.reduce((sum, row) => sum + row[key], 0)
}

function share(ends: readonly EndTally[], key: 'inTerm' | 'inLaw'): Share {
  const known = ends.filter((each) => each[key] !== undefined)
  return {
    of: total(known, 'cases'),
    count: total(
      known.filter((each) => each[key] === true),
      'cases',
    ),
  }
}

/** Mean, median and ninth decile of so many cases with so many days each, with linear interpolation between neighbours. */
export function spreadOf(counted: readonly { readonly days: number; readonly cases: number }[]): Spread | undefined {
  const sorted = counted.filter(({ cases }) => cases > 0).sort((a, b) => a.days - b.days)
  const many = total(sorted, 'cases')
  if (many === 0) return undefined
  const nth = (place: number) => {
    let passed = 0
    for (const { days, cases } of sorted) {
      passed += cases
      if (place < passed) return days
    }
    return sorted.at(-1)?.days ?? 0
  }
  const at = (part: number) => {
    const place = (many - 1) * part
    const below = Math.floor(place)
    const low = nth(below)
    return low + (nth(below + 1) - low) * (place - below)
  }
  return { mean: sorted.reduce((sum, { days, cases }) => sum + days * cases, 0) / many, median: at(0.5), p90: at(0.9) }
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
