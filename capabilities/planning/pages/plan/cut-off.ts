import {
  type CivilDate,
  completedMonths,
  lastDayOfMonth,
  MONTHS,
  type Month,
  parseCivilDate,
} from '../../../../kernel/civil.ts'
import { formatDate, monthName } from '../../../../kernel/format.ts'
import { type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import type { Locale, Text } from '../../../../kernel/text.ts'

export type CutOffRefusal = Refusal<'cut_off_malformed' | 'cut_off_outside_year'>

/** What `?corte=` says. Empty counts as not asked for; a day that does not exist is refused in words. */
export function parseCutOff(text: string | undefined): Result<CivilDate | undefined, CutOffRefusal> {
  const trimmed = text?.trim() ?? ''
  if (trimmed === '') return { ok: true, value: undefined }
  const date = parseCivilDate(trimmed)
  if (date !== undefined) return { ok: true, value: date }
  const shown = trimmed.slice(0, 40)
  return refuse({
    kind: 'cut_off_malformed',
    field: 'corte',
    message: {
      es: `La fecha de corte «${shown}» no es una fecha. Escríbala como año-mes-día, por ejemplo 2019-09-30.`,
      en: `The cut-off “${shown}” is not a date. Write it as year-month-day, for example 2019-09-30.`,
    },
  })
}

/** A cut-off of another year says nothing about this one. */
export function cutOffOutside(year: number, cutOff: CivilDate | undefined): CutOffRefusal | undefined {
  if (cutOff === undefined || cutOff.startsWith(`${year}-`)) return undefined
  return {
    kind: 'cut_off_outside_year',
    field: 'corte',
    message: {
      es: `La fecha de corte ${cutOff} no es del año ${year}. Elija un día entre ${year}-01-01 y ${year}-12-31.`,
      en: `The cut-off ${cutOff} is not in ${year}. Choose a day between ${year}-01-01 and ${year}-12-31.`,
    },
  }
}

export interface CutOffChoice {
  readonly value: CivilDate
  readonly label: string
}

/** The ends of the year's months that have come, and the cut-off in view where it is another day. */
export function cutOffChoices(
  year: number,
  shown: CivilDate,
  today: CivilDate,
  locale: Locale,
): readonly CutOffChoice[] {
  const ends = MONTHS.map((month) => lastDayOfMonth(year, month)).filter((day) => day <= today)
  const all = ends.includes(shown) ? ends : [...ends, shown].sort()
  return all.map((value) => ({ value, label: formatDate(value, locale, 'prose') }))
}

/** Which months the figures take in: only complete ones count. */
export function monthsCounted(year: number, cutOff: CivilDate, locale: Locale): Text {
  const count = completedMonths(year, cutOff)
  if (count === 0) return { es: 'Todavía no hay ningún mes completo.', en: 'No month is complete yet.' }
  const last = monthName(count as Month, locale)
  const first = monthName(1, locale)
  if (count === 1) return { es: `Cuenta el mes de ${last}.`, en: `The month of ${last} counts.` }
  return {
    es: `Cuentan los meses completos, de ${first} a ${last}.`,
    en: `Complete months count, ${first} to ${last}.`,
  }
}
