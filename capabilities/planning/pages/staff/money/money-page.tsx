import { formatMoney } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { MoneyAnswer } from '../../../data/money-query.ts'
import { moneyPaths } from '../../../money-paths.ts'
import { figureKey } from '../../../rules/explanation.ts'
import { MONEY_ALERTS, type MoneyAlert } from '../../../rules/money/money-progress.ts'
import type { MoneyGroup, MoneyYear } from '../../../rules/money/money-year.ts'
import {
  ALERT_MEANINGS,
  ALERT_NAMES,
  amountWords,
  anyDemo,
  moneyOfView,
  shareWords,
  sourceWords,
} from '../../plan/money-view.ts'
import { figureOfPoa, type PlanView } from '../../plan/plan-view.ts'
import type { StaffYear } from '../year-page.tsx'
import { ActivityTable, DemoLine, GroupTable, Work } from './money-parts.tsx'
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
      {anyDemo(answer) ? <DemoLine locale={locale} /> : null}
      <Total view={view} money={money} currency={currency} />
      <section class="stack">
        <h2 id="avisos">{words.alertsOf(alerting.length)}</h2>
        <p class="part-lead">
          {settings.method === undefined
            ? words.noMethod
            : words.alertsLead(formatMoney({ cents: settings.method.floorCents, currency }))}
        </p>
        {alerting.length === 0 ? <p>{words.noAlerts}</p> : null}
        {MONEY_ALERTS.map((alert) => (
          <AlertPart key={alert} alert={alert} view={view} money={money} settings={settings} />
        ))}
      </section>
      <section class="stack">
        <h2 id="por-unidad">{words.byUnit}</h2>
        <GroupTable
          view={view}
          currency={currency}
          id="money-units"
          title={words.byUnit}
          column={words.unit}
          groups={money.by('unit')}
          total={money.total}
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
        {
          term: words.work,
          value: (
            <Work
              view={view}
              figure={view.progress.institution.key}
              value={view.progress.institution.year}
              about={words.total}
            />
          ),
        },
      ]}
    />
  )
}

function unitTitle(view: PlanView, code: string): string {
  const unit = view.plan.units.find((each) => each.code === code)
  return unit === undefined ? code : `${code} · ${say(unit.title, view.locale)}`
}

function workOfUnit(view: PlanView, group: MoneyGroup) {
  const poa = view.plan.poas.find(({ head }) => head.unit.code === group.key)
  const figure = poa === undefined ? undefined : figureOfPoa(view, poa.head.id)
  return figure === undefined ? null : <Work view={view} figure={figure.key} value={figure.year} about={group.key} />
}

/** The activities of one alert, under what it means; nothing where there is none. */
function AlertPart({
  alert,
  view,
  money,
  settings,
}: {
  readonly alert: MoneyAlert
  readonly view: PlanView
  readonly money: MoneyYear
  readonly settings: MoneyAnswer['settings']
}) {
  const { locale } = view
  const rows = money.activities.filter(({ alerts }) => alerts.includes(alert))
  if (rows.length === 0 || settings.method === undefined) return null
  const name = say(ALERT_NAMES[alert], locale)
  return (
    <section class="stack">
      <h3 id={`aviso-${alert}`}>
        {name} ({rows.length})
      </h3>
      <p class="part-lead">{say(ALERT_MEANINGS[alert](settings.method), locale)}</p>
      <ActivityTable
        view={view}
        currency={settings.currency}
        id={`money-${alert.replaceAll('_', '-')}`}
        caption={name}
        money={money}
        activities={rows.map((row) => ({ ...row, alerts: row.alerts.filter((each) => each !== alert) }))}
        withUnit
      />
    </section>
  )
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
  const nameOf = ({ key }: MoneyGroup): string => sourceWords(money, key, locale)
  return (
    <section class="stack">
      <h2 id="por-fuente">{words.bySource}</h2>
      <GroupTable
        view={view}
        currency={currency}
        id="money-sources"
        title={words.bySource}
        column={words.source}
        groups={money.by('source')}
        total={money.total}
        nameOf={nameOf}
        about={nameOf}
        rowsOf={({ key }, kind) => moneyPaths.rows(view.plan.year, { kind, unit, source: key }, view.cutOff)}
      />
    </section>
  )
}

/** The figure of a result against its whole year. */
export function workOfResult(view: PlanView, resultId: string, about: string) {
  const figure = view.progress.figures.get(figureKey('result', resultId))
  return figure === undefined ? null : <Work view={view} figure={figure.key} value={figure.year} about={about} />
}
