import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { publishSheet, sheetListQuery, sheetQuery } from '../data/publish-sheet.ts'
import { sheetRoutes } from '../pages/staff/sheets/sheets-routes.tsx'
import { sheetPaths } from '../sheets-paths.ts'
import { SEE_SHEETS, SHEETS_PERMISSIONS } from '../sheets-permissions.ts'

/** What indicators are is edited by who keeps them, one edition after the other. */
export const sheetsPart: ManifestPart = {
  permissions: SHEETS_PERMISSIONS,
  routes: sheetRoutes,
  menu: [
    {
      area: 'workspace',
      group: 'observatory',
      title: { es: 'Fichas metodológicas', en: 'Methodology sheets' },
      path: sheetPaths.sheets(),
      permission: SEE_SHEETS,
      order: 25,
    },
  ],
  commands: [publishSheet],
  queries: [sheetListQuery, sheetQuery],
}
