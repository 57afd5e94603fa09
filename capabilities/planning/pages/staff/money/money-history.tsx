import { formatMoney, monthName } from '../../../../../kernel/format.ts'
import { sayActor } from '../../../../../platform/audit/actor-words.ts'
import type { EntryOfRecord } from '../../../../../platform/audit/data/records-history.ts'
import { formatMoment } from '../../../../../platform/web/moment.ts'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredMoney } from '../../../data/money-query.ts'
import { MONEY_SPENT } from '../../../data/write-money.ts'
import type { ActivityMoneyProps } from './activity-money.ts'
import { sourceName } from './amount-rows.tsx'
import { MONEY_WORDS } from './money-words.ts'

/** Who wrote which amount and what it said before, newest first. Nothing that was written is lost by a correction. */
export function MoneyHistory(props: ActivityMoneyProps & { readonly amounts: readonly StoredMoney[] }) {
  const { view, history, zone, answer } = props
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const { currency } = answer.settings
  if (history.length === 0) return <p>{words.noHistory}</p>
  const rowOf = new Map(props.amounts.map((row) => [row.id, row]))
  const said = (state: EntryOfRecord['before']) =>
    typeof state?.cents === 'number' ? formatMoney({ cents: state.cents, currency }) : words.nothingBefore
  return (
    <DataTable
      id="money-history"
      caption={words.historyTitle}
      captionHidden
      locale={locale}
      rows={history}
      rowKey={(entry) => `${entry.seq} ${entry.id}`}
      columns={[
        { key: 'when', title: words.when, cell: (entry) => formatMoment(entry.at, zone, locale) },
        {
          key: 'what',
          title: words.what,
          cell: (entry) => {
            const row = rowOf.get(entry.id)
            const place =
              row === undefined
                ? ''
                : ` · ${row.month === null ? words.wholeYear : monthName(row.month, locale)} · ${sourceName(props, row.sourceId)}`
            return `${words.kinds[entry.kind === MONEY_SPENT ? 'spent' : 'planned']}${place}`
          },
        },
        { key: 'before', title: words.before, kind: 'number', cell: (entry) => said(entry.before) },
        { key: 'after', title: words.after, kind: 'number', cell: (entry) => said(entry.after) },
        {
          key: 'who',
          title: words.who,
          cell: (entry) => (entry.actor === undefined ? '' : sayActor(entry.actor, entry.actingFor, locale)),
        },
      ]}
    />
  )
}
