import { formatMoney, monthName } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { MoneyAnswer } from '../../../data/money-query.ts'
import { figureKey } from '../../../rules/explanation.ts'
import { totalOf, upTo } from '../../../rules/money/money-rows.ts'
import { Part } from '../../plan/figure-parts.tsx'
import { percentWords } from '../../plan/figure-words.ts'
import { amountWords, moneyOfView, shareWords } from '../../plan/money-view.ts'
import { Facts } from '../../plan/page-frame.tsx'
import { type Placed, textOf } from '../../plan/plan-index.ts'
import { hrefs, type PlanView } from '../../plan/plan-view.ts'
import { PUBLIC_MONEY_WORDS } from './money-words.ts'

/** An activity's money, for anybody: its budget, what was spent of it month by month, and how far the work is. */
export function MoneyPart({
  view,
  placed,
  answer,
}: {
  readonly view: PlanView
  readonly placed: Placed | undefined
  readonly answer: MoneyAnswer
}) {
  const { locale, plan } = view
  if (placed?.poa === undefined || placed.element.kind !== 'activity') return null
  const own = moneyOfView(view, answer, [placed.poa]).activities.find(
    ({ activity }) => activity.key === placed.element.key,
  )
  if (own === undefined) return null
  const words = PUBLIC_MONEY_WORDS[locale]
  const { currency } = answer.settings
  const spent = answer.spent.filter(({ activityId }) => activityId === placed.element.key)
  const shown = spent.filter((row) => upTo([row], view.completed).length > 0)
  return (
    <Part id="dinero" title={words.title} lead={words.lead}>
      <Facts
        items={[
          { term: words.budget, value: amountWords(own.money.budget, currency, locale) },
          { term: words.spent, value: amountWords(own.money.spent, currency, locale) },
          { term: words.share, value: shareWords(own.money.percent, locale) },
          {
            term: words.work,
            value: (
              <a href={hrefs.figure(view, figureKey('activity', placed.element.key))}>
                {percentWords(own.work, 'capped', plan.bands, locale)}
              </a>
            ),
          },
        ]}
      />
      {spent.some(({ demo }) => demo) ? <p class="soft">{words.generatedAll}</p> : null}
      {shown.length === 0 ? null : (
        <DataTable
          id="tabla-dinero"
          caption={words.spent}
          captionHidden
          locale={locale}
          rows={shown}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'month',
              title: words.month,
              cell: (row) => (row.month === null ? '' : monthName(row.month, locale)),
            },
            {
              key: 'source',
              title: words.source,
              cell: (row) => {
                const source = view.index.elements.get(row.sourceId ?? '')?.element
                return source === undefined ? words.noSource : say(textOf(source), locale)
              },
            },
            {
              key: 'amount',
              title: words.amount,
              kind: 'number',
              cell: (row) => formatMoney({ cents: row.cents, currency }),
              total: formatMoney({ cents: totalOf(shown), currency }),
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
      )}
    </Part>
  )
}
