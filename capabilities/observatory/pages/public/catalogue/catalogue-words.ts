import { formatNumber } from '../../../../../kernel/format.ts'
import { isMissing, type Maybe, type MissingReason } from '../../../../../kernel/missing.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import type { Figure } from '../../../../../ui/map/classes.ts'
import {
  type Accumulation,
  type Breakdown,
  type Direction,
  type IndicatorKind,
  type ObservationStatus,
  type Periodicity,
  type SheetContent,
  WHOLE,
} from '../../../model.ts'

export const MISSING_TITLES: Readonly<Record<MissingReason, Text>> = {
  not_collected: { es: 'sin dato', en: 'no data' },
  not_applicable: { es: 'no aplica', en: 'not applicable' },
  suppressed: { es: 'reservado', en: 'withheld' },
  not_yet_due: { es: 'aún no corresponde', en: 'not yet due' },
  no_demand: { es: 'sin demanda', en: 'no demand' },
  not_programmed: { es: 'sin programar', en: 'not programmed' },
  not_reported: { es: 'no reportado', en: 'not reported' },
  undefined_ratio: { es: 'no se puede calcular', en: 'cannot be computed' },
  below_coverage: { es: 'datos insuficientes', en: 'too little data' },
}

export const STATUS_TITLES: Readonly<Record<ObservationStatus, Text>> = {
  A: { es: 'definitivo', en: 'final' },
  P: { es: 'provisional', en: 'provisional' },
  E: { es: 'estimado', en: 'estimated' },
  F: { es: 'proyectado', en: 'forecast' },
  I: { es: 'imputado', en: 'imputed' },
  B: { es: 'cambio de serie', en: 'break in the series' },
  D: { es: 'definición distinta', en: 'definition differs' },
  U: { es: 'poco fiable', en: 'low reliability' },
}

export const KIND_TITLES: Readonly<Record<IndicatorKind, Text>> = {
  count: { es: 'Conteo', en: 'Count' },
  percentage: { es: 'Porcentaje', en: 'Percentage' },
  rate: { es: 'Tasa', en: 'Rate' },
  ratio: { es: 'Razón', en: 'Ratio' },
  amount: { es: 'Cantidad', en: 'Amount' },
  score: { es: 'Puntaje', en: 'Score' },
}

export const ACCUMULATION_TITLES: Readonly<Record<Accumulation, Text>> = {
  flow: { es: 'Flujo: los períodos se suman', en: 'Flow: periods add up' },
  cumulative: { es: 'Acumulado: el último valor es el total', en: 'Cumulative: the last value is the total' },
  stock: { es: 'Existencia: vale el último valor', en: 'Stock: the last value stands' },
}

export const DIRECTION_TITLES: Readonly<Record<Direction, Text>> = {
  more: { es: 'Es mejor cuanto más alto', en: 'Higher is better' },
  less: { es: 'Es mejor cuanto más bajo', en: 'Lower is better' },
  near: { es: 'Es mejor cerca de un valor', en: 'Near a value is better' },
  none: { es: 'Ni más ni menos es mejor', en: 'Neither more nor less is better' },
}

export const PERIODICITY_TITLES: Readonly<Record<Periodicity, Text>> = {
  year: { es: 'Anual', en: 'Yearly' },
  half: { es: 'Semestral', en: 'Half-yearly' },
  quarter: { es: 'Trimestral', en: 'Quarterly' },
  month: { es: 'Mensual', en: 'Monthly' },
  day: { es: 'Diaria', en: 'Daily' },
  once: { es: 'Única: no se espera de nuevo', en: 'Once: not expected again' },
}

export const AGGREGATION_TITLES: Readonly<Record<SheetContent['aggregation'], Text>> = {
  sum: {
    es: 'Los municipios se suman; si falta uno, no hay total.',
    en: 'Municipalities add up; with one missing there is no total.',
  },
  ratio: {
    es: 'El dato del conjunto es suma de numeradores entre suma de denominadores, nunca el promedio de los municipios.',
    en: 'The figure of the whole is the sum of numerators over the sum of denominators, never the mean of municipalities.',
  },
  none: {
    es: 'No hay dato del conjunto a partir de los municipios.',
    en: 'Municipalities make up no figure of the whole.',
  },
}

/** As a figure of this indicator is written: the number alone, its unit stands in the heading. */
export function writer({ decimals }: Pick<SheetContent, 'decimals'>): (value: number) => string {
  return (value) => formatNumber(value, { min: decimals, max: decimals })
}

/** On an axis: no more decimals than the step needs. */
export function axisWriter({ decimals }: Pick<SheetContent, 'decimals'>): (value: number) => string {
  return (value) => formatNumber(value, { max: decimals + 1 })
}

/** With its sign, as it is written: a change that rounds to nothing is neither `+0.0` nor `-0.0`. */
export function saidChange(change: number, write: (value: number) => string): string {
  const size = write(Math.abs(change))
  return size === write(0) ? size : `${change > 0 ? '+' : '-'}${size}`
}

export function saidValue(value: Maybe<number>, write: (value: number) => string, locale: Locale): string {
  return isMissing(value) ? say(MISSING_TITLES[value.missing], locale) : write(value)
}

/** `%`, `km²`. */
const SIGN = 4

/** `12.3 %`, `1,204 hechos`. */
export function withUnit(
  value: Maybe<number>,
  content: Pick<SheetContent, 'decimals' | 'unit'>,
  locale: Locale,
): string {
  const said = saidValue(value, writer(content), locale)
  const unit = say(content.unit, locale)
  // A sign stays with its figure; words may go to the next line of a narrow page.
  return isMissing(value) ? said : `${said}${unit.length <= SIGN ? '\u00a0' : ' '}${unit}`
}

export function figureOf(value: Maybe<number>): Figure {
  if (!isMissing(value)) return value
  return value.missing === 'not_applicable' ? 'not_applicable' : 'unknown'
}

/** `sex=women;zone=urban` in words. */
export function breakdownTitle(key: string, breakdowns: readonly Breakdown[], locale: Locale): string {
  if (key === WHOLE) return locale === 'es' ? 'Total' : 'Total'
  return key
    .split(';')
    .map((each) => {
      const [dimension = '', code = ''] = each.split('=')
      const value = breakdowns.find((one) => one.code === dimension)?.values.find((one) => one.code === code)
      return value === undefined ? each : say(value.title, locale)
    })
    .join(' · ')
}
