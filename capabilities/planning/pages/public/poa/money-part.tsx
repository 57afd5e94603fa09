import type { Maybe } from '../../../../../kernel/missing.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { MoneyAnswer } from '../../../data/money-query.ts'
import { outPaths } from '../../../out-paths.ts'
import { figureKey } from '../../../rules/explanation.ts'
import { Part, Title } from '../../plan/figure-parts.tsx'
import { percentWords } from '../../plan/figure-words.ts'
import { amountWords, anyDemo, moneyOfView, shareWords } from '../../plan/money-view.ts'
import { Facts } from '../../plan/page-frame.tsx'
import { textOf } from '../../plan/plan-index.ts'
import { figureOfPoa, hrefs, type PlanView } from '../../plan/plan-view.ts'
import { PUBLIC_MONEY_WORDS } from '../element/money-words.ts'

/** A unit's money on the page of its plan: the whole, and the activities that it is the sum of. */
export function PoaMoney({
  view,
  answer,
  unitCode,
}: {
  readonly view: PlanView
  readonly answer: MoneyAnswer
  readonly unitCode: string
}) {
  const { locale, plan } = view
  const { currency } = answer.settings
  const words = PUBLIC_MONEY_WORDS[locale]
  const poas = view.plan.poas.filter(({ head }) => head.unit.code === unitCode)
  const money = moneyOfView(view, answer, poas)
  const figure = figureOfPoa(view, poas[0]?.head.id ?? '')
  const say = (cents: Maybe<number>) => amountWords(cents, currency, locale)
  if (money.activities.length === 0) return null
  return (
    <Part id="dinero" title={words.title} lead={words.lead}>
      <Facts
        items={[
          { term: words.budget, value: amountWords(money.total.budget, currency, locale) },
          { term: words.spent, value: amountWords(money.total.spent, currency, locale) },
          { term: words.share, value: shareWords(money.total.percent, locale) },
          ...(figure === undefined
            ? []
            : [
                {
                  term: words.work,
                  value: (
                    <a href={hrefs.figure(view, figure.key)}>
                      {percentWords(figure.year, 'capped', plan.bands, locale)}
                    </a>
                  ),
                },
              ]),
        ]}
      />
      {anyDemo(answer) ? <p class="soft">{words.generatedAll}</p> : null}
      <DataTable
        id="tabla-dinero"
        caption={words.byActivity}
        captionHidden
        locale={locale}
        rows={money.activities}
        rowKey={({ activity }) => activity.key}
        columns={[
          {
            key: 'activity',
            title: words.activity,
            cell: ({ activity }) => (
              <Title
                text={textOf(activity)}
                code={activity.code}
                locale={locale}
                href={`${hrefs.element(view, activity.key)}#dinero`}
              />
            ),
          },
          {
            key: 'budget',
            title: words.budget,
            kind: 'number',
            cell: (row) => say(row.money.budget),
            total: say(money.total.budget),
          },
          {
            key: 'spent',
            title: words.spent,
            kind: 'number',
            cell: (row) => say(row.money.spent),
            total: say(money.total.spent),
          },
          {
            key: 'share',
            title: words.share,
            kind: 'number',
            cell: (row) => shareWords(row.money.percent, locale),
            total: shareWords(money.total.percent, locale),
          },
          {
            key: 'work',
            title: words.work,
            kind: 'number',
            cell: (row) => (
              <a href={hrefs.figure(view, figureKey('activity', row.activity.key))}>
                {percentWords(row.work, 'capped', plan.bands, locale)}
                <span class="hidden">
                  {' '}
                  <Title text={textOf(row.activity)} locale={locale} />
                </span>
              </a>
            ),
          },
        ]}
      />
      <p>
        <a href={localPath(locale, outPaths.table('dinero', 'csv', view.plan.year, unitCode, view.cutOff))} download>
          {words.rows(unitCode)}
        </a>
      </p>
    </Part>
  )
}
