import { formatNumber } from '../../../../kernel/format.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import type { IndicatorTerms } from '../../model.ts'
import { same } from '../../rules/reprogramming-request/change.ts'
import {
  ACCUMULATION_NAMES,
  DIRECTION_NAMES,
  FREQUENCY_NAMES,
  INDICATOR_KIND_NAMES,
  targetWords,
} from '../plan/element-words.ts'
import { TERMS_WORDS } from './indicators/terms-words.ts'

type Side = IndicatorTerms | undefined

/** What one side says of the terms in which both differ: `meta: al menos 3 guías; línea base: 12`. */
export function termsDifferenceWords(one: Side, other: Side, locale: Locale): string {
  const words = TERMS_WORDS[locale]
  const none = locale === 'es' ? 'sin términos' : 'no terms'
  if (one === undefined) return none
  const said: readonly [keyof IndicatorTerms, string, string | undefined][] = [
    ['kind', words.kind, say(INDICATOR_KIND_NAMES[one.kind], locale)],
    ['direction', words.direction, say(DIRECTION_NAMES[one.direction], locale)],
    ['accumulation', words.accumulation, say(ACCUMULATION_NAMES[one.accumulation], locale)],
    ['baseline', words.baseline, one.baseline === undefined ? undefined : formatNumber(one.baseline)],
    ['baselinePeriod', words.baselinePeriod, one.baselinePeriod],
    ['baselineSource', words.baselineSource, one.baselineSource],
    ['targets', locale === 'es' ? 'Metas' : 'Targets', targets(one, locale)],
    ['every', words.every, one.every === undefined ? undefined : say(FREQUENCY_NAMES[one.every], locale)],
    ['levels', words.levels, one.levels?.join(', ')],
    ['breakdowns', words.breakdowns, one.breakdowns?.join(', ')],
  ]
  return said
    .filter(([field]) => !same(one[field], other?.[field]))
    .map(([, title, value]) => `${title}: ${value === undefined || value === '' ? '—' : value}`)
    .join('; ')
}

function targets({ targets: all, kind }: IndicatorTerms, locale: Locale): string {
  return all.map((target) => targetWords(target, kind === 'percentage', locale)).join(', ')
}
