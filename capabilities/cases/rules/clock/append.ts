import type { CivilDate } from '../../../../kernel/civil.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { WorkingCalendar } from '../../../../platform/calendar/working-calendar.ts'
import type { Ledger, LedgerEntry, Term } from './ledger.ts'
import { readClock } from './reading.ts'
import { type ClockRefusal, type ClockRefusalKind, refuseClock } from './refusals.ts'
import { courseOf } from './segments.ts'

/**
 * Whether an entry may be added to a ledger now, and the ledger with it. Stricter than reading: what was entered stays readable
 * whatever later becomes of the calendar, but nobody enters a fourth filing, an answer to a lapsed case, or an extension of a
 * term that is over.
 */
export function append(
  ledger: Ledger,
  entry: LedgerEntry,
  term: Term,
  calendar: WorkingCalendar,
  today: CivilDate,
): Result<Ledger, ClockRefusal> {
  const at = ledger.length
  const longer = [...ledger, entry]
  const course = courseOf(longer, term, calendar)
  if (!course.ok) return course
  if (entry.on > today) return refuseClock('after_today', at, 'on')
  const kind = ledger.length === 0 ? undefined : forbidden(ledger, entry, term, calendar)
  return kind === undefined ? ok(longer) : refuseClock(kind, at, kind === 'extension_too_long' ? 'by' : 'kind')
}

/** What the day before the entry is made says against it: the clock read on the day of the entry, without it. */
function forbidden(
  ledger: Ledger,
  entry: LedgerEntry,
  term: Term,
  calendar: WorkingCalendar,
): ClockRefusalKind | undefined {
  const before = readClock(ledger, term, calendar, entry.on)
  if (!before.ok) return before.refusal.kind
  const { state, entry: filing } = before.value
  if (state === 'lapsed' && entry.kind !== 'stop') return 'lapsed'
  if (entry.kind === 'restart' && term.entries !== undefined && filing >= term.entries) return 'too_many_entries'
  return entry.kind === 'extend' ? forbiddenExtension(ledger, entry, term, before.value.due) : undefined
}

function forbiddenExtension(
  ledger: Ledger,
  entry: Extract<LedgerEntry, { readonly kind: 'extend' }>,
  { extension }: Term,
  due: CivilDate | undefined,
): ClockRefusalKind | undefined {
  if (extension === undefined) return 'no_extension'
  if (entry.by > extension.most) return 'extension_too_long'
  // A new filing has a term of its own, which can be extended anew.
  const since = ledger.findLastIndex(({ kind }) => kind === 'start' || kind === 'restart')
  if (ledger.slice(since).filter(({ kind }) => kind === 'extend').length >= extension.times)
    return 'too_many_extensions'
  return due !== undefined && entry.on > due ? 'extended_too_late' : undefined
}
