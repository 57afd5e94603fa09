import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { completedMonths, isMonth, type Month } from '../../../../kernel/civil.ts'
import { monthName } from '../../../../kernel/format.ts'
import { isId } from '../../../../kernel/ids.ts'
import { say } from '../../../../kernel/text.ts'
import { type KeptUpload, takeFormFiles } from '../../../../platform/files/form-files.ts'
import { afterForm } from '../../../../platform/web/after-form.ts'
import { refusalPage, troublePage } from '../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../platform/web/page.tsx'
import { localPath } from '../../../../platform/web/paths.ts'
import type { Route } from '../../../../platform/web/route.ts'
import type { FieldError } from '../../../../ui/form/form-state.ts'
import { type ActivityAnswer, activityQuery } from '../../data/activity-query.ts'
import { reportMonth, reportMonthInput } from '../../data/report-month.ts'
import { EVIDENCE_FILES } from '../../file-uses.ts'
import { planningPaths } from '../../paths.ts'
import { REPORT_MONTH } from '../../permissions.ts'
import { typedNumber } from '../../rules/edit/typed-number.ts'
import { nextToReport, type Upcoming } from '../../rules/reporting/next-to-report.ts'
import { stillToReport } from '../../rules/to-report.ts'
import { evidenceRoutes } from './report/evidence-routes.tsx'
import { unitMonthRoutes } from './report/unit-month-routes.tsx'
import { ReportPage } from './report-page.tsx'
import { REPORT_WORDS } from './report-words.ts'

const figure = typedNumber(z.number().min(0).max(1e9)).optional()

/** The figure is typed, or is that of the button that was pressed; the button is what was meant last. */
const reportForm = reportMonthInput
  .omit({ evidence: true, links: true, executed: true, activityId: true, month: true })
  .extend({
    executed: figure,
    quick: figure,
    links: z.string().max(20_000).optional(),
    next: z.enum(['next', 'work', 'stay']).optional(),
  })
  .superRefine(({ executed, quick }, ctx) => {
    if (executed === undefined && quick === undefined)
      ctx.addIssue({
        code: 'custom',
        path: ['executed'],
        params: { text: { es: 'Falta este dato.', en: 'This is missing.' } },
      })
  })

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly status: 200 | 409 | 422
  /** Files that were sent whole already. */
  readonly kept?: readonly KeptUpload[]
}

async function showReport(c: WebContext, attempt?: Attempt): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  const month = Number(c.req.param('month'))
  if (!isId(id) || !isMonth(month)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(activityQuery, c.get('ctx'), { id, month })
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const { poa, activity } = found.value
  const local = (path: string) => localPath(locale, path)
  const words = REPORT_WORDS[locale]
  return workspacePage(c, {
    title: `${words.title} · ${monthName(month, locale)} ${poa.head.year}`,
    status: attempt?.status ?? 200,
    breadcrumbs: [
      { title: words.work, href: local(planningPaths.work()) },
      { title: poa.head.unit.code, href: local(planningPaths.matrix(poa.head.year, poa.head.unit.code)) },
      {
        title: monthName(month, locale),
        href: local(planningPaths.reportUnitMonth(poa.head.year, poa.head.unit.code, month)),
      },
      { title: activity.code ?? words.activity },
    ],
    body: (
      <ReportPage
        answer={found.value}
        month={month}
        locale={locale}
        csrf={c.get('csrf')}
        idempotencyKey={attempt?.typed['idempotency-key'] ?? randomUUID()}
        typed={attempt?.typed}
        errors={attempt?.errors ?? []}
        overtaken={attempt?.status === 409}
        kept={attempt?.kept ?? []}
        upcoming={upcomingOf(found.value, month)}
        before={reportedBefore(c)}
        local={local}
      />
    ),
  })
}

function upcomingOf({ poa, frame, activity }: ActivityAnswer, month: Month): Upcoming {
  const completed = completedMonths(poa.head.year, frame.cutOff)
  const owed = stillToReport(poa.plan, poa.reports, completed, frame.closedMonths)
  const order = poa.plan.elements.flatMap((element) => (element.kind === 'activity' ? [element.key] : []))
  return nextToReport(owed, order, { activityKey: activity.key, month })
}

/** `?antes=<activity>.<month>`: the page on which what was reported just before is corrected. */
function reportedBefore(c: WebContext): string | undefined {
  const [id = '', month] = (c.req.query('antes') ?? '').split('.')
  if (!isId(id) || !isMonth(Number(month))) return undefined
  return localPath(c.get('locale'), planningPaths.report(id, Number(month)))
}

async function postReport(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const services = c.get('services')
  const sent = await c.req.formData()
  const form = readForm(reportForm, sent, locale)
  const parts = { services, ctx: c.get('ctx'), address: c.get('address') }
  const { files: evidence, kept, refusals } = await takeFormFiles(parts, sent, EVIDENCE_FILES, 'evidence')
  if (!form.ok || refusals.length > 0) {
    const ofFiles = refusals.map((refusal) => ({ field: 'evidence', message: say(refusal.message, locale) }))
    return showReport(c, {
      typed: form.typed,
      errors: [...(form.ok ? [] : form.errors), ...ofFiles],
      status: 422,
      kept,
    })
  }
  const month = Number(c.req.param('month'))
  const { quick, next, links, ...written } = form.value
  const input = {
    ...written,
    executed: quick ?? written.executed,
    links: (links ?? '').split(/\r?\n/).filter((line) => line.trim() !== ''),
    activityId: c.req.param('id'),
    month,
    evidence,
  }
  const key = form.typed['idempotency-key']
  const saved = await services.runner.command(reportMonth, c.get('ctx'), input, {
    address: c.get('address'),
    ...(key === undefined ? {} : { idempotencyKey: key }),
  })
  if (!saved.ok) {
    if (saved.refusal.kind === 'forbidden') return refusalPage(c, 403, saved.refusal)
    const stale = saved.refusal.kind === 'changed_meanwhile'
    const typed = quick === undefined ? form.typed : { ...form.typed, executed: String(quick) }
    return showReport(c, {
      // The next save knowingly replaces what stands now: the form takes the current version along, and a new key.
      typed: stale ? { ...typed, expectedVersion: '', 'idempotency-key': randomUUID() } : typed,
      errors: [errorOfRefusal(saved.refusal, locale)],
      status: stale ? 409 : 422,
      kept,
    })
  }
  setFlash(c, 'success', {
    es: `Se guardó el avance de ${isMonth(month) ? monthName(month, 'es') : month}.`,
    en: `The progress of ${isMonth(month) ? monthName(month, 'en') : month} was saved.`,
  })
  return afterForm(c, localPath(locale, await whereNext(c, next ?? (quick === undefined ? 'work' : 'next'))))
}

/** To the next month to report, to the list of what is left, or back to the same page. */
async function whereNext(c: WebContext, wish: 'next' | 'work' | 'stay'): Promise<string> {
  const id = c.req.param('id') ?? ''
  const month = Number(c.req.param('month'))
  if (wish === 'work' || !isMonth(month)) return planningPaths.work()
  if (wish === 'stay') return planningPaths.report(id, month)
  const found = await c.get('services').runner.query(activityQuery, c.get('ctx'), { id, month })
  const next = found.ok ? upcomingOf(found.value, month).next : undefined
  if (next === undefined) return planningPaths.work()
  return planningPaths.report(next.activityKey, next.month, { activityKey: id, month })
}

export const reportRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/actividades/:id/avance/:month', permission: REPORT_MONTH, handle: (c) => showReport(c) },
  {
    method: 'POST',
    path: '/t/actividades/:id/avance/:month',
    permission: REPORT_MONTH,
    // Evidence comes with the form where there is no script to send it before.
    largestBody: 64_000_000,
    form: reportForm,
    handle: postReport,
  },
  ...unitMonthRoutes,
  ...evidenceRoutes,
]
