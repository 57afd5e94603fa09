import { Temporal } from 'temporal-polyfill'
import type { JurisdictionCalendar } from '../../../../../platform/calendar/calendar.ts'
import type { Holder, Ledger, Term } from '../ledger.ts'

/**
 * The clock as a clerk would keep it: one day after the other with a pencil, without shortcuts, on another library of dates.
 * It shares no line with the rule that it checks, and is slow.
 */
interface Day {
  readonly date: string
  readonly year: number
  readonly weekday: number
  /** Place in the wall calendar. */
  readonly at: number
}

/** The clerk's wall calendar: every day of 55 years, written down once. */
const WALL: readonly Day[] = (() => {
  const days: Day[] = []
  for (let day = Temporal.PlainDate.from('2016-01-01'); day.year < 2071; day = day.add({ days: 1 }))
    days.push({ date: day.toString(), year: day.year, weekday: day.dayOfWeek, at: days.length })
  return days
})()
const PLACES = new Map(WALL.map((day) => [day.date, day]))

function dayOf(date: string): Day {
  const day = PLACES.get(date)
  if (day === undefined) throw new Error(`${date} is not on the wall`)
  return day
}

function plus({ at, date }: Day, days: number): Day {
  const day = WALL[at + days]
  if (day === undefined) throw new Error(`${days} after ${date} is not on the wall`)
  return day
}

/** Easter by the table of Gauss, as another road to the same day. */
function easter(year: number): string {
  const a = year % 19
  const century = Math.floor(year / 100)
  const p = Math.floor((13 + 8 * century) / 25)
  const q = Math.floor(century / 4)
  const m = (15 - p + century - q) % 30
  const d = (19 * a + m) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + ((4 + century - q) % 7)) % 7
  if (d === 29 && e === 6) return `${year}-04-19`
  if (d === 28 && e === 6 && (11 * m + 11) % 30 < 19) return `${year}-04-18`
  return plus(dayOf(`${year}-03-22`), d + e).date
}

export type NaiveDay = 'working' | 'off' | 'suspension'

export function naiveDay(chain: readonly JurisdictionCalendar[], day: Day): NaiveDay {
  const text = day.date
  const decree = chain
    .flatMap(({ decrees }) => decrees)
    .filter(({ from, to }) => from <= text && text <= to)
    .at(-1)
  if (decree !== undefined)
    return decree.effect === 'working' ? 'working' : decree.effect === 'suspension' ? 'suspension' : 'off'
  const weekend = chain.map((each) => each.weekend).findLast((each) => each !== undefined) ?? [6, 7]
  if (weekend.includes(day.weekday)) return 'off'
  for (const { days, validFrom = '0000-01-01', validTo = '9999-12-31' } of chain.flatMap(({ yearly }) => yearly)) {
    if (text < validFrom || text > validTo) continue
    if ('easterFrom' in days) {
      for (let offset = days.easterFrom; offset <= days.easterTo; offset += 1)
        if (plus(dayOf(easter(day.year)), offset).date === text) return 'off'
    } else {
      const here = text.slice(5)
      const inside = days.from <= days.to ? days.from <= here && here <= days.to : here >= days.from || here <= days.to
      if (inside) return 'off'
    }
  }
  return 'working'
}

/** What was looked up once for a calendar is pencilled in and stays. */
const pencilled = new WeakMap<readonly JurisdictionCalendar[], NaiveDay[]>()
function markedDay(chain: readonly JurisdictionCalendar[], day: Day): NaiveDay {
  const marks = pencilled.get(chain) ?? []
  pencilled.set(chain, marks)
  const known = marks[day.at] ?? naiveDay(chain, day)
  marks[day.at] = known
  return known
}

export interface NaiveAnswer {
  readonly due: string | undefined
  readonly left: number
  readonly days: Readonly<Record<Holder, number>>
}

/** What the clock says at the end of `today` of a ledger that is in order. */
export function naiveClock(
  ledger: Ledger,
  term: Term,
  chain: readonly JurisdictionCalendar[],
  today: string,
): NaiveAnswer {
  const kind = (day: Day) => markedDay(chain, day)
  const { filedOnDayOff = 'next_working_day', suspensionFrom = 'same_day' } = term.counting ?? {}
  // When each act counts as done, none before the one that stands above it.
  const acts: { readonly kind: string; readonly on: Day; readonly awaits: Holder; readonly by: number }[] = []
  for (const entry of ledger) {
    let on = dayOf(entry.on)
    if (['start', 'resume', 'restart'].includes(entry.kind) && filedOnDayOff === 'next_working_day')
      while (kind(on) !== 'working') on = plus(on, 1)
    const above = acts.at(-1)
    if (above !== undefined && on.at < above.on.at) on = above.on
    acts.push({
      kind: entry.kind,
      on,
      awaits: entry.kind === 'pause' ? (entry.awaits ?? 'applicant') : 'administration',
      by: entry.kind === 'extend' ? entry.by : 0,
    })
  }
  const lastBeginning = acts.findLastIndex((act) => act.kind === 'start' || act.kind === 'restart')
  const extended = acts.slice(lastBeginning).reduce((sum, { by }) => sum + by, 0)
  const filed = acts[lastBeginning]?.on ?? dayOf(today)
  const length = term.length + extended
  const { unit } = term
  const end =
    unit === 'months' || unit === 'years'
      ? Temporal.PlainDate.from(filed.date).add(unit === 'months' ? { months: length } : { years: length })
      : undefined
  let left = end === undefined ? length : dayOf(end.toString()).at - filed.at
  const stop = acts.find((act) => act.kind === 'stop')?.on
  const days: Record<Holder, number> = { administration: 0, applicant: 0, others: 0 }
  let due: string | undefined
  const first = acts[0]?.on ?? filed
  let holder: Holder = 'administration'
  let next = 1
  for (let day = plus(first, 1), walked = 0; walked < 12_000; day = plus(day, 1), walked += 1) {
    // An answer hands the day after it over; a suspension its own day or the day after.
    for (let act = acts[next]; act !== undefined; act = acts[next]) {
      const from = act.kind === 'pause' && suspensionFrom === 'same_day' ? act.on : plus(act.on, 1)
      if (act.kind === 'stop' || act.kind === 'extend') {
        if (act.on.at > day.at) break
      } else {
        if (from.at > day.at) break
        holder = act.awaits
      }
      next += 1
    }
    const what = kind(day)
    const present = day.date <= today && (stop === undefined || day.at <= stop.at)
    if (present && what === 'working') days[holder] += 1
    const counts = unit === 'working_days' ? what === 'working' : what !== 'suspension'
    const own = day.at > filed.at
    if (due === undefined && own && holder === 'administration' && counts) {
      left -= 1
      if (left === 0) {
        let last = day
        while (kind(last) !== 'working') last = plus(last, 1)
        due = last.date
      }
    }
    if (!present && day.date > today && (due !== undefined || (next >= acts.length && holder !== 'administration')))
      break
  }
  return { due, left, days }
}
