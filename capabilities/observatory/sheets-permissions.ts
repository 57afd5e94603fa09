import { STAFF_ROLE_IDS } from '../../platform/capability/context.ts'
import type { Permission } from '../../platform/capability/permission.ts'

export const SEE_SHEETS: Permission = {
  id: 'observatory.see_sheets',
  sentence: {
    es: 'Quien trabaja en la institución ve las fichas metodológicas y desde cuándo rige cada versión',
    en: 'Who works in the institution sees the methodology sheets and since when each edition has been in force',
  },
  grants: STAFF_ROLE_IDS.map((to) => ({ to })),
}

export const PUBLISH_SHEETS: Permission = {
  id: 'observatory.publish_sheets',
  sentence: {
    es: 'Quien administra y quien planifica en la oficina de planificación publican versiones nuevas de las fichas metodológicas',
    en: 'Administrators and the planners of the planning office publish new editions of the methodology sheets',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', officeKinds: ['planning_office'] }],
}

export const SHEETS_PERMISSIONS: readonly Permission[] = [SEE_SHEETS, PUBLISH_SHEETS]
