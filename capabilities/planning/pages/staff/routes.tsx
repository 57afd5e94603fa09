import { z } from 'zod'
import { say } from '../../../../kernel/text.ts'
import type { Ctx } from '../../../../platform/capability/context.ts'
import { mayDo } from '../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../platform/web/flash.ts'
import { readForm } from '../../../../platform/web/form.ts'
import type { WebContext } from '../../../../platform/web/page.tsx'
import { localPath } from '../../../../platform/web/paths.ts'
import type { Route } from '../../../../platform/web/route.ts'
import { agreementsQuery } from '../../data/agreement-query.ts'
import { captureReading, measureNow } from '../../data/capture-reading.ts'
import { planOnMap } from '../../data/plan-on-map.ts'
import type { StoredPoa } from '../../data/stored-poa.ts'
import { monthsReported } from '../../measures.ts'
import { BY, planningPaths } from '../../paths.ts'
import { CAPTURE_READING, READ_WORKSPACE, SEE_ALL_UNITS } from '../../permissions.ts'
import { BoardPage } from './board-page.tsx'
import { BY_TITLES, BY_VIEWS, ByPage } from './by-page.tsx'
import { ChecksPage } from './checks-page.tsx'
import { GanttPage } from './gantt-page.tsx'
import { importRoutes } from './import-routes.tsx'
import { MatrixPage } from './matrix-page.tsx'
import { reportRoutes } from './report-routes.tsx'
import { ReportingMeasure } from './reporting-measure.tsx'
import { UnitsFreshness } from './review/reviews-page.tsx'
import { amountsOf } from './risk/stake-amounts.ts'
import { STAFF_WORDS } from './staff-words.ts'
import { UnitMonths } from './unit-months.tsx'
import { WorkPage } from './work-page.tsx'
import { type StaffYear, staffYearPage, yearOf } from './year-page.tsx'

function showWork(c: WebContext): Promise<Response> {
  const { who } = c.get('ctx')
  const unitIds = typeof who === 'string' ? [] : who.unitIds
  return staffYearPage(
    c,
    { year: yearOf(c.req.query('anio')), unit: undefined, action: planningPaths.work(), units: false },
    async (year) => {
      const agreed = await c.get('services').runner.query(agreementsQuery, c.get('ctx'), { unitIds })
      return {
        title: STAFF_WORDS[year.view.locale].work,
        body: (
          <WorkPage
            year={year}
            unitIds={unitIds}
            seesAll={mayDo(who, SEE_ALL_UNITS)}
            agreements={agreed.ok ? agreed.value : []}
          />
        ),
      }
    },
  )
}

function showPlans(c: WebContext): Promise<Response> {
  return staffYearPage(
    c,
    { year: yearOf(c.req.query('anio')), unit: undefined, action: '/t/poa', units: false },
    (year) => ({ title: STAFF_WORDS[year.view.locale].plans, body: <BoardPage year={year} withOwed={false} /> }),
  )
}

function showBoard(c: WebContext): Promise<Response> {
  const { runner } = c.get('services')
  return staffYearPage(
    c,
    { year: yearOf(c.req.query('anio')), unit: undefined, action: '/t/tablero', units: false },
    async (year) => {
      const { view } = year
      const asked = { measure: monthsReported.id, year: view.plan.year, asOf: view.cutOff }
      const measure = await runner.query(measureNow, c.get('ctx'), asked)
      return {
        title: STAFF_WORDS[view.locale].board,
        body: (
          <BoardPage year={year} withOwed>
            <UnitsFreshness year={view} locale={view.locale} />
            <UnitMonths view={view} />
            {measure.ok ? (
              <ReportingMeasure
                view={view}
                measure={measure.value}
                csrf={c.get('csrf')}
                mayCapture={mayDo(c.get('ctx').who, CAPTURE_READING)}
              />
            ) : null}
          </BoardPage>
        ),
      }
    },
  )
}

function showBy(c: WebContext): Promise<Response> {
  const by = BY_VIEWS.find((each) => BY[each] === c.req.param('by'))
  if (by === undefined) return Promise.resolve(troublePage(c, 404, 'not_found'))
  const { runner } = c.get('services')
  return staffYearPage(
    c,
    { year: yearOf(c.req.query('anio')), unit: undefined, action: planningPaths.by(by), units: false },
    async (year) => {
      const asked = by === 'place' ? await runner.query(planOnMap, c.get('ctx'), year.view.plan.year) : undefined
      const places = asked?.ok === true ? asked.value : undefined
      const { planned } = by === 'place' ? await amountsOf(c, year.view) : {}
      return {
        title: say(BY_TITLES[by], year.view.locale),
        body: <ByPage year={year} by={by} places={places} planned={planned} />,
      }
    },
  )
}

/** The command says in words what a wrong day is. */
const readingForm = z.object({ corte: z.string().max(40) })

async function postReading(c: WebContext): Promise<Response> {
  const { id, year } = c.req.param()
  const form = readForm(readingForm, await c.req.formData(), c.get('locale'))
  const asOf = form.ok ? form.value.corte : ''
  const input = { measure: id, year: Number(year), asOf }
  const done = await c
    .get('services')
    .runner.command(captureReading, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) return refusalPage(c, done.refusal.kind === 'forbidden' ? 403 : 422, done.refusal)
  setFlash(c, 'success', { es: STAFF_WORDS.es.captured, en: STAFF_WORDS.en.captured })
  return c.redirect(localPath(c.get('locale'), planningPaths.board(Number(year), String(asOf))), 303)
}

const POA_PAGES = {
  matrix: (year: StaffYear, poa: StoredPoa, who: Ctx['who']) => <MatrixPage year={year} poa={poa} who={who} />,
  gantt: (year: StaffYear, poa: StoredPoa, _who: Ctx['who'], c: WebContext) => (
    <GanttPage year={year} poa={poa} by={c.req.query('agrupar') === 'objetivo' ? 'objective' : 'result'} />
  ),
  checks: (year: StaffYear, poa: StoredPoa) => <ChecksPage year={year} poa={poa} />,
}

function showPoa(kind: keyof typeof POA_PAGES) {
  return async (c: WebContext): Promise<Response> => {
    const locale = c.get('locale')
    const { year: yearText, unit } = c.req.param()
    // The context bar sends year and unit as a query; their place is in the path.
    const other = c.req.query('unidad') ?? unit ?? ''
    const otherYear = c.req.query('anio') ?? yearText
    if (other.toLowerCase() !== unit?.toLowerCase() || otherYear !== yearText)
      return c.redirect(localPath(locale, planningPaths[kind](Number(otherYear), other, c.req.query('corte'))), 303)
    const bare = planningPaths[kind](Number(yearText), unit ?? '')
    const grouped = c.req.query('agrupar')
    const hidden = grouped === undefined ? {} : { agrupar: grouped }
    return staffYearPage(c, { year: yearOf(yearText), unit, action: bare, units: true, hidden }, (year) => {
      const { poa, view } = year
      if (poa === undefined) throw new Error('A page of a plan is drawn only when the plan is there.')
      return {
        title: `${say(poa.head.unit.title, view.locale)} · ${poa.head.year}`,
        body: POA_PAGES[kind](year, poa, c.get('ctx').who, c),
      }
    })
  }
}

export const staffRoutes: readonly Route[] = [
  { method: 'GET', path: '/t', permission: READ_WORKSPACE, handle: showWork },
  { method: 'GET', path: '/t/tablero', permission: SEE_ALL_UNITS, handle: showBoard },
  { method: 'GET', path: '/t/por/:by', permission: READ_WORKSPACE, handle: showBy },
  { method: 'GET', path: '/t/poa', permission: READ_WORKSPACE, handle: showPlans },
  { method: 'GET', path: '/t/poa/:year/:unit', permission: READ_WORKSPACE, handle: showPoa('matrix') },
  { method: 'GET', path: '/t/poa/:year/:unit/gantt', permission: READ_WORKSPACE, handle: showPoa('gantt') },
  { method: 'GET', path: '/t/poa/:year/:unit/revision', permission: READ_WORKSPACE, handle: showPoa('checks') },
  {
    method: 'POST',
    path: '/t/medidas/:id/:year/lecturas',
    permission: CAPTURE_READING,
    form: readingForm,
    handle: postReading,
  },
  ...reportRoutes,
  ...importRoutes,
]
