import { formatPercent } from '../../../../kernel/format.ts'
import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { type Bands, type Judged, shownPercent } from '../../rules/states.ts'
import { MISSING_NAMES } from '../../rules/words.ts'

/** A judged percentage as people see it everywhere: `73 %`, or the reason why there is none. */
export function percentWords(
  value: Maybe<Judged>,
  which: keyof Judged,
  bands: Bands,
  locale: Locale,
  digits = 0,
): string {
  if (isMissing(value)) return say(MISSING_NAMES[value.missing], locale)
  return shownPercentWords(value[which], bands, digits)
}

/** One number on the 0–100 scale, never rounded over a threshold it did not reach. */
export function shownPercentWords(value: number, bands: Bands, digits = 0): string {
  return formatPercent(shownPercent(value, bands, digits), digits)
}

/** A share of a whole (`weight 33.3 %`), where no threshold is at stake. */
export function shareWords(share: number): string {
  return formatPercent(share * 100, 1)
}
