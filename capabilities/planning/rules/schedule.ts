import { settle, sum } from '../../../kernel/decimal.ts'
import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Schedule } from '../model.ts'

export type ScheduleRefusal = Refusal<'not_twelve_months' | 'negative_month' | 'total_differs'>

/** What the schedule programmes from January to `throughMonth` (0–12). A month without a programme adds nothing. */
export function programmedThrough(schedule: Schedule, throughMonth: number): number {
  let total = 0
  for (let index = 0; index < throughMonth; index += 1) total += schedule.months[index] ?? 0
  return settle(total)
}

/** True when at least one month carries a programme (an explicit 0 is one: "nothing is asked for this month"). */
export function hasSchedule(schedule: Schedule): boolean {
  return schedule.kind !== 'none' && schedule.months.some((month) => month !== null)
}

/**
 * Refuses a schedule that cannot be followed up: not twelve months, a negative quantity, or months that do not add up to the
 * annual total as written. `addresses` (total first, then the months) names the cells or fields in the sentence.
 */
export function checkSchedule(schedule: Schedule, addresses?: ScheduleAddresses): Result<Schedule, ScheduleRefusal> {
  if (schedule.months.length !== 12) {
    return refuse({
      kind: 'not_twelve_months',
      message: {
        es: `El cronograma trae ${schedule.months.length} meses; deben ser doce.`,
        en: `The schedule has ${schedule.months.length} months; there must be twelve.`,
      },
    })
  }
  const wrong = schedule.months.findIndex((month) => month !== null && !(month >= 0 && Number.isFinite(month)))
  if (wrong >= 0) {
    const where = addresses?.months[wrong]
    return refuse({
      kind: 'negative_month',
      message: {
        es: `La cantidad del mes ${wrong + 1}${cell(where, 'es')} no es válida; escriba un número de 0 en adelante.`,
        en: `The quantity of month ${wrong + 1}${cell(where, 'en')} is not valid; write a number from 0 up.`,
      },
      ...(where === undefined ? {} : { address: where }),
    })
  }
  const total = sum(schedule.months.map((month) => month ?? 0))
  if (schedule.annualTotal === undefined || settle(schedule.annualTotal) === total) return ok(schedule)
  const months = addresses === undefined ? '' : ` (${addresses.months.filter((address) => address !== '').join(', ')})`
  return refuse({
    kind: 'total_differs',
    message: {
      es: `Los meses${months} suman ${total}, pero el total anual${cell(addresses?.total, 'es')} dice ${schedule.annualTotal}.`,
      en: `The months${months} add up to ${total}, but the annual total${cell(addresses?.total, 'en')} says ${schedule.annualTotal}.`,
    },
    ...(addresses === undefined ? {} : { address: addresses.total }),
  })
}

export interface ScheduleAddresses {
  readonly total: string
  readonly months: readonly string[]
}

function cell(address: string | undefined, locale: 'es' | 'en'): string {
  if (address === undefined || address === '') return ''
  return locale === 'es' ? ` (celda ${address})` : ` (cell ${address})`
}
