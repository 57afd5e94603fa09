import { isMonth } from '../../../../../kernel/civil.ts'
import { monthName } from '../../../../../kernel/format.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { planningPaths } from '../../../paths.ts'
import { READ_WORKSPACE, REPORT_MONTH } from '../../../permissions.ts'
import { REPORT_WORDS } from '../report-words.ts'
import { staffYearPage, yearOf } from '../year-page.tsx'
import { UnitMonthPage } from './unit-month-page.tsx'

function showUnitMonth(c: WebContext): Response | Promise<Response> {
  const { year: yearText, unit } = c.req.param()
  const month = Number(c.req.param('month'))
  if (!isMonth(month)) return troublePage(c, 404, 'not_found')
  // The context bar sends year and unit as a query; their place is in the path.
  const [otherYear, other] = [c.req.query('anio') ?? yearText, c.req.query('unidad') ?? unit ?? '']
  if (other.toLowerCase() !== unit?.toLowerCase() || otherYear !== yearText)
    return c.redirect(localPath(c.get('locale'), planningPaths.reportUnitMonth(Number(otherYear), other, month)), 303)
  const action = planningPaths.reportUnitMonth(Number(yearText), unit ?? '', month)
  return staffYearPage(c, { year: yearOf(yearText), unit, action, units: true }, (year) => {
    const { poa, view } = year
    if (poa === undefined) throw new Error('The month of a unit is drawn only when its plan is there.')
    return {
      title: `${REPORT_WORDS[view.locale].unitMonthTitle(monthName(month, view.locale))} · ${poa.head.unit.code}`,
      body: (
        <UnitMonthPage
          year={year}
          poa={poa}
          month={month}
          mayReport={mayDo(c.get('ctx').who, REPORT_MONTH, { unitId: poa.head.unit.id })}
        />
      ),
    }
  })
}

export const unitMonthRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/informar/:year/:unit/:month', permission: READ_WORKSPACE, handle: showUnitMonth },
]
