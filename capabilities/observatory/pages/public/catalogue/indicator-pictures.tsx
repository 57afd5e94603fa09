import { isMissing, type Maybe } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { type ChartLine, LinesChart } from '../../../../../ui/chart/lines-chart.tsx'
import { TileMap } from '../../../../../ui/chart/tile-map.tsx'
import { Choropleth } from '../../../../../ui/map/choropleth.tsx'
import { ClassLegend } from '../../../../../ui/map/class-legend.tsx'
import { classAt, classesOf } from '../../../../../ui/map/classes.ts'
import type { DrawnPlaces } from '../../../../territory/contract.ts'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { SheetContent } from '../../../model.ts'
import type { IndicatorView } from '../../../rules/catalogue/indicator-view.ts'
import { axisWriter, figureOf, saidValue, withUnit, writer } from './catalogue-words.ts'
import { OBSERVATORY_WORDS } from './words.ts'

export interface PicturesProps {
  readonly locale: Locale
  readonly title: string
  readonly content: SheetContent
  readonly view: IndicatorView
  readonly drawn: DrawnPlaces | undefined
  /** Code of a place that stands out. */
  readonly here?: string | undefined
}

/** The period on a map, and the same on equal squares, each in its rough place. */
export function IndicatorMaps({ locale, title, content, view, drawn, here }: PicturesProps) {
  const words = OBSERVATORY_WORDS[locale]
  if (drawn === undefined) return null
  const write = writer(content)
  const rowOf = new Map(view.rows.map((row) => [row.place.code, row] as const))
  const shown = drawn.places.filter(({ code }) => rowOf.has(code))
  const label = `${title}, ${view.period} (${say(content.unit, locale)})`
  const figures = shown.map(({ code }) => {
    const value = rowOf.get(code)?.value
    return value === undefined ? ('unknown' as const) : figureOf(value)
  })
  const classes = classesOf(figures, 'natural')
  const href = (code: string) => localPath(locale, observatoryPaths.place(code))
  return (
    <div class="map-pair">
      <Choropleth
        id="mapa-indicador"
        label={label}
        locale={locale}
        width={drawn.width}
        height={drawn.height}
        areas={shown.map((place, index) => ({
          id: place.code,
          name: place.name,
          path: place.path,
          at: place.at,
          figure: figures[index] ?? 'unknown',
          href: href(place.code),
        }))}
        columns={{ area: words.place, value: label }}
        format={write}
        rule="natural"
        named
        note={words.mapNote}
      />
      <TileMap
        label={label}
        locale={locale}
        classes={<ClassLegend locale={locale} classes={classes} figures={figures} rule="natural" format={write} />}
        tiles={shown.flatMap(({ code, name, tile }) => {
          const value = rowOf.get(code)?.value
          if (tile === undefined || value === undefined) return []
          const level = classAt(classes, figureOf(value))?.level
          return [
            {
              id: code,
              name,
              short: shortName(name),
              ...tile,
              value: saidValue(value, write, locale),
              level,
              href: href(code),
              here: code === here,
            },
          ]
        })}
      />
    </div>
  )
}

/** All places over time, the whole and the one that is looked at before the others. */
export function IndicatorLines({ locale, title, content, view, here }: PicturesProps) {
  const words = OBSERVATORY_WORDS[locale]
  if (view.periods.length < 2) return null
  const plain = (values: readonly Maybe<number>[]) => values.map((value) => (isMissing(value) ? null : value))
  const wholes = view.wholes.map(({ value }) => value)
  // The sum of all stands far above each part and would press them to the ground.
  const withWhole = content.aggregation === 'ratio' && wholes.some((value) => !isMissing(value))
  const lines: ChartLine[] = [
    ...view.rows.map(({ place, values }) => ({
      id: place.code,
      name: place.name,
      values: plain(values),
      look: place.code === here ? ('here' as const) : ('quiet' as const),
    })),
    ...(withWhole ? [{ id: 'whole', name: words.whole, values: plain(wholes), look: 'whole' as const }] : []),
  ]
  const [first, last] = [view.periods[0] ?? '', view.periods.at(-1) ?? '']
  const ends = withWhole
    ? `${words.whole}: ${withUnit(wholes[0] ?? 0, content, locale)} (${first}), ${withUnit(wholes.at(-1) ?? 0, content, locale)} (${last}). `
    : ''
  const { target } = content
  return (
    <LinesChart
      label={`${title} (${say(content.unit, locale)}), ${first}–${last}. ${ends}${words.table}: ${words.more}.`}
      lines={lines}
      marks={view.periods}
      write={axisWriter(content)}
      quietTitle={here === undefined ? words.places.toLowerCase() : words.others}
      aim={
        target === undefined
          ? undefined
          : { value: target.value, title: words.target(withUnit(target.value, content, locale), target.period) }
      }
    />
  )
}

/** `Ciudad Delgado` → `C. Delga.`, for narrow screens. */
function shortName(name: string): string | undefined {
  const cut = (word: string) => (word.length > 6 ? `${word.slice(0, 5)}.` : word)
  const [first = '', ...rest] = name.split(' ')
  if (rest.length === 0) return cut(name) === name ? undefined : cut(name)
  return `${first.charAt(0)}. ${cut(rest.join(' '))}`
}
