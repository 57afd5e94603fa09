import { fold } from '../../../kernel/sort-key.ts'
import { cleanText } from './cell-text.ts'
import { monthByName } from './headings.ts'

/** What one month cell says. */
export type MonthWord =
  | { readonly is: 'mark' }
  | { readonly is: 'quantity'; readonly value: number; readonly percent?: boolean }

const MARK = /^(?:x{1,4}|✓|✔|√|●|•|■|▪|▬|\*|si|☑|☒)$/u

/** `X`, a tick or a dot is a mark; a figure is a quantity. Anything else says nothing of months. */
export function monthWord(text: string, number?: number): MonthWord | undefined {
  const word = fold(cleanText(text))
  if (MARK.test(word)) return { is: 'mark' }
  const percent = word.endsWith('%')
  if (number !== undefined && !percent) return { is: 'quantity', value: number }
  const figure = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?=\s?%?$)/u.exec(word)?.[0]
  return figure === undefined ? undefined : { is: 'quantity', value: Number(figure.replaceAll(',', '')), percent }
}

const SPOKEN_PARTS: Record<string, readonly [number, number]> = {
  'primer trimestre': [1, 3],
  'segundo trimestre': [4, 6],
  'tercer trimestre': [7, 9],
  'cuarto trimestre': [10, 12],
  'primer semestre': [1, 6],
  'segundo semestre': [7, 12],
}
const RHYTHMS: readonly { readonly pattern: RegExp; readonly step: number; readonly value: number }[] = [
  { pattern: /(?<!\p{L})(?:quincenal(?:mente)?|cada quincena)(?!\p{L})/u, step: 1, value: 2 },
  { pattern: /(?<!\p{L})(?:bimestral(?:mente)?|cada dos meses)(?!\p{L})/u, step: 2, value: 1 },
  { pattern: /(?<!\p{L})(?:cuatrimestral(?:mente)?|cada cuatro meses)(?!\p{L})/u, step: 4, value: 1 },
  { pattern: /(?<!\p{L})(?:trimestral(?:mente)?|cada trimestre|cada tres meses)(?!\p{L})/u, step: 3, value: 1 },
  { pattern: /(?<!\p{L})(?:semestral(?:mente)?|cada semestre|cada seis meses)(?!\p{L})/u, step: 6, value: 1 },
  {
    pattern:
      /(?<!\p{L})(?:mensual(?:mente)?|(?:de )?cada mes|todos los meses|del mes|permanente(?:mente)?|todo el ano|continu[oa]|durante el ano)(?!\p{L})/u,
    step: 1,
    value: 1,
  },
]

/** How often in a year, told in words, and in which months it then falls. Undefined when the words tell no rhythm. */
export function recurrenceMonths(text: string): readonly (number | null)[] | undefined {
  const words = fold(cleanText(text))
  if (words.length > 120) return undefined
  const rhythm = RHYTHMS.find(({ pattern }) => pattern.test(words))
  if (rhythm) return twelve((month) => (month % rhythm.step === 0 ? rhythm.value : null))
  const part = Object.entries(SPOKEN_PARTS).find(([name]) => words.includes(name))?.[1]
  const range = part ?? monthRange(words)
  return range ? twelve((month) => (month >= range[0] && month <= range[1] ? 1 : null)) : undefined
}

function twelve(value: (month: number) => number | null): readonly (number | null)[] {
  return Array.from({ length: 12 }, (_, index) => value(index + 1))
}

/** `enero a marzo`, `ene-jun`. */
function monthRange(words: string): readonly [number, number] | undefined {
  const [, from = '', to = ''] = /^(?:de )?(\p{L}{3,})\.?\s*(?:a|al|-|–|hasta)\s*(\p{L}{3,})\.?$/u.exec(words) ?? []
  const first = monthByName(from)
  const last = monthByName(to)
  return first !== undefined && last !== undefined && first <= last ? [first, last] : undefined
}
