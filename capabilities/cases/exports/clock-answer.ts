import type { Text } from '../../../kernel/text.ts'
import type { WorkingCalendar } from '../../../platform/calendar/working-calendar.ts'
import type { ClockAccount, DayRow } from '../rules/clock/account.ts'
import { dayWords, readingWords } from '../rules/clock/day-words.ts'
import type { Ledger } from '../rules/clock/ledger.ts'

/** Raised when a key changes its meaning or goes; what is added does not raise it. */
const FORMAT = 1

function inBoth(words: (locale: 'es' | 'en') => string): Text {
  return { es: words('es'), en: words('en') }
}

/** What leaves as JSON, listed by hand; `null` says that there is none. docs/clock.md tells every key. */
export function clockAnswer(
  { reading, rows, more }: ClockAccount,
  ledger: Ledger,
  calendar: WorkingCalendar,
  today: string,
) {
  const { suspended } = reading
  return {
    format: FORMAT,
    calendar: calendar.code,
    today,
    state: reading.state,
    sentence: inBoth((locale) => readingWords(reading, locale)),
    filed: reading.filed,
    entry: reading.entry,
    entryFiled: reading.entryFiled,
    due: reading.due ?? null,
    used: reading.used,
    of: reading.of,
    left: reading.left,
    late: reading.late,
    days: reading.days,
    suspended:
      suspended === undefined
        ? null
        : {
            since: suspended.since,
            event: suspended.at,
            awaits: suspended.awaits,
            answerBy: suspended.answerBy ?? null,
            lapsesAfter: suspended.lapsesAfter ?? null,
            dueIfAnsweredToday: suspended.dueIfAnsweredToday ?? null,
            dueIfAnsweredLast: suspended.dueIfAnsweredLast ?? null,
          },
    endedOn: reading.endedOn ?? null,
    account: rows.map((row) => dayAnswer(row, ledger)),
    more,
  }
}

function dayAnswer(row: DayRow, ledger: Ledger) {
  const { off } = row
  return {
    date: row.date,
    weekday: row.weekday,
    holder: row.holder ?? null,
    entry: row.entry,
    working: row.working,
    counts: row.counts,
    number: row.number ?? null,
    of: row.of,
    off:
      off === undefined
        ? null
        : {
            kind: off.kind,
            title: off.title,
            citation: off.citation ?? null,
            certainty: off.certainty ?? null,
            calendar: off.calendar,
          },
    events: row.entered,
    ahead: row.ahead,
    due: row.isDue,
    answerBy: row.isAnswerBy,
    sentence: inBoth((locale) => dayWords(row, ledger, locale)),
  }
}
