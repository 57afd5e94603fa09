import type { Permission } from '../../platform/capability/permission.ts'

export const EDIT_FEATURES: Permission = {
  id: 'territory.edit_features',
  sentence: {
    es: 'Quien administra y quien planifica en la oficina de planificación dibujan, corrigen y retiran objetos de las capas, uno por uno',
    en: 'Administrators and the planners of the planning office draw, correct and withdraw features of layers, one by one',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', officeKinds: ['planning_office'] }, { to: 'system' }],
}

export const DRAWING_PERMISSIONS: readonly Permission[] = [EDIT_FEATURES]
