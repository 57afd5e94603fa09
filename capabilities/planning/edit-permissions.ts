import type { Permission } from '../../platform/capability/permission.ts'

export const EDIT_PLAN: Permission = {
  id: 'planning.edit_plan',
  sentence: {
    es: 'La persona planificadora de una unidad corrige el borrador del plan de su unidad; quien administra, el de todas',
    en: 'A unit’s planner corrects the draft of that unit’s plan; an administrator, those of all',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', relation: 'own_unit' }],
}
