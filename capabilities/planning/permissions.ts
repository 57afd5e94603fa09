import { STAFF_ROLE_IDS } from '../../platform/capability/context.ts'
import type { Permission } from '../../platform/capability/permission.ts'

export const READ_PUBLIC: Permission = {
  id: 'planning.read_public',
  sentence: {
    es: 'Cualquier persona puede leer los planes y su avance',
    en: 'Anybody may read the plans and their progress',
  },
  grants: [{ to: 'public' }],
}

export const READ_WORKSPACE: Permission = {
  id: 'planning.read_workspace',
  sentence: {
    es: 'Quien trabaja en la institución puede ver el espacio de trabajo',
    en: 'Who works in the institution may see the workspace',
  },
  grants: STAFF_ROLE_IDS.map((to) => ({ to })),
}

export const REPORT_MONTH: Permission = {
  id: 'planning.report_month',
  sentence: {
    es: 'La persona planificadora de una unidad informa el avance de su unidad; quien administra, el de todas',
    en: 'A unit’s planner reports the progress of that unit; an administrator, of all',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', relation: 'own_unit' }],
}

export const IMPORT_PLAN: Permission = {
  id: 'planning.import_plan',
  sentence: {
    es: 'Quien administra importa planes de todas las unidades; la persona planificadora, el de su unidad',
    en: 'An administrator imports the plans of all units; a unit’s planner, that of the unit',
  },
  grants: [{ to: 'administrator' }, { to: 'system' }, { to: 'unit_planner', relation: 'own_unit' }],
}

export const UPLOAD_PLAN: Permission = {
  id: 'planning.upload_plan',
  sentence: {
    es: 'Quien administra o planifica una unidad puede subir un archivo de plan y ver qué se leyó en él',
    en: 'An administrator or a unit’s planner may upload a plan file and see what was read in it',
  },
  grants: [{ to: 'administrator' }, { to: 'system' }, { to: 'unit_planner' }],
}

export const SEE_ALL_UNITS: Permission = {
  id: 'planning.see_all_units',
  sentence: {
    es: 'La Dirección Ejecutiva y quien administra ven el tablero de todas las unidades',
    en: 'The Executive Director and the administrators see the board of all units',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }],
}

export const CAPTURE_READING: Permission = {
  id: 'planning.capture_reading',
  sentence: {
    es: 'La Dirección Ejecutiva y quien administra fijan la lectura de una medida, con la lista de lo que contó',
    en: 'The Executive Director and the administrators capture the reading of a measure, with the list of what it counted',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }],
}

export const PLANNING_PERMISSIONS: readonly Permission[] = [
  READ_PUBLIC,
  READ_WORKSPACE,
  REPORT_MONTH,
  IMPORT_PLAN,
  UPLOAD_PLAN,
  SEE_ALL_UNITS,
  CAPTURE_READING,
]
