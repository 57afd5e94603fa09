import { type CivilDate, parseCivilDate } from '../../../../kernel/civil.ts'
import { fold } from '../../../../kernel/sort-key.ts'
import type { PastEnd } from './past-case.ts'

const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']
const ENGLISH: Readonly<Record<string, number>> = { jan: 1, apr: 4, aug: 8, dec: 12, set: 9 }

/** Nothing: an empty day of FoxPro, a dash, zeros. */
export function isBlank(text: string): boolean {
  return /^[\s/\-.0]*$/.test(text)
}

/**
 * A day as people and programs write it: `2019-03-05`, `05/03/2019`, `5-3-19`, `20190305`, `05-MAR-19`, `5 de marzo de 2019`, with an
 * hour behind it or without. The day stands before the month, as in Spanish. Undefined where it is none.
 */
export function readDay(text: string): CivilDate | undefined {
  const plain = fold(text)
    .trim()
    .replace(/[t ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]\.? ?m\.?)?z?$/, '')
    .trim()
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(plain)
  if (iso !== null) return day(iso[1], Number(iso[2]), iso[3])
  const spanish = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)$/.exec(plain)
  if (spanish !== null) return day(spanish[3], Number(spanish[2]), spanish[1])
  const named = /^(?:[a-z]+,? )?(\d{1,2})[-/. ]+(?:de )?([a-z]{3,})\.?[-/. ,]+(?:del? )?(\d{4}|\d\d)$/.exec(plain)
  if (named === null) return undefined
  const short = (named[2] ?? '').slice(0, 3)
  return day(named[3], ENGLISH[short] ?? MONTHS.indexOf(short) + 1, named[1])
}

function day(year = '', month: number, of = ''): CivilDate | undefined {
  // The office is of this and the last century: 70 is 1970.
  const whole = year.length === 2 ? (Number(year) < 70 ? 2000 : 1900) + Number(year) : Number(year)
  const text = [String(whole).padStart(4, '0'), String(month).padStart(2, '0'), of.padStart(2, '0')].join('-')
  return parseCivilDate(text)
}

/** `1,234.50`, `1.234,50`, `$ 1 234.5`, `450 m2`. The last sign is the decimal one, unless three figures follow it. */
export function readAmount(text: string): number | undefined {
  const plain = text
    .replace(/(us\$|usd|\$|m2|m²|mts2?|dolares|dólares)\.?/gi, '')
    .replace(/[\s\u00a0']/g, '')
    .replace(/^\+/, '')
  if (!/^-?\d[\d.,]*$/.test(plain)) return undefined
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  if (last < 0) return Number(plain)
  const mark = plain.charAt(last)
  const isRepeated = plain.split(mark).length > 2
  const other = mark === '.' ? ',' : '.'
  const groups = plain.length - last - 1 === 3 && !plain.includes(other) && (isRepeated || mark === ',')
  const number =
    groups || isRepeated
      ? Number(plain.replace(/[.,]/g, ''))
      : Number(`${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`)
  return Number.isFinite(number) ? number : undefined
}

/** The first that fits: a permit with conditions is named before a permit. */
const ENDS: readonly (readonly [RegExp, PastEnd | 'open'])[] = [
  [/en (tramite|proceso|revision|estudio|espera)|pendiente|observad|prevenid|subsana|suspen|ingresad|^abierto/, 'open'],
  [/condicion|con observaciones|con reservas/, 'conditioned'],
  [/deneg|rechaz|desfavorab|improced|no (proced|aprob|autoriz|otorg|conced|favorab)|negad|inadmis/, 'denied'],
  [/desist|retirad|anulad|renunci|cancelad/, 'withdrawn'],
  [/caduc|inactiv|abandon|vencid|prescri/, 'lapsed'],
  [/otorg|aprob|autoriz|conced|favorab|proced|permitid|emitid/, 'granted'],
  [/cerrad|finaliz|resuelt|entregad|conclui|archivad|terminad|respondid/, 'closed'],
]

/** How the old system says that a case ended; `open` where it says that it had not. Undefined where nobody can tell. */
export function readEnd(text: string): PastEnd | 'open' | undefined {
  const plain = fold(text).trim()
  return ENDS.find(([words]) => words.test(plain))?.[1]
}
