import { formatMoney } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { MoneyAnswer } from '../../../data/money-query.ts'
import { moneyPaths } from '../../../money-paths.ts'
import { figureKey } from '../../../rules/explanation.ts'
import type { MoneyGroup, MoneyYear } from '../../../rules/money/money-year.ts'
import { percentWords } from '../../plan/figure-words.ts'
import { amountWords, moneyOfView, shareWords } from '../../plan/money-view.ts'
import { textOf } from '../../plan/plan-index.ts'
import { figureOfPoa, type PlanView } from '../../plan/plan-view.ts'
import type { StaffYear } from '../year-page.tsx'
import { ActivityTable, DemoLine, GroupTable } from './money-parts.tsx'
import { MONEY_WORDS } from './money-words.ts'

/** What the director asks of money: how much, where it parts from the work, by unit and by source, down to each amount. */
export function MoneyPage({ year, answer }: { readonly year: StaffYear; readonly answer: MoneyAnswer }) {
  const { view } = year
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const { settings } = answer
  const { currency } = settings
  const money = moneyOfView(view, answer)
  const alerting = money.activities.filter(({ alerts }) => alerts.length > 0)
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      {answer.planned.some(({ demo }) => demo) ? <DemoLine locale={locale} /> : null}
      <Total view={view} money={money} currency={currency} />
      <section class="stack" aria-labelledby="avisos">
        <h2 id="avisos">
          {words.alerts} ({alerting.length})
        </h2>
        <p class="part-lead">
          {settings.method === undefined
            ? words.noMethod
            : words.alertsLead(
                settings.method.spentAhead,
                settings.method.workAhead,
                formatMoney({ cents: settings.method.floorCents, currency }),
              )}
        </p>
        {alerting.length === 0 ? (
          <p>{words.noAlerts}</p>
        ) : (
          <ActivityTable
            view={view}
            currency={currency}
            id="money-alerts"
            caption={words.alerts}
            activities={alerting}
            withUnit
          />
        )}
      </section>
      <section class="stack" aria-labelledby="por-unidad">
        <h2 id="por-unidad">{words.byUnit}</h2>
        <GroupTable
          view={view}
          currency={currency}
          id="money-units"
          title={words.byUnit}
          column={words.unit}
          groups={money.by('unit')}
          nameOf={(group) => (
            <a href={localPath(locale, moneyPaths.poa(view.plan.year, group.key, view.cutOff))}>
              {unitTitle(view, group.key)}
            </a>
          )}
          about={(group) => group.key}
          rowsOf={(group, kind) => moneyPaths.rows(view.plan.year, { kind, unit: group.key }, view.cutOff)}
          workOf={(group) => workOfUnit(view, group)}
        />
      </section>
      <SourceTable view={view} money={money} currency={currency} unit={undefined} />
    </>
  )
}

function Total({
  view,
  money,
  currency,
}: {
  readonly view: PlanView
  readonly money: MoneyYear
  readonly currency: string
}) {
  const { locale, plan } = view
  const words = MONEY_WORDS[locale]
  const rows = (kind: 'planned' | 'spent', said: string) => (
    <a class="figure" href={localPath(locale, moneyPaths.rows(plan.year, { kind }, view.cutOff))}>
      {said}
      <span class="hidden">
        {' '}
        {words.kinds[kind]}, {words.seeRows}
      </span>
    </a>
  )
  return (
    <DefinitionList
      items={[
        { term: words.budget, value: rows('planned', amountWords(money.total.budget, currency, locale)) },
        { term: words.spent, value: rows('spent', amountWords(money.total.spent, currency, locale)) },
        { term: words.share, value: shareWords(money.total.percent, locale) },
        { term: words.work, value: percentWords(view.progress.institution.year, 'capped', plan.bands, locale) },
      ]}
    />
  )
}

function unitTitle(view: PlanView, code: string): string {
  const unit = view.plan.units.find((each) => each.code === code)
  return unit === undefined ? code : `${code} · ${say(unit.title, view.locale)}`
}

function workOfUnit(view: PlanView, group: MoneyGroup): string {
  const poa = view.plan.poas.find(({ head }) => head.unit.code === group.key)
  const figure = poa === undefined ? undefined : figureOfPoa(view, poa.head.id)
  return figure === undefined ? '' : percentWords(figure.year, 'capped', view.plan.bands, view.locale)
}

/** By what the plans name as their funds: the same words are one source, whoever wrote them. */
export function SourceTable({
  view,
  money,
  currency,
  unit,
}: {
  readonly view: PlanView
  readonly money: MoneyYear
  readonly currency: string
  readonly unit: string | undefined
}) {
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const nameOf = ({ key }: MoneyGroup): string => {
    const element = money.sourceTitles.get(key)
    return element === undefined ? words.noSource : say(textOf(element), locale)
  }
  return (
    <section class="stack" aria-labelledby="por-fuente">
      <h2 id="por-fuente">{words.bySource}</h2>
      <GroupTable
        view={view}
        currency={currency}
        id="money-sources"
        title={words.bySource}
        column={words.source}
        groups={money.by('source')}
        nameOf={nameOf}
        about={nameOf}
        rowsOf={({ key }, kind) => moneyPaths.rows(view.plan.year, { kind, unit, source: key }, view.cutOff)}
      />
    </section>
  )
}

/** The figure of a result against its whole year, as people read it. */
export function workOfResult(view: PlanView, resultId: string): string {
  const figure = view.progress.figures.get(figureKey('result', resultId))
  return figure === undefined ? '' : percentWords(figure.year, 'capped', view.plan.bands, view.locale)
}
