import { formatNumber } from '../../../../../kernel/format.ts'
import { isMissing, type Maybe } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Card, CardGrid, Spoken } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { Choropleth } from '../../../../../ui/map/choropleth.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { ExplorerAnswer } from '../../../data/explorer-query.ts'
import {
  STATISTICS,
  type StatisticAnswer,
  type StatisticColumn,
  type StatisticFigure,
  type StatisticRow,
} from '../../../rules/territorial/answer.ts'
import { READS } from '../../../rules/territorial/compute.ts'
import { type StatisticAsked, statisticsPaths } from '../../../statistics-paths.ts'
import { figureOf, saidValue } from '../catalogue/catalogue-words.ts'
import { DemoNotice } from '../catalogue/observatory-frame.tsx'
import { OBSERVATORY_WORDS } from '../catalogue/words.ts'
import { EXPLORER_WORDS } from '../explorer/explorer-words.ts'
import { STATISTIC_TITLES, STATISTICS_WORDS } from './statistics-words.ts'

/** Which questions can be asked. */
export function StatisticsPage({ locale }: { readonly locale: Locale }) {
  const words = STATISTICS_WORDS[locale]
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <Questions locale={locale} asked={undefined} />
    </>
  )
}

function Questions({ locale, asked }: { readonly locale: Locale; readonly asked: StatisticAsked | undefined }) {
  return (
    <CardGrid>
      {STATISTICS.filter((kind) => kind !== asked?.kind).map((kind) => (
        <Card
          key={kind}
          level={asked === undefined ? 2 : 3}
          title={say(STATISTIC_TITLES[kind].title, locale)}
          href={localPath(locale, statisticsPaths.statistic({ kind }))}
        >
          <Spoken text={STATISTIC_TITLES[kind].lead} locale={locale} />
        </Card>
      ))}
    </CardGrid>
  )
}

export interface StatisticPageProps {
  readonly locale: Locale
  readonly asked: StatisticAsked
  readonly answer: ExplorerAnswer
  readonly years: readonly string[]
  /** What was computed, or in words why nothing was. */
  readonly found: StatisticAnswer | string
}

/** One question, asked of a series: what is computed, how, and the whole table. */
export function StatisticPage({ locale, asked, answer, years, found }: StatisticPageProps) {
  const words = STATISTICS_WORDS[locale]
  const { title, lead } = STATISTIC_TITLES[asked.kind]
  const [first, second] = answer.chosen.map(({ indicator }) => indicator)
  const demo = answer.batches.some((batch) => batch.demo)
  return (
    <>
      <PageHead title={say(title, locale)} lead={<p>{say(lead, locale)}</p>} />
      <AskForm locale={locale} asked={asked} answer={answer} years={years} />
      <DemoNotice locale={locale} demo={demo} />
      {typeof found === 'string' || first === undefined ? (
        <Notice kind="info" locale={locale}>
          {typeof found === 'string' ? found : words.choose}
        </Notice>
      ) : (
        <section class="stack" aria-labelledby="resultado">
          <h2 id="resultado">
            {[first, ...(second === undefined ? [] : [second])]
              .map(({ sheet }) => say(sheet.title, locale))
              .join(' · ')}
            , {READS[asked.kind].span ? `${asked.from}–${asked.to}` : asked.to}
          </h2>
          {found.figures.length === 0 ? null : <FiguresTable locale={locale} figures={found.figures} />}
          <StatisticMap locale={locale} answer={answer} found={found} />
          <h3 id="municipios">{words.byPlace}</h3>
          {found.rowFormula === undefined ? null : (
            <p>
              {words.formula}: <code class="break-anywhere">{found.rowFormula}</code>
            </p>
          )}
          <RowsTable locale={locale} found={found} />
          {found.notes.map((note) => (
            <p key={note.es} class="soft">
              {say(note, locale)}
            </p>
          ))}
          <p>
            <a href={localPath(locale, statisticsPaths.data(asked))}>{words.csv}</a>. {words.permalink}
          </p>
          <ul>
            {answer.chosen.map(({ indicator }) => (
              <li key={indicator.code}>
                <a href={localPath(locale, observatoryPaths.indicator(indicator.code))}>
                  {EXPLORER_WORDS[locale].sheet} {say(indicator.sheet.title, locale)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="stack" aria-labelledby="otras">
        <h2 id="otras">{words.others}</h2>
        <Questions locale={locale} asked={asked} />
      </section>
    </>
  )
}

function AskForm({ locale, asked, answer, years }: Omit<StatisticPageProps, 'found'>) {
  const words = STATISTICS_WORDS[locale]
  const { second, span } = READS[asked.kind]
  const land = asked.kind === 'land'
  const addable = asked.kind !== 'inequality' && asked.kind !== 'moran'
  const options = answer.all
    .filter(({ sheet }) => !addable || sheet.content.aggregation !== 'none')
    .map(({ code, sheet }) => [code, say(sheet.title, locale)] as const)
  const spans = years.map((year) => [year, year] as const)
  return (
    <form
      class="explorer-form"
      method="get"
      action={localPath(locale, statisticsPaths.statistic({ kind: asked.kind }))}
    >
      <div class="filter-bar">
        <FilterSelect
          name="indicador"
          label={land ? words.indicatorLand : words.indicator}
          value={asked.indicator}
          options={land ? [['', words.choose], ...options] : options}
        />
        {second ? (
          <FilterSelect
            name="otro"
            label={land ? words.secondLand : words.second}
            value={asked.other}
            options={[['', land ? words.choose : words.own], ...options]}
          />
        ) : null}
        {span ? <FilterSelect name="desde" label={words.from} value={asked.from} options={spans} /> : null}
        <FilterSelect name="hasta" label={span ? words.to : words.year} value={asked.to} options={spans} />
      </div>
      <p>
        <Button type="submit" kind="primary">
          {words.compute}
        </Button>
      </p>
    </form>
  )
}

const written = (value: Maybe<number>, { decimals }: { readonly decimals: number }, locale: Locale) =>
  saidValue(value, (each) => formatNumber(each, { min: decimals, max: decimals }), locale)

function FiguresTable({ locale, figures }: { readonly locale: Locale; readonly figures: readonly StatisticFigure[] }) {
  const words = STATISTICS_WORDS[locale]
  return (
    <DataTable
      id="medidas"
      caption={words.result}
      captionHidden
      cards
      locale={locale}
      rows={figures}
      rowKey={({ formula }) => formula}
      columns={[
        { key: 'figure', title: words.figure, cell: ({ title }) => say(title, locale) },
        { key: 'formula', title: words.formula, cell: ({ formula }) => <code>{formula}</code> },
        {
          key: 'arithmetic',
          title: words.arithmetic,
          cell: ({ arithmetic }) => <code class="break-anywhere">{arithmetic}</code>,
        },
        {
          key: 'value',
          title: words.value,
          kind: 'number',
          cell: (figure) => <strong>{written(figure.value, figure, locale)}</strong>,
        },
      ]}
    />
  )
}

function RowsTable({ locale, found }: { readonly locale: Locale; readonly found: StatisticAnswer }) {
  const words = STATISTICS_WORDS[locale]
  const worded = found.rows.some(({ word }) => word !== undefined)
  return (
    <DataTable
      id="por-municipio"
      caption={words.byPlace}
      captionHidden
      locale={locale}
      rows={found.rows}
      rowKey={({ place }) => place.id}
      columns={[
        { key: 'place', title: OBSERVATORY_WORDS[locale].place, cell: ({ place }: StatisticRow) => place.name },
        ...found.columns.map((column: StatisticColumn, index) => ({
          key: column.key,
          title: say(column.title, locale),
          kind: 'number' as const,
          cell: ({ values }: StatisticRow) => written(values[index] ?? { missing: 'not_collected' }, column, locale),
        })),
        ...(worded
          ? [
              {
                key: 'word',
                title: words.meaning,
                cell: ({ word }: StatisticRow) => (word === undefined ? '–' : say(word, locale)),
              },
            ]
          : []),
        {
          key: 'arithmetic',
          title: words.arithmetic,
          cell: ({ arithmetic }: StatisticRow) => <code class="nowrap">{arithmetic}</code>,
        },
      ]}
    />
  )
}

function StatisticMap({
  locale,
  answer: { drawn },
  found,
}: Pick<StatisticPageProps, 'locale' | 'answer'> & { readonly found: StatisticAnswer }) {
  const at = found.columns.findIndex(({ key }) => key === found.mapped)
  const column = found.columns[at]
  if (drawn === undefined || column === undefined) return null
  const rowOf = new Map(found.rows.map((row) => [row.place.code, row] as const))
  const title = say(column.title, locale)
  return (
    <Choropleth
      id="mapa-estadistica"
      label={title}
      locale={locale}
      width={drawn.width}
      height={drawn.height}
      areas={drawn.places.map(({ code, name, path, at: point }) => ({
        ...{ id: code, name, path, at: point },
        figure: figureOf(rowOf.get(code)?.values[at] ?? { missing: 'not_collected' }),
      }))}
      columns={{ area: OBSERVATORY_WORDS[locale].place, value: title }}
      format={(value) => formatNumber(value, { min: column.decimals, max: column.decimals })}
      rule="natural"
      named
      note={OBSERVATORY_WORDS[locale].mapNote}
    />
  )
}

/** For the file: figures as they are, not rounded. */
export function plainValue(value: Maybe<number>): string | number {
  return isMissing(value) ? '' : value
}
