import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { Stat, StatRow } from '../../../../../ui/content/stat.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { ClockAccount, DayRow } from '../../../rules/clock/account.ts'
import { dayWords, HOLDER_WORDS, readingWords } from '../../../rules/clock/day-words.ts'
import type { Ledger } from '../../../rules/clock/ledger.ts'
import type { ClockReading } from '../../../rules/clock/reading.ts'
import { CLOCK_WORDS } from './clock-words.ts'

/** What a clock says, in a sentence and in figures. */
export function ReadingView({ reading, locale }: { readonly reading: ClockReading; readonly locale: Locale }) {
  const words = CLOCK_WORDS[locale]
  const { days } = reading
  return (
    <>
      <Notice kind={reading.state === 'running' || reading.state === 'stopped' ? 'info' : 'warning'} locale={locale}>
        {readingWords(reading, locale)}
      </Notice>
      <StatRow>
        <Stat
          label={words.due}
          value={reading.due === undefined ? words.open : formatDate(reading.due, locale)}
          locale={locale}
        />
        <Stat label={words.used} value={words.usedOf(reading.used, reading.of)} locale={locale} />
        <Stat label={words.administration} value={days.administration} unit={words.workingDays} locale={locale} />
        <Stat label={words.applicant} value={days.applicant} unit={words.workingDays} locale={locale} />
        {days.others === 0 ? null : (
          <Stat label={words.others} value={days.others} unit={words.workingDays} locale={locale} />
        )}
        <Stat label={words.total} value={days.total} unit={words.workingDays} locale={locale} />
      </StatRow>
    </>
  )
}

export interface AccountViewProps {
  readonly account: ClockAccount
  readonly ledger: Ledger
  readonly calendarTitle: Text
  readonly today: string
  readonly locale: Locale
  readonly exports?: readonly { readonly href: string; readonly label: string }[]
}

/** Day by day: whose it was, whether it counted, and why not. */
export function AccountView({ account, ledger, calendarTitle, today, locale, exports }: AccountViewProps) {
  const words = CLOCK_WORDS[locale]
  const { rows, more } = account
  return (
    <>
      <p class="soft">{words.accountLead(say(calendarTitle, locale), formatDate(today, locale, 'prose'))}</p>
      <DataTable
        id="cuenta"
        caption={words.account}
        captionHidden
        locale={locale}
        cards
        rows={rows}
        rowKey={({ date }) => date}
        highlight={({ isDue }) => isDue}
        {...(exports === undefined ? {} : { exports })}
        columns={[
          {
            key: 'date',
            title: words.date,
            kind: 'date',
            cell: ({ date, weekday }) => `${words.weekdays(weekday)} ${formatDate(date, locale)}`,
          },
          { key: 'number', title: words.number, kind: 'number', cell: ({ number }) => number ?? '–' },
          {
            key: 'whose',
            title: words.whose,
            cell: ({ holder, working }) => (holder === undefined || !working ? '–' : say(HOLDER_WORDS[holder], locale)),
          },
          { key: 'why', title: words.why, cell: (row) => whyWords(row, ledger, locale) },
        ]}
      />
      {more === 0 ? null : <p class="soft">{words.more_days(more)}</p>}
    </>
  )
}

function whyWords(row: DayRow, ledger: Ledger, locale: Locale): string {
  const said = dayWords(row, ledger, locale)
  return row.off?.certainty === 'unverified' ? `${said} [${CLOCK_WORDS[locale].unverified}]` : said
}
