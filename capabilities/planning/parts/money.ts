import type { FieldWords } from '../../../platform/audit/record-kind.ts'
import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { elementPlaceQuery } from '../data/element-owner.ts'
import { moneyHistoryQuery } from '../data/money-history.ts'
import { moneyQuery } from '../data/money-query.ts'
import { assessmentsQuery, SELF_ASSESSMENT, selfAssess } from '../data/self-assess.ts'
import { MONEY_PLANNED, MONEY_SPENT, planMoney, reportSpending } from '../data/write-money.ts'
import { demoMoneyFile } from '../demo-money.ts'
import { moneyMethodFile } from '../deployment-money.ts'
import { moneyPaths } from '../money-paths.ts'
import { PLAN_MONEY, REPORT_SPENDING, SELF_ASSESS } from '../money-permissions.ts'
import { moneyRoutes } from '../pages/staff/money/money-routes.tsx'
import { assessmentRoutes } from '../pages/staff/self-assessment/assessment-routes.tsx'
import { SEE_ALL_UNITS } from '../permissions.ts'

const FIELDS: Readonly<Record<string, FieldWords>> = {
  month: { title: { es: 'Mes', en: 'Month' } },
  cents: {
    title: { es: 'Monto', en: 'Amount' },
    say: (value) => (typeof value === 'number' ? (value / 100).toFixed(2) : undefined),
  },
  period: { title: { es: 'Período', en: 'Period' } },
  percent: { title: { es: 'Porcentaje', en: 'Percentage' } },
  note: { title: { es: 'Nota', en: 'Note' }, prose: true },
}
const field = (name: string) => FIELDS[name]

/** What work costs and what units say of it themselves: both beside the computed progress, neither in it. */
export const money: ManifestPart = {
  permissions: [PLAN_MONEY, REPORT_SPENDING, SELF_ASSESS],
  routes: [...moneyRoutes, ...assessmentRoutes],
  menu: [
    {
      area: 'workspace',
      title: { es: 'Dinero y avance', en: 'Money and progress' },
      path: moneyPaths.money(),
      permission: SEE_ALL_UNITS,
      order: 38,
      group: 'follow_up',
    },
  ],
  commands: [planMoney, reportSpending, selfAssess],
  queries: [moneyQuery, moneyHistoryQuery, elementPlaceQuery, assessmentsQuery],
  records: [
    { kind: MONEY_PLANNED, title: { es: 'Presupuesto de una actividad', en: 'Budget of an activity' }, field },
    { kind: MONEY_SPENT, title: { es: 'Gasto de una actividad', en: 'Spending on an activity' }, field },
    { kind: SELF_ASSESSMENT, title: { es: 'Autoevaluación', en: 'Self-assessment' }, field },
  ],
  deploymentFiles: [moneyMethodFile, demoMoneyFile],
}
