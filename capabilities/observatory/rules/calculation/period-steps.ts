import { dayAfter, dayBefore, type Period } from '../../../../kernel/civil.ts'
import { periodNumber, periodOfNumber } from '../catalogue/period-number.ts'

/** The period just after (1) or before (−1) one of the same length; undefined for what is none. */
export function periodStep(period: Period, by: 1 | -1): Period | undefined {
  const number = periodNumber(period)
  if (number === undefined) return undefined
  const year = Math.floor(number / 10_000)
  const [, kind, part] = /^\d{4}-([SQ])(\d)$/.exec(period) ?? []
  if (kind !== undefined) {
    const parts = kind === 'S' ? 2 : 4
    const at = year * parts + Number(part) - 1 + by
    return `${String(Math.floor(at / parts)).padStart(4, '0')}-${kind}${(at % parts) + 1}`
  }
  if (period.length === 4) return periodOfNumber((year + by) * 10_000)
  const month = Math.floor((number % 10_000) / 100)
  if (period.length === 7) {
    const at = year * 12 + month - 1 + by
    return periodOfNumber(Math.floor(at / 12) * 10_000 + ((at % 12) + 1) * 100)
  }
  return by === 1 ? dayAfter(period) : dayBefore(period)
}
