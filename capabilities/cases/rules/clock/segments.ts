import { type DayNumber, toDayNumber } from '../../../../kernel/day-number.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { WorkingCalendar } from '../../../../platform/calendar/working-calendar.ts'
import { countingOf, type Holder, type Ledger, type LedgerEntry, type Term } from './ledger.ts'
import { type ClockRefusal, refuseClock } from './refusals.ts'

/** Days in a row that one party has. `to` is infinite while it has not ended. */
export interface Segment {
  readonly from: DayNumber
  readonly to: DayNumber
  readonly holder: Holder
  /** The first filing is 1. */
  readonly entry: number
}

/** One filing with its own whole term. */
export interface Filing {
  /** The day it counts as filed; counting begins the day after. */
  readonly filed: DayNumber
  /** By how many units of the term it was extended, altogether. */
  readonly extendedBy: number
}

export interface Suspension {
  /** Place in the ledger. */
  readonly at: number
  readonly on: DayNumber
  readonly awaits: Exclude<Holder, 'administration'>
  /** The day its answer counts as filed; undefined while none has come. */
  readonly answered?: DayNumber
}

/** A ledger read once, in order: whose turn it was on which days. */
export interface Course {
  readonly segments: readonly Segment[]
  readonly filings: readonly Filing[]
  readonly suspensions: readonly Suspension[]
  readonly extensions: number
  readonly stopped?: DayNumber
}

/** A changing copy while the ledger is being read. */
interface Reading {
  readonly segments: Segment[]
  readonly filings: Filing[]
  readonly suspensions: Suspension[]
  extensions: number
  stopped: DayNumber | undefined
  /** Day of what was read last; what is deemed later pushes what follows. */
  last: DayNumber
}

type Turn = Pick<Segment, 'holder' | 'entry'>

/**
 * Reads the ledger. An act takes effect from the day after it (LPA, art. 82); a suspension from the day the term says. What is
 * filed on a day off is moved to the next working day where the term says so.
 */
export function courseOf(ledger: Ledger, term: Term, calendar: WorkingCalendar): Result<Course, ClockRefusal> {
  const [first] = ledger
  if (first === undefined || first.kind !== 'start') return refuseClock('no_start', first === undefined ? undefined : 0)
  const reading: Reading = {
    segments: [],
    filings: [],
    suspensions: [],
    extensions: 0,
    stopped: undefined,
    last: Number.NEGATIVE_INFINITY,
  }
  for (const [at, entry] of ledger.entries()) {
    const before = ledger[at - 1]
    if (before !== undefined && entry.on < before.on) return refuseClock('out_of_order', at, 'on')
    const kind = read(reading, entry, at, term, calendar)
    if (kind !== undefined)
      return refuseClock(kind, kind === 'endless' ? undefined : at, kind === 'nothing_extended' ? 'by' : 'kind')
  }
  const { segments, filings, suspensions, extensions, stopped } = reading
  return ok({ segments, filings, suspensions, extensions, ...(stopped === undefined ? {} : { stopped }) })
}

/** Takes one entry in, or answers why it does not fit. */
function read(
  reading: Reading,
  entry: LedgerEntry,
  at: number,
  term: Term,
  calendar: WorkingCalendar,
): ClockRefusal['kind'] | undefined {
  if (reading.stopped !== undefined) return 'after_stop'
  const on = effectiveDay(entry, term, calendar)
  if (on === undefined) return 'endless'
  const day = Math.max(on, reading.last)
  reading.last = day
  const open = reading.segments.at(-1)
  const suspended = open !== undefined && open.holder !== 'administration'
  switch (entry.kind) {
    case 'start':
      if (open !== undefined) return 'second_start'
      reading.filings.push({ filed: day, extendedBy: 0 })
      begin(reading, day + 1, { holder: 'administration', entry: 1 })
      return undefined
    case 'pause': {
      if (suspended) return 'not_running'
      const { awaits = 'applicant' } = entry
      reading.suspensions.push({ at, on: day, awaits })
      const from = countingOf(term).suspensionFrom === 'same_day' ? day : day + 1
      begin(reading, from, { holder: awaits, entry: reading.filings.length })
      return undefined
    }
    case 'resume':
    case 'restart': {
      const suspension = reading.suspensions.at(-1)
      if (!suspended || suspension === undefined) return 'not_suspended'
      reading.suspensions[reading.suspensions.length - 1] = { ...suspension, answered: day }
      if (entry.kind === 'restart') reading.filings.push({ filed: day, extendedBy: 0 })
      begin(reading, day + 1, { holder: 'administration', entry: reading.filings.length })
      return undefined
    }
    case 'extend': {
      if (!Number.isInteger(entry.by) || entry.by < 1) return 'nothing_extended'
      const filing = reading.filings.at(-1)
      if (filing === undefined) return 'no_start'
      reading.filings[reading.filings.length - 1] = { ...filing, extendedBy: filing.extendedBy + entry.by }
      reading.extensions += 1
      return undefined
    }
    case 'stop':
      close(reading, day)
      reading.stopped = day
      return undefined
  }
}

/** The day an act counts as done. What comes in on a day off may count as come in on the next working day. */
function effectiveDay(entry: LedgerEntry, term: Term, calendar: WorkingCalendar): DayNumber | undefined {
  const day = toDayNumber(entry.on)
  const comesIn = entry.kind === 'start' || entry.kind === 'resume' || entry.kind === 'restart'
  return comesIn && countingOf(term).filedOnDayOff === 'next_working_day' ? calendar.workingFrom(day) : day
}

/** The turn goes over on `from`, or where the turn before has not even begun, on that one's first day. */
function begin(reading: Reading, from: DayNumber, turn: Turn): void {
  const open = reading.segments.at(-1)
  const day = open === undefined ? from : Math.max(from, open.from)
  close(reading, day - 1)
  reading.segments.push({ from: day, to: Number.POSITIVE_INFINITY, ...turn })
}

/** The turn that is open ends on `to`; one that had no day is kept empty (`to` before `from`), so that the order is seen. */
function close(reading: Reading, to: DayNumber): void {
  const open = reading.segments.at(-1)
  if (open !== undefined) reading.segments[reading.segments.length - 1] = { ...open, to: Math.max(to, open.from - 1) }
}
