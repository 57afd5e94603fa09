import { formatNumber } from '../../../../kernel/format.ts'
import type { Locale } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { EmptyState } from '../../../../ui/feedback/pages.tsx'
import { FilterBar, FilterSelect } from '../../../../ui/form/filter-bar.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { DraftPoa } from '../../model.ts'
import { planningPaths } from '../../paths.ts'
import { versionDifference } from '../../rules/reprogramming-request/difference.ts'
import { ChangeGantt } from './change-gantt.tsx'
import { ChangeMatrix } from './change-matrix.tsx'
import { sideWords } from './change-words.ts'
import type { PlanView } from './plan-view.ts'
import { VERSIONS_WORDS } from './versions-words.ts'

export interface VersionComparisonProps {
  readonly view: PlanView
  readonly pathOf: () => string
  readonly versions: readonly DraftPoa[]
  readonly from: number
  readonly to: number
}

/** Two versions of a plan beside each other, as a difference on matrix and timetable. */
export function VersionComparison({ view, pathOf, versions, from, to }: VersionComparisonProps) {
  const { locale, plan } = view
  const words = VERSIONS_WORDS[locale]
  const [before, after] = [versions[from - 1], versions[to - 1]]
  const options = versions.map((_, index) => [String(index + 1), words.version(index + 1)] as const)
  const difference = before === undefined || after === undefined ? undefined : versionDifference(before, after)
  const same = difference === undefined || difference.activities.length + difference.indicators.length === 0
  const hrefOf = (key: string) => localPath(locale, planningPaths.element(key, view.cutOff))
  return (
    <section aria-labelledby="comparar">
      <h2 id="comparar">{words.compare}</h2>
      <FilterBar action={localPath(locale, pathOf())} show={words.show}>
        <FilterSelect name="desde" label={words.from} value={String(from)} options={options} />
        <FilterSelect name="hasta" label={words.to} value={String(to)} options={options} />
      </FilterBar>
      <h3>{words.difference(from, to)}</h3>
      {same || difference === undefined || after === undefined ? (
        <EmptyState title={words.same}>
          <p>{words.sameLead}</p>
        </EmptyState>
      ) : (
        <>
          {difference.activities.length === 0 ? null : (
            <>
              <ChangeMatrix
                id="diferencia"
                caption={words.difference(from, to)}
                locale={locale}
                plan={after}
                year={plan.year}
                activities={difference.activities}
                hrefOf={hrefOf}
              />
              <ChangeGantt
                id="diferencia-cronograma"
                label={words.difference(from, to)}
                locale={locale}
                year={plan.year}
                activities={difference.activities}
                names={{ after: words.version(to), before: words.version(from) }}
                hrefOf={hrefOf}
              />
            </>
          )}
          <IndicatorDifferences locale={locale} difference={difference} hrefOf={hrefOf} />
        </>
      )}
    </section>
  )
}

function IndicatorDifferences({
  locale,
  difference,
  hrefOf,
}: {
  readonly locale: Locale
  readonly difference: ReturnType<typeof versionDifference>
  readonly hrefOf: (key: string) => string
}) {
  const words = VERSIONS_WORDS[locale]
  if (difference.indicators.length === 0) return null
  return (
    <DataTable
      id="diferencia-metas"
      caption={`${words.indicators} (${formatNumber(difference.indicators.length)})`}
      locale={locale}
      rows={difference.indicators}
      rowKey={({ after }) => after.key}
      columns={[
        {
          key: 'indicator',
          title: words.indicator,
          cell: ({ after }) => (
            <a href={hrefOf(after.key)} lang="es">
              {after.title}
            </a>
          ),
        },
        { key: 'before', title: words.before, cell: ({ before }) => sideWords('terms', before.indicator, locale) },
        { key: 'after', title: words.after, cell: ({ after }) => sideWords('terms', after.indicator, locale) },
      ]}
    />
  )
}
