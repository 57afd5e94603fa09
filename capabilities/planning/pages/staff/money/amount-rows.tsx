import { formatMoney, monthName } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredMoney } from '../../../data/money-query.ts'
import { moneyPaths } from '../../../money-paths.ts'
import { totalOf } from '../../../rules/money/money-rows.ts'
import { textOf } from '../../plan/plan-index.ts'
import type { ActivityMoneyProps, AmountsProps } from './activity-money.ts'
import { MONEY_WORDS } from './money-words.ts'

/** Each amount with its month and source, and who may correct it. */
export function AmountRows(props: AmountsProps) {
  const { view, kind, rows, answer, activity } = props
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const { currency } = answer.settings
  const mayWrite = kind === 'planned' ? props.mayPlan : props.maySpend
  const monthOf = (row: StoredMoney) => (row.month === null ? words.wholeYear : monthName(row.month, locale))
  const late = (row: StoredMoney) => kind === 'spent' && (row.month ?? 0) > view.completed
  const noted = rows.some((row) => row.note !== null || row.demo || late(row))
  return (
    <DataTable
      id={`money-${kind}`}
      caption={words.kinds[kind]}
      captionHidden
      locale={locale}
      rows={rows}
      rowKey={(row) => row.id}
      highlight={(row) => row.id === props.row?.money.id}
      totalLabel={words.total}
      columns={[
        { key: 'month', title: words.month, cell: monthOf },
        {
          key: 'amount',
          title: words.amount,
          kind: 'number',
          cell: (row) => formatMoney({ cents: row.cents, currency }),
          total: formatMoney({ cents: totalOf(rows), currency }),
        },
        ...(mayWrite
          ? [
              {
                key: 'correct',
                title: words.correct,
                cell: (row: StoredMoney) => (
                  <a href={`${localPath(locale, moneyPaths.activity(activity.key, row.id))}#f-${kind}`}>
                    {words.correct}
                    <span class="hidden">
                      {' '}
                      {words.kinds[kind]} {monthOf(row)}
                    </span>
                  </a>
                ),
              },
            ]
          : []),
        { key: 'source', title: words.source, cell: (row) => sourceName(props, row.sourceId) },
        ...(noted
          ? [
              {
                key: 'note',
                title: words.note,
                cell: (row: StoredMoney) => (
                  <>
                    {row.note === null ? null : <span lang={locale === 'es' ? undefined : 'es'}>{row.note}</span>}
                    <span class="soft">
                      {row.demo ? ` ${words.generated}` : ''}
                      {late(row) ? ` ${words.afterCutOff}` : ''}
                    </span>
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** What a source is called; "none stated" where there is none. */
export function sourceName({ view }: Pick<ActivityMoneyProps, 'view'>, id: string | null): string {
  const element = view.index.elements.get(id ?? '')?.element
  return element === undefined ? MONEY_WORDS[view.locale].noSource : say(textOf(element), view.locale)
}
