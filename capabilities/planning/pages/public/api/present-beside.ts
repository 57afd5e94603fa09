import type { MoneyAnswer } from '../../../data/money-query.ts'
import type { StoredAssessment } from '../../../data/self-assess.ts'

/** What stands beside the figures of a plan: its money, and what its unit says of itself. */
export interface Beside {
  readonly money: MoneyAnswer
  readonly assessments: readonly StoredAssessment[]
}

/** Of one element: whole cents, each row as it was reported; absent where nobody wrote any. */
export function presentBeside({ money, assessments }: Beside, elementId: string) {
  const planned = money.planned.filter(({ activityId }) => activityId === elementId)
  const spent = money.spent.filter(({ activityId }) => activityId === elementId)
  const said = assessments.filter((each) => each.elementId === elementId)
  return {
    ...(planned.length + spent.length === 0
      ? {}
      : {
          money: {
            currency: money.settings.currency,
            planned: planned.map(presentRow),
            spent: spent.map(presentRow),
          },
        }),
    ...(said.length === 0
      ? {}
      : {
          selfAssessments: said.map(({ period, percent, note, demo }) => ({
            period,
            percent,
            ...(note === null ? {} : { note }),
            demo,
          })),
        }),
  }
}

function presentRow({ sourceId, month, cents, note, demo }: MoneyAnswer['planned'][number]) {
  return {
    ...(sourceId === null ? {} : { source: sourceId }),
    ...(month === null ? {} : { month }),
    cents,
    ...(note === null ? {} : { note }),
    demo,
  }
}
