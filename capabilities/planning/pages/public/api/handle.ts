import type { Refusal } from '../../../../../kernel/result.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { publicYear } from '../../../data/public-queries.ts'
import { cutOffOutside, parseCutOff } from '../../plan/cut-off.ts'
import { type PlanView, planView } from '../../plan/plan-view.ts'
import { readerOf, yearOf } from '../request.ts'
import { presentPoa } from './present-poa.ts'
import { presentYear } from './present-year.ts'

type Status = 200 | 400 | 403 | 404

/** Anybody's page may read public data; nothing here depends on who asks. */
function json(c: WebContext, body: object, status: Status = 200): Response {
  c.header('access-control-allow-origin', '*')
  c.header('cache-control', 'no-cache')
  return c.json(body, status)
}

/** A refusal in both languages: a program shows whichever its reader speaks. */
function refused(c: WebContext, status: Exclude<Status, 200>, refusal: Refusal): Response {
  const { kind, message, field } = refusal
  return json(c, { error: { kind, message, ...(field === undefined ? {} : { field }) } }, status)
}

const NOT_THERE: Refusal = {
  kind: 'not_found',
  message: { es: 'No hay datos en esta dirección.', en: 'There are no data at this address.' },
}

async function withView(c: WebContext, present: (view: PlanView) => object | undefined): Promise<Response> {
  const year = yearOf(c.req.param('year'))
  if (year === undefined) return refused(c, 404, NOT_THERE)
  const cutOff = parseCutOff(c.req.query('corte'))
  if (!cutOff.ok) return refused(c, 400, cutOff.refusal)
  const outside = cutOffOutside(year, cutOff.value)
  if (outside !== undefined) return refused(c, 400, outside)
  const found = await c.get('services').runner.query(publicYear, c.get('ctx'), { year, cutOff: cutOff.value })
  if (!found.ok) return refused(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const body = present(planView(found.value, readerOf(c)))
  return body === undefined ? refused(c, 404, NOT_THERE) : json(c, body)
}

/** The figures of the pages as data, from the same functions. */
export const apiHandlers = {
  year: (c: WebContext) => withView(c, presentYear),
  poa: (c: WebContext) =>
    withView(c, (view) => {
      const code = c.req.param('unit')?.toLowerCase()
      const poa = view.plan.poas.find((each) => each.head.unit.code.toLowerCase() === code)
      return poa === undefined ? undefined : presentPoa(view, poa)
    }),
} as const
