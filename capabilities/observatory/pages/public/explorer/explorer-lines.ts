import { isMissing, type Maybe } from '../../../../../kernel/missing.ts'
import type { BarsChartProps } from '../../../../../ui/chart/bars-chart.tsx'
import type { ChartLine, LinesChartProps } from '../../../../../ui/chart/lines-chart.tsx'
import { withUnit } from '../catalogue/catalogue-words.ts'
import { OBSERVATORY_WORDS } from '../catalogue/words.ts'
import type { PictureProps } from './picture-props.ts'

// The first of the eight is near the colour of the whole.
const COLOURS = [2, 3, 4, 5, 6, 7, 8] as const
const plain = (values: readonly Maybe<number>[]) => values.map((value) => (isMissing(value) ? null : value))

/** A line for each place, and that of all together where it can be compared with a part: a sum cannot. */
export function seriesLines({ locale, config, first, shown }: PictureProps): readonly ChartLine[] {
  const { content } = first.sheet
  const coloured = config.places.length > 0 && shown.rows.length <= COLOURS.length
  const wholes = shown.view.wholes.map(({ value }) => value)
  const withWhole = config.compare.whole && content.aggregation === 'ratio' && wholes.some((value) => !isMissing(value))
  return [
    ...shown.rows.map(({ place, values }, index) => ({
      id: place.code,
      name: place.name,
      values: plain(values),
      look: coloured ? (COLOURS[index] ?? ('quiet' as const)) : ('quiet' as const),
    })),
    ...(withWhole
      ? [{ id: 'whole', name: OBSERVATORY_WORDS[locale].whole, values: plain(wholes), look: 'whole' as const }]
      : []),
  ]
}

export function aimOf({ locale, config, first }: PictureProps): LinesChartProps['aim'] {
  const { content } = first.sheet
  const { target } = content
  if (target === undefined || !config.compare.target) return undefined
  const words = OBSERVATORY_WORDS[locale]
  return { value: target.value, title: words.target(withUnit(target.value, content, locale), target.period) }
}

/** What bars are compared with: all together, and the value to reach. */
export function comparedLines(props: PictureProps): NonNullable<BarsChartProps['lines']> {
  const { locale, config, first, shown } = props
  const { content } = first.sheet
  const { value } = shown.view.whole
  const aim = aimOf(props)
  const whole = OBSERVATORY_WORDS[locale].whole
  return [
    ...(config.compare.whole && content.aggregation === 'ratio' && !isMissing(value)
      ? [{ value, title: `${whole}: ${withUnit(value, content, locale)}`, look: 'whole' as const }]
      : []),
    ...(aim === undefined ? [] : [{ ...aim, look: 'aim' as const }]),
  ]
}
