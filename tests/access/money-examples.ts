import type { OwnAndOther, Records } from './examples.ts'

/** Money and self-assessment of an activity: of the own unit's and of another's. */
export function moneyRecords(activity: OwnAndOther<string>): Records {
  const each = <T>(make: (id: string) => T): OwnAndOther<T> => ({
    own: make(activity.own),
    other: make(activity.other),
  })
  const address = (fields: Readonly<Record<string, string>>) =>
    each((id) => ({ known: { id }, fields: { expectedVersion: '99', ...fields } }))
  const seen = { expectedVersion: 99 }
  const amount = { month: '1', amount: '1.00' }
  return {
    routes: {
      'POST /t/actividades/:id/dinero/presupuesto': address(amount),
      'POST /t/actividades/:id/dinero/gastado': address(amount),
      'POST /t/elementos/:id/autoevaluacion': address({ period: '2019-Q1', percent: '50' }),
    },
    acts: {
      'planning.plan_money': each((activityId) => ({ ...seen, activityId, cents: 100 })),
      'planning.report_spending': each((activityId) => ({ ...seen, activityId, month: 1, cents: 100 })),
      'planning.self_assess': each((elementId) => ({ ...seen, elementId, period: '2019-Q1', percent: 50 })),
    },
  }
}
