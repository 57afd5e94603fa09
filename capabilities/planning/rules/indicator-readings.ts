import { type CivilDate, lastDayOfPeriod, type Period } from '../../../kernel/civil.ts'
import { percentOf, settle, sum } from '../../../kernel/decimal.ts'
import { type Maybe, type MissingReason, missing } from '../../../kernel/missing.ts'
import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { fold } from '../../../kernel/sort-key.ts'
import type { IndicatorTerms } from '../model.ts'

/** One measurement of an indicator. A percentage keeps its two parts. */
export interface IndicatorReading {
  readonly period: Period
  readonly value?: number
  readonly numerator?: number
  readonly denominator?: number
  /** Said instead of a value: "N/A" is an answer, and it is not 0. */
  readonly missing?: MissingReason
  /** Which of several bundled targets it measures (place in `terms.targets`). */
  readonly target?: number
  /** The day on which a milestone was done; without one, the last of the period. */
  readonly doneOn?: CivilDate
}

/** A reading with the day that closes its period. */
export interface DatedReading extends IndicatorReading {
  readonly on: CivilDate
}

/** Readings in order of time; those whose period is not a period are handed back. */
export function dated(readings: readonly IndicatorReading[]): {
  readonly dated: readonly DatedReading[]
  readonly malformed: readonly IndicatorReading[]
} {
  const good: DatedReading[] = []
  const malformed: IndicatorReading[] = []
  for (const reading of readings) {
    const on = reading.doneOn ?? lastDayOfPeriod(reading.period)
    if (on === undefined) malformed.push(reading)
    else good.push({ ...reading, on })
  }
  return { dated: good.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0)), malformed }
}

/**
 * What the readings amount to (decision 0007, "Indicators"):
 * flow: periods add up; cumulative and stock: the last value; average: the mean of the values.
 * A percentage over several periods is Σ numerator / Σ denominator and never the mean of percentages; where nothing was
 * asked for (Σ denominator = 0) it has no value. A period without a value is passed over, not counted as 0.
 */
export function amountTo(readings: readonly DatedReading[], terms: IndicatorTerms): Maybe<number> {
  const measured = readings.filter((reading) => reading.missing === undefined && hasValue(reading))
  if (measured.length === 0) return missing(sharedReason(readings))
  const last = measured.at(-1)
  if (terms.kind === 'percentage') {
    const latestOnly = terms.accumulation === 'cumulative' || terms.accumulation === 'stock'
    return percentageOf(latestOnly && last !== undefined ? [last] : measured)
  }
  const values = measured.map((reading) => reading.value ?? reading.numerator ?? 0)
  switch (terms.accumulation) {
    case 'flow':
      return sum(values)
    case 'average':
      return settle(sum(values) / values.length)
    case 'cumulative':
    case 'stock':
      return values.at(-1) ?? 0
  }
}

function hasValue(reading: IndicatorReading): boolean {
  return reading.value !== undefined || reading.numerator !== undefined
}

function percentageOf(readings: readonly DatedReading[]): Maybe<number> {
  const withParts = readings.filter(
    ({ numerator, denominator }) => numerator !== undefined && denominator !== undefined,
  )
  if (withParts.length === readings.length) {
    const numerator = sum(readings.map((reading) => reading.numerator ?? 0))
    const denominator = sum(readings.map((reading) => reading.denominator ?? 0))
    if (denominator !== 0) return percentOf(numerator, denominator)
    return numerator === 0 ? missing('no_demand') : missing('undefined_ratio', 'no_denominator')
  }
  const [only, ...more] = readings
  if (only?.value !== undefined && more.length === 0) return only.value
  return missing('undefined_ratio', 'percentage_without_parts')
}

/** The reason all readings give, or "not reported" where they differ or there are none. */
function sharedReason(readings: readonly DatedReading[]): MissingReason {
  const [first, ...rest] = readings.map((reading) => reading.missing)
  return first !== undefined && rest.every((reason) => reason === first) ? first : 'not_reported'
}

// ---- Text of a cell or a field ------------------------------------------------------------------------------------

const WORDS_FOR_MISSING: ReadonlyMap<string, MissingReason> = new Map([
  ['', 'not_reported'],
  ['-', 'not_reported'],
  ['–', 'not_reported'],
  ['—', 'not_reported'],
  ['n/a', 'not_applicable'],
  ['na', 'not_applicable'],
  ['n.a.', 'not_applicable'],
  ['n.a', 'not_applicable'],
  ['no aplica', 'not_applicable'],
  ['not applicable', 'not_applicable'],
  ['s/d', 'not_collected'],
  ['sd', 'not_collected'],
  ['n/d', 'not_collected'],
  ['nd', 'not_collected'],
  ['n.d.', 'not_collected'],
  ['sin dato', 'not_collected'],
  ['sin datos', 'not_collected'],
  ['no disponible', 'not_collected'],
  ['not available', 'not_collected'],
  ['sin demanda', 'no_demand'],
  ['no demand', 'no_demand'],
  ['pendiente', 'not_yet_due'],
  ['pending', 'not_yet_due'],
  ['no programado', 'not_programmed'],
  ['sin programar', 'not_programmed'],
  ['not programmed', 'not_programmed'],
])

/** Digits with optional thousands (`1,234`), decimals after a point, a sign, and a percent sign. */
const NUMBER = /^([-−])?\s*(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?\s*%?$/u

export type ReadingRefusal = Refusal<'not_a_number' | 'decimal_comma'>

/**
 * A number as people type it, or the typed reason that they wrote in its place. A decimal comma is refused and not guessed:
 * `1,5` could be fifteen tenths or a slip of `1,500`; the country writes a decimal point.
 */
export function parseReading(text: string): Result<Maybe<number>, ReadingRefusal> {
  const trimmed = text.trim()
  const reason = WORDS_FOR_MISSING.get(fold(trimmed))
  if (reason !== undefined) return ok(missing(reason))
  const match = NUMBER.exec(trimmed)
  if (match !== null && (match[2] !== undefined || match[3] !== undefined)) {
    const value = Number(`${(match[2] ?? '0').replaceAll(',', '')}.${match[3] ?? '0'}`)
    if (Number.isFinite(value)) return ok(match[1] === undefined || value === 0 ? value : -value)
  }
  if (/^[-−]?\s*[\d.]+,\d+\s*%?$/u.test(trimmed)) {
    return refuse({
      kind: 'decimal_comma',
      message: {
        es: `«${trimmed}» no es claro. Escriba los decimales con punto (1.5) y los miles con coma (1,500).`,
        en: `“${trimmed}” is not clear. Write decimals with a point (1.5) and thousands with a comma (1,500).`,
      },
    })
  }
  return refuse({
    kind: 'not_a_number',
    message: {
      es: `«${trimmed}» no es un número. Escriba una cantidad, o «N/A», «sin dato» o «sin demanda».`,
      en: `“${trimmed}” is not a number. Write a quantity, or “N/A”, “not available” or “no demand”.`,
    },
  })
}
