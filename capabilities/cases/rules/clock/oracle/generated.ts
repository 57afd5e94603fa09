import type { CivilDate } from '../../../../../kernel/civil.ts'
import { addMonths, dayNumberOf, fromDayNumber } from '../../../../../kernel/day-number.ts'
import type { Decree, JurisdictionCalendar, YearlyDaysOff } from '../../../../../platform/calendar/calendar.ts'
import type { Ledger, LedgerEntry, Term, TermUnit } from '../ledger.ts'

/** Numbers in a row from a seed (mulberry32): the same seed makes the same cases everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface GeneratedCase {
  readonly ledger: Ledger
  readonly term: Term
  readonly chain: readonly JurisdictionCalendar[]
  readonly today: CivilDate
}

type Random = () => number
const whole = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1))
const pick = <T>(random: Random, of: readonly [T, ...T[]]): T => of[whole(random, 0, of.length - 1)] ?? of[0]

const dayOfYear = (random: Random) =>
  fromDayNumber(dayNumberOf({ year: 2024, month: 1, day: whole(random, 1, 366) })).slice(5)

const text = { es: 'x' }

function yearly(random: Random, key: string): YearlyDaysOff {
  const from = dayOfYear(random)
  const easterFrom = whole(random, -10, 10)
  return {
    key,
    title: text,
    citation: 'x',
    certainty: 'invented',
    days:
      random() < 0.3
        ? { easterFrom, easterTo: easterFrom + whole(random, 0, 7) }
        : { from, to: random() < 0.6 ? from : dayNear(random, from) },
    ...(random() < 0.2 ? { validFrom: `${whole(random, 2017, 2021)}-06-15` } : {}),
    ...(random() < 0.2 ? { validTo: `${whole(random, 2018, 2022)}-03-31` } : {}),
  }
}

/** A day a little later in the year, over New Year where it falls so. */
function dayNear(random: Random, from: string): string {
  const [month, day] = [Number(from.slice(0, 2)), Number(from.slice(3))]
  return fromDayNumber(dayNumberOf({ year: 2024, month, day }) + whole(random, 1, 12)).slice(5)
}

function decree(random: Random, key: string): Decree {
  const from = dayNumberOf({ year: 2018, month: 1, day: whole(random, 1, 1500) })
  return {
    key,
    title: text,
    citation: 'x',
    certainty: 'invented',
    effect: pick(random, ['holiday', 'suspension', 'working']),
    from: fromDayNumber(from),
    to: fromDayNumber(from + whole(random, 0, random() < 0.1 ? 60 : 6)),
  }
}

export function generatedChain(random: Random): readonly JurisdictionCalendar[] {
  return Array.from({ length: whole(random, 1, 3) }, (_, level) => ({
    code: `c${level}`,
    title: text,
    ...(level === 0 ? {} : { extends: `c${level - 1}` }),
    ...(random() < 0.15 ? { weekend: pick(random, [[7], [5, 6], [], [6, 7]]) } : {}),
    yearly: Array.from({ length: whole(random, 0, 6) }, (__, n) => yearly(random, `y${level}-${n}`)),
    decrees: Array.from({ length: whole(random, 0, 6) }, (__, n) => decree(random, `d${level}-${n}`)),
  }))
}

const LENGTHS: Readonly<Record<TermUnit, number>> = { working_days: 60, calendar_days: 90, months: 9, years: 2 }

function generatedTerm(random: Random): Term {
  const unit = pick<TermUnit>(random, ['working_days', 'working_days', 'calendar_days', 'months', 'years'])
  return {
    length: whole(random, 1, LENGTHS[unit]),
    unit,
    version: '1',
    ...(random() < 0.5 ? { afterCorrection: pick(random, ['continues', 'begins_anew']) } : {}),
    ...(random() < 0.8
      ? {
          counting: {
            filedOnDayOff: pick(random, ['next_working_day', 'same_day']),
            suspensionFrom: pick(random, ['same_day', 'next_day']),
          },
        }
      : {}),
  }
}

/** A ledger that is in order: up to a dozen entries, some on the same day, some long apart. */
function generatedLedger(random: Random, { unit }: Term): Ledger {
  let day = dayNumberOf({ year: 2018, month: 1, day: whole(random, 1, 1200) })
  const ledger: LedgerEntry[] = [{ kind: 'start', on: fromDayNumber(day) }]
  let suspended = false
  for (let left = whole(random, 0, 11); left > 0; left -= 1) {
    const gap = random()
    if (gap < 0.02) day = addMonths(day, whole(random, 1, 5))
    else if (gap > 0.2) day += whole(random, 1, 14)
    const on = fromDayNumber(day)
    const what = random()
    if (what < 0.06) {
      ledger.push({ kind: 'stop', on })
      break
    }
    if (what < 0.2)
      ledger.push({ kind: 'extend', on, by: whole(random, 1, unit === 'months' || unit === 'years' ? 2 : 15) })
    else if (suspended) {
      ledger.push({ kind: random() < 0.75 ? 'resume' : 'restart', on })
      suspended = false
    } else {
      ledger.push({ kind: 'pause', on, reason: text, ...(random() < 0.3 ? { awaits: 'others' as const } : {}) })
      suspended = true
    }
  }
  return ledger
}

export function generatedCase(random: Random, chain = generatedChain(random)): GeneratedCase {
  const term = generatedTerm(random)
  const ledger = generatedLedger(random, term)
  const last = ledger.at(-1)?.on ?? '2018-01-01'
  const lastDay = dayNumberOf({
    year: Number(last.slice(0, 4)),
    month: Number(last.slice(5, 7)),
    day: Number(last.slice(8)),
  })
  return { ledger, term, chain, today: fromDayNumber(lastDay + whole(random, 0, 40)) }
}
