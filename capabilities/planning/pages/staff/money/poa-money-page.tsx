import type { Maybe } from '../../../../../kernel/missing.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import type { MoneyAnswer } from '../../../data/money-query.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import { moneyPaths } from '../../../money-paths.ts'
import type { ActivityMoney, MoneyGroup } from '../../../rules/money/money-year.ts'
import { Title } from '../../plan/figure-parts.tsx'
import { anyDemo, moneyOfView, shareWords } from '../../plan/money-view.ts'
import { textOf } from '../../plan/plan-index.ts'
import { figureOfPoa, hrefs } from '../../plan/plan-view.ts'
import { PoaHead } from '../matrix-page.tsx'
import type { StaffYear } from '../year-page.tsx'
import { SourceTable, workOfResult } from './money-page.tsx'
import { ActivityTable, Amount, DemoLine, GroupTable, Work } from './money-parts.tsx'
import { MONEY_WORDS } from './money-words.ts'

export interface PoaMoneyProps {
  readonly year: StaffYear
  readonly poa: StoredPoa
  readonly answer: MoneyAnswer
  /** Who writes amounts finds every activity, not only those that have one. */
  readonly mayWrite: boolean
}

/** A unit's money beside its work: by activity, by result, by source. */
export function PoaMoneyPage({ year, poa, answer, mayWrite }: PoaMoneyProps) {
  const { view } = year
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const { currency } = answer.settings
  const money = moneyOfView(view, answer, [poa])
  const { unit } = poa.head
  const known = new Set(money.activities.map(({ activity }) => activity.key))
  const own = {
    planned: answer.planned.filter(({ activityId }) => known.has(activityId)),
    spent: answer.spent.filter(({ activityId }) => known.has(activityId)),
  }
  const nameOf = ({ key }: MoneyGroup): string => {
    const placed = view.index.elements.get(key)
    return placed === undefined ? words.noResult : say(textOf(placed.element), locale)
  }
  const bare: readonly ActivityMoney[] = mayWrite
    ? poa.plan.elements
        .filter(({ kind, key, cancelled }) => kind === 'activity' && cancelled === undefined && !known.has(key))
        .map((activity) => ({
          activity,
          unit: unit.code,
          resultId: null,
          money: {
            budget: { missing: 'not_collected' },
            spent: { missing: 'not_reported' },
            percent: { missing: 'not_collected' },
          },
          work: view.progress.figures.get(`activity:${activity.key}`)?.year ?? { missing: 'not_programmed' },
          alerts: [],
          bySource: [],
        }))
    : []
  const figure = figureOfPoa(view, poa.head.id)
  const amount = (kind: 'planned' | 'spent', cents: Maybe<number>) => (
    <Amount
      shown={{ view, currency }}
      cents={cents}
      href={localPath(locale, moneyPaths.rows(view.plan.year, { kind, unit: unit.code }, view.cutOff))}
      about={`${words.kinds[kind]} ${unit.code}`}
    />
  )
  return (
    <>
      <PoaHead view={view} poa={poa} current="money" />
      <p class="part-lead">{words.poaLead}</p>
      {anyDemo(own) ? <DemoLine locale={locale} /> : null}
      <DefinitionList
        items={[
          { term: words.budget, value: amount('planned', money.total.budget) },
          { term: words.spent, value: amount('spent', money.total.spent) },
          { term: words.share, value: shareWords(money.total.percent, locale) },
          ...(figure === undefined
            ? []
            : [
                {
                  term: words.work,
                  value: <Work view={view} figure={figure.key} value={figure.year} about={unit.code} />,
                },
              ]),
        ]}
      />
      {money.activities.length + bare.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ActivityTable
          view={view}
          currency={currency}
          id="money-activities"
          caption={words.byActivity}
          money={money}
          activities={[...money.activities, ...bare]}
          total={money.total}
          withUnit={false}
        />
      )}
      {money.activities.length === 0 ? null : (
        <>
          <section class="stack">
            <h2 id="por-resultado">{words.byResult}</h2>
            <GroupTable
              view={view}
              currency={currency}
              id="money-results"
              title={words.byResult}
              column={words.result}
              groups={money.by('result')}
              total={money.total}
              nameOf={(group) => {
                const placed = view.index.elements.get(group.key)
                return placed === undefined ? (
                  words.noResult
                ) : (
                  <Title
                    text={textOf(placed.element)}
                    code={placed.element.code}
                    locale={locale}
                    href={hrefs.element(view, group.key)}
                  />
                )
              }}
              about={nameOf}
              rowsOf={({ key }, kind) =>
                moneyPaths.rows(view.plan.year, { kind, unit: unit.code, result: key }, view.cutOff)
              }
              workOf={(group) => workOfResult(view, group.key, nameOf(group))}
            />
          </section>
          <SourceTable view={view} money={money} currency={currency} unit={unit.code} />
        </>
      )}
      <p>
        <a href={localPath(locale, moneyPaths.rows(view.plan.year, { unit: unit.code }, view.cutOff))}>{words.rows}</a>
      </p>
    </>
  )
}
