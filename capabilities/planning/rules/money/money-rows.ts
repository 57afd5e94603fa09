import type { Month } from '../../../../kernel/civil.ts'

/** Money of an activity from one funding source (or from none that the plan names): whole cents, never a fraction. */
export interface MoneyRow {
  readonly id: string
  readonly activityId: string
  /** The funding-source element of the plan; null where the plan names none. */
  readonly sourceId: string | null
  /** 1 to 12; null of a budget that is not spread over the months. */
  readonly month: Month | null
  readonly cents: number
}

/** What of a plan the rows are gathered by. */
export interface MoneyPlace {
  readonly unit: string
  readonly year: number
  /** The first result beside which the activity stands, so that no dollar is counted twice; null where it stands beside none. */
  readonly resultId: string | null
  /** Funds of the same words are one, whoever wrote them. */
  readonly sourceGroup: string
}

export const MONEY_BY = ['activity', 'result', 'source', 'unit', 'year'] as const
export type MoneyBy = (typeof MONEY_BY)[number]

/** Key of what has no result, or no source: a group of its own, so that all groups add up to the whole. */
export const NONE = ''

/**
 * Σ of cents by group. Every row is in exactly one group, whichever way they are gathered, so the groups of any gathering add
 * up to the same; the order of the rows does not matter, because cents are whole.
 */
export function sumBy(
  rows: readonly MoneyRow[],
  by: MoneyBy,
  placeOf: (row: MoneyRow) => MoneyPlace,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) {
    const key = keyOf(row, by, placeOf)
    sums.set(key, (sums.get(key) ?? 0) + row.cents)
  }
  return sums
}

export function keyOf(row: MoneyRow, by: MoneyBy, placeOf: (row: MoneyRow) => MoneyPlace): string {
  switch (by) {
    case 'activity':
      return row.activityId
    case 'result':
      return placeOf(row).resultId ?? NONE
    case 'source':
      return placeOf(row).sourceGroup
    case 'unit':
      return placeOf(row).unit
    case 'year':
      return String(placeOf(row).year)
  }
}

export function totalOf(rows: readonly MoneyRow[]): number {
  return rows.reduce((sum, { cents }) => sum + cents, 0)
}

/** Rows of the complete months; what is not spread over the months counts whole. */
export function upTo<Row extends MoneyRow>(rows: readonly Row[], completedMonths: number): readonly Row[] {
  return rows.filter(({ month }) => month === null || month <= completedMonths)
}
