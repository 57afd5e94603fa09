import { formatMoney, monthName } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { MoneyAnswer, StoredMoney } from '../../../data/money-query.ts'
import { type MoneyChoice, moneyPaths } from '../../../money-paths.ts'
import { outPaths } from '../../../out-paths.ts'
import { NONE, totalOf, upTo } from '../../../rules/money/money-rows.ts'
import { Title } from '../../plan/figure-parts.tsx'
import { moneyOfView } from '../../plan/money-view.ts'
import { textOf } from '../../plan/plan-index.ts'
import type { StaffYear } from '../year-page.tsx'
import { DemoLine } from './money-parts.tsx'
import { MONEY_WORDS } from './money-words.ts'

interface Shown extends StoredMoney {
  readonly kind: 'planned' | 'spent'
}

/** The rows that an amount is the sum of: which activity, source and month, and who may open each. */
export function MoneyRowsPage({
  year,
  answer,
  asked,
}: {
  readonly year: StaffYear
  readonly answer: MoneyAnswer
  readonly asked: MoneyChoice
}) {
  const { view } = year
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const { currency } = answer.settings
  const money = moneyOfView(view, answer)
  const all: readonly Shown[] = [
    ...(asked.kind === 'spent' ? [] : answer.planned.map((row) => ({ ...row, kind: 'planned' as const }))),
    ...(asked.kind === 'planned'
      ? []
      : upTo(answer.spent, view.completed).map((row) => ({ ...row, kind: 'spent' as const }))),
  ]
  const rows = all.filter((row) => {
    const place = money.placeOf(row)
    return (
      place.unit !== NONE &&
      (asked.unit === undefined || place.unit.toLowerCase() === asked.unit.toLowerCase()) &&
      (asked.source === undefined || place.sourceGroup === asked.source) &&
      (asked.result === undefined || (place.resultId ?? NONE) === asked.result)
    )
  })
  const source = money.sourceTitles.get(asked.source ?? NONE)
  const result = view.index.elements.get(asked.result ?? '')
  const about = [
    asked.unit?.toUpperCase(),
    asked.kind === undefined ? undefined : words.kinds[asked.kind],
    asked.source === undefined ? undefined : source === undefined ? words.noSource : say(textOf(source), locale),
    result === undefined ? undefined : say(textOf(result.element), locale),
  ].filter((each) => each !== undefined)
  const exports = (['csv', 'json'] as const).map((format) => ({
    href: localPath(locale, outPaths.table('dinero', format, view.plan.year, asked.unit, view.cutOff)),
    label: asked.unit === undefined ? words.download(format) : words.downloadOf(format, asked.unit.toUpperCase()),
  }))
  return (
    <>
      <PageHead
        eyebrow={`${words.title} · ${view.plan.year}`}
        title={words.rows}
        lead={
          <p>
            {about.join(' · ')}
            {about.length === 0 ? '' : '. '}
            {asked.kind === undefined ? '' : words.rowsLead(formatMoney({ cents: totalOf(rows), currency }))}
          </p>
        }
      />
      {rows.some(({ demo }) => demo) ? <DemoLine locale={locale} /> : null}
      <DataTable
        id="money-rows"
        caption={words.rows}
        captionHidden
        locale={locale}
        filter
        totalLabel={words.total}
        exports={exports}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'activity',
            title: words.activity,
            cell: (row) => {
              const element = view.index.elements.get(row.activityId)?.element
              return element === undefined ? null : (
                <Title
                  text={textOf(element)}
                  code={element.code}
                  locale={locale}
                  href={localPath(locale, moneyPaths.activity(row.activityId))}
                />
              )
            },
          },
          { key: 'unit', title: words.unit, cell: (row) => money.placeOf(row).unit },
          {
            key: 'source',
            title: words.source,
            cell: (row) => {
              const element = view.index.elements.get(row.sourceId ?? '')?.element
              return element === undefined ? words.noSource : say(textOf(element), locale)
            },
          },
          {
            key: 'month',
            title: words.month,
            cell: (row) => (row.month === null ? words.wholeYear : monthName(row.month, locale)),
          },
          ...(asked.kind === undefined
            ? [{ key: 'kind', title: words.kind, cell: (row: Shown) => words.kinds[row.kind] }]
            : []),
          {
            key: 'amount',
            title: words.amount,
            kind: 'number',
            cell: (row) => formatMoney({ cents: row.cents, currency }),
            ...(asked.kind === undefined ? {} : { total: formatMoney({ cents: totalOf(rows), currency }) }),
          },
          {
            key: 'note',
            title: words.note,
            cell: (row) => (
              <>
                {row.note === null ? null : <span lang={locale === 'es' ? undefined : 'es'}>{row.note}</span>}
                {row.demo ? <span class="soft"> {words.generated}</span> : null}
              </>
            ),
          },
        ]}
      />
    </>
  )
}
