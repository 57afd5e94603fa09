import type { Permission } from '../../platform/capability/permission.ts'

export const PLAN_MONEY: Permission = {
  id: 'planning.plan_money',
  sentence: {
    es: 'La persona planificadora de una unidad programa el dinero de sus actividades; quien administra, el de todas',
    en: 'A unit’s planner budgets the activities of that unit; an administrator, those of all',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', relation: 'own_unit' }],
}

export const REPORT_SPENDING: Permission = {
  id: 'planning.report_spending',
  sentence: {
    es: 'La persona planificadora de una unidad informa lo gastado en sus actividades; quien administra, en todas',
    en: 'A unit’s planner reports what was spent on the activities of that unit; an administrator, on all',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', relation: 'own_unit' }],
}

export const SELF_ASSESS: Permission = {
  id: 'planning.self_assess',
  sentence: {
    es: 'La persona planificadora de una unidad autoevalúa lo de su unidad; quien administra, lo de todas',
    en: 'A unit’s planner assesses what is of that unit; an administrator, what is of all',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', relation: 'own_unit' }],
}
