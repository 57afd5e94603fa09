import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { bindIndicator, captureIndicator } from '../data/bind-indicator.ts'
import { editIndicatorTerms } from '../data/edit-indicator-terms.ts'
import {
  indicatorMethodQuery,
  indicatorQuery,
  indicatorToEdit,
  indicatorToRecord,
  readingEvidenceQuery,
} from '../data/indicator-queries.ts'
import { recordReading } from '../data/record-reading.ts'
import { READING_FILES } from '../file-uses.ts'
import { breakdownsFile, demoIndicatorsFile, followUpMethodFile } from '../indicators-deployment.ts'
import { INDICATOR_PERMISSIONS } from '../indicators-permissions.ts'
import { indicatorRoutes } from '../pages/staff/indicators/routes.tsx'
import { READ_WORKSPACE } from '../permissions.ts'

/** Readings of the indicators of units' plans. */
export const indicatorsPart: ManifestPart = {
  permissions: INDICATOR_PERMISSIONS,
  routes: indicatorRoutes,
  menu: [
    {
      area: 'workspace',
      group: 'follow_up',
      title: { es: 'Indicadores', en: 'Indicators' },
      path: '/t/indicadores',
      permission: READ_WORKSPACE,
      order: 35,
    },
  ],
  commands: [recordReading, editIndicatorTerms, bindIndicator, captureIndicator],
  queries: [indicatorQuery, indicatorToEdit, indicatorToRecord, indicatorMethodQuery, readingEvidenceQuery],
  fileUses: [READING_FILES],
  deploymentFiles: [breakdownsFile, followUpMethodFile, demoIndicatorsFile],
}
