import { isMissing } from '../../../../../kernel/missing.ts'
import { say } from '../../../../../kernel/text.ts'
import { BarsChart } from '../../../../../ui/chart/bars-chart.tsx'
import { LinesChart } from '../../../../../ui/chart/lines-chart.tsx'
import { ScatterChart } from '../../../../../ui/chart/scatter-chart.tsx'
import { Choropleth } from '../../../../../ui/map/choropleth.tsx'
import { SmallMultiples } from '../../../../../ui/map/small-multiples.tsx'
import type { Indicator } from '../../../data/catalogue-store.ts'
import { axisWriter, figureOf, writer } from '../catalogue/catalogue-words.ts'
import { OBSERVATORY_WORDS } from '../catalogue/words.ts'
import { aimOf, comparedLines, seriesLines } from './explorer-lines.ts'
import type { PictureProps } from './picture-props.ts'

const MOST_PANELS = 6

/** What the configuration asks for, as a picture; nothing where it asks for a table alone. */
export function ExplorerPicture(props: PictureProps) {
  switch (props.config.view) {
    case 'map':
      return <MapView {...props} />
    case 'series':
      return <SeriesView {...props} />
    case 'ranking':
      return <RankingView {...props} />
    case 'scatter':
      return <ScatterView {...props} />
    case 'multiples':
      return <MultiplesView {...props} />
    case 'table':
      return null
  }
}

export function labelOf(
  { locale, first, shown }: Pick<PictureProps, 'locale' | 'first' | 'shown'>,
  span = false,
): string {
  const { sheet } = first
  const period = span ? `${shown.view.periods[0]}–${shown.view.periods.at(-1)}` : shown.view.period
  return `${say(sheet.title, locale)} (${say(sheet.content.unit, locale)}), ${period}`
}

/** What the whole view is called: of dots both indicators, of several years the span. */
export function headingOf({
  config,
  locale,
  first,
  second,
  shown,
}: Pick<PictureProps, 'config' | 'locale' | 'first' | 'second' | 'shown'>): string {
  if (config.view === 'scatter' && second !== undefined)
    return `${say(first.sheet.title, locale)} · ${say(second.sheet.title, locale)}, ${shown.view.period}`
  return labelOf({ locale, first, shown }, config.view === 'series' || config.view === 'multiples')
}

function areasOf({ drawn, shown }: PictureProps) {
  const rowOf = new Map(shown.rows.map((row) => [row.place.code, row] as const))
  return (drawn?.places ?? []).flatMap((place) => {
    const row = rowOf.get(place.code)
    return row === undefined ? [] : [{ id: place.code, name: place.name, path: place.path, at: place.at, row }]
  })
}

function MapView(props: PictureProps) {
  const { locale, first, drawn } = props
  if (drawn === undefined) return null
  const words = OBSERVATORY_WORDS[locale]
  return (
    <Choropleth
      id={`${props.id ?? 'explorador'}-mapa`}
      label={labelOf(props)}
      locale={locale}
      width={drawn.width}
      height={drawn.height}
      areas={areasOf(props).map(({ row, ...area }) => ({ ...area, figure: figureOf(row.value) }))}
      columns={{ area: words.place, value: labelOf(props) }}
      format={writer(first.sheet.content)}
      rule="natural"
      named
      note={words.mapNote}
    />
  )
}

/** As many years as fit, the last one always: evenly from there back. */
export function panelsOf({ shown }: Pick<PictureProps, 'shown'>) {
  const { periods } = shown.view
  const step = Math.max(1, Math.ceil(periods.length / MOST_PANELS))
  return periods.flatMap((period, index) => ((periods.length - 1 - index) % step === 0 ? [{ period, index }] : []))
}

function MultiplesView(props: PictureProps) {
  const { locale, first, drawn } = props
  if (drawn === undefined) return null
  const chosen = panelsOf(props)
  return (
    <SmallMultiples
      id={`${props.id ?? 'explorador'}-anios`}
      label={labelOf(props, true)}
      locale={locale}
      width={drawn.width}
      height={drawn.height}
      panels={chosen.map(({ period }) => ({ id: period, title: period }))}
      areas={areasOf(props).map(({ row, ...area }) => ({
        ...area,
        figures: chosen.map(({ index }) => figureOf(row.values[index] ?? { missing: 'not_collected' })),
      }))}
      areaColumn={OBSERVATORY_WORDS[locale].place}
      format={writer(first.sheet.content)}
      rule="natural"
      note={OBSERVATORY_WORDS[locale].mapNote}
    />
  )
}

function SeriesView(props: PictureProps) {
  return (
    <LinesChart
      label={labelOf(props, true)}
      lines={seriesLines(props)}
      marks={props.shown.view.periods}
      write={axisWriter(props.first.sheet.content)}
      quietTitle={OBSERVATORY_WORDS[props.locale].places.toLowerCase()}
      aim={aimOf(props)}
    />
  )
}

function RankingView(props: PictureProps) {
  const { first, shown } = props
  const write = writer(first.sheet.content)
  const known = shown.rows.flatMap((row) => (isMissing(row.value) ? [] : [{ ...row, value: row.value }]))
  return (
    <BarsChart
      label={labelOf(props)}
      bars={known
        .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
        .map(({ place, value, exact, period }) => ({
          id: place.code,
          name: place.name,
          value,
          said: exact ? write(value) : `${write(value)} (${period})`,
        }))}
      lines={comparedLines(props)}
    />
  )
}

function ScatterView(props: PictureProps) {
  const { locale, first, second, shown } = props
  if (second === undefined) return null
  const title = ({ sheet }: Indicator) => `${say(sheet.title, locale)} (${say(sheet.content.unit, locale)})`
  return (
    <ScatterChart
      label={`${title(first)} · ${title(second)}, ${shown.view.period}`}
      xTitle={title(first)}
      yTitle={title(second)}
      writeX={axisWriter(first.sheet.content)}
      writeY={axisWriter(second.sheet.content)}
      dots={shown.rows.flatMap(({ place, value, other }) =>
        isMissing(value) || other === undefined || isMissing(other.value)
          ? []
          : [{ id: place.code, name: place.name, x: value, y: other.value }],
      )}
    />
  )
}
