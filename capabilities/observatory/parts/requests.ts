import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { DATA_REQUEST } from '../data/request-store.ts'
import { answerRequest, askForData, requestQuery, requestsQuery, withdrawRequest } from '../data/requests.ts'
import { requestRoutes } from '../pages/staff/requests/requests-routes.tsx'
import { demoRequestsFile } from '../requests-deployment.ts'
import { remindOfData } from '../requests-jobs.ts'
import { DATA_DUE, DATA_LETTER } from '../requests-notifications.ts'
import { requestPaths } from '../requests-paths.ts'
import { REQUESTS_PERMISSIONS, SEE_DATA_REQUESTS } from '../requests-permissions.ts'

/** Figures are asked of the institutions that keep them, and what comes is noted. */
export const requestsPart: ManifestPart = {
  permissions: REQUESTS_PERMISSIONS,
  routes: requestRoutes,
  menu: [
    {
      area: 'workspace',
      group: 'observatory',
      title: { es: 'Solicitudes de datos', en: 'Requests of data' },
      path: requestPaths.requests(),
      permission: SEE_DATA_REQUESTS,
      order: 20,
    },
  ],
  commands: [askForData, answerRequest, withdrawRequest],
  queries: [requestsQuery, requestQuery],
  jobs: [remindOfData],
  notifications: [DATA_LETTER, DATA_DUE],
  records: [{ kind: DATA_REQUEST, title: { es: 'Solicitud de datos', en: 'Request of data' } }],
  deploymentFiles: [demoRequestsFile],
}
