import { isMonth } from '../../../../../kernel/civil.ts'
import { say } from '../../../../../kernel/text.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { planYearQuery } from '../../../data/year-query.ts'
import { READ_WORKSPACE, SEE_ALL_UNITS } from '../../../permissions.ts'
import { inYear } from '../../../rules/views/next-year.ts'
import { ALL_UNITS } from '../../../views-paths.ts'
import { type PlanView, planView } from '../../plan/plan-view.ts'
import { staffYearPage, yearOf } from '../year-page.tsx'
import { CalendarPage } from './calendar-page.tsx'
import { CALENDAR_WORDS } from './calendar-words.ts'
import { ControlPage } from './control-page.tsx'
import { controlOrder } from './control-rows.ts'
import { CONTROL_WORDS } from './control-words.ts'
import { nextYearRoutes } from './next-year-routes.tsx'
import type { Ask } from './planned-date.ts'
import { PLANNED_DATES, plannedDates } from './planned-dates-of.ts'
import { YearsPage, yearsTitle } from './years-page.tsx'

function showControl(c: WebContext): Promise<Response> {
  const asked = c.req.query('unidad')
  const unit = asked === '' || asked === ALL_UNITS ? undefined : asked
  const order = controlOrder(c.req.query('orden'))
  const direction = c.req.query('sentido') === 'desc' ? 'desc' : 'asc'
  const hidden = order === undefined ? {} : { orden: order, sentido: direction }
  return staffYearPage(
    c,
    { year: yearOf(c.req.query('anio')), unit, action: '/t/control', units: 'all', hidden },
    ({ view, poa }) => {
      const words = CONTROL_WORDS[view.locale]
      const line = poa === undefined ? undefined : view.index.units.get(poa.head.unit.id)
      return {
        title: line === undefined ? words.title : words.resultsOf(say(line.title, view.locale)),
        body: (
          <ControlPage
            view={view}
            unit={line}
            order={order}
            direction={direction}
            zone={c.get('services').institution.zone}
          />
        ),
      }
    },
  )
}

/** The unit that the address names; without one, the reader's own; none where all are asked for. */
function unitInView(c: WebContext): (view: PlanView) => string | undefined {
  const asked = c.req.query('unidad')
  const { who } = c.get('ctx')
  return (view) => {
    if (asked === ALL_UNITS || asked === '') return undefined
    if (asked !== undefined) return asked
    const own = typeof who === 'string' ? [] : who.unitIds
    return view.plan.poas.find(({ head }) => own.includes(head.unit.id))?.head.unit.code
  }
}

function showCalendar(c: WebContext): Promise<Response> {
  const whole = c.req.query('vista') === 'anio'
  const kind = PLANNED_DATES.find(({ id }) => id === c.req.query('que'))
  const asked = Number(c.req.query('mes'))
  const hidden = {
    ...(whole ? { vista: 'anio' } : {}),
    ...(kind === undefined ? {} : { que: kind.id }),
    ...(isMonth(asked) ? { mes: String(asked) } : {}),
  }
  return staffYearPage(
    c,
    { year: yearOf(c.req.query('anio')), unit: unitInView(c), action: '/t/calendario', units: 'all', hidden },
    async ({ view, poa }) => {
      const ask: Ask = (query, input) => c.get('services').runner.query(query, c.get('ctx'), input)
      const dates = await plannedDates(
        view,
        poa === undefined ? view.plan.poas : [poa],
        kind === undefined ? PLANNED_DATES : [kind],
        ask,
      )
      const atCutOff = Number(view.cutOff.slice(5, 7))
      return {
        title: CALENDAR_WORDS[view.locale].title,
        body: (
          <CalendarPage
            view={view}
            dates={dates}
            month={isMonth(asked) ? asked : isMonth(atCutOff) ? atCutOff : 1}
            whole={whole}
            kind={kind?.id}
            unit={poa?.head.unit.code ?? ALL_UNITS}
          />
        ),
      }
    },
  )
}

/** Beside the year in view another one: that of the address, else the one before, else any. */
function otherYear(asked: string | undefined, { plan, years }: PlanView): number {
  const wanted = yearOf(asked)
  if (wanted !== undefined && wanted !== plan.year) return wanted
  const before = plan.year - 1
  return years.includes(before) ? before : (years.find((year) => year !== plan.year) ?? before)
}

function showYears(c: WebContext): Promise<Response> {
  const against = c.req.query('con')
  const hidden = against === undefined ? {} : { con: against }
  return staffYearPage(
    c,
    { year: yearOf(c.req.query('anio')), unit: undefined, action: '/t/anios', units: false, hidden },
    async ({ view }) => {
      const year = otherYear(against, view)
      const cutOff = inYear(view.cutOff, year)
      const found = await c.get('services').runner.query(planYearQuery, c.get('ctx'), { year, cutOff })
      const { locale, today, institution } = view
      const other = { year, view: found.ok ? planView(found.value, { locale, today, institution }) : undefined }
      const [one, two] = [view.plan.year, year].sort((a, b) => a - b)
      return {
        title: yearsTitle(one ?? year, two ?? year, locale),
        body: <YearsPage view={view} other={other} />,
      }
    },
  )
}

export const viewRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/control', permission: SEE_ALL_UNITS, handle: showControl },
  { method: 'GET', path: '/t/calendario', permission: READ_WORKSPACE, handle: showCalendar },
  { method: 'GET', path: '/t/anios', permission: READ_WORKSPACE, handle: showYears },
  ...nextYearRoutes,
]
