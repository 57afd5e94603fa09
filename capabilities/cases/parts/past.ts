import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { makeCases } from '../data/make-cases.ts'
import { mapPast, pastPreview, recordPast } from '../data/past-imports.ts'
import { pastStatusQuery } from '../data/past-status-query.ts'
import { pastList, takePast } from '../data/take-past.ts'
import { MAKE_CASES } from '../filing-permissions.ts'
import { makeCasesCommandLine } from '../make-cases-command-line.ts'
import { pastRoutes } from '../pages/staff/past/past-routes.tsx'
import { pastCommandLine } from '../past-command-line.ts'
import { pastPaths } from '../past-paths.ts'
import { IMPORT_PAST } from '../past-permissions.ts'
import { pastPersonalData } from '../past-personal-data.ts'
import { pastRecords } from '../past-records.ts'
import { READ_CASES } from '../staff-permissions.ts'

/** Cases that were not filed here: those of the system before, brought as a file, and those made up for a demonstration. */
export const pastPart: ManifestPart = {
  permissions: [IMPORT_PAST, MAKE_CASES],
  routes: pastRoutes,
  menu: [
    {
      area: 'workspace',
      group: 'cases',
      title: { es: 'Expedientes anteriores', en: 'Past cases' },
      path: pastPaths.list(),
      permission: READ_CASES,
      order: 40,
    },
  ],
  commands: [recordPast, mapPast, takePast, makeCases],
  queries: [pastPreview, pastList, pastStatusQuery],
  commandLine: [...pastCommandLine, ...makeCasesCommandLine],
  personalData: pastPersonalData,
  records: pastRecords,
}
