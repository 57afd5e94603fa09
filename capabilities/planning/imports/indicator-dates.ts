import { type CivilDate, lastDayOfMonth, parseCivilDate } from '../../../kernel/civil.ts'
import { monthByName } from './headings.ts'

/** A day by which something is due, as an indicator words it. */
export interface SpokenDate {
  readonly at: number
  readonly end: number
  readonly due: CivilDate
  readonly words: string
  readonly year: number
}

const MONTH =
  '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|(?:ene|feb|mar|abr|may|jun|jul|ago|sept?|set|oct|nov|dic)(?=[./]))'
const YEAR = '(?:\\s?\\.?(?:/|\\s?(?:de |del )?(?:ano )?)\\s?(\\d{4}|(?<=/\\s?)\\d{2}))?'
const ENDING = '(?:finalizar|finalizado|finales|final|fines|fin|termino|cierre|concluir)'

const DAY = new RegExp(
  `(?:\\bal?|\\bel|\\bhasta el|\\bantes del) (\\d{1,2})(?:ro|o|º)? de (${MONTH})(?! a\\b)${YEAR}`,
  'gu',
)
const PART = new RegExp(
  `(?:\\b(?:al|a|en|durante|para) )?(?:${ENDING} )?(?:de |del |el )?\\b(primer|segundo|tercer|cuarto|ultimo)o? (trimestre|semestre|cuatrimestre)(?: (?:de |del )?(?:ano )?(\\d{4})?)?`,
  'gu',
)
const MONTHS = new RegExp(
  `\\b(?:a|al|en|para|hasta)(?: (?:el )?(?:mes de )?| ${ENDING} (?:el mes de |de |del mes de )?)(${MONTH})${YEAR}`,
  'gu',
)
const FURTHER = new RegExp(`^\\s?(?:y|e|,) (?:en |a )?(${MONTH})${YEAR}`, 'u')
const WHOLE_YEAR = new RegExp(
  `\\b(?:al|a) ${ENDING}(?: (?:el|de|del))?(?: (?:presente )?ano)(?: (\\d{4}))?|\\b(?:al|a) ${ENDING}(?: (?:el|de|del))? (\\d{4})|\\bdurante (?:el )?(?:ano )?(\\d{4})|\\bdurante el ano\\b`,
  'gu',
)

const PARTS_OF_YEAR: Record<string, number> = { trimestre: 3, semestre: 6, cuatrimestre: 4 }
const ORDINALS: Record<string, number> = { primer: 1, segundo: 2, tercer: 3, cuarto: 4 }

/** Dates of a folded text (letters at their own index), in order. A date without a year is of the plan's year. */
export function datesIn(folded: string, planYear: number): readonly SpokenDate[] {
  const found: SpokenDate[] = []
  const add = (at: number, words: string, due: CivilDate | undefined, year: number) => {
    const end = at + words.length
    if (due && !found.some((known) => at < known.end && known.at < end))
      found.push({ at, end, due, words: words.trim(), year })
  }
  for (const match of folded.matchAll(DAY)) {
    const year = yearOf(match[3], planYear)
    const month = monthByName(match[2] ?? '')
    add(match.index, match[0], month ? parseCivilDate(isoDay(year, month, Number(match[1]))) : undefined, year)
  }
  for (const match of folded.matchAll(PART)) {
    const year = yearOf(match[3], planYear)
    const length = PARTS_OF_YEAR[match[2] ?? ''] ?? 12
    const month = (ORDINALS[match[1] ?? ''] ?? 12 / length) * length
    add(match.index, match[0], month <= 12 ? lastDayOfMonth(year, month) : undefined, year)
  }
  for (const match of folded.matchAll(MONTHS)) addMonths(folded, match, planYear, add)
  for (const match of folded.matchAll(WHOLE_YEAR)) {
    const year = yearOf(match[1] ?? match[2] ?? match[3], planYear)
    add(match.index, match[0], lastDayOfMonth(year, 12), year)
  }
  return found.sort((a, b) => a.at - b.at)
}

/** `en julio y diciembre 2019`: the year stands at the last and holds for all. */
function addMonths(
  folded: string,
  match: RegExpExecArray,
  planYear: number,
  add: (at: number, words: string, due: CivilDate | undefined, year: number) => void,
): void {
  const parts = [{ at: match.index, words: match[0], month: match[1] ?? '', year: match[2] }]
  for (let end = match.index + match[0].length; ; ) {
    const further = FURTHER.exec(folded.slice(end))
    if (!further) break
    parts.push({ at: end, words: further[0], month: further[1] ?? '', year: further[2] })
    end += further[0].length
  }
  const last = parts.at(-1)?.year
  for (const part of parts) {
    const year = yearOf(part.year ?? last, planYear)
    const month = monthByName(part.month)
    add(part.at, part.words, month ? lastDayOfMonth(year, month) : undefined, year)
  }
}

function yearOf(digits: string | undefined, planYear: number): number {
  if (digits === undefined) return planYear
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
