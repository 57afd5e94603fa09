import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { editElement, elementToEdit } from '../data/edit-element.ts'
import { addLine, addToLine, removeLine } from '../data/edit-lines.ts'
import { editProgramme } from '../data/edit-programme.ts'
import { monthSheetQuery } from '../data/month-sheet.ts'
import { planLines } from '../data/plan-lines.ts'
import { reportMonths } from '../data/report-months.ts'
import { EDIT_PLAN } from '../edit-permissions.ts'
import { elementRoutes } from '../pages/staff/edit/element-routes.tsx'
import { linesRoutes } from '../pages/staff/edit/lines-routes.tsx'
import { sheetRoutes } from '../pages/staff/edit/sheet-routes.tsx'

/** The matrix edited where people look at it. */
export const edit: ManifestPart = {
  permissions: [EDIT_PLAN],
  routes: [...sheetRoutes, ...elementRoutes, ...linesRoutes],
  commands: [reportMonths, editProgramme, editElement, addLine, addToLine, removeLine],
  queries: [monthSheetQuery, elementToEdit, planLines],
}
