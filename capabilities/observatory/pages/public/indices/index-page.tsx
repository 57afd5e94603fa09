import { isMissing } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { LinesChart } from '../../../../../ui/chart/lines-chart.tsx'
import { ScoreBar } from '../../../../../ui/chart/score-bar.tsx'
import { Sparkline } from '../../../../../ui/chart/sparkline.tsx'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { Choropleth } from '../../../../../ui/map/choropleth.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { NamedPlace } from '../../../../territory/contract.ts'
import type { IndexAnswer } from '../../../data/indices-queries.ts'
import { indexPaths } from '../../../indices-paths.ts'
import type { Scored } from '../../../rules/indices/scores.ts'
import { figure, shown } from '../../../rules/indices/steps.ts'
import { DemoNotice } from '../catalogue/observatory-frame.tsx'
import { figureOrWord, isDemo, MethodTag, ReplacedNotice } from './index-frame.tsx'
import { INDEX_WORDS } from './index-words.ts'

export interface YearScores {
  readonly year: string
  readonly scores: readonly Scored<NamedPlace>[]
}

interface IndexPageProps {
  readonly locale: Locale
  readonly answer: IndexAnswer
  readonly years: readonly YearScores[]
  readonly now: YearScores | undefined
  /** The year of the address has no data. */
  readonly wrongYear: boolean
}

/** The ranking of the places, on a map and over the years; each figure opens. */
export function IndexPage({ locale, answer, years, now, wrongYear }: IndexPageProps) {
  const words = INDEX_WORDS[locale]
  const { version } = answer
  const { definition } = answer.prepared
  const here = (path: string) => localPath(locale, path)
  return (
    <>
      <PageHead
        eyebrow={<a href={here(indexPaths.indices())}>{words.title}</a>}
        title={<Spoken text={definition.title} locale={locale} />}
        lead={<Spoken text={definition.summary} locale={locale} />}
        marks={<MethodTag locale={locale} definition={definition} />}
      />
      <ReplacedNotice locale={locale} answer={answer} />
      <DemoNotice locale={locale} demo={isDemo(answer)} />
      {now === undefined ? (
        <p>{words.noFigures}</p>
      ) : (
        <>
          <YearBar
            locale={locale}
            action={here(indexPaths.index(definition.code))}
            years={years}
            year={now.year}
            version={version}
          />
          {wrongYear ? (
            <Notice kind="warning" locale={locale}>
              {words.noYear}
            </Notice>
          ) : null}
          <section class="stack" aria-labelledby="orden">
            <h2 id="orden">{words.ranking(now.year)}</h2>
            <Ranking locale={locale} answer={answer} years={years} now={now} />
            {now.scores.some(({ tree }) => tree.root.geometric === 0) ? <p class="soft">{words.zero}</p> : null}
          </section>
          <IndexMap locale={locale} answer={answer} now={now} />
          <section class="stack" aria-labelledby="tiempo">
            <h2 id="tiempo">{words.overTime}</h2>
            <OverTime locale={locale} answer={answer} years={years} now={now} />
          </section>
        </>
      )}
      <section class="stack" aria-labelledby="mas">
        <h2 id="mas">{words.method}</h2>
        <p>
          <Spoken text={definition.method.source} locale={locale} />. {words.version(definition.version)}.
        </p>
        {definition.method.note === undefined ? null : (
          <p>
            <Spoken text={definition.method.note} locale={locale} />
          </p>
        )}
        <ul>
          <li>
            <a href={here(indexPaths.method(definition.code, version))}>{words.methodLink}</a>
          </li>
          {now === undefined ? null : (
            <li>
              <a href={here(indexPaths.robustness(definition.code, now.year, version))}>{words.robustnessLink}</a>
            </li>
          )}
        </ul>
        <h3>{words.download}</h3>
        <ul>
          {now === undefined ? null : (
            <>
              <li>
                <a href={here(indexPaths.table(definition.code, version))}>{words.downloadTable}</a>
              </li>
              <li>
                <a href={here(indexPaths.data(definition.code, now.year, version))}>{words.downloadData}</a>
              </li>
            </>
          )}
          <li>
            <a href={here(indexPaths.definition(definition.code, version))}>{words.downloadDefinition}</a>
          </li>
        </ul>
        <p class="soft">{words.commandLine}</p>
      </section>
    </>
  )
}

interface YearBarProps {
  readonly locale: Locale
  readonly action: string
  readonly years: readonly { readonly year: string }[]
  readonly year: string
  readonly version: string | undefined
}

export function YearBar({ locale, action, years, year, version }: YearBarProps) {
  const words = INDEX_WORDS[locale]
  return (
    <FilterBar action={action} show={words.show}>
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
      <FilterSelect
        name="anio"
        label={words.year}
        value={year}
        options={years.map((each) => [each.year, each.year] as const).toReversed()}
      />
    </FilterBar>
  )
}

type InYear = { readonly locale: Locale; readonly answer: IndexAnswer; readonly now: YearScores }

function Ranking({ locale, answer, years, now }: InYear & { readonly years: readonly YearScores[] }) {
  const words = INDEX_WORDS[locale]
  const { definition } = answer.prepared
  const official = definition.levels[0]?.aggregation ?? 'arithmetic'
  const beside = official === 'arithmetic' ? 'geometric' : 'arithmetic'
  return (
    <DataTable
      id="municipios"
      caption={words.ranking(now.year)}
      captionHidden
      locale={locale}
      rows={now.scores}
      rowKey={({ place }) => place.id}
      columns={[
        {
          key: 'place',
          title: words.place,
          cell: ({ place }) => (
            <a href={localPath(locale, indexPaths.place(definition.code, place.code, now.year, answer.version))}>
              {place.name}
            </a>
          ),
        },
        {
          key: 'rank',
          title: words.rank,
          kind: 'number',
          cell: ({ rank }) => (rank === undefined ? '–' : figure(rank)),
        },
        { key: 'value', title: words.value, kind: 'number', cell: ({ tree }) => figureOrWord(tree.root.value, locale) },
        {
          key: 'bar',
          title: '0–100',
          cell: ({ tree: { root } }) => (
            <ScoreBar
              value={isMissing(root.value) ? null : root.value}
              beside={isMissing(root[beside]) ? null : root[beside]}
              marks={definition.bands.map(({ from }) => from)}
            />
          ),
        },
        {
          key: 'band',
          title: words.band,
          cell: ({ tree: { band } }) => (band === undefined ? '–' : <Spoken text={band.title} locale={locale} />),
        },
        {
          key: 'coverage',
          title: words.coverage,
          hint: words.coverageHint,
          kind: 'number',
          cell: ({ tree }) => `${figure(Math.floor(tree.root.coverage.percent * 10) / 10)} %`,
        },
        {
          key: 'beside',
          title: words[beside],
          kind: 'number',
          cell: ({ tree }) => figureOrWord(tree.root[beside], locale),
        },
        {
          key: 'trend',
          title: words.trend,
          cell: ({ place }) => {
            const values = seriesOf(years, place)
            return (
              <Sparkline
                label={years
                  .map(({ year }, at) => `${year}: ${values[at] === null ? '–' : shown(values[at] ?? 0)}`)
                  .join(', ')}
                values={values}
              />
            )
          },
        },
      ]}
    />
  )
}

function seriesOf(years: readonly YearScores[], place: NamedPlace): readonly (number | null)[] {
  return years.map(({ scores }) => {
    const value = scores.find((each) => each.place.id === place.id)?.tree.root.value
    return value === undefined || isMissing(value) ? null : value
  })
}

function IndexMap({ locale, answer, now }: InYear) {
  const words = INDEX_WORDS[locale]
  const { drawn, prepared } = answer
  if (drawn === undefined) return null
  const { definition } = prepared
  const figureAt = new Map(now.scores.map(({ place, tree }) => [place.code, tree.root.value] as const))
  const label = `${say(definition.title, locale)}, ${now.year}`
  return (
    <section class="stack" aria-labelledby="mapa">
      <h2 id="mapa">{words.map}</h2>
      <Choropleth
        id="mapa-indice"
        label={label}
        locale={locale}
        width={drawn.width}
        height={drawn.height}
        areas={drawn.places
          .filter(({ code }) => figureAt.has(code))
          .map((place) => {
            const value = figureAt.get(place.code)
            return {
              id: place.code,
              name: place.name,
              path: place.path,
              at: place.at,
              figure: value === undefined || isMissing(value) ? ('unknown' as const) : value,
              href: localPath(locale, indexPaths.place(definition.code, place.code, now.year, answer.version)),
            }
          })}
        columns={{ area: words.place, value: label }}
        format={shown}
        rule="natural"
        named
        note={words.mapNote}
      />
    </section>
  )
}

/** The highest and the lowest of the year stand out, the rest in grey. */
function OverTime({ locale, answer, years, now }: InYear & { readonly years: readonly YearScores[] }) {
  const ranked = now.scores.filter(({ rank }) => rank !== undefined).map(({ place }) => place.code)
  const words = INDEX_WORDS[locale]
  const title = say(answer.prepared.definition.title, locale)
  const span = `${years[0]?.year ?? ''}–${years.at(-1)?.year ?? ''}`
  return (
    <>
      {years.length < 2 ? null : (
        <LinesChart
          label={`${title}, ${span}`}
          marks={years.map(({ year }) => year)}
          write={(value) => figure(value)}
          quietTitle={words.others}
          lines={answer.places.map((place) => ({
            id: place.code,
            name: place.name,
            values: seriesOf(years, place),
            look: place.code === ranked[0] ? 1 : place.code === ranked.at(-1) ? 2 : ('quiet' as const),
          }))}
        />
      )}
      <DataTable
        id="todas"
        caption={`${title}, ${span}`}
        captionHidden
        locale={locale}
        rows={answer.places}
        rowKey={({ id }) => id}
        columns={[
          { key: 'place', title: words.place, cell: ({ name }) => name },
          ...years.map(({ year }, at) => ({
            key: year,
            title: year,
            kind: 'number' as const,
            cell: (place: NamedPlace) => {
              const value = seriesOf(years, place)[at]
              if (value === null || value === undefined) return '–'
              return (
                <a
                  href={localPath(
                    locale,
                    indexPaths.place(answer.prepared.definition.code, place.code, year, answer.version),
                  )}
                >
                  {shown(value)}
                </a>
              )
            },
          })),
        ]}
      />
    </>
  )
}
