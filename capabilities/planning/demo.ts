import { completedMonths } from '../../kernel/civil.ts'
import { between, pick, type Random, seededRandom, weighted } from '../../kernel/seeded-random.ts'
import { expectedMonths, readingsOf } from './demo-readings.ts'
import type { DemoChoice, DemoCourse, DemoPoa, DemoReading, DemoReport, DemoSettings } from './demo-year.ts'
import { scheduleOf } from './deployment-items.ts'
import {
  type DraftElement,
  type DraftPoa,
  type IndicatorKind,
  type IndicatorTerms,
  NO_SCHEDULE,
  type Schedule,
} from './model.ts'

/** An activity with what its schedule is guessed from: the first indicator of its lines and its turn among those that share it. */
interface Placed {
  readonly activity: DraftElement
  readonly indicator?: DraftElement
  readonly turn: number
  readonly turns: number
}

/** The activities of a plan in the order of its lines; one on several lines is placed where it first stands. */
function placed(poa: DraftPoa): readonly Placed[] {
  const elements = new Map(poa.elements.map((element) => [element.key, element]))
  const indicatorOf = new Map<string, string | undefined>()
  for (const line of poa.subPlans.flatMap((part) => part.sections.flatMap((section) => section.lines)))
    for (const key of line.cells.activity ?? [])
      if (!indicatorOf.has(key)) indicatorOf.set(key, line.cells.indicator?.[0])
  const sharing = Map.groupBy(indicatorOf, ([activity, indicator]) => indicator ?? activity)
  return [...sharing.values()].flatMap((group) =>
    group.flatMap(([key, indicatorKey], turn): Placed[] => {
      const activity = elements.get(key)
      const indicator = indicatorKey === undefined ? undefined : elements.get(indicatorKey)
      if (!activity) return []
      return [{ activity, turn, turns: group.length, ...(indicator ? { indicator } : {}) }]
    }),
  )
}

function dueMonths(terms: IndicatorTerms | undefined): readonly number[] {
  return (terms?.targets ?? []).flatMap((target) => (target.due === undefined ? [] : [Number(target.due.slice(5, 7))]))
}

function marks(months: readonly number[]): Schedule {
  const made = scheduleOf({ marks: [...months] })
  return 'wrongTotal' in made ? NO_SCHEDULE : made
}

/** Kinds whose work goes on all year: nothing in them ends on a day. */
const CONTINUOUS: ReadonlySet<IndicatorKind> = new Set(['qualitative_scale', 'threshold', 'percentage'])

/** Marks that the indicator makes plausible: deliveries spread over the year, works of one indicator one after the other. */
function guessedSchedule({ activity, indicator, turn, turns }: Placed, random: Random): Schedule {
  if (activity.schedule && activity.schedule.kind !== 'none') return activity.schedule
  const terms = indicator?.indicator
  const due = dueMonths(terms)
  const end = due.length === 0 ? 12 : Math.max(...due)
  if (terms?.kind === 'recurring_deliverable') {
    const value = terms.targets[0]?.value
    if (due.length > 1) return marks(due)
    if (value !== undefined) return marks(expectedMonths(value, end))
  }
  if (terms === undefined || CONTINUOUS.has(terms.kind))
    return marks(random() < 0.7 ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : [3, 6, 9, 12])
  const overlap = turn > 0 && random() < 0.5 ? 1 : 0
  const first = Math.min(end, Math.max(1, 1 + Math.floor((turn * end) / turns) - overlap))
  const last = turn === turns - 1 ? end : Math.max(first, Math.ceil(((turn + 1) * end) / turns))
  return marks(Array.from({ length: last - first + 1 }, (_, index) => first + index))
}

/** Share of a month's programme that is done, by course. */
function doneShare(course: DemoCourse, random: Random): number {
  switch (course) {
    case 'ahead':
      return between(random, 1, 1.22)
    case 'on_track':
    case 'extra':
      return random() < 0.82 ? between(random, 0.97, 1.06) : between(random, 0.8, 0.97)
    case 'behind':
      return random() < 0.35 ? between(random, 0.9, 1) : between(random, 0.4, 0.8)
    case 'far_behind':
      return random() < 0.45 ? 0 : between(random, 0.1, 0.45)
    case 'silent':
      return between(random, 0.7, 1)
  }
}

/** Quantities and repeated works are whole; a mark is done in quarters and never more than once. */
function executedOf(programmed: number, share: number, schedule: Schedule): number {
  if (schedule.kind === 'quantities') return Math.max(0, Math.round(programmed * share))
  const steps = programmed > 1 ? 1 : 4
  return Math.min(programmed, Math.round(programmed * share * steps) / steps)
}

function reportsOf(
  key: string,
  schedule: Schedule,
  course: DemoCourse,
  until: number,
  settings: DemoSettings,
  random: Random,
): readonly DemoReport[] {
  const lastReported = course === 'silent' ? Math.floor(random() * 5) : until
  const reports: DemoReport[] = []
  for (let month = 1; month <= Math.min(until, lastReported); month += 1) {
    const programmed = schedule.months[month - 1] ?? null
    if (programmed === null) continue
    const executed = executedOf(programmed, doneShare(course, random), schedule)
    const worthANote = executed < programmed ? random() < 0.6 : random() < 0.12
    const note = worthANote
      ? pick(random, settings.notes[executed < programmed && course !== 'far_behind' ? 'behind' : course])
      : undefined
    reports.push({ activityKey: key, month, executed, ...(note === undefined ? {} : { note }) })
  }
  if (course === 'extra' || (course === 'ahead' && schedule.kind !== 'quantities')) {
    const free = Array.from({ length: until }, (_, index) => index + 1).filter(
      (month) => (schedule.months[month - 1] ?? null) === null,
    )
    const month = pick(random, free)
    const note = pick(random, settings.notes[course])
    const executed = schedule.kind === 'quantities' ? 1 + Math.floor(random() * 3) : 0.5
    if (month !== undefined)
      reports.push({ activityKey: key, month, executed, ...(note === undefined ? {} : { note }) })
  }
  return reports.toSorted((one, other) => one.month - other.month)
}

/**
 * Makes up the year of one plan: what was programmed, what was reported up to the cut-off, what was cancelled and what the
 * indicators measured. Pure: the same plan and settings give the same year; an activity's luck depends on no other's.
 */
export function demoOfPoa(poa: DraftPoa, settings: DemoSettings): DemoPoa {
  const unit = poa.unit ?? poa.title
  const until = completedMonths(settings.year, settings.cutOff)
  const chosen = new Map(settings.chosen.filter((each) => each.unit === unit).map((each) => [each.activity, each]))
  const schedules = new Map<string, Schedule>()
  const reports: DemoReport[] = []
  const cancelled: { activityKey: string; reason: string; on: string }[] = []
  const readings: DemoReading[] = []
  const works = placed(poa).map((place) => workOf(place, chosen.get(place.activity.key), unit, settings))
  for (const work of works) {
    const { key, schedule: own } = work.place.activity
    if (own === undefined || own.kind === 'none') schedules.set(key, work.schedule)
    if (work.cancelled) cancelled.push({ activityKey: key, ...work.cancelled })
    const endedOn = work.cancelled?.on ?? work.place.activity.cancelled?.on
    const monthsLeft = endedOn === undefined ? until : Math.min(until, Number(endedOn.slice(5, 7)) - 1)
    reports.push(...reportsOf(key, work.schedule, work.course, monthsLeft, settings, work.random))
  }
  for (const [indicatorKey, sharing] of Map.groupBy(works, (work) => work.place.indicator?.key ?? '')) {
    const indicator = sharing[0]?.place.indicator
    if (!indicator) continue
    const counted = sharing.find((work) => work.schedule.kind === 'quantities')
    const leading = counted ?? sharing.at(-1)
    if (!leading || leading.cancelled) continue
    const own = reports.filter((report) => report.activityKey === leading.place.activity.key)
    readings.push(
      ...readingsOf(
        indicator,
        {
          year: settings.year,
          throughMonth: until,
          course: leading.course,
          ...(counted ? { counted: { schedule: counted.schedule, reports: own } } : {}),
        },
        seededRandom(settings.seed, unit, indicatorKey, 'reading'),
      ),
    )
  }
  return { schedules, reports, cancelled, readings }
}

interface Work {
  readonly place: Placed
  readonly schedule: Schedule
  readonly course: DemoCourse
  readonly cancelled: { readonly reason: string; readonly on: string } | undefined
  readonly random: Random
}

function workOf(place: Placed, choice: DemoChoice | undefined, unit: string, settings: DemoSettings): Work {
  const random = seededRandom(settings.seed, unit, place.activity.key)
  const drawn = weighted(random, settings.courses) ?? 'on_track'
  const told = choice?.schedule === undefined ? undefined : scheduleOf(choice.schedule)
  const schedule = told === undefined || 'wrongTotal' in told ? guessedSchedule(place, random) : told
  return { place, schedule, course: choice?.course ?? drawn, cancelled: choice?.cancelled, random }
}
