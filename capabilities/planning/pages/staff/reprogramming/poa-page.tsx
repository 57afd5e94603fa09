import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import { type StaffContent, type StaffYear, staffYearPage, yearOf } from '../year-page.tsx'

/** A page of a unit's plan: year and unit stand in the path; the context bar sends them as a query and is led there. */
export function staffPoaPage(
  c: WebContext,
  pathOf: (year: number, unitCode: string) => string,
  draw: (year: StaffYear, poa: StoredPoa) => StaffContent | Promise<StaffContent>,
): Response | Promise<Response> {
  const { year: yearText = '', unit = '' } = c.req.param()
  const otherUnit = c.req.query('unidad') ?? unit
  const otherYear = c.req.query('anio') ?? yearText
  if (otherUnit.toLowerCase() !== unit.toLowerCase() || otherYear !== yearText)
    return c.redirect(localPath(c.get('locale'), pathOf(Number(otherYear), otherUnit)), 303)
  return staffYearPage(
    c,
    { year: yearOf(yearText), unit, action: pathOf(Number(yearText), unit), units: true },
    (year) => {
      const { poa } = year
      if (poa === undefined) throw new Error('A page of a plan is drawn only when the plan is there.')
      return draw(year, poa)
    },
  )
}
