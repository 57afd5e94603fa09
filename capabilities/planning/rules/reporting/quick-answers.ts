import type { Schedule } from '../../model.ts'

/** An answer that takes one tap: what it is called and the figure that it stands for. */
export interface QuickAnswer {
  readonly id: 'done' | 'half' | 'not_done' | 'as_programmed' | 'nothing'
  readonly value: number
}

/**
 * What is usually answered of a programmed month. A mark was done, half done or not done; of quantities, what was programmed
 * or nothing. Of a month without a programme nothing is usual: its figure is typed.
 */
export function quickAnswers(schedule: Schedule | undefined, programmed: number | null): readonly QuickAnswer[] {
  if (schedule === undefined || programmed === null || programmed === 0) return []
  if (schedule.kind === 'marks')
    return [
      { id: 'done', value: 1 },
      { id: 'half', value: 0.5 },
      { id: 'not_done', value: 0 },
    ]
  return [
    { id: 'as_programmed', value: programmed },
    { id: 'nothing', value: 0 },
  ]
}
