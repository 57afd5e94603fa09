import { formatNumber, formatPercent } from '../../../../kernel/format.ts'
import { isMissing } from '../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import type { Compared } from '../../rules/self-assessment/self-assessment.ts'
import { MISSING_NAMES } from '../../rules/words.ts'

/** `autoevaluación 60 % · calculado 52 % (+8 puntos)`. */
export function comparedWords({ self, computed, difference }: Compared, locale: Locale): string {
  const es = locale === 'es'
  const said = (value: Compared['self']) =>
    isMissing(value) ? say(MISSING_NAMES[value.missing], locale).toLowerCase() : formatPercent(value)
  const parts = `${es ? 'autoevaluación' : 'self-assessed'} ${said(self)} · ${es ? 'calculado' : 'computed'} ${said(computed)}`
  return isMissing(difference) ? parts : `${parts} (${differenceWords(difference, locale)})`
}

/** `+8 puntos`, `−1 punto`, `igual`. */
export function differenceWords(points: number, locale: Locale): string {
  const es = locale === 'es'
  const rounded = Math.round(points)
  if (rounded === 0) return es ? 'igual' : 'the same'
  const amount = formatNumber(Math.abs(rounded))
  const one = Math.abs(rounded) === 1
  const unit = es ? (one ? 'punto' : 'puntos') : one ? 'point' : 'points'
  return `${rounded < 0 ? '−' : '+'}${amount} ${unit}`
}

/** `2019-Q3` → `3.er trimestre de 2019`. */
export function quarterName(period: string, locale: Locale): string {
  const [year = '', quarter = ''] = period.split('-Q')
  if (locale === 'en') return `quarter ${quarter} of ${year}`
  const ordinals: Readonly<Record<string, string>> = { '1': '1.er', '2': '2.º', '3': '3.er', '4': '4.º' }
  return `${ordinals[quarter] ?? quarter} trimestre de ${year}`
}
