import type { DraftElement } from '../../model.ts'
import type { Gathering } from '../activities-by.ts'

export const QUARTERS = [1, 2, 3, 4] as const

/** How many activities of a place are programmed in each quarter; one that goes on over several is in each. */
export function activitiesByQuarter({ activities }: Pick<Gathering, 'activities'>): readonly number[] {
  return QUARTERS.map((quarter) => activities.filter(({ activity }) => isProgrammedIn(activity, quarter)).length)
}

function isProgrammedIn({ schedule }: DraftElement, quarter: number): boolean {
  const months = schedule?.months ?? []
  return months.slice((quarter - 1) * 3, quarter * 3).some((value) => value !== null && value > 0)
}
