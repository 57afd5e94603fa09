import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { linkRisk, unlinkRisk } from '../data/link-risk.ts'
import { publicRisksQuery, riskFormQuery, riskQuery, risksQuery, wordedRisksQuery } from '../data/risk-queries.ts'
import { assessRisk, monitorRisk, recordRiskHappened } from '../data/risk-records.ts'
import { saveRisk } from '../data/save-risk.ts'
import { riskDemoFile, riskMethodFile } from '../deployment-risks.ts'
import { publicRiskRoutes } from '../pages/public/risk/handle.tsx'
import { riskRoutes } from '../pages/staff/risk/routes.tsx'
import { READ_PUBLIC, READ_WORKSPACE } from '../permissions.ts'
import { RISK_PERMISSIONS } from '../risk-permissions.ts'
import { riskRecords } from '../risk-record.ts'

/** The institution's one catalogue of risks: graded, followed, tied to what they put at stake. */
export const riskPart: ManifestPart = {
  permissions: RISK_PERMISSIONS,
  routes: [...publicRiskRoutes, ...riskRoutes],
  menu: [
    { area: 'portal', title: { es: 'Riesgos', en: 'Risks' }, path: '/riesgos', permission: READ_PUBLIC, order: 30 },
    {
      area: 'workspace',
      title: { es: 'Riesgos', en: 'Risks' },
      group: 'alignment',
      path: '/t/riesgos',
      permission: READ_WORKSPACE,
      order: 36,
    },
  ],
  commands: [saveRisk, assessRisk, monitorRisk, recordRiskHappened, linkRisk, unlinkRisk],
  queries: [risksQuery, publicRisksQuery, riskQuery, riskFormQuery, wordedRisksQuery],
  records: riskRecords,
  deploymentFiles: [riskMethodFile, riskDemoFile],
}
