import type { CivilDate } from '../../../../kernel/civil.ts'
import type { Text } from '../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../platform/web/page.tsx'
import { publicYear } from '../../data/public-queries.ts'
import type { YearAnswer } from '../../data/year-query.ts'
import { cutOffOutside, parseCutOff } from '../plan/cut-off.ts'
import { type PlanView, planView, type Reader } from '../plan/plan-view.ts'

type Answer = Response | Promise<Response>

/** A year of an address, or undefined: `/planes/20x9` is no page. */
export function yearOf(text: string | undefined): number | undefined {
  return text !== undefined && /^(19|20)\d\d$/.test(text) ? Number(text) : undefined
}

export interface AskedCutOff {
  readonly cutOff: CivilDate | undefined
  readonly problem: Text | undefined
}

/** The cut-off of the address. One that is no date is said on the page, which then shows the usual one. */
export function askedCutOff(c: WebContext): AskedCutOff {
  const parsed = parseCutOff(c.req.query('corte'))
  return parsed.ok
    ? { cutOff: parsed.value, problem: undefined }
    : { cutOff: undefined, problem: parsed.refusal.message }
}

export function readerOf(c: WebContext): Reader {
  return { locale: c.get('locale'), today: c.get('ctx').today, institution: c.get('services').institution.title }
}

export interface Asked {
  readonly view: PlanView
  readonly problem: Text | undefined
}

/** Loads the year of the address and hands it to the page; an unknown year is a page that is not there. */
export async function withYear(
  c: WebContext,
  year: number | undefined,
  page: (asked: Asked) => Answer,
): Promise<Response> {
  const asked = askedCutOff(c)
  const found = await c.get('services').runner.query(publicYear, c.get('ctx'), { year, cutOff: asked.cutOff })
  if (!found.ok)
    return found.refusal.kind === 'no_plan' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, found.refusal)
  return page(askedFor(c, found.value, asked))
}

/** Also says when a cut-off of another year was moved into this one. */
export function askedFor(c: WebContext, answer: YearAnswer, { cutOff, problem }: AskedCutOff): Asked {
  return {
    view: planView(answer, readerOf(c)),
    problem: problem ?? cutOffOutside(answer.plan.year, cutOff)?.message,
  }
}

/** Address of the year, then what the page needs of it: `/planes/:year/...`. */
export function withYearOfPath(c: WebContext, page: (asked: Asked) => Answer): Answer {
  const year = yearOf(c.req.param('year'))
  return year === undefined ? troublePage(c, 404, 'not_found') : withYear(c, year, page)
}
