import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { mapPast, pastPreview, recordPast } from '../data/past-imports.ts'
import { pastList, takePast } from '../data/take-past.ts'
import { pastRoutes } from '../pages/staff/past/past-routes.tsx'
import { pastCommandLine } from '../past-command-line.ts'
import { pastPaths } from '../past-paths.ts'
import { IMPORT_PAST } from '../past-permissions.ts'
import { pastPersonalData } from '../past-personal-data.ts'
import { pastRecords } from '../past-records.ts'
import { READ_CASES } from '../staff-permissions.ts'

/** Cases of the system before this one: brought as a file, looked at, taken over. */
export const pastPart: ManifestPart = {
  permissions: [IMPORT_PAST],
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
  commands: [recordPast, mapPast, takePast],
  queries: [pastPreview, pastList],
  commandLine: pastCommandLine,
  personalData: pastPersonalData,
  records: pastRecords,
}
