import { isMonth, type Month } from '../../../../kernel/civil.ts'
import { formatDate, monthName } from '../../../../kernel/format.ts'
import type { Refusal } from '../../../../kernel/result.ts'

export const QUARTERS = [1, 2, 3, 4] as const
export type Quarter = (typeof QUARTERS)[number]

/** A quarter whose review is signed off at present, with the day of that sign-off. */
export interface SignedQuarter {
  readonly year: number
  readonly quarter: Quarter
  readonly signedOn: string
}

export type ClosedPeriodRefusal = Refusal<'closed_period'>

export function isQuarter(value: number): value is Quarter {
  return (QUARTERS as readonly number[]).includes(value)
}

export function quarterOfMonth(month: number): Quarter {
  const quarter = Math.ceil(month / 3)
  if (!isQuarter(quarter)) throw new Error(`There is no month ${month}.`)
  return quarter
}

export function monthsOfQuarter(quarter: Quarter): readonly Month[] {
  return [3 * quarter - 2, 3 * quarter - 1, 3 * quarter].filter(isMonth)
}

/**
 * The month in which a reading of this period is taken, its last one: `2019-03` → 3, `2019-Q2` → 6, `2019` → 12. A reading
 * belongs to the quarter in which it became complete.
 */
export function lastMonthOfPeriod(period: string): { readonly year: number; readonly month: Month } | undefined {
  const match = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2])(?:-\d{2})?)?$/.exec(period)
  if (match === null) return undefined
  const month = match[2] === undefined ? Number(match[3] ?? 12) : 3 * Number(match[2])
  return isMonth(month) ? { year: Number(match[1]), month } : undefined
}

/**
 * After the executive director signed a quarter off, its months take no report, no reading and no change of what was
 * programmed: what was reviewed stays what it was (the institution's plan, section 9: the director reviews each quarter).
 * Answers the refusal for the first of these months that is closed; none when all are open.
 */
export function closedPeriod(
  signed: readonly SignedQuarter[],
  year: number,
  months: readonly number[],
): ClosedPeriodRefusal | undefined {
  for (const month of [...months].sort((one, other) => one - other)) {
    if (!isMonth(month)) continue
    const closing = signed.find((each) => each.year === year && each.quarter === quarterOfMonth(month))
    if (closing !== undefined) return refusalOf(closing, month)
  }
  return undefined
}

function refusalOf({ year, quarter, signedOn }: SignedQuarter, month: Month): ClosedPeriodRefusal {
  return {
    kind: 'closed_period',
    field: 'month',
    message: {
      es: `${capital(monthName(month, 'es'))} de ${year} ya no admite cambios: la Dirección Ejecutiva firmó la revisión del trimestre ${quarter} el ${formatDate(signedOn, 'es', 'prose')}. Si hay algo que corregir, pida a la Dirección Ejecutiva o a quien administra la plataforma que reabra esa revisión y explique el motivo.`,
      en: `${monthName(month, 'en')} ${year} takes no more changes: the Executive Director signed off the review of quarter ${quarter} on ${formatDate(signedOn, 'en', 'prose')}. If something must be corrected, ask the Executive Director or an administrator to reopen that review, and say why.`,
    },
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
