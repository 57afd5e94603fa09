import { type DayNumber, dayNumberOf, easterOf, partsOf, toDayNumber, weekdayOf } from '../../kernel/day-number.ts'
import { ok, type Refusal, type Result, refuse } from '../../kernel/result.ts'
import type { Text } from '../../kernel/text.ts'
import type { Certainty } from '../packs/words.ts'
import type { DayOfYear, Decree, JurisdictionCalendar, YearlyDaysOff } from './calendar.ts'

/** Why a day is not worked. */
export interface DayOff {
  readonly kind: 'weekend' | 'holiday' | 'suspension'
  readonly title: Text
  /** Absent for weekends, which the law on terms itself leaves out. */
  readonly citation?: string
  readonly certainty?: Certainty
  /** Code of the calendar that says so. */
  readonly calendar: string
}

/** A calendar with everything that it extends, made ready to be asked for any day. */
export interface WorkingCalendar {
  readonly code: string
  readonly title: Text
  isWorking(day: DayNumber): boolean
  /** Undefined on working days. */
  dayOff(day: DayNumber): DayOff | undefined
  /** The day itself when it is worked, else the next that is; undefined when none comes within ten years. */
  workingFrom(day: DayNumber): DayNumber | undefined
}

const WEEKEND: Text = { es: 'Fin de semana', en: 'Weekend' }
const FURTHEST = 3660

/** The calendar `code` and those it extends, the widest first, or what is wrong with the chain. */
export function calendarChain(
  code: string,
  all: readonly JurisdictionCalendar[],
): Result<readonly JurisdictionCalendar[], Refusal<'no_calendar' | 'calendar_ring'>> {
  const chain: JurisdictionCalendar[] = []
  let wanted: string | undefined = code
  while (wanted !== undefined) {
    const name: string = wanted
    if (chain.some((each) => each.code === name))
      return refuse({
        kind: 'calendar_ring',
        message: {
          es: `El calendario «${name}» se amplía a sí mismo.`,
          en: `The calendar “${name}” extends itself.`,
        },
      })
    const found = all.find((each) => each.code === name)
    if (found === undefined)
      return refuse({
        kind: 'no_calendar',
        message: { es: `No hay ningún calendario «${name}».`, en: `There is no calendar “${name}”.` },
      })
    chain.unshift(found)
    wanted = found.extends
  }
  return ok(chain)
}

/** `chain`: the widest calendar first, the asked one last. */
export function workingCalendar(chain: readonly JurisdictionCalendar[]): WorkingCalendar {
  const asked = chain.at(-1)
  if (asked === undefined) throw new Error('A calendar is made of at least one.')
  const rules = rulesOf(chain)
  const years = new Map<number, Year>()
  const yearOf = (day: DayNumber) => {
    const { year } = partsOf(day)
    const known = years.get(year)
    if (known !== undefined) return known
    const made = makeYear(year, rules)
    years.set(year, made)
    return made
  }
  // Terms run through one year after the other: the year of the last question mostly answers the next.
  let last: Year | undefined
  const reasonAt = (day: DayNumber): number => {
    if (last === undefined || day < last.first || day >= last.first + last.reasons.length) last = yearOf(day)
    return last.reasons[day - last.first] ?? 0
  }
  const isWorking = (day: DayNumber) => reasonAt(day) === 0
  return {
    code: asked.code,
    title: asked.title,
    isWorking,
    dayOff: (day) => rules.reasons[reasonAt(day)],
    workingFrom: (day) => {
      for (let next = day; next <= day + FURTHEST; next += 1) if (isWorking(next)) return next
      return undefined
    },
  }
}

interface Year {
  readonly first: DayNumber
  /** Of each day the place of its reason; 0 where it is worked. */
  readonly reasons: Uint16Array
}

interface Rules {
  readonly weekend: readonly number[]
  /** The first is never used: it stands for a day that is worked. */
  readonly reasons: readonly (DayOff | undefined)[]
  readonly yearly: readonly { readonly rule: YearlyDaysOff; readonly reason: number }[]
  readonly decrees: readonly { readonly from: DayNumber; readonly to: DayNumber; readonly reason: number }[]
}

const WEEKEND_REASON = 1

function rulesOf(chain: readonly JurisdictionCalendar[]): Rules {
  const asked = chain.at(-1)?.code ?? ''
  const weekend = chain.reduce<readonly number[]>((known, each) => each.weekend ?? known, [6, 7])
  const reasons: (DayOff | undefined)[] = [undefined, { kind: 'weekend', title: WEEKEND, calendar: asked }]
  const add = (entry: YearlyDaysOff | Decree, kind: DayOff['kind'], calendar: string) => {
    const { title, citation, certainty } = entry
    reasons.push({ kind, title, citation, certainty, calendar })
    return reasons.length - 1
  }
  const yearly = chain.flatMap((each) => each.yearly.map((rule) => ({ rule, reason: add(rule, 'holiday', each.code) })))
  const decrees = chain.flatMap((each) =>
    each.decrees.map((decree) => ({
      from: toDayNumber(decree.from),
      to: toDayNumber(decree.to),
      reason: decree.effect === 'working' ? 0 : add(decree, decree.effect, each.code),
    })),
  )
  return { weekend, reasons, yearly, decrees }
}

/** Weekends first, then what comes every year, then decrees: what is written over wins. */
function makeYear(year: number, { weekend, yearly, decrees }: Rules): Year {
  const first = dayNumberOf({ year, month: 1, day: 1 })
  const reasons = new Uint16Array(dayNumberOf({ year: year + 1, month: 1, day: 1 }) - first)
  reasons.forEach((_, index) => {
    if (weekend.includes(weekdayOf(first + index))) reasons[index] = WEEKEND_REASON
  })
  const easter = easterOf(year)
  const lastDay = first + reasons.length - 1
  for (const { rule, reason } of yearly) {
    const from = rule.validFrom === undefined ? first : Math.max(first, toDayNumber(rule.validFrom))
    const to = rule.validTo === undefined ? lastDay : Math.min(lastDay, toDayNumber(rule.validTo))
    for (const span of spansOf(rule, year, easter))
      for (let day = Math.max(from, span.from); day <= Math.min(to, span.to); day += 1) reasons[day - first] = reason
  }
  for (const { from, to, reason } of decrees)
    for (let day = Math.max(from, first); day <= Math.min(to, first + reasons.length - 1); day += 1)
      reasons[day - first] = reason
  return { first, reasons }
}

interface DaySpan {
  readonly from: DayNumber
  readonly to: DayNumber
}

/** The days of a year on which a rule comes; two spans where it goes over New Year. */
function spansOf({ days }: YearlyDaysOff, year: number, easter: DayNumber): readonly DaySpan[] {
  if ('easterFrom' in days) return [{ from: easter + days.easterFrom, to: easter + days.easterTo }]
  const start = dayInYear(days.from, year, 'from')
  const end = dayInYear(days.to, year, 'to')
  if (days.from <= days.to) return [{ from: start, to: end }]
  const newYear = dayNumberOf({ year, month: 1, day: 1 })
  return [
    { from: newYear, to: end },
    { from: start, to: newYear + 366 },
  ]
}

/** 29 February of a year that has none: what begins with it begins on 1 March, what ends with it ends on the 28th. */
function dayInYear(day: DayOfYear, year: number, edge: 'from' | 'to'): DayNumber {
  const [month, dayOfMonth] = [Number(day.slice(0, 2)), Number(day.slice(3))]
  const number = dayNumberOf({ year, month, day: dayOfMonth })
  const there = partsOf(number).month === month
  return there || edge === 'from' ? number : number - 1
}
