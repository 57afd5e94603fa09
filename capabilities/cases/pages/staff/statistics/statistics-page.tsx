import { formatMoney, formatNumber, formatPercent } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Stat, StatRow } from '../../../../../ui/content/stat.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { type Column, DataTable } from '../../../../../ui/table/data-table.tsx'
import type { YearStatistics } from '../../../data/statistics-query.ts'
import {
  authorisedByUse,
  bottlenecks,
  type Dimension,
  filings,
  type Share,
  type Summary,
  summaryBy,
  summaryOfAll,
} from '../../../rules/statistics/statistics.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { STATISTICS_WORDS } from './statistics-words.ts'

export interface StatisticsPageProps {
  readonly statistics: YearStatistics
  readonly years: readonly number[]
  readonly locale: Locale
}

/** What was resolved in a year and how long it took, from the ledgers of the cases. */
export function StatisticsPage({ statistics, years, locale }: StatisticsPageProps) {
  const words = STATISTICS_WORDS[locale]
  const { tallies, year } = statistics
  const all = summaryOfAll(tallies)
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <FilterBar action={localPath(locale, staffPaths.statistics())} show={words.show}>
        <FilterSelect
          name="anio"
          label={words.year}
          value={String(year)}
          options={years.map((each) => [String(each), String(each)])}
        />
      </FilterBar>
      <StatRow>
        <Stat label={words.resolved} value={formatNumber(all.resolved)} locale={locale} />
        <Stat label={words.inTerm} value={shareWords(all.inTerm)} locale={locale} />
        <Stat label={words.inLaw} value={shareWords(all.inLaw)} locale={locale} />
        <Stat label={words.officeMean} value={days(all.office?.mean)} unit={words.days} locale={locale} />
        <Stat label={words.median} value={days(all.office?.median)} unit={words.days} locale={locale} />
        <Stat label={words.p90} value={days(all.office?.p90)} unit={words.days} locale={locale} />
      </StatRow>
      {(['procedure', 'unit', 'jurisdiction', 'use'] as const).map((dimension) => (
        <ByTable key={dimension} statistics={statistics} dimension={dimension} locale={locale} />
      ))}
      <ByTable statistics={statistics} dimension="appeal" locale={locale} />
      <UsesTable statistics={statistics} locale={locale} />
      <FilingsTable statistics={statistics} locale={locale} />
      <StepsTable statistics={statistics} locale={locale} />
    </>
  )
}

interface Part {
  readonly statistics: YearStatistics
  readonly locale: Locale
}

function shareWords({ of, count }: Share): string {
  return of === 0 ? '–' : formatPercent((100 * count) / of)
}

function days(value: number | undefined): string {
  return value === undefined ? '–' : formatNumber(value, { max: 1 })
}

function nameOf(
  { titles, uses, places }: YearStatistics,
  dimension: Dimension | 'appeal',
  key: string | undefined,
  locale: Locale,
): string {
  if (key === undefined) return STATISTICS_WORDS[locale].notSaid
  if (dimension === 'jurisdiction') return places.get(key) ?? key
  const title =
    dimension === 'procedure' || dimension === 'appeal'
      ? titles.get(key)?.title
      : dimension === 'use'
        ? uses.get(key)
        : undefined
  return title === undefined ? key : say(title, locale)
}

function ByTable({ statistics, locale, dimension }: Part & { readonly dimension: Dimension | 'appeal' }) {
  const words = STATISTICS_WORDS[locale]
  type Row = { readonly key: string | undefined; readonly summary: Summary }
  const figure = (key: string, title: string, cell: (of: Summary) => string): Column<Row> => ({
    key,
    title,
    kind: 'number',
    cell: (row) => cell(row.summary),
  })
  return (
    <section class="stack" aria-labelledby={`por-${dimension}`}>
      <h2 id={`por-${dimension}`}>{words.by[dimension]}</h2>
      {dimension === 'appeal' ? <p class="soft">{words.appealsApart}</p> : null}
      <DataTable<Row>
        id={`tabla-${dimension}`}
        caption={words.by[dimension]}
        captionHidden
        locale={locale}
        rows={summaryBy(statistics.tallies, dimension)}
        rowKey={({ key }) => key ?? ''}
        empty={dimension === 'appeal' ? words.noAppeals : words.empty}
        columns={[
          { key: 'name', title: words.names[dimension], cell: ({ key }) => nameOf(statistics, dimension, key, locale) },
          figure('resolved', words.resolved, ({ resolved }) => formatNumber(resolved)),
          figure('inTerm', words.inTerm, ({ inTerm }) => shareWords(inTerm)),
          figure('mean', words.officeMean, ({ office }) => days(office?.mean)),
          figure('median', words.median, ({ office }) => days(office?.median)),
          figure('p90', words.p90, ({ office }) => days(office?.p90)),
          figure('applicant', words.applicantMean, ({ applicant }) => days(applicant?.mean)),
        ]}
      />
    </section>
  )
}

function UsesTable({ statistics, locale }: Part) {
  const words = STATISTICS_WORDS[locale]
  const rows = authorisedByUse(statistics.tallies)
  return (
    <section class="stack" aria-labelledby="autorizado">
      <h2 id="autorizado">{words.authorised}</h2>
      <DataTable
        id="tabla-autorizado"
        caption={words.authorised}
        captionHidden
        locale={locale}
        rows={rows}
        rowKey={({ use }) => use ?? ''}
        empty={words.empty}
        columns={[
          { key: 'use', title: words.names.use, cell: ({ use }) => nameOf(statistics, 'use', use, locale) },
          { key: 'cases', title: words.cases, kind: 'number', cell: ({ cases }) => formatNumber(cases) },
          { key: 'area', title: words.area, kind: 'number', cell: ({ area }) => formatNumber(area, { max: 0 }) },
          {
            key: 'investment',
            title: words.investment,
            kind: 'number',
            cell: ({ investment }) => formatMoney({ cents: Math.round(investment * 100), currency: 'USD' }),
          },
        ]}
      />
    </section>
  )
}

function FilingsTable({ statistics, locale }: Part) {
  const words = STATISTICS_WORDS[locale]
  return (
    <section class="stack" aria-labelledby="ingresos">
      <h2 id="ingresos">{words.filings}</h2>
      <DataTable
        id="tabla-ingresos"
        caption={words.filings}
        captionHidden
        locale={locale}
        rows={filings(statistics.tallies)}
        rowKey={({ entries }) => String(entries)}
        empty={words.empty}
        columns={[
          { key: 'entries', title: words.entries, kind: 'number', cell: ({ entries }) => entries },
          { key: 'cases', title: words.cases, kind: 'number', cell: ({ cases }) => formatNumber(cases) },
        ]}
      />
    </section>
  )
}

function StepsTable({ statistics, locale }: Part) {
  const words = STATISTICS_WORDS[locale]
  const rows = bottlenecks(statistics.tallies).slice(0, 15)
  return (
    <section class="stack" aria-labelledby="pasos">
      <h2 id="pasos">{words.steps}</h2>
      <DataTable
        id="tabla-pasos"
        caption={words.steps}
        captionHidden
        locale={locale}
        rows={rows}
        rowKey={({ procedure, step }) => `${procedure} ${step}`}
        empty={words.empty}
        columns={[
          {
            key: 'step',
            title: words.step,
            cell: ({ procedure, step }) => {
              const title = statistics.titles.get(procedure)?.steps.get(step)
              return title === undefined ? step : say(title, locale)
            },
          },
          {
            key: 'procedure',
            title: words.names.procedure,
            cell: ({ procedure }) => nameOf(statistics, 'procedure', procedure, locale),
          },
          { key: 'mean', title: words.meanDays, kind: 'number', cell: ({ mean }) => days(mean) },
          { key: 'cases', title: words.cases, kind: 'number', cell: ({ cases }) => formatNumber(cases) },
        ]}
      />
    </section>
  )
}
