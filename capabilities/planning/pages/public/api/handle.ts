import type { Refusal } from '../../../../../kernel/result.ts'
import { openJson } from '../../../../../platform/web/json-answer.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { type ProblemStatus, problem } from '../../../../../platform/web/problem.ts'
import { moneyQuery } from '../../../data/money-query.ts'
import { publicYear } from '../../../data/public-queries.ts'
import { assessmentsQuery } from '../../../data/self-assess.ts'
import { cutOffOutside, parseCutOff } from '../../plan/cut-off.ts'
import { type PlanView, planView } from '../../plan/plan-view.ts'
import { readerOf, yearOf } from '../request.ts'
import { presentPoa } from './present-poa.ts'
import { presentYear } from './present-year.ts'

const NOT_THERE: Refusal = {
  kind: 'not_found',
  message: { es: 'No hay datos en esta dirección.', en: 'There are no data at this address.' },
}

export async function withView(
  c: WebContext,
  present: (view: PlanView) => object | undefined | Promise<object | undefined>,
): Promise<Response> {
  const year = yearOf(c.req.param('year'))
  if (year === undefined) return problem(c, 404, NOT_THERE)
  const cutOff = parseCutOff(c.req.query('corte'))
  if (!cutOff.ok) return problem(c, 400, cutOff.refusal)
  const outside = cutOffOutside(year, cutOff.value)
  if (outside !== undefined) return problem(c, 400, outside)
  const found = await c.get('services').runner.query(publicYear, c.get('ctx'), { year, cutOff: cutOff.value })
  if (!found.ok) return problem(c, statusOf(found.refusal), found.refusal)
  const body = await present(planView(found.value, readerOf(c)))
  return body === undefined ? problem(c, 404, NOT_THERE) : openJson(c, body)
}

function statusOf({ kind }: Refusal): ProblemStatus {
  return kind === 'forbidden' ? 403 : 404
}

/** The figures of the pages as data, from the same functions. */
export const apiHandlers = {
  year: (c: WebContext) => withView(c, presentYear),
  poa: (c: WebContext) =>
    withView(c, async (view) => {
      const code = c.req.param('unit')?.toLowerCase()
      const poa = view.plan.poas.find((each) => each.head.unit.code.toLowerCase() === code)
      if (poa === undefined) return undefined
      const { runner } = c.get('services')
      const year = { year: view.plan.year }
      const money = await runner.query(moneyQuery, c.get('ctx'), year)
      const assessments = await runner.query(assessmentsQuery, c.get('ctx'), year)
      if (!money.ok || !assessments.ok) return presentPoa(view, poa)
      return presentPoa(view, poa, { money: money.value, assessments: assessments.value })
    }),
} as const
