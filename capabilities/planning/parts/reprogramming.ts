import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { approvePoa } from '../data/approve-poa.ts'
import { decideReprogramming, submitReprogramming, withdrawReprogramming } from '../data/decide-reprogramming.ts'
import { describeReprogramming, openReprogramming } from '../data/open-reprogramming.ts'
import { proposeChange, takeOutChange } from '../data/propose-change.ts'
import {
  decidedOfPlan,
  editableRequest,
  requestQuery,
  requestsOfPlan,
  requestsOfYear,
} from '../data/reprogramming-queries.ts'
import { demoReprogrammingFile } from '../demo-reprogramming.ts'
import { reprogrammingRoutes } from '../pages/staff/reprogramming/routes.tsx'
import { READ_WORKSPACE } from '../permissions.ts'
import { REPROGRAMMING_DECIDED, REPROGRAMMING_SUBMITTED } from '../reprogramming-notifications.ts'
import { APPROVE_POA, DECIDE_REPROGRAMMING, REQUEST_REPROGRAMMING } from '../reprogramming-permissions.ts'

/** Plans are approved, and from then on change by requests that are decided; every version stays readable. */
export const reprogramming: ManifestPart = {
  permissions: [APPROVE_POA, REQUEST_REPROGRAMMING, DECIDE_REPROGRAMMING],
  routes: reprogrammingRoutes,
  menu: [
    {
      area: 'workspace',
      group: 'plans',
      title: { es: 'Reprogramaciones', en: 'Reprogrammings' },
      path: '/t/reprogramaciones',
      permission: READ_WORKSPACE,
      order: 40,
    },
  ],
  commands: [
    approvePoa,
    openReprogramming,
    describeReprogramming,
    proposeChange,
    takeOutChange,
    submitReprogramming,
    withdrawReprogramming,
    decideReprogramming,
  ],
  queries: [requestQuery, editableRequest, requestsOfPlan, requestsOfYear, decidedOfPlan],
  notifications: [REPROGRAMMING_SUBMITTED, REPROGRAMMING_DECIDED],
  deploymentFiles: [demoReprogrammingFile],
  records: [
    {
      kind: 'planning.reprogramming',
      title: { es: 'Solicitud de reprogramación', en: 'Request to reprogramme' },
    },
  ],
}
