import { formatDate, formatMoney, formatNumber, formatPercent } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import type { Money } from '../../../../../kernel/money.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Stat, StatRow } from '../../../../../ui/content/stat.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { RiskFile } from '../../../data/stored-risk.ts'
import { moneyPaths } from '../../../money-paths.ts'
import { type AtStake, atStake, moneyOf, type StakeLine, type StakeMoney } from '../../../rules/risk/at-stake.ts'
import { Part, Title } from '../../plan/figure-parts.tsx'
import { textOf } from '../../plan/plan-index.ts'
import { coded, hrefs, type PlanView } from '../../plan/plan-view.ts'
import { DemoLine } from '../money/money-parts.tsx'
import { riskPageWords } from './risk-page-words.ts'

/** What the risk puts at stake in a year. */
export function stakeOf(view: PlanView, risk: Pick<RiskFile, 'threatens' | 'wordings'>, amounts: StakeMoney): AtStake {
  const linked = new Set([...risk.threatens, ...risk.wordings].map(({ id }) => id))
  return atStake(
    view.plan.poas.map(({ head, plan }) => ({ id: head.id, unit: head.unit.code, plan })),
    linked,
    amounts,
  )
}

/** Walkable: from the share of the year down to each activity that makes it up. */
export function StakePart({
  view,
  stake,
  amounts,
}: {
  readonly view: PlanView
  readonly stake: AtStake
  readonly amounts: StakeMoney
}) {
  const { locale, plan } = view
  const text = riskPageWords(locale)
  const touched = new Set(stake.lines.flatMap((line) => line.activities.map(({ activity }) => activity.key)))
  const budgeted = [...touched].filter((key) => amounts.planned.has(key)).length
  const firstLine = firstLines(stake)
  return (
    <Part id="en-juego" title={text.stake} lead={text.stakeLead(plan.year)}>
      {stake.lines.length === 0 ? (
        <p>{text.stakeNone}</p>
      ) : (
        <>
          <StatRow>
            <Stat
              label={text.stakeShare}
              value={formatPercent(100 * stake.share, 1)}
              locale={locale}
              size="large"
              how={{ href: '#tabla-en-juego' }}
            />
            <Stat label={text.results} value={formatNumber(stake.results)} locale={locale} />
            <Stat label={text.activities} value={formatNumber(stake.activities)} locale={locale} />
            <Stat
              label={text.stakeMoney}
              value={isMissing(stake.money) ? text.stakeNoMoney : formatMoney(stake.money)}
              note={isMissing(stake.money) ? text.stakeNoMoneyWhy : text.stakeBudgeted(budgeted, stake.activities)}
              locale={locale}
              how={isMissing(stake.money) ? undefined : { href: '#tabla-en-juego' }}
            />
            <Stat
              label={text.stakeSpent}
              value={isMissing(stake.spent) ? text.stakeNotReported : formatMoney(stake.spent)}
              note={formatDate(view.cutOff, locale, 'prose')}
              locale={locale}
            />
          </StatRow>
          {amounts.demo === true ? <DemoLine locale={locale} /> : null}
          <DataTable
            id="tabla-en-juego"
            caption={text.stakeCaption}
            captionHidden
            locale={locale}
            rows={stake.lines}
            rowKey={({ planId, result, activities }) => `${planId} ${result?.key ?? activities[0]?.activity.key}`}
            columns={[
              {
                key: 'result',
                title: text.result,
                cell: ({ result }) =>
                  result === undefined ? (
                    <span class="soft">{text.noResult}</span>
                  ) : (
                    <Title
                      text={textOf(result)}
                      code={result.code}
                      locale={locale}
                      href={hrefs.element(view, result.key)}
                    />
                  ),
              },
              { key: 'unit', title: text.unit, cell: ({ unit }) => <a href={hrefs.poa(view, unit)}>{unit}</a> },
              {
                key: 'activities',
                title: text.activities,
                cell: ({ activities }) => (
                  <details>
                    <summary>{formatNumber(activities.length)}</summary>
                    <ul>
                      {activities.map(({ activity, share }) => (
                        <li key={activity.key}>
                          <a
                            href={hrefs.element(view, activity.key)}
                            lang={activity.titleEn === undefined && locale === 'en' ? 'es' : undefined}
                          >
                            {coded(activity.code, textOf(activity), locale)}
                          </a>{' '}
                          <span class="soft figure">{formatPercent(100 * share, 2)}</span>{' '}
                          <ActivityMoneyWords id={activity.key} amounts={amounts} locale={locale} />
                        </li>
                      ))}
                    </ul>
                  </details>
                ),
              },
              {
                key: 'money',
                title: text.stakeMoney,
                kind: 'number',
                cell: (line) => (
                  <LineMoney keys={firstLine.get(line) ?? []} amounts={amounts.planned} none={text.stakeNoMoney} />
                ),
                total: isMissing(stake.money) ? text.stakeNoMoney : formatMoney(stake.money),
              },
              {
                key: 'spent',
                title: text.stakeSpent,
                kind: 'number',
                cell: (line) => (
                  <LineMoney keys={firstLine.get(line) ?? []} amounts={amounts.spent} none={text.stakeNotReported} />
                ),
                total: isMissing(stake.spent) ? text.stakeNotReported : formatMoney(stake.spent),
              },
              {
                key: 'share',
                title: text.share,
                kind: 'number',
                cell: ({ share }) => formatPercent(100 * share, 2),
                total: formatPercent(100 * stake.share, 2),
              },
            ]}
          />
        </>
      )}
    </Part>
  )
}

/** An activity beside several results is paid once: on the first line, so that the column adds up. */
function firstLines(stake: AtStake): ReadonlyMap<StakeLine, readonly string[]> {
  const seen = new Set<string>()
  return new Map(
    stake.lines.map((line) => {
      const own = line.activities.map(({ activity }) => activity.key).filter((key) => !seen.has(key))
      for (const key of own) seen.add(key)
      return [line, own]
    }),
  )
}

function LineMoney({
  keys,
  amounts,
  none,
}: {
  readonly keys: readonly string[]
  readonly amounts: ReadonlyMap<string, Money>
  readonly none: string
}) {
  const money = moneyOf(keys, amounts)
  return money === undefined ? <span class="soft">{none}</span> : <span>{formatMoney(money)}</span>
}

/** What an activity is to cost and has cost, on the way to its amounts. */
function ActivityMoneyWords({
  id,
  amounts,
  locale,
}: {
  readonly id: string
  readonly amounts: StakeMoney
  readonly locale: Locale
}) {
  const [planned, spent] = [amounts.planned.get(id), amounts.spent.get(id)]
  if (planned === undefined && spent === undefined) return null
  const text = riskPageWords(locale)
  return (
    <a href={localPath(locale, moneyPaths.activity(id))}>
      {planned === undefined
        ? `${spent === undefined ? '' : formatMoney(spent)}, ${text.stakeNoMoney}`
        : text.stakeOf(spent === undefined ? text.stakeNotReported : formatMoney(spent), formatMoney(planned))}
    </a>
  )
}
