import { formatDate } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { MoneyAnswer, StoredMoney } from '../../../data/money-query.ts'
import { moneyPaths } from '../../../money-paths.ts'
import { figureKey } from '../../../rules/explanation.ts'
import type { ActivityMoney, MoneyYear } from '../../../rules/money/money-year.ts'
import { Title } from '../../plan/figure-parts.tsx'
import {
  ALERT_MEANINGS,
  ALERT_NAMES,
  amountWords,
  moneyOfView,
  shareWords,
  sourceWords,
} from '../../plan/money-view.ts'
import { textOf } from '../../plan/plan-index.ts'
import { hrefs, type PlanView } from '../../plan/plan-view.ts'
import type { ActivityMoneyProps } from './activity-money.ts'
import { AmountForm } from './amount-form.tsx'
import { AmountRows } from './amount-rows.tsx'
import { MoneyHistory } from './money-history.tsx'
import { Alerts, DemoLine, Work } from './money-parts.tsx'
import { MONEY_WORDS } from './money-words.ts'

/** One activity's money: what it is to cost, what it has cost, each amount with its source and month, and where both are written. */
export function ActivityMoneyPage(props: ActivityMoneyProps) {
  const { view, poa, activity, answer } = props
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const money = moneyOfView(view, answer, [poa])
  const own = money.activities.find((each) => each.activity.key === activity.key)
  const of = (rows: readonly StoredMoney[]) => rows.filter(({ activityId }) => activityId === activity.key)
  const [planned, spent] = [of(answer.planned), of(answer.spent)]
  const { unit, year } = poa.head
  return (
    <>
      <PageHead
        eyebrow={`${words.activityTitle} · ${unit.code} ${year}`}
        title={<Title text={textOf(activity)} code={activity.code} locale={locale} />}
        marks={own === undefined ? null : <Alerts alerts={own.alerts} locale={locale} />}
        actions={
          <>
            <ButtonLink kind="secondary" size="small" href={localPath(locale, moneyPaths.poa(year, unit.code))}>
              {words.ofUnit(unit.code)}
            </ButtonLink>
            <ButtonLink kind="secondary" size="small" href={hrefs.element(view, activity.key)}>
              {words.toActivity}
            </ButtonLink>
          </>
        }
      />
      {[...planned, ...spent].some(({ demo }) => demo) ? <DemoLine locale={locale} /> : null}
      {own === undefined ? null : <Facts view={view} money={money} own={own} settings={answer.settings} />}
      <section class="stack">
        <h2 id="presupuesto">{words.plannedTitle}</h2>
        {planned.length === 0 ? <p>{words.nothingPlanned}</p> : <AmountRows {...props} kind="planned" rows={planned} />}
        {props.mayPlan ? <AmountForm {...props} kind="planned" rows={planned} /> : null}
      </section>
      <section class="stack">
        <h2 id="gastado">{words.spentTitle}</h2>
        {spent.length === 0 ? <p>{words.nothingSpent}</p> : <AmountRows {...props} kind="spent" rows={spent} />}
        {props.maySpend ? <AmountForm {...props} kind="spent" rows={spent} /> : null}
      </section>
      <section class="stack">
        <h2 id="correcciones">{words.historyTitle}</h2>
        <MoneyHistory {...props} amounts={[...planned, ...spent]} />
      </section>
    </>
  )
}

interface FactsProps {
  readonly view: PlanView
  readonly money: MoneyYear
  readonly own: ActivityMoney
  readonly settings: MoneyAnswer['settings']
}

/** How much, of how much, beside how far; and of each source where there are several. */
function Facts({ view, money, own, settings }: FactsProps) {
  const { locale } = view
  const { currency, method: limits } = settings
  const words = MONEY_WORDS[locale]
  return (
    <>
      <DefinitionList
        items={[
          { term: words.budget, value: amountWords(own.money.budget, currency, locale) },
          {
            term: words.spentUntil(formatDate(view.cutOff, locale, 'prose')),
            value: amountWords(own.money.spent, currency, locale),
          },
          { term: words.share, value: shareWords(own.money.percent, locale) },
          {
            term: words.work,
            value: (
              <Work
                view={view}
                figure={figureKey('activity', own.activity.key)}
                value={own.work}
                about={own.activity.title}
              />
            ),
          },
        ]}
      />
      {limits === undefined
        ? null
        : own.alerts.map((alert) => (
            <p key={alert}>
              <b>{say(ALERT_NAMES[alert], locale)}.</b> {say(ALERT_MEANINGS[alert](limits), locale)}
            </p>
          ))}
      {own.bySource.length < 2 ? null : (
        <DataTable
          id="money-by-source"
          caption={words.bySource}
          locale={locale}
          rows={own.bySource}
          rowKey={(group) => group.key}
          totalLabel={words.total}
          columns={[
            { key: 'source', title: words.source, cell: (group) => sourceWords(money, group.key, locale) },
            {
              key: 'budget',
              title: words.budget,
              kind: 'number',
              cell: (group) => amountWords(group.money.budget, currency, locale),
              total: amountWords(own.money.budget, currency, locale),
            },
            {
              key: 'spent',
              title: words.spent,
              kind: 'number',
              cell: (group) => amountWords(group.money.spent, currency, locale),
              total: amountWords(own.money.spent, currency, locale),
            },
            {
              key: 'share',
              title: words.share,
              kind: 'number',
              cell: (group) => shareWords(group.money.percent, locale),
              total: shareWords(own.money.percent, locale),
            },
          ]}
        />
      )}
    </>
  )
}
