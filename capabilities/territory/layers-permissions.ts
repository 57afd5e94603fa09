import { STAFF_ROLE_IDS } from '../../platform/capability/context.ts'
import type { Permission } from '../../platform/capability/permission.ts'

export const SEE_LAYERS: Permission = {
  id: 'territory.see_layers',
  sentence: {
    es: 'Quien trabaja en la institución ve todas las capas y lo que se observó en ellas; las de una sola oficina, quien trabaja en ella',
    en: 'Who works in the institution sees all layers and what was found in them; those of one office, who works there',
  },
  grants: [...STAFF_ROLE_IDS.map((to) => ({ to })), { to: 'system' }],
}

export const MANAGE_LAYERS: Permission = {
  id: 'territory.manage_layers',
  sentence: {
    es: 'Quien administra y quien planifica en la oficina de planificación traen archivos y mantienen las capas',
    en: 'Administrators and the planners of the planning office bring files in and keep the layers',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', officeKinds: ['planning_office'] }, { to: 'system' }],
}

export const LAYER_PERMISSIONS: readonly Permission[] = [SEE_LAYERS, MANAGE_LAYERS]
