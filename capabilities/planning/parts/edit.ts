import { editProgramme } from '../data/edit-programme.ts'
import { monthSheetQuery } from '../data/month-sheet.ts'
import { reportMonths } from '../data/report-months.ts'
import { EDIT_PLAN } from '../edit-permissions.ts'
import { sheetRoutes } from '../pages/staff/edit/sheet-routes.tsx'
import type { ManifestPart } from './manifest-part.ts'

/** The matrix edited where people look at it. */
export const edit: ManifestPart = {
  permissions: [EDIT_PLAN],
  routes: sheetRoutes,
  commands: [reportMonths, editProgramme],
  queries: [monthSheetQuery],
}
