import { STAFF_ROLE_IDS } from '../../platform/capability/context.ts'
import type { Permission } from '../../platform/capability/permission.ts'

export const SEE_DATA_REQUESTS: Permission = {
  id: 'observatory.see_data_requests',
  sentence: {
    es: 'Quien trabaja en la institución ve a quién se pidieron datos, para cuándo y qué llegó',
    en: 'Who works in the institution sees of whom data were asked, until when, and what came',
  },
  grants: STAFF_ROLE_IDS.map((to) => ({ to })),
}

export const ASK_FOR_DATA: Permission = {
  id: 'observatory.ask_for_data',
  sentence: {
    es: 'Quien administra y quien planifica en la oficina de planificación piden datos a instituciones y anotan lo que llega',
    en: 'Administrators and the planners of the planning office ask institutions for data and note what comes',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', officeKinds: ['planning_office'] }],
}

export const REQUESTS_PERMISSIONS: readonly Permission[] = [SEE_DATA_REQUESTS, ASK_FOR_DATA]
