import type { ComponentChildren } from 'preact'
import { completedMonths } from '../../../../kernel/civil.ts'
import { say } from '../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../platform/web/answers.tsx'
import { type WebContext, workspacePage } from '../../../../platform/web/page.tsx'
import { localPath } from '../../../../platform/web/paths.ts'
import { Notice } from '../../../../ui/feedback/notice.tsx'
import { ContextBar } from '../../../../ui/navigation/context-bar.tsx'
import type { StoredPoa } from '../../data/stored-poa.ts'
import { planYearQuery } from '../../data/year-query.ts'
import { ALL_UNITS } from '../../views-paths.ts'
import { cutOffOutside, parseCutOff } from '../plan/cut-off.ts'
import { type PlanView, planView } from '../plan/plan-view.ts'

export interface StaffYear {
  readonly view: PlanView
  /** Complete months at the cut-off. */
  readonly completed: number
  readonly poa: StoredPoa | undefined
}

export interface StaffContent {
  readonly title: string
  /** 422 when what was sent was refused and the form comes back. */
  readonly status?: 200 | 409 | 422 | undefined
  readonly body: ComponentChildren
}

/** Year, unit and cut-off of the address. The path names year and unit, or the context bar does. */
interface Asked {
  readonly year: number | undefined
  /** A code, or how it follows from the year's plans. */
  readonly unit: string | undefined | ((view: PlanView) => string | undefined)
  /** Where the context bar leads: it sends `anio`, `unidad` and `corte`. */
  readonly action: string
  /** Whether the bar offers the units, and among them all of them at once. */
  readonly units: boolean | 'all'
  /** The rest of the address's state, kept by the bar. */
  readonly hidden?: Readonly<Record<string, string>>
}

/** A page of the workspace about a planning year: loads it once, puts the context bar above, says what was wrong with the address. */
export async function staffYearPage(
  c: WebContext,
  asked: Asked,
  draw: (year: StaffYear) => StaffContent | Promise<StaffContent>,
): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const cutOff = parseCutOff(c.req.query('corte'))
  const answer = await c.get('services').runner.query(planYearQuery, ctx, {
    year: asked.year,
    cutOff: cutOff.ok ? cutOff.value : undefined,
  })
  if (!answer.ok) return refusalPage(c, answer.refusal.kind === 'forbidden' ? 403 : 404, answer.refusal)
  const view = planView(answer.value, { locale, today: ctx.today, institution: c.get('services').institution.title })
  const wanted = typeof asked.unit === 'function' ? asked.unit(view) : asked.unit
  const code = wanted?.toLowerCase()
  const poa = view.plan.poas.find((each) => each.head.unit.code.toLowerCase() === code)
  if (wanted !== undefined && poa === undefined) return troublePage(c, 404, 'not_found')
  const problem = cutOff.ok ? cutOffOutside(view.plan.year, cutOff.value) : cutOff.refusal
  const content = await draw({ view, completed: completedMonths(view.plan.year, view.cutOff), poa })
  return workspacePage(c, {
    title: content.title,
    status: content.status,
    context: (
      <ContextBar
        action={localPath(locale, asked.action)}
        locale={locale}
        year={{
          value: String(view.plan.year),
          options: view.years.map((year) => ({ value: String(year), label: String(year) })),
        }}
        office={
          asked.units
            ? {
                value: poa?.head.unit.code ?? ALL_UNITS,
                options: [
                  ...(asked.units === 'all' ? [{ value: ALL_UNITS, label: ALL_WORDS[locale] }] : []),
                  ...view.plan.poas.map(({ head }) => ({
                    value: head.unit.code,
                    label: `${head.unit.code} · ${say(head.unit.title, locale)}`,
                  })),
                ],
              }
            : undefined
        }
        hidden={asked.hidden}
        cutOff={{ value: view.cutOff, min: `${view.plan.year}-01-01`, max: `${view.plan.year}-12-31` }}
      />
    ),
    body: (
      <>
        {problem === undefined ? null : <Notice kind="warning" locale={locale} title={say(problem.message, locale)} />}
        {content.body}
      </>
    ),
  })
}

const ALL_WORDS = { es: 'Todas las unidades', en: 'All units' } as const

/** A year from the query; anything else is as if nobody had asked. */
export function yearOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{4}$/.test(text) ? Number(text) : undefined
}
