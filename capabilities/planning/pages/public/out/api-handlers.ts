import type { Refusal } from '../../../../../kernel/result.ts'
import { openJson } from '../../../../../platform/web/json-answer.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { problem } from '../../../../../platform/web/problem.ts'
import { moneyQuery } from '../../../data/money-query.ts'
import { publicElement, publicYear } from '../../../data/public-queries.ts'
import { parseCutOff } from '../../plan/cut-off.ts'
import { type PlanView, planView } from '../../plan/plan-view.ts'
import { withView } from '../api/handle.ts'
import { presentBasis } from '../api/present-year.ts'
import { readerOf } from '../request.ts'
import { pageOf, pagingOf } from './paging.ts'
import {
  listElements,
  listReadings,
  listReports,
  presentOneElement,
  presentOneFigure,
  presentUnits,
  presentYears,
} from './present-lists.ts'

async function years(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(publicYear, c.get('ctx'), {})
  // A platform without plans has an empty list, which is an answer.
  if (!found.ok) return found.refusal.kind === 'no_plan' ? openJson(c, presentYears([])) : refused(c, found.refusal)
  return openJson(c, presentYears(found.value.years))
}

function refused(c: WebContext, refusal: Refusal): Response {
  return problem(c, refusal.kind === 'forbidden' ? 403 : 404, refusal)
}

/** A list of the year page by page; only the items of the page are put together. */
function paged(name: string, list: (c: WebContext, view: PlanView) => readonly (object | (() => object))[]) {
  return (c: WebContext): Promise<Response> | Response => {
    const paging = pagingOf(c.req.query())
    if (!paging.ok) return problem(c, 400, paging.refusal)
    return withView(c, (view) => {
      const { items, shape } = pageOf(list(c, view), paging.value, new URL(c.req.url))
      return {
        ...presentBasis(view),
        ...shape,
        [name]: items.map((item) => (typeof item === 'function' ? item() : item)),
      }
    })
  }
}

async function element(c: WebContext): Promise<Response> {
  const cutOff = parseCutOff(c.req.query('corte'))
  if (!cutOff.ok) return problem(c, 400, cutOff.refusal)
  const id = c.req.param('id') ?? ''
  const found = await c.get('services').runner.query(publicElement, c.get('ctx'), { id, cutOff: cutOff.value })
  if (!found.ok) return refused(c, found.refusal)
  const { year, retired, municipalities } = found.value
  const money = await c.get('services').runner.query(moneyQuery, c.get('ctx'), { year: year.plan.year })
  const beside = { retired, municipalities, money: money.ok ? money.value : undefined }
  return openJson(c, presentOneElement(planView(year, readerOf(c)), id, beside))
}

export const planApiHandlers = {
  years,
  units: (c: WebContext) => withView(c, presentUnits),
  elements: paged('elements', (c, view) =>
    listElements(view, { kind: c.req.query('clase'), unit: c.req.query('unidad') }),
  ),
  element,
  reports: paged('reports', (_c, view) => listReports(view)),
  readings: paged('readings', (_c, view) => listReadings(view)),
  figure: (c: WebContext) => withView(c, (view) => presentOneFigure(view, c.req.param('key') ?? '')),
} as const
