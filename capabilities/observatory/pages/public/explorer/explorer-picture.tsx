import { isMissing, type Maybe } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { BarsChart } from '../../../../../ui/chart/bars-chart.tsx'
import { type ChartLine, LinesChart } from '../../../../../ui/chart/lines-chart.tsx'
import { ScatterChart } from '../../../../../ui/chart/scatter-chart.tsx'
import { Choropleth } from '../../../../../ui/map/choropleth.tsx'
import { SmallMultiples } from '../../../../../ui/map/small-multiples.tsx'
import type { DrawnPlaces } from '../../../../territory/contract.ts'
import type { Indicator } from '../../../data/catalogue-store.ts'
import type { Configuration } from '../../../rules/explorer/configuration.ts'
import type { Explored } from '../../../rules/explorer/explored.ts'
import { axisWriter, figureOf, withUnit, writer } from '../catalogue/catalogue-words.ts'
import { OBSERVATORY_WORDS } from '../catalogue/words.ts'

export interface PictureProps {
  readonly locale: Locale
  readonly config: Configuration
  readonly first: Indicator
  readonly second: Indicator | undefined
  readonly shown: Explored
  readonly drawn: DrawnPlaces | undefined
}

// The first of the eight is near the colour of the whole.
const COLOURS = [2, 3, 4, 5, 6, 7, 8] as const
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
      id="explorador-mapa"
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

function MultiplesView(props: PictureProps) {
  const { locale, first, drawn, shown } = props
  if (drawn === undefined) return null
  const { periods } = shown.view
  // As many as fit, the last one always: evenly from there back.
  const step = Math.max(1, Math.ceil(periods.length / MOST_PANELS))
  const chosen = periods.flatMap((period, index) =>
    (periods.length - 1 - index) % step === 0 ? [{ period, index }] : [],
  )
  return (
    <SmallMultiples
      id="explorador-anios"
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

const plain = (values: readonly Maybe<number>[]) => values.map((value) => (isMissing(value) ? null : value))

function SeriesView(props: PictureProps) {
  const { locale, config, first, shown } = props
  const words = OBSERVATORY_WORDS[locale]
  const { content } = first.sheet
  const coloured = config.places.length > 0 && shown.rows.length <= COLOURS.length
  const wholes = shown.view.wholes.map(({ value }) => value)
  const withWhole = config.compare.whole && content.aggregation === 'ratio' && wholes.some((value) => !isMissing(value))
  const lines: readonly ChartLine[] = [
    ...shown.rows.map(({ place, values }, index) => ({
      id: place.code,
      name: place.name,
      values: plain(values),
      look: coloured ? (COLOURS[index] ?? ('quiet' as const)) : ('quiet' as const),
    })),
    ...(withWhole ? [{ id: 'whole', name: words.whole, values: plain(wholes), look: 'whole' as const }] : []),
  ]
  const { target } = content
  return (
    <LinesChart
      label={labelOf(props, true)}
      lines={lines}
      marks={shown.view.periods}
      write={axisWriter(content)}
      quietTitle={words.places.toLowerCase()}
      aim={
        target === undefined || !config.compare.target
          ? undefined
          : { value: target.value, title: words.target(withUnit(target.value, content, locale), target.period) }
      }
    />
  )
}

function RankingView(props: PictureProps) {
  const { locale, config, first, shown } = props
  const words = OBSERVATORY_WORDS[locale]
  const { content } = first.sheet
  const write = writer(content)
  const known = shown.rows.flatMap((row) => (isMissing(row.value) ? [] : [{ ...row, value: row.value }]))
  const { whole } = shown.view
  const { target } = content
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
      lines={[
        ...(config.compare.whole && content.aggregation === 'ratio' && !isMissing(whole.value)
          ? [
              {
                value: whole.value,
                title: `${words.whole}: ${withUnit(whole.value, content, locale)}`,
                look: 'whole' as const,
              },
            ]
          : []),
        ...(config.compare.target && target !== undefined
          ? [
              {
                value: target.value,
                title: words.target(withUnit(target.value, content, locale), target.period),
                look: 'aim' as const,
              },
            ]
          : []),
      ]}
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
