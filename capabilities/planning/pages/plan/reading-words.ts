import { formatDate, formatNumber } from '../../../../kernel/format.ts'
import { MISSING_REASONS } from '../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import type { IndicatorTerms } from '../../model.ts'
import { MISSING_NAMES } from '../../rules/words.ts'

/** What a reading says, of whatever kind: an amount, both parts of a percentage, a day, a position, or why there is none. */
export interface SaidReading {
  readonly value: number | null
  readonly missing: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly doneOn: string | null
}

const NOT_DONE = { es: 'sin realizar', en: 'not done' } as const

export function readingWords(reading: SaidReading, terms: IndicatorTerms, locale: Locale): string {
  const { value, doneOn, numerator, denominator } = reading
  if (doneOn !== null) return formatDate(doneOn, locale)
  if (value === null) {
    const reason = MISSING_REASONS.find((each) => each === reading.missing)
    return reason === undefined ? '–' : say(MISSING_NAMES[reason], locale).toLowerCase()
  }
  if (terms.kind === 'date_milestone') return value >= 1 ? formatNumber(value) : NOT_DONE[locale]
  if (terms.kind === 'percentage') {
    const parts =
      numerator === null || denominator === null ? '' : ` (${formatNumber(numerator)} / ${formatNumber(denominator)})`
    return `${formatNumber(value)}\u00a0%${parts}`
  }
  if (terms.kind === 'qualitative_scale') return terms.levels?.[value - 1] ?? formatNumber(value)
  return formatNumber(value)
}
