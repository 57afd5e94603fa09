import type { Permission } from '../../platform/capability/permission.ts'

export const START_NEXT_YEAR: Permission = {
  id: 'planning.start_next_year',
  sentence: {
    es: 'La persona planificadora de una unidad inicia el plan del año siguiente de su unidad; quien administra, el de todas',
    en: 'A unit’s planner starts that unit’s plan of the next year; an administrator, those of all',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', relation: 'own_unit' }],
}

export const VIEWS_PERMISSIONS: readonly Permission[] = [START_NEXT_YEAR]
