import { Temporal } from 'temporal-polyfill'

/** A schedule in words of the calendar: which minutes of which hours of which days. */
export interface Cron {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  /** Days of the month; 0 stands for its last one. Undefined: any. */
  readonly days: ReadonlySet<number> | undefined
  readonly months: ReadonlySet<number>
  /** 0 is Sunday. Undefined: any. */
  readonly weekdays: ReadonlySet<number> | undefined
}

interface Field {
  readonly name: string
  readonly from: number
  readonly to: number
}

const FIELDS = {
  minute: { name: 'minute', from: 0, to: 59 },
  hour: { name: 'hour', from: 0, to: 23 },
  day: { name: 'day of the month', from: 1, to: 31 },
  month: { name: 'month', from: 1, to: 12 },
  weekday: { name: 'day of the week', from: 0, to: 7 },
} as const satisfies Record<string, Field>

/**
 * The five fields of POSIX cron: minute, hour, day of the month, month, day of the week; each a star, a number, a range
 * (`1-5`), a list (`1,15`) or a step (a star or range, a slash, a number). `L` as day is the last of the month. As in cron,
 * a day matches when its date or its weekday does, if both are given. Throws on anything else: a schedule is written by us.
 */
export function parseCron(text: string): Cron {
  const [minute, hour, day, month, weekday, ...rest] = text.trim().split(/\s+/)
  if (minute === undefined || hour === undefined || day === undefined || month === undefined || weekday === undefined)
    throw new Error(`“${text}” is no schedule: five fields are needed.`)
  if (rest.length > 0) throw new Error(`“${text}” is no schedule: five fields are needed.`)
  const weekdays = weekday === '*' ? undefined : numbersOf(weekday, FIELDS.weekday)
  return {
    minutes: [...numbersOf(minute, FIELDS.minute)].sort((a, b) => a - b),
    hours: [...numbersOf(hour, FIELDS.hour)].sort((a, b) => a - b),
    days: day === '*' ? undefined : daysOf(day),
    months: numbersOf(month, FIELDS.month),
    weekdays: weekdays === undefined ? undefined : new Set([...weekdays].map((number) => number % 7)),
  }
}

function daysOf(text: string): ReadonlySet<number> {
  const dates = text.split(',').filter((part) => part !== 'L')
  const numbers = dates.length === 0 ? [] : numbersOf(dates.join(','), FIELDS.day)
  return new Set([...numbers, ...(text.split(',').includes('L') ? [0] : [])])
}

function numbersOf(text: string, field: Field): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (const part of text.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part)
    if (match === null) throw new Error(`“${part}” is no ${field.name}.`)
    const [, first, last, every] = match
    const from = first === undefined ? field.from : Number(first)
    const to = last !== undefined ? Number(last) : first === undefined || every !== undefined ? field.to : from
    const step = every === undefined ? 1 : Number(every)
    if (from < field.from || to > field.to || from > to || step < 1) throw new Error(`“${part}” is no ${field.name}.`)
    for (let number = from; number <= to; number += step) numbers.add(number)
  }
  return numbers
}

/** Longer than any schedule waits: 29 February on a given weekday comes every 28 years, and 2100 has none. */
const FURTHEST_DAYS = 366 * 41
/** Clocks are never moved by more than this; only times this near can change their order. */
const CLOCK_CHANGE_MINUTES = 180

/**
 * The first instant after `after` (both ISO, UTC) at which the schedule falls in the zone. A time that the clocks skip in
 * spring happens as much later as they were moved; one that comes twice in autumn happens the first time. Undefined when
 * there is none (30 February).
 */
export function nextTime(cron: Cron, zone: string, after: string): string | undefined {
  const start = Temporal.Instant.from(after)
  // From the day before: a time of its last hours may have been moved past midnight.
  let day = start.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 })
  for (let count = 0; count <= FURTHEST_DAYS; count += 1, day = day.add({ days: 1 })) {
    if (!matchesDay(cron, day)) continue
    const found = firstOn(cron, zone, day, start)
    if (found !== undefined) return found.toString()
  }
  return undefined
}

function matchesDay(cron: Cron, day: Temporal.PlainDate): boolean {
  if (!cron.months.has(day.month)) return false
  const byDate = cron.days?.has(day.day) === true || (cron.days?.has(0) === true && day.day === day.daysInMonth)
  const byWeekday = cron.weekdays?.has(day.dayOfWeek % 7) === true
  if (cron.days === undefined) return cron.weekdays === undefined || byWeekday
  return byDate || byWeekday
}

function firstOn(
  cron: Cron,
  zone: string,
  day: Temporal.PlainDate,
  after: Temporal.Instant,
): Temporal.Instant | undefined {
  const local = after.toZonedDateTimeISO(zone)
  const daysAgo = day.until(local.toPlainDate(), { largestUnit: 'days' }).days
  const begins = daysAgo * 1440 + local.hour * 60 + local.minute - CLOCK_CHANGE_MINUTES
  let first: { readonly at: Temporal.Instant; readonly minute: number } | undefined
  for (const hour of cron.hours) {
    for (const minute of cron.minutes) {
      const minuteOfDay = hour * 60 + minute
      if (minuteOfDay < begins) continue
      if (first !== undefined && minuteOfDay > first.minute + CLOCK_CHANGE_MINUTES) return first.at
      const at = day
        .toPlainDateTime({ hour, minute })
        .toZonedDateTime(zone, { disambiguation: 'compatible' })
        .toInstant()
      if (Temporal.Instant.compare(at, after) <= 0) continue
      if (first === undefined || Temporal.Instant.compare(at, first.at) < 0) first = { at, minute: minuteOfDay }
    }
  }
  return first?.at
}
