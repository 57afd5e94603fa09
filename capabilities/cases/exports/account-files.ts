import { formatDate } from '../../../kernel/format.ts'
import { type Locale, say } from '../../../kernel/text.ts'
import type { CalendarEvent } from '../../../platform/calendar/icalendar.ts'
import { csvText } from '../../../platform/documents/csv.ts'
import type { ClockAccount } from '../rules/clock/account.ts'
import { dayWords, HOLDER_WORDS, readingWords } from '../rules/clock/day-words.ts'
import type { Ledger } from '../rules/clock/ledger.ts'

const COLUMNS = [
  'date',
  'weekday',
  'holder',
  'working',
  'counts',
  'number',
  'of',
  'why',
  'citation',
  'certainty',
  'due',
] as const

/** The account as a table: names of columns are the same in both languages, sentences are in the reader's. */
export function accountTable({ rows }: ClockAccount, ledger: Ledger, locale: Locale): string {
  return csvText([
    COLUMNS,
    ...rows.map((row) => [
      row.date,
      row.weekday,
      row.holder === undefined ? '' : say(HOLDER_WORDS[row.holder], locale),
      row.working,
      row.counts,
      row.number ?? '',
      row.of,
      dayWords(row, ledger, locale),
      row.off?.citation ?? '',
      row.off?.certainty ?? '',
      row.isDue,
    ]),
  ])
}

interface EventWords {
  readonly due: string
  readonly answerBy: string
  readonly lapses: string
}

/** The days to keep in mind. `key` tells the same question from another, so that a program changes its entries. */
export function accountEvents(
  { reading }: ClockAccount,
  key: string,
  words: EventWords,
  locale: Locale,
  url: string,
): readonly CalendarEvent[] {
  const description = readingWords(reading, locale)
  const event = (name: keyof EventWords, on: string | undefined): readonly CalendarEvent[] =>
    on === undefined
      ? []
      : [
          {
            uid: `${key}-${name}@trama`,
            on,
            summary: `${words[name]}: ${formatDate(on, locale)}`,
            description,
            url,
            categories: ['Trama'],
          },
        ]
  return [
    ...event('due', reading.due),
    ...event('answerBy', reading.suspended?.answerBy),
    ...event('lapses', reading.suspended?.lapsesAfter),
  ]
}
