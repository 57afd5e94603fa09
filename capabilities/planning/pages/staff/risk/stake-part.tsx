import { formatMoney, formatNumber, formatPercent } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { Stat, StatRow } from '../../../../../ui/content/stat.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { RiskFile } from '../../../data/stored-risk.ts'
import { type AtStake, atStake } from '../../../rules/risk/at-stake.ts'
import { Part, Title } from '../../plan/figure-parts.tsx'
import { textOf } from '../../plan/plan-index.ts'
import { coded, hrefs, type PlanView } from '../../plan/plan-view.ts'
import { riskPageWords } from './risk-page-words.ts'

/** What the risk puts at stake in a year. */
export function stakeOf(view: PlanView, risk: Pick<RiskFile, 'threatens' | 'wordings'>): AtStake {
  const linked = new Set([...risk.threatens, ...risk.wordings].map(({ id }) => id))
  return atStake(
    view.plan.poas.map(({ head, plan }) => ({ id: head.id, unit: head.unit.code, plan })),
    linked,
  )
}

/** Walkable: from the share of the year down to each activity that makes it up. */
export function StakePart({ view, stake }: { readonly view: PlanView; readonly stake: AtStake }) {
  const { locale, plan } = view
  const text = riskPageWords(locale)
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
            <Stat label={text.result} value={formatNumber(stake.results)} locale={locale} />
            <Stat label={text.activities} value={formatNumber(stake.activities)} locale={locale} />
            <Stat
              label={text.stakeMoney}
              value={isMissing(stake.money) ? text.stakeNoMoney : formatMoney(stake.money)}
              note={isMissing(stake.money) ? text.stakeNoMoneyWhy : undefined}
              locale={locale}
            />
          </StatRow>
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
                          <span class="soft figure">{formatPercent(100 * share, 2)}</span>
                        </li>
                      ))}
                    </ul>
                  </details>
                ),
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
