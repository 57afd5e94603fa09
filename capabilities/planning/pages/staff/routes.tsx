import { say } from '../../../../kernel/text.ts'
import type { WebContext } from '../../../../platform/web/page.tsx'
import { localPath } from '../../../../platform/web/paths.ts'
import type { Route } from '../../../../platform/web/route.ts'
import { planningPaths } from '../../paths.ts'
import { READ_WORKSPACE, SEE_ALL_UNITS } from '../../permissions.ts'
import { BoardPage } from './board-page.tsx'
import { GanttPage } from './gantt-page.tsx'
import { importRoutes } from './import-routes.tsx'
import { MatrixPage } from './matrix-page.tsx'
import { reportRoutes } from './report-routes.tsx'
import { STAFF_WORDS } from './staff-words.ts'
import { WorkPage } from './work-page.tsx'
import { staffYearPage, yearOf } from './year-page.tsx'

function showWork(c: WebContext): Promise<Response> {
  const { who } = c.get('ctx')
  return staffYearPage(
    c,
    { year: yearOf(c.req.query('anio')), unit: undefined, action: planningPaths.work(), units: false },
    (year) => ({
      title: STAFF_WORDS[year.view.locale].work,
      body: <WorkPage year={year} unitIds={typeof who === 'string' ? [] : who.unitIds} />,
    }),
  )
}

function showBoard(withOwed: boolean) {
  return (c: WebContext): Promise<Response> =>
    staffYearPage(
      c,
      { year: yearOf(c.req.query('anio')), unit: undefined, action: withOwed ? '/t/tablero' : '/t/poa', units: false },
      (year) => ({
        title: STAFF_WORDS[year.view.locale][withOwed ? 'board' : 'plans'],
        body: <BoardPage year={year} withOwed={withOwed} />,
      }),
    )
}

function showPoa(kind: 'matrix' | 'gantt') {
  return async (c: WebContext): Promise<Response> => {
    const locale = c.get('locale')
    const { year: yearText, unit } = c.req.param()
    // The context bar sends year and unit as a query; their place is in the path.
    const other = c.req.query('unidad') ?? unit ?? ''
    const otherYear = c.req.query('anio') ?? yearText
    if (other.toLowerCase() !== unit?.toLowerCase() || otherYear !== yearText)
      return c.redirect(localPath(locale, planningPaths[kind](Number(otherYear), other, c.req.query('corte'))), 303)
    const bare = planningPaths[kind](Number(yearText), unit ?? '')
    return staffYearPage(c, { year: yearOf(yearText), unit, action: bare, units: true }, (year) => {
      const { poa, view } = year
      if (poa === undefined) throw new Error('A page of a plan is drawn only when the plan is there.')
      return {
        title: `${say(poa.head.unit.title, view.locale)} · ${poa.head.year}`,
        body:
          kind === 'matrix' ? (
            <MatrixPage year={year} poa={poa} who={c.get('ctx').who} />
          ) : (
            <GanttPage year={year} poa={poa} />
          ),
      }
    })
  }
}

export const staffRoutes: readonly Route[] = [
  { method: 'GET', path: '/t', permission: READ_WORKSPACE, handle: showWork },
  { method: 'GET', path: '/t/tablero', permission: SEE_ALL_UNITS, handle: showBoard(true) },
  { method: 'GET', path: '/t/poa', permission: READ_WORKSPACE, handle: showBoard(false) },
  { method: 'GET', path: '/t/poa/:year/:unit', permission: READ_WORKSPACE, handle: showPoa('matrix') },
  { method: 'GET', path: '/t/poa/:year/:unit/gantt', permission: READ_WORKSPACE, handle: showPoa('gantt') },
  ...reportRoutes,
  ...importRoutes,
]
