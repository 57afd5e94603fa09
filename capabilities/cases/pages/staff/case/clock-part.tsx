import { formatDate } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { Stat, StatRow } from '../../../../../ui/content/stat.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { dayWords, HOLDER_WORDS } from '../../../rules/clock/day-words.ts'
import type { CasePartProps } from './case-part.ts'
import { CASE_WORDS } from './case-words.ts'

/** The account of the term: whose day each was, whether it counts, and why not. */
export function ClockPart({ answer, locale }: CasePartProps) {
  const words = CASE_WORDS[locale]
  const { account, ledger } = answer
  if (account === undefined) return null
  const { reading, rows } = account
  return (
    <section class="stack" aria-labelledby="plazo">
      <h2 id="plazo">{words.clock}</h2>
      <StatRow>
        <Stat
          label={words.due}
          value={reading.due === undefined ? words.open : formatDate(reading.due, locale)}
          locale={locale}
        />
        <Stat label={words.usedLabel} value={words.used(reading.used, reading.of)} locale={locale} />
        <Stat label={words.office} value={reading.days.administration} unit={words.workingDays} locale={locale} />
        <Stat label={words.applicant} value={reading.days.applicant} unit={words.workingDays} locale={locale} />
        {reading.days.others === 0 ? null : (
          <Stat label={words.others} value={reading.days.others} unit={words.workingDays} locale={locale} />
        )}
      </StatRow>
      <details>
        <summary>{words.clockDays}</summary>
        <DataTable
          id="cuenta"
          caption={words.clock}
          captionHidden
          cards
          locale={locale}
          rows={rows}
          rowKey={({ date }) => date}
          highlight={({ isDue }) => isDue}
          columns={[
            { key: 'date', title: words.date, kind: 'date', cell: ({ date }) => formatDate(date, locale) },
            { key: 'number', title: words.number, kind: 'number', cell: ({ number }) => number ?? '–' },
            {
              key: 'whose',
              title: words.whose,
              cell: ({ holder, working }) =>
                holder === undefined || !working ? '–' : say(HOLDER_WORDS[holder], locale),
            },
            { key: 'why', title: words.why, cell: (row) => dayWords(row, ledger, locale) },
          ]}
        />
      </details>
    </section>
  )
}
