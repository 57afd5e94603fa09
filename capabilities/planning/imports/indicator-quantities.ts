/** A number that an indicator asks for, with what is counted. */
export interface SpokenQuantity {
  readonly at: number
  readonly end: number
  readonly value: number
  readonly percent: boolean
  readonly comparator?: 'at_least' | 'at_most'
  readonly unit?: string
  readonly words: string
}

const NUMBER_WORDS: Record<string, number> = {
  un: 1,
  una: 1,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  once: 11,
  doce: 12,
  trece: 13,
  catorce: 14,
  quince: 15,
  dieciseis: 16,
  diecisiete: 17,
  dieciocho: 18,
  diecinueve: 19,
  veinte: 20,
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
  cien: 100,
}
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d.,/#-])(?:(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?![\\d/]|[.,]\\d)|\\b(${Object.keys(NUMBER_WORDS).join('|')})\\b)(\\s?%| por ciento)?`,
  'gu',
)
const LEADING = '(?:[\\s,]+(?:de|del|el|los|las|en|a|al|con|unos|unas|un))*[\\s,]*$'
const AT_LEAST = new RegExp(
  `(?:al menos|por lo menos|como minimo|minimo|mas de|no menos de|(?:igual o (?:mayor|superior)|(?:mayor|superior) o igual)(?: que)?)${LEADING}`,
  'u',
)
const AT_MOST = new RegExp(
  `(?:maximo|a lo sumo|no (?:mas de|sobrepas\\p{L}+|exced\\p{L}+|super\\p{L}+)|(?:igual o (?:menor|inferior)|(?:menor|inferior) o igual)(?: que)?|menos de)${LEADING}`,
  'u',
)
/** Words after a number that show it counts nothing: an article of law, a term in days, an age, part of a name. */
const NO_NOUN =
  /^(?:de|del|y|o|que|en|el|la|los|las|se|con|por|para|a|al|dias?|meses|anos?|horas?|minutos?|semanas?|vez|veces|hasta|ha|han|es|su|sus)$/u

/** Quantities of a folded text. `taken` are the stretches that are dates. */
export function quantitiesIn(
  text: string,
  folded: string,
  taken: readonly { readonly at: number; readonly end: number }[],
): readonly SpokenQuantity[] {
  const found: SpokenQuantity[] = []
  for (const match of folded.matchAll(NUMBER)) {
    const at = match.index
    const end = at + match[0].length
    if (taken.some((date) => at < date.end && date.at < end)) continue
    const value = match[1] ? Number(match[1].replaceAll(',', '')) : (NUMBER_WORDS[match[2] ?? ''] ?? Number.NaN)
    const before = folded.slice(Math.max(0, at - 60), at)
    const lower = AT_LEAST.exec(before)
    const upper = AT_MOST.exec(before)
    const percent = match[3] !== undefined
    const noun = /^\s+([\p{L}/]+)/u.exec(folded.slice(end))
    // A capital begins a name, unless the word is a plural (`4 Informes`).
    const counts =
      noun !== null && !NO_NOUN.test(noun[1] ?? '') && /^\s+(?:\p{Ll}|\p{Lu}\p{Ll}+s(?!\p{L}))/u.test(text.slice(end))
    if (!percent && !counts) continue
    // "un" and "una" are articles unless something makes them a number.
    if (value === 1 && match[2] !== undefined && !lower && !upper) continue
    if (!percent && isYear(match[1], before)) continue
    const unit = percent ? '%' : unitAfter(text.slice(end))
    const comparator = upper ? 'at_most' : lower ? 'at_least' : undefined
    const from = at - (upper ?? lower ?? [''])[0].length
    found.push({
      at,
      end,
      value,
      percent,
      unit,
      words: text.slice(from, end).trim(),
      ...(comparator ? { comparator } : {}),
    })
  }
  return found
}

function isYear(digits: string | undefined, before: string): boolean {
  if (!digits || !/^(?:19|20)\d{2}$/u.test(digits)) return false
  return /(?:\b(?:de|del|ano|anos|al|a|el|en|durante|periodo|ejercicio)|[\p{Lu}/–-])\s*$/u.test(before)
}

/** `solicitudes de trámites`, `informes trimestrales`: the noun and one word more where it belongs to it. */
function unitAfter(rest: string): string {
  const [, noun = '', ofWhat, adjective] =
    /^\s+([\p{L}/]+)(?:\s+(de\s+(?!otr[oa]s)\p{Ll}\p{L}+)|\s+(\p{Ll}+(?:ales|ares|[ií]c[ao]s|iv[ao]s|an[ao]s|ari[ao]s|bles|ntes|les)))?/u.exec(
      rest,
    ) ?? []
  return [noun, ofWhat ?? adjective].filter((word) => word !== undefined).join(' ')
}
