import { formatNumber, monthName } from '../../../../kernel/format.ts'
import type { Locale } from '../../../../kernel/text.ts'
import { SeriesChart } from '../../../../ui/chart/series-chart.tsx'
import type { StoredReading } from '../../data/stored-poa.ts'
import type { IndicatorTerms } from '../../model.ts'
import type { Horizon } from '../../rules/indicator-series.ts'
import { chartOf, shareOfTime } from '../../rules/indicators/chart-series.ts'
import { periodWords, toReading } from './indicator-view.ts'

const WORDS = {
  es: {
    measured: 'Lo medido',
    running: 'Lo medido, sumado hasta cada período',
    target: 'Meta',
    baseline: 'Línea base',
    label: (first: string, last: string, period: string, aim: string) =>
      `De ${first} a ${last} en ${period}${aim === '' ? '' : `; la meta es ${aim}`}.`,
  },
  en: {
    measured: 'Measured',
    running: 'Measured, added up to each period',
    target: 'Target',
    baseline: 'Baseline',
    label: (first: string, last: string, period: string, aim: string) =>
      `From ${first} to ${last} in ${period}${aim === '' ? '' : `; the target is ${aim}`}.`,
  },
} as const

/** What was measured against the targets, on one picture; nothing where there is nothing to compare. */
export function IndicatorChart({
  terms,
  readings,
  horizon,
  locale,
}: {
  readonly terms: IndicatorTerms
  readonly readings: readonly StoredReading[]
  readonly horizon: Horizon
  readonly locale: Locale
}) {
  const chart = chartOf(terms, horizon, readings.map(toReading))
  const [first, last] = [chart?.points[0], chart?.points.at(-1)]
  if (chart === undefined || first === undefined || last === undefined) return null
  const words = WORDS[locale]
  const unit = terms.kind === 'percentage' ? '\u00a0%' : ''
  const write = (value: number) => `${formatNumber(value)}${unit}`
  const year = horizon.from.slice(0, 4)
  const aim = chart.targets.at(-1)
  return (
    <SeriesChart
      label={words.label(
        write(first.value),
        write(last.value),
        periodWords(last.period, locale),
        aim === undefined ? '' : write(aim.value),
      )}
      points={chart.points.map(({ on, value }) => ({ at: shareOfTime(horizon, on), value }))}
      targets={chart.targets.map(({ due, value }) => ({ at: shareOfTime(horizon, due), value }))}
      baseline={chart.baseline}
      write={write}
      marks={([3, 6, 9, 12] as const).map((month) => ({
        at:
          shareOfTime(horizon, `${year}-${String(month).padStart(2, '0')}-${month === 6 || month === 9 ? 30 : 31}`) -
          (month === 12 ? 0.02 : 0),
        title: monthName(month, locale, 'short'),
      }))}
      legend={{
        measured: chart.running && terms.kind !== 'percentage' ? words.running : words.measured,
        target: words.target,
        baseline: words.baseline,
      }}
    />
  )
}
